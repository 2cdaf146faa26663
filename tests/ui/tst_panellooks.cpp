// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/cutoff.h"
#include "tests/ui/looksetting.h"
#include "tests/ui/testdesk.h"
#include "ui/callers/callerpanel.h"
#include "ui/callers/pinnedstrip.h"
#include "ui/delegates/desktable.h"
#include "ui/details/detailpanel.h"
#include "ui/requests/bulkbar.h"
#include "ui/requests/requestpanel.h"
#include "ui/requests/searchhits.h"
#include "ui/settings/desksettings.h"
#include "ui/shell/toast.h"
#include "ui/shell/topbar.h"
#include "ui/start/startdialog.h"
#include "ui/wallboard/wallboard.h"

#include <QtTest/QTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>

using namespace slotdesk;
using namespace slotdesk::test;

namespace {

const QString longName = QStringLiteral("Wilhelmina Konstantinopolitańczykowska-Featherstonehaugh");

Caller someCaller(const TestDesk& desk)
{
    const AppointmentRequest* row = desk.store.request(RequestId(48002));
    Caller made;
    made.kind = Caller::Kind::Client;
    made.id = row->client.value();
    made.name = longName;
    made.phone = QStringLiteral("+49 1522 343 33 33 ext. 4711");
    return made;
}

void giveCaller(TestDesk& desk)
{
    FakeCallers& call = desk.services.calling;
    CallerVisit visit;
    visit.request = RequestId(48002);
    visit.service = QStringLiteral("Deep tissue with hot stones and aroma oils 120");
    visit.marketName = QStringLiteral("Los Angeles and the San Fernando Valley");
    visit.timeZone = QByteArrayLiteral("America/Los_Angeles");
    visit.startsAt = desk.clock.nowUtc().addSecs(2460);
    visit.endsAt = visit.startsAt.addSecs(7200);
    visit.status = RequestStatus::Cancelled;
    visit.with = longName;
    visit.isToday = true;
    call.visits = {visit};
    CallerFeedLine line;
    line.request = visit.request;
    line.service = visit.service;
    line.timeZone = visit.timeZone;
    line.startsAt = visit.startsAt;
    line.endsAt = visit.endsAt;
    line.slot = SlotStatus::Booked;
    line.with = longName;
    line.position = 1;
    call.lines = {line};
    for (int i = 1; i <= 5; ++i) {
        Note note;
        note.id = i;
        note.about = i % 2 == 0 ? Note::About::Request : Note::About::Client;
        note.text =
            QStringLiteral("Dog in the house: ring, do not knock, and wait for somebody at the garden gate. Gate "
                           "code 4471, then the second door on the left behind the rose bushes.");
        note.pinned = true;
        note.at = desk.clock.nowUtc().addSecs(-86400 * i);
        note.author = longName;
        call.written.append(note);
    }
    call.persons = {someCaller(desk)};
}

} // namespace

/// What stands beside and over the board while somebody works, and what comes before and beyond the window: a caller,
/// what the search found, many chosen, warnings, the first start, the wallboard. Nothing may be cut off.
class TestPanelLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aCaller_data() { settings(); }
    void aCaller();
    void whatTheSearchFound_data() { settings(); }
    void whatTheSearchFound();
    void manyChosen_data() { settings(); }
    void manyChosen();
    void aToastOverAStaleBoard_data() { settings(); }
    void aToastOverAStaleBoard();
    void firstStart_data() { settings(); }
    void firstStart();
    void wallboard_data() { settings(); }
    void wallboard();

private:
    static void settings();
    void openWindow(const LookSetting& setting);
    void look(QWidget& window, const char* part);

    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestPanelLooks::settings()
{
    QTest::addColumn<LookSetting>("setting");
    for (const auto& [name, setting] : LookSetting::different())
        QTest::newRow(name) << setting;
}

void TestPanelLooks::init()
{
    DeskSettings::instance().open({});
    m_desk = std::make_unique<TestDesk>();
}

void TestPanelLooks::cleanup()
{
    m_window.reset();
    m_desk.reset();
    LookSetting().apply();
}

void TestPanelLooks::openWindow(const LookSetting& setting)
{
    setting.apply();
    m_window = std::make_unique<MainWindow>(m_desk->context);
    m_window->resize(setting.size);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->showRequest(RequestId(48002));
}

