// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/delegates/desktable.h"
#include "ui/requests/requestpanel.h"
#include "ui/settings/desksettings.h"
#include "ui/shell/chipbar.h"
#include "ui/shell/chipbutton.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/countcombo.h"
#include "ui/shell/topbar.h"
#include "ui/views/viewactions.h"
#include "ui/views/viewnamedialog.h"
#include "ui/views/viewsdialog.h"

#include <QtTest/QTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// Filters that compose, and views that bring them back; by mouse and by keyboard.
class TestViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void filtersComposeAndCount();
    void savedByKeyboardAndCalledByNumber();
    void calledFromTheMenu();
    void inThePalette();
    void renamedMovedDeleted();
    void nonsenseInTheSettingsIsLeftOut();

private:
    [[nodiscard]] int shown() const { return m_window->requests()->table()->model()->rowCount(); }
    [[nodiscard]] ViewActions& views() const { return *m_window->findChild<ViewActions*>(); }
    void saveAs(const QString& name);

    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestViews::init()
{
    DeskSettings::instance().open({});
    m_desk = std::make_unique<TestDesk>();
    m_window = std::make_unique<MainWindow>(m_desk->context);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestViews::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

void TestViews::saveAs(const QString& name)
{
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
    QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_window->findChild<ViewNameDialog*>());
    auto* dialog = m_window->findChild<ViewNameDialog*>();
    QTRY_VERIFY(dialog->isActiveWindow());
    QTest::keyClicks(dialog->name(), name);
    QTest::keyClick(dialog->name(), Qt::Key_Return);
    QTRY_VERIFY(!m_window->findChild<ViewNameDialog*>());
}

