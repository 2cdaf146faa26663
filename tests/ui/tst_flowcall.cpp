// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"
#include "tests/ui/handwork.h"
#include "ui/callers/callerpanel.h"
#include "ui/callers/newclientdialog.h"
#include "ui/callers/newrequestdialog.h"
#include "ui/callers/notedialog.h"
#include "ui/callers/notelist.h"
#include "ui/callers/pinnedstrip.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/notice.h"
#include "ui/details/detailpanel.h"
#include "ui/requests/requestpanel.h"
#include "ui/requests/searchhits.h"
#include "ui/shell/desk.h"
#include "ui/shell/topbar.h"

#include <QtGui/QClipboard>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>

using namespace slotdesk;
using namespace slotdesk::test;

/// A client calls: who it is, all they booked, what they see and what colleagues noted, by mouse and by keyboard alone,
/// on a real database.
class TestFlowCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void byKeyboard();
    void byMouse();
    void fromTheContextMenu();
    void aTherapistCalls();
    void aLinkCalls();
    void aStrangerIsMadeAClientByKeyboard();
    void aStrangerIsMadeAClientByMouse();

private:
    [[nodiscard]] MainWindow& window() { return m_ana->window(); }
    [[nodiscard]] CallerPanel* caller() { return window().caller(); }
    [[nodiscard]] QLineEdit* search() { return window().topBar()->search(); }
    template <typename T>
    [[nodiscard]] static T* open(Desk& desk)
    {
        return desk.window().findChild<T*>();
    }
    [[nodiscard]] std::unique_ptr<Desk> deskOf(const QString& login, const QString& name);
    [[nodiscard]] static QWidget* focused() { return QApplication::focusWidget(); }
    static void focusList(Desk& desk);
    void typeInSearch(const QString& text);
    [[nodiscard]] static QPushButton* button(QWidget* parent, const QString& name);

    PgFixture m_pg;
    Endpoint m_database;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    std::unique_ptr<Desk> m_ana;
    RequestId m_past;
    RequestId m_request;
};

void TestFlowCall::init()
{
    m_database = m_pg.freshDatabase(QStringLiteral("call"));
    m_connection = PgFixture::connect(m_database);
    m_world = std::make_unique<BookingWorld>(*m_connection, 4);
    m_past = m_world->request(1);
    QVERIFY(m_world->accept(m_past, 2).ok);
    m_world->timePasses(m_past, "40 days");
    m_request = m_world->request(2, 5);
    QVERIFY(m_world->accept(m_request, 1).ok);
    QVERIFY(m_world->call("add_note", {"'client'", "1", "'Dog bites'", "true"}).ok);
    m_world->run("insert into slotdesk.client (name, phone) values ('Omar Haddad', '+44 20 7946 0958')");
    m_ana = deskOf(QStringLiteral("ana"), QStringLiteral("Ana Ruiz"));
    QTRY_VERIFY_WITH_TIMEOUT(m_ana->store().request(m_request), patience);
    QTRY_COMPARE_WITH_TIMEOUT(window().details()->sheet().slots.size(), 2, patience);
    focusList(*m_ana);
}