void TestPanelLooks::look(QWidget& window, const char* part)
{
    for (int turn = 0; turn < 5; ++turn) // what scrolls is laid out after what it stands in
        QCoreApplication::processEvents();
    grab(window, QStringLiteral("panel %1 %2").arg(QLatin1String(part), QLatin1String(QTest::currentDataTag())));
    QCOMPARE((CutOff::widgets(window) + CutOff::headers(window)).join(QLatin1Char('\n')), QString());
    QVERIFY(window.width() <= 1280);
    QVERIFY(window.height() <= 800);
}

void TestPanelLooks::aCaller()
{
    QFETCH(const LookSetting, setting);
    giveCaller(*m_desk);
    openWindow(setting);
    m_window->showCaller(someCaller(*m_desk));
    CallerPanel* panel = m_window->caller();
    QTRY_VERIFY(panel->pinned()->isVisible());
    QTRY_VERIFY(panel->list(CallerPanel::History)->model()->rowCount() > 0);
    QTRY_VERIFY(m_window->details()->pinned()->isVisible());
    look(*m_window, "caller");
    for (const CallerPanel::Tab tab : {CallerPanel::Feed, CallerPanel::Notes}) {
        panel->tabs()->setCurrentIndex(tab);
        look(*m_window, tab == CallerPanel::Feed ? "caller's feed" : "caller's notes");
    }
}

void TestPanelLooks::whatTheSearchFound()
{
    QFETCH(const LookSetting, setting);
    giveCaller(*m_desk);
    openWindow(setting);
    QLineEdit* box = m_window->topBar()->search();
    box->setFocus();
    QTest::keyClicks(box, QStringLiteral("wilhelm"));
    QTRY_VERIFY(m_window->searchHits()->isVisible());
    QTRY_VERIFY(m_window->searchHits()->list()->count() > 0);
    look(*m_window, "hits");
    m_desk->services.calling.persons.clear();
    box->clear();
    QTest::keyClicks(box, QStringLiteral("+49 1522 343 99 99"));
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(m_window->searchHits()->isVisible());
    look(*m_window, "nobody");
}

void TestPanelLooks::manyChosen()
{
    QFETCH(const LookSetting, setting);
    openWindow(setting);
    DeskTable* table = m_window->requests()->table();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(m_window->requests()->bulkBar()->isVisible());
    look(*m_window, "many");
}

void TestPanelLooks::aToastOverAStaleBoard()
{
    QFETCH(const LookSetting, setting);
    openWindow(setting);
    FeedHealth health = m_desk->store.health();
    health.state = FeedHealth::State::Stale;
    health.asOf = m_desk->clock.nowUtc().addSecs(-3 * 3600);
    m_desk->store.setHealth(health);
    m_window->toast()->say(Tone::Bad, QStringLiteral("%1 is at another visit from 15:30 to 17:30, so nobody was "
                                                     "released and nobody was booked; the next best is Yuki Tanaka")
                                          .arg(longName));
    QTRY_VERIFY(m_window->toast()->isVisible());
    look(*m_window, "stale");
}

void TestPanelLooks::firstStart()
{
    QFETCH(const LookSetting, setting);
    setting.apply();
    ConnectionCheck::Report answer;
    answer.trouble = ConnectionCheck::Trouble::Password;
    answer.sentence =
        QStringLiteral("The server does not accept the password of the login that was given. Type it again, "
                       "or ask whoever keeps the server for a new one.");
    StartDialog dialog([answer](const QString&) { return answer; });
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    look(dialog, "start");
    dialog.showServer(QStringLiteral("host=database-of-the-western-region.example.com dbname=desk"), answer);
    look(dialog, "server");
}

void TestPanelLooks::wallboard()
{
    QFETCH(const LookSetting, setting);
    setting.apply();
    Wallboard wall(m_desk->context);
    wall.resize(setting.size);
    wall.show();
    QVERIFY(QTest::qWaitForWindowExposed(&wall));
    wall.tick();
    look(wall, "wallboard");
}

QTEST_MAIN(TestPanelLooks)
#include "tst_panellooks.moc"
