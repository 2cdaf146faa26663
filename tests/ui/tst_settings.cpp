// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/alerts/alertpanel.h"
#include "ui/delegates/columnsdialog.h"
#include "ui/delegates/desktable.h"
#include "ui/requests/requestpanel.h"
#include "ui/settings/desksettings.h"
#include "ui/settings/settingsdialog.h"
#include "ui/settings/themechoice.h"
#include "ui/shell/deskdocks.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>

using namespace slotdesk;
using namespace slotdesk::test;

/// What the desk remembers, and what it makes of a settings file that is nonsense.
class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void valuesComeBack();
    void nonsenseIsIgnored();
    void panelsAreRemembered();
    void brokenLayoutIsIgnored();
    void columnsAreMovedHiddenAndRemembered();
    void columnsByKeyboard();
    void layoutIsReset();
    void themeIsChosenAndKept();
    void dialogFits();

private:
    [[nodiscard]] std::unique_ptr<MainWindow> window();
    void restart();

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<TestDesk> m_desk;
};

void TestSettings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("desk.ini"));
    DeskSettings::instance().open(m_file);
    m_desk = std::make_unique<TestDesk>();
}

void TestSettings::cleanup()
{
    m_desk.reset();
    DeskSettings::instance().open({});
    Theme::instance().setMode(Theme::Mode::FollowSystem);
}

std::unique_ptr<MainWindow> TestSettings::window()
{
    auto made = std::make_unique<MainWindow>(m_desk->context);
    made->show();
    if (!QTest::qWaitForWindowActive(made.get()))
        QTest::qFail("the window does not become active", __FILE__, __LINE__);
    return made;
}

void TestSettings::restart()
{
    DeskSettings::instance().open(m_file);
}

void TestSettings::valuesComeBack()
{
    DeskSettings& settings = DeskSettings::instance();
    settings.set(QStringLiteral("a/text"), QStringLiteral("Nora, Lindqvist; \"ü\"\n[x]"));
    settings.setNumber(QStringLiteral("a/number"), -7);
    settings.setFlag(QStringLiteral("a/flag"), false);
    settings.setBytes(QStringLiteral("a/bytes"), QByteArray("\0\1\xff", 3));
    settings.set(QStringLiteral("gone"), QStringLiteral("x"));
    settings.remove(QStringLiteral("gone"));
    restart();
    QCOMPARE(settings.text(QStringLiteral("a/text")), QStringLiteral("Nora, Lindqvist; \"ü\"\n[x]"));
    QCOMPARE(settings.number(QStringLiteral("a/number"), 0, -10, 10), -7);
    QCOMPARE(settings.number(QStringLiteral("a/number"), 3, 0, 10), 3);
    QCOMPARE(settings.flag(QStringLiteral("a/flag"), true), false);
    QCOMPARE(settings.bytes(QStringLiteral("a/bytes")), QByteArray("\0\1\xff", 3));
    QCOMPARE(settings.text(QStringLiteral("gone"), QStringLiteral("not there")), QStringLiteral("not there"));
}

void TestSettings::nonsenseIsIgnored()
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("\0\xff[[[\nlook/theme\nwindow1/right=@Variant(\0\0", 40));
    file.close();
    restart();
    const std::unique_ptr<MainWindow> made = window();
    QCOMPARE(made->requests()->table()->model()->rowCount(), 13);
    QCOMPARE(DeskSettings::instance().number(QStringLiteral("window1/right"), 5, 0, 9), 5);
}

void TestSettings::panelsAreRemembered()
{
    std::unique_ptr<MainWindow> made = window();
    auto* splitter = qobject_cast<QSplitter*>(made->alerts()->parentWidget());
    QVERIFY(splitter);
    const QList<int> before = splitter->sizes();
    QWidget* handle = splitter->handle(1);
    QTest::mousePress(handle, Qt::LeftButton, {}, handle->rect().center());
    QTest::mouseMove(handle, handle->rect().center() - QPoint(0, 60));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, handle->rect().center());
    const QList<int> moved = splitter->sizes();
    QVERIFY(moved.first() < before.first());
    made->resize(1300, 820);
    made->close();
    made.reset();
    restart();
    made = window();
    splitter = qobject_cast<QSplitter*>(made->alerts()->parentWidget());
    QCOMPARE(made->size(), QSize(1300, 820));
    QVERIFY(splitter->sizes().first() < before.first());
}