void TestViews::filtersComposeAndCount()
{
    CountCombo* market = m_window->topBar()->market();
    QCOMPARE(market->figure(0), 13);
    market->setFocus();
    QTest::keyClick(market, Qt::Key_Down);
    const int inMarket = market->figure(market->currentIndex());
    QVERIFY(inMarket > 0 && inMarket < 13);
    QCOMPARE(shown(), inMarket);
    QCOMPARE(m_window->chips()->chip(RequestFilter::Chip::All)->count(), inMarket);
    CountCombo* window = m_window->topBar()->timeWindow();
    window->setFocus();
    QTest::keyClick(window, Qt::Key_Down);
    QCOMPARE(shown(), window->figure(1));
    QVERIFY(shown() < inMarket);
    QTest::mouseClick(m_window->chips()->chip(RequestFilter::Chip::Open), Qt::LeftButton);
    QCOMPARE(shown(), m_window->chips()->chip(RequestFilter::Chip::Open)->count());
    // A new one counts at once, wherever it would be seen.
    const int before = market->figure(0);
    m_desk->board.addRequest(QStringLiteral("New Caller"), QStringLiteral("Swedish 90"), 1, 30, 2);
    m_desk->feed();
    QTRY_COMPARE(market->figure(0), before + 1);
    QTest::keyClick(m_window.get(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(shown(), 14);
    QCOMPARE(market->currentIndex(), 0);
}

void TestViews::savedByKeyboardAndCalledByNumber()
{
    m_window->models().filter.setChip(RequestFilter::Chip::Open);
    m_window->requests()->table()->sortByColumn(RequestTable::Client, Qt::DescendingOrder);
    ColumnLayout columns = m_window->requests()->table()->columnLayout();
    columns.hidden = {RequestTable::Phone};
    m_window->requests()->table()->setColumnLayout(columns);
    const int open = shown();
    saveAs(QStringLiteral("  Open   ones "));
    QCOMPARE(views().views().list().size(), 1);
    QCOMPARE(views().views().list().first().name, QStringLiteral("Open ones"));
    m_window->topBar()->search()->setText(QStringLiteral("becker"));
    m_window->models().filter.setChip(RequestFilter::Chip::All);
    saveAs(QStringLiteral("Becker"));

    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(shown(), open);
    QVERIFY(m_window->topBar()->search()->text().isEmpty());
    QVERIFY(m_window->requests()->table()->isColumnHidden(RequestTable::Phone));
    QCOMPARE(m_window->models().filter.sortColumn(), int(RequestTable::Client));
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(m_window->topBar()->search()->text(), QStringLiteral("becker"));
    QCOMPARE(shown(), 1);
    QTest::keyClick(m_window.get(), Qt::Key_7, Qt::ControlModifier); // nothing there
    QCOMPARE(shown(), 1);
}

void TestViews::calledFromTheMenu()
{
    m_window->models().filter.setChip(RequestFilter::Chip::DoubleBooked);
    const int doubles = shown();
    saveAs(QStringLiteral("Fire & smoke"));
    m_window->models().filter.setChip(RequestFilter::Chip::All);
    auto* button = m_window->findChild<QPushButton*>(QStringLiteral("views"));
    QVERIFY(button);
    QTimer::singleShot(0, this, [button] { QTest::keyClick(button->menu(), Qt::Key_Down); });
    QTimer::singleShot(0, this, [button] { QTest::keyClick(button->menu(), Qt::Key_Return); });
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(shown(), doubles);
}

void TestViews::inThePalette()
{
    m_window->models().filter.setChip(RequestFilter::Chip::Filled);
    const int filled = shown();
    saveAs(QStringLiteral("All is well"));
    m_window->models().filter.setChip(RequestFilter::Chip::All);
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(m_window->findChild<CommandPalette*>());
    QLineEdit* find = m_window->findChild<CommandPalette*>()->find();
    QTest::keyClicks(find, QStringLiteral("is well"));
    QCOMPARE(m_window->findChild<CommandPalette*>()->list()->count(), 1);
    QTest::keyClick(find, Qt::Key_Return);
    QTRY_COMPARE(shown(), filled);
}

void TestViews::renamedMovedDeleted()
{
    for (const char* name : {"One", "Two", "Three"})
        QVERIFY(views().views().save(views().current(QLatin1String(name))));
    ViewsDialog dialog(views().views(), m_window.get());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QTRY_VERIFY(dialog.isActiveWindow());
    dialog.list()->setFocus();
    QTRY_VERIFY(dialog.list()->hasFocus());
    grab(dialog, QStringLiteral("views"));
    const auto names = [&] {
        QStringList all;
        for (const SavedView& view : views().views().list())
            all.append(view.name);
        return all.join(QLatin1Char(' '));
    };
    QTest::keyClick(dialog.list(), Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(names(), QStringLiteral("Two One Three"));
    dialog.list()->item(0)->setText(QStringLiteral("Three")); // another's name
    QCOMPARE(names(), QStringLiteral("Two One Three"));
    QCOMPARE(dialog.list()->item(0)->text(), QStringLiteral("Two"));
    dialog.list()->item(0)->setText(QStringLiteral(" Second "));
    QCOMPARE(names(), QStringLiteral("Second One Three"));
    dialog.list()->setCurrentRow(1);
    QTest::keyClick(dialog.list(), Qt::Key_Delete);
    QTRY_COMPARE(names(), QStringLiteral("Second Three"));
    // Another window has the same views.
    MainWindow other(m_desk->context, 2);
    QCOMPARE(other.findChild<ViewActions*>()->views().list().size(), 2);
}

void TestViews::nonsenseInTheSettingsIsLeftOut()
{
    DeskSettings& settings = DeskSettings::instance();
    settings.set(QStringLiteral("views"),
                 QStringLiteral("[{\"name\":\"Good\"},{\"chip\":7},3,{\"name\":\"B\",\"chip\":\"x\"}]"));
    QCOMPARE(views().views().list().size(), 1);
    settings.set(QStringLiteral("views"), QStringLiteral("not json"));
    QCOMPARE(views().views().list().size(), 0);
}

QTEST_MAIN(TestViews)
#include "tst_views.moc"
