// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/alerts/alertpanel.h"
#include "ui/delegates/desktable.h"
#include "ui/details/detailpanel.h"
#include "ui/requests/requestpanel.h"
#include "ui/settings/desksettings.h"
#include "ui/shell/deskactions.h"
#include "ui/shell/deskdocks.h"
#include "ui/shell/docktitle.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QMenu>

using namespace slotdesk;
using namespace slotdesk::test;

/// Panels go to another side, away and back: by mouse, by menu and by the desk's actions.
class TestDeskDocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void actionsMoveAPanel();
    void theGripsMenu();
    void itIsRememberedAndReset();
    void whatIsAskedForIsShown();

private:
    void open();
    void run(const QString& text);
    [[nodiscard]] QDockWidget* side() const { return m_docks->docks().first(); }
    [[nodiscard]] QDockWidget* details() const { return m_docks->docks().last(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
    DeskDocks* m_docks = nullptr;
};

void TestDeskDocks::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    DeskSettings::instance().open(m_folder->filePath(QStringLiteral("desk.ini")));
    m_desk = std::make_unique<TestDesk>();
    open();
}

void TestDeskDocks::cleanup()
{
    m_window.reset();
    m_desk.reset();
    DeskSettings::instance().open({});
}

void TestDeskDocks::open()
{
    m_window = std::make_unique<MainWindow>(m_desk->context);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_docks = m_window->findChild<DeskDocks*>();
    QVERIFY(m_docks && m_docks->docks().size() == 2);
}

void TestDeskDocks::run(const QString& text)
{
    for (const DeskActions::Entry& entry : m_window->actions().entries())
        if (entry.action->text() == text)
            return entry.action->trigger();
    QFAIL(qPrintable(QStringLiteral("no action ") + text));
}

void TestDeskDocks::actionsMoveAPanel()
{
    QCOMPARE(m_docks->dockWidgetArea(side()), Qt::RightDockWidgetArea);
    QCOMPARE(m_docks->dockWidgetArea(details()), Qt::BottomDockWidgetArea);
    const auto x = [](QWidget* widget) { return widget->mapToGlobal(QPoint()).x(); };
    QVERIFY(x(m_window->alerts()) > x(m_window->requests()));
    for (int i = 0; i < 2; ++i)
        run(QStringLiteral("Alerts and offers: to the next side"));
    QCOMPARE(m_docks->dockWidgetArea(side()), Qt::LeftDockWidgetArea);
    QTRY_VERIFY(x(m_window->alerts()) < x(m_window->requests()));
    run(QStringLiteral("Request: show or hide"));
    QVERIFY(!m_window->details()->isVisible());
    run(QStringLiteral("Request: show or hide"));
    QVERIFY(m_window->details()->isVisible());
}

void TestDeskDocks::theGripsMenu()
{
    auto* grip = side()->findChild<DockTitle*>();
    QTest::mouseClick(grip, Qt::RightButton, {}, grip->rect().center());
    QContextMenuEvent asked(QContextMenuEvent::Mouse, grip->rect().center(), grip->mapToGlobal(grip->rect().center()));
    QCoreApplication::sendEvent(grip, &asked);
    QMenu* menu = nullptr;
    QTRY_VERIFY((menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())));
    const auto action = [&](const char* text) {
        for (QAction* one : menu->actions())
            if (one->text() == QLatin1String(text))
                return one;
        return static_cast<QAction*>(nullptr);
    };
    QVERIFY(action("At the right")->isChecked() && !action("At the left")->isChecked());
    action("Below the board")->trigger();
    QTRY_COMPARE(m_docks->dockWidgetArea(side()), Qt::BottomDockWidgetArea);
    action("Hide")->trigger();
    QVERIFY(side()->isHidden());
    menu->close();
}

void TestDeskDocks::itIsRememberedAndReset()
{
    run(QStringLiteral("Alerts and offers: to the next side"));
    run(QStringLiteral("Request: show or hide"));
    m_window->close();
    m_window.reset();
    open();
    QCOMPARE(m_docks->dockWidgetArea(side()), Qt::BottomDockWidgetArea);
    QVERIFY(side()->isVisible() && details()->isHidden());
    run(QStringLiteral("Reset window layout"));
    QCOMPARE(m_docks->dockWidgetArea(side()), Qt::RightDockWidgetArea);
    QTRY_VERIFY(details()->isVisible());
    QTRY_VERIFY(m_window->requests()->width() > 900);
}

void TestDeskDocks::whatIsAskedForIsShown()
{
    run(QStringLiteral("Alerts and offers: show or hide"));
    QVERIFY(!m_window->alerts()->isVisible());
    QTest::keyClick(m_window->requests()->table(), Qt::Key_F7);
    QTRY_VERIFY(m_window->alerts()->isVisible());
    QTRY_VERIFY(m_window->alerts()->isAncestorOf(m_window->focusWidget()));
}

QTEST_MAIN(TestDeskDocks)
#include "tst_deskdocks.moc"