void TestSettings::brokenLayoutIsIgnored()
{
    DeskSettings& settings = DeskSettings::instance();
    settings.set(QStringLiteral("window1/right"), QStringLiteral("0,-5"));
    settings.setBytes(QStringLiteral("window1/docks"), "no state of any dock");
    settings.set(QStringLiteral("window1/geometry"), QStringLiteral("not base 64, not a geometry"));
    settings.set(QStringLiteral("window1/requestColumns"), QStringLiteral("0,1,2;0,1,2"));
    const std::unique_ptr<MainWindow> made = window();
    QCOMPARE(made->size(), QSize(1440, 900));
    QVERIFY(made->requests()->width() > 600);
    QCOMPARE(made->requests()->table()->columnLayout(), ColumnLayout::plain(RequestTable::ColumnCount));
}

void TestSettings::columnsAreMovedHiddenAndRemembered()
{
    std::unique_ptr<MainWindow> made = window();
    DeskTable* table = made->requests()->table();
    table->horizontalHeader()->moveSection(table->horizontalHeader()->visualIndex(RequestTable::Status), 1);
    ColumnLayout layout = table->columnLayout();
    layout.hidden = {RequestTable::Phone};
    table->setColumnLayout(layout);
    QVERIFY(table->isColumnHidden(RequestTable::Phone));
    made->resize(1200, 700); // what the person put away stays away in every width
    QVERIFY(table->isColumnHidden(RequestTable::Phone));
    made.reset();
    restart();
    made = window();
    table = made->requests()->table();
    QVERIFY(table->isColumnHidden(RequestTable::Phone));
    QCOMPARE(table->horizontalHeader()->visualIndex(RequestTable::Status), 1);
}

void TestSettings::columnsByKeyboard()
{
    const std::unique_ptr<MainWindow> made = window();
    DeskTable* table = made->requests()->table();
    QTest::keyClick(made.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(made->findChild<ColumnsDialog*>());
    auto* dialog = made->findChild<ColumnsDialog*>();
    QTRY_VERIFY(dialog->isActiveWindow());
    QListWidget* list = dialog->list();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(table->isColumnHidden(RequestTable::Number));
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(!table->isColumnHidden(RequestTable::Number));
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(table->horizontalHeader()->visualIndex(RequestTable::Number), 2);
    grab(*dialog, QStringLiteral("columns"));
    QTest::keyClick(dialog, Qt::Key_Escape);
}

void TestSettings::layoutIsReset()
{
    DeskSettings::instance().set(QStringLiteral("window1/right"), QStringLiteral("500,90"));
    const std::unique_ptr<MainWindow> made = window();
    auto* docks = made->findChild<DeskDocks*>();
    docks->resizeDocks({docks->docks().first()}, {700}, Qt::Horizontal);
    docks->docks().last()->hide();
    DeskTable* table = made->requests()->table();
    QTRY_VERIFY(made->requests()->width() < 750);
    table->setColumnLayout({{9, 8, 7, 6, 5, 4, 3, 2, 1, 0}, {3}});
    const int narrow = made->requests()->width();
    SettingsDialog* dialog = nullptr;
    QTest::keyClick(made.get(), Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY((dialog = made->findChild<SettingsDialog*>()));
    for (auto* button : dialog->findChildren<QPushButton*>()) {
        if (button->text().startsWith(QStringLiteral("Reset")))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_VERIFY(made->requests()->width() > narrow + 200);
    QCOMPARE(table->columnLayout(), ColumnLayout::plain(RequestTable::ColumnCount));
    QVERIFY(docks->docks().last()->isVisible());
    QCOMPARE(DeskSettings::instance().text(QStringLiteral("window1/right")), QString());
}

void TestSettings::themeIsChosenAndKept()
{
    {
        const ThemeChoice follows;
        SettingsDialog dialog;
        dialog.show();
        auto* field = dialog.findChild<QComboBox*>(QStringLiteral("look/theme"));
        QVERIFY(field);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_End);
        QCOMPARE(Theme::instance().mode(), Theme::Mode::Dark);
        Theme::instance().setMode(Theme::Mode::Light); // by the button in the corner
        QCOMPARE(field->currentData().toString(), QStringLiteral("light"));
    }
    restart();
    Theme::instance().setMode(Theme::Mode::Dark);
    const ThemeChoice follows;
    QCOMPARE(Theme::instance().mode(), Theme::Mode::Light);
}

void TestSettings::dialogFits()
{
    const std::unique_ptr<MainWindow> made = window();
    SettingsDialog dialog(made.get());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    for (int page = 0; page < dialog.pages()->count(); ++page) {
        dialog.pages()->setCurrentRow(page);
        grab(dialog, QStringLiteral("settings-%1").arg(page));
        QVERIFY(dialog.minimumSizeHint().width() <= 1280);
        QVERIFY(dialog.minimumSizeHint().height() <= 800);
    }
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