void TestFlowCall::cleanup()
{
    m_ana.reset();
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

std::unique_ptr<Desk> TestFlowCall::deskOf(const QString& login, const QString& name)
{
    const Endpoint endpoint = m_pg.login(m_database, login, {QStringLiteral("slotdesk_agent")});
    m_world->run("update slotdesk.staff set name = '" + name.toUtf8() + "' where login = '" + login.toUtf8() + "'");
    auto desk = std::make_unique<Desk>(endpoint, name);
    desk->show();
    return desk;
}

void TestFlowCall::focusList(Desk& desk)
{
    desk.window().activateWindow();
    DeskTable* table = desk.window().requests()->table();
    table->setFocus();
    QTRY_VERIFY(table->hasFocus());
}

void TestFlowCall::typeInSearch(const QString& text)
{
    QTest::keyClick(focused(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(search()->hasFocus());
    QTest::keyClicks(search(), text);
}

QPushButton* TestFlowCall::button(QWidget* parent, const QString& name)
{
    for (QPushButton* one : parent->findChildren<QPushButton*>(name)) {
        if (one->isVisible())
            return one;
    }
    return nullptr;
}

void TestFlowCall::byKeyboard()
{
    QGuiApplication::clipboard()->setText(QStringLiteral(" tel:+1-(212) 555.0148 "));
    QTest::keyClick(focused(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(search()->hasFocus());
    QTest::keyClick(search(), Qt::Key_V, Qt::ControlModifier);
    QTest::keyClick(search(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(caller()->isVisible(), patience);
    QCOMPARE(caller()->title(), QStringLiteral("Priya Natarajan"));
    QListView* history = caller()->list(CallerPanel::History);
    QTRY_COMPARE_WITH_TIMEOUT(caller()->tabs()->tabText(CallerPanel::History), QStringLiteral("History 2"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(caller()->pinned()->lines(), QStringList(QStringLiteral("Dog bites")), patience);
    QTRY_VERIFY(history->hasFocus());
    QCOMPARE(history->currentIndex().data(CallerTable::RequestRole).toLongLong(), m_request.value());
    QCOMPARE(window().details()->request(), m_request);

    // Down to the past, and into it: the caller stays in sight.
    QTest::keyClick(history, Qt::Key_Down);
    QTest::keyClick(history, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(window().details()->sheet().request.id, m_past, patience);
    QVERIFY(caller()->isVisible());

    // What they see: Shift+Tab to the tabs and Right.
    QTest::keyClick(history, Qt::Key_Backtab, Qt::ShiftModifier);
    QTRY_VERIFY(caller()->tabs()->hasFocus());
    QTest::keyClick(caller()->tabs(), Qt::Key_Right);
    QListView* feed = caller()->list(CallerPanel::Feed);
    QTRY_VERIFY(feed->isVisible());
    const qint64 lines = m_world->number("select count(*) from slotdesk.client_appointments(1)");
    QCOMPARE(caller()->tabs()->tabText(CallerPanel::Feed), QStringLiteral("What they see %1").arg(lines));

    QTest::keyClick(caller()->tabs(), Qt::Key_Escape);
    QTRY_VERIFY(!caller()->isVisible());
    QVERIFY(search()->text().isEmpty());
    QTRY_VERIFY(window().requests()->table()->hasFocus());

    // And by letter, from the chosen request; a note with the keyboard alone.
    window().showRequest(m_request);
    QTest::keyClick(focused(), Qt::Key_N);
    QTRY_VERIFY(open<NoteDialog>(*m_ana));
    QTRY_VERIFY(open<NoteDialog>(*m_ana)->text()->hasFocus());
    QTest::keyClicks(focused(), QStringLiteral("Rings twice"));
    QTest::keyClick(focused(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!open<NoteDialog>(*m_ana), patience);
    QTRY_COMPARE_WITH_TIMEOUT(window().details()->noteList()->texts(),
                              QStringList({QStringLiteral("Dog bites"), QStringLiteral("Rings twice")}), patience);
    focusList(*m_ana);
    QTest::keyClick(focused(), Qt::Key_C);
    QTRY_VERIFY(caller()->isVisible());
    QTRY_VERIFY(caller()->list(CallerPanel::History)->hasFocus());
}

void TestFlowCall::byMouse()
{
    QTest::mouseClick(search(), Qt::LeftButton);
    QTRY_VERIFY(search()->hasFocus());
    QTest::keyClicks(search(), QStringLiteral("priya"));
    QListWidget* hits = window().searchHits()->list();
    QTRY_VERIFY_WITH_TIMEOUT(hits->isVisible() && hits->count() == 3, patience); // the client and two requests
    QVERIFY2(hits->item(0)->text().startsWith(QStringLiteral("Priya Natarajan · Client · +1 212 555 0148")),
             qPrintable(hits->item(0)->text()));
    QTest::mouseClick(hits->viewport(), Qt::LeftButton, {}, hits->visualItemRect(hits->item(0)).center());
    QTRY_VERIFY_WITH_TIMEOUT(caller()->isVisible(), patience);
    QVERIFY(!hits->isVisible());

    QListView* history = caller()->list(CallerPanel::History);
    QTRY_COMPARE_WITH_TIMEOUT(history->model()->rowCount(), 4, patience); // with their two headings
    QTest::mouseClick(history->viewport(), Qt::LeftButton, {},
                      history->visualRect(history->model()->index(3, 0)).center());
    QTRY_COMPARE_WITH_TIMEOUT(window().details()->sheet().request.id, m_past, patience);

    QTabBar* tabs = caller()->tabs();
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(CallerPanel::Feed).center());
    QTRY_VERIFY(caller()->list(CallerPanel::Feed)->isVisible());

    QTest::mouseClick(button(caller(), QStringLiteral("callerNote")), Qt::LeftButton);
    QTRY_VERIFY(open<NoteDialog>(*m_ana));
    auto* dialog = open<NoteDialog>(*m_ana);
    QVERIFY(!dialog->primary()->isEnabled());
    QTest::keyClicks(dialog->text(), QStringLiteral("Allergic to nuts"));
    QTest::mouseClick(dialog->pin(), Qt::LeftButton, {}, QPoint(8, dialog->pin()->height() / 2));
    QVERIFY(dialog->pin()->isChecked());
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(caller()->pinned()->lines(),
                              QStringList({QStringLiteral("Allergic to nuts"), QStringLiteral("Dog bites")}), patience);

    // Unpinned by a click: the note stays, and nothing was overwritten.
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(CallerPanel::Notes).center());
    QTRY_VERIFY(button(caller()->noteList(), QStringLiteral("pin")));
    QTest::mouseClick(button(caller()->noteList(), QStringLiteral("pin")), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(caller()->pinned()->lines(), QStringList(QStringLiteral("Dog bites")), patience);
    QCOMPARE(caller()->noteList()->texts().size(), 2);
    QCOMPARE(m_world->number("select count(*) from slotdesk.note"), 3);

    auto* close = caller()->findChild<QWidget*>(QStringLiteral("closeCaller"));
    QTest::mouseClick(close, Qt::LeftButton);
    QTRY_VERIFY(!caller()->isVisible());
}

void TestFlowCall::fromTheContextMenu()
{
    DeskTable* table = window().requests()->table();
    const auto menuOfTheRow = [&] {
        openContextMenu(table->viewport(),
                        table->visualRect(window().models().filter.indexOf(m_request).siblingAtColumn(1)).center());
    };
    menuOfTheRow();
    clickMenu(QStringLiteral("All about T1"));
    QTRY_VERIFY(caller()->isVisible());
    QCOMPARE(caller()->title(), QStringLiteral("T1"));
    menuOfTheRow();
    clickMenu(QStringLiteral("All about Priya Natarajan"));
    QTRY_COMPARE(caller()->title(), QStringLiteral("Priya Natarajan"));
    QTRY_COMPARE_WITH_TIMEOUT(caller()->tabs()->tabText(CallerPanel::History), QStringLiteral("History 2"), patience);
    // What the caller says is noted from there too.
    menuOfTheRow();
    clickMenu(QStringLiteral("Add note"));
    QTRY_VERIFY(open<NoteDialog>(*m_ana));
    QTest::keyClicks(open<NoteDialog>(*m_ana)->text(), QStringLiteral("Rings twice"));
    QTest::mouseClick(open<NoteDialog>(*m_ana)->primary(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_world->number("select count(*) from slotdesk.note where note = 'Rings twice'"), 1,
                              patience);
}

void TestFlowCall::aTherapistCalls()
{
    QVERIFY(m_world->request(1, 600).isValid());
    typeInSearch(QStringLiteral("310 555 0001"));
    QTest::keyClick(search(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(caller()->isVisible(), patience);
    QCOMPARE(caller()->title(), QStringLiteral("T1"));
    QVERIFY(!caller()->newRequestButton()->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(caller()->tabs()->tabText(CallerPanel::Feed), QStringLiteral("What they see 2"),
                              patience);
    const QAbstractItemModel* feed = caller()->list(CallerPanel::Feed)->model();
    QCOMPARE(feed->index(0, 0).data().toString(), QStringLiteral("Offers to answer"));
    QCOMPARE(feed->index(2, 0).data().toString(), QStringLiteral("Appointments"));
    QCOMPARE(feed->index(3, 0).data(CallerTable::RequestRole).toLongLong(), m_request.value());
}

void TestFlowCall::aLinkCalls()
{
    window().call(QStringLiteral("tel:+1-212-555-0148;ext=3"));
    QTRY_VERIFY_WITH_TIMEOUT(caller()->isVisible(), patience);
    QCOMPARE(caller()->title(), QStringLiteral("Priya Natarajan"));
}

void TestFlowCall::aStrangerIsMadeAClientByKeyboard()
{
    typeInSearch(QStringLiteral("+1 646 555 7777"));
    QListWidget* hits = window().searchHits()->list();
    QTRY_VERIFY_WITH_TIMEOUT(hits->isVisible() && hits->count() == 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(hits->item(0)->text(),
                              QStringLiteral("New client… · nobody has the number +1 646 555 7777"), patience);
    QTest::keyClick(search(), Qt::Key_Down);
    QTRY_VERIFY(hits->hasFocus());
    QTest::keyClick(hits, Qt::Key_Return);
    QTRY_VERIFY(open<NewClientDialog>(*m_ana));
    auto* dialog = open<NewClientDialog>(*m_ana);
    QCOMPARE(dialog->phone()->text(), QStringLiteral("+1 646 555 7777"));
    QTRY_VERIFY(dialog->name()->hasFocus());
    QTest::keyClicks(dialog->name(), QStringLiteral("Ivy Moss"));
    QTest::keyClick(dialog->name(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(caller()->isVisible(), patience);
    QCOMPARE(caller()->title(), QStringLiteral("Ivy Moss"));
    QCOMPARE(m_world->text("select name from slotdesk.client where phone = '+1 646 555 7777'"),
             QStringLiteral("Ivy Moss"));

    // And a request at once: Tab to the button, Space, then down the form.
    QTRY_VERIFY(!open<NewClientDialog>(*m_ana));
    caller()->newRequestButton()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(caller()->newRequestButton(), Qt::Key_Space);
    QTRY_VERIFY(open<NewRequestDialog>(*m_ana));
    auto* booking = open<NewRequestDialog>(*m_ana);
    QTRY_COMPARE_WITH_TIMEOUT(booking->market()->currentText(), QStringLiteral("Albany"), patience);
    QVERIFY(!booking->primary()->isEnabled());
    QTest::keyClick(focused(), Qt::Key_Tab);
    QTest::keyClicks(focused(), QStringLiteral("Swedish 60"));
    QVERIFY(booking->startsAt().isValid());
    QTest::keyClick(booking, Qt::Key_Return);
    const QByteArray made = "select count(*) from slotdesk.appointment_request r join slotdesk.client c on "
                            "c.id = r.client_id where c.name = 'Ivy Moss' and r.service = 'Swedish 60'";
    QTRY_COMPARE_WITH_TIMEOUT(m_world->number(made), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(window().details()->sheet().request.clientName, QStringLiteral("Ivy Moss"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(caller()->tabs()->tabText(CallerPanel::History), QStringLiteral("History 1"), patience);
}

void TestFlowCall::aStrangerIsMadeAClientByMouse()
{
    QTest::mouseClick(search(), Qt::LeftButton);
    QTest::keyClicks(search(), QStringLiteral("6465557777"));
    QListWidget* hits = window().searchHits()->list();
    QTRY_VERIFY_WITH_TIMEOUT(hits->isVisible() && hits->count() == 1, patience);
    QTest::mouseClick(hits->viewport(), Qt::LeftButton, {}, hits->visualItemRect(hits->item(0)).center());
    QTRY_VERIFY(open<NewClientDialog>(*m_ana));
    auto* dialog = open<NewClientDialog>(*m_ana);
    QTest::mouseClick(dialog->primary(), Qt::LeftButton); // known by the number alone
    QTRY_VERIFY_WITH_TIMEOUT(caller()->isVisible(), patience);
    QCOMPARE(m_world->text("select name from slotdesk.client order by id desc limit 1"), QStringLiteral("6465557777"));

    // A refusal is told in the server's words, and the dialog stays.
    m_ana->window().call(QStringLiteral("123456789012345678901234"));
    QTRY_VERIFY_WITH_TIMEOUT(hits->isVisible() && hits->count() == 1, patience);
    QTest::mouseClick(hits->viewport(), Qt::LeftButton, {}, hits->visualItemRect(hits->item(0)).center());
    QTRY_VERIFY(open<NewClientDialog>(*m_ana));
    dialog = open<NewClientDialog>(*m_ana);
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(dialog->notice()->text(), QStringLiteral("A phone number has 5 to 20 digits"), patience);
    dialog->reject();
}

QTEST_MAIN(TestFlowCall)
#include "tst_flowcall.moc"
