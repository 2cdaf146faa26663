// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/callers/callerpanel.h"
#include "ui/callers/newrequestdialog.h"
#include "ui/callers/notelist.h"
#include "ui/callers/pinnedstrip.h"
#include "ui/delegates/pilllabel.h"
#include "ui/details/detailhead.h"
#include "ui/details/detailpanel.h"
#include "ui/requests/searchhits.h"
#include "ui/shell/presence.h"
#include "ui/shell/toast.h"
#include "ui/shell/topbar.h"

#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>

using namespace slotdesk;
using namespace slotdesk::test;

/// The caller view, the search as somebody types and notes, with answers that come when the test says so.
class TestCallView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void onlyTheNewestKeyCounts();
    void leavingTheBoxClosesTheList();
    void aSearchThatFailsSaysSo();
    void choiceInTheHistorySurvivesUpdates();
    void pinnedWarningsAreAtTheHead();
    void pinnedWarningsAreReadFromTheRight();
    void theHourThatComesTwiceIsAskedFor();
    void looks_data();
    void looks();

private:
    [[nodiscard]] Caller client() const;
    void fill();

    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestCallView::init()
{
    m_desk = std::make_unique<TestDesk>();
    m_window = std::make_unique<MainWindow>(m_desk->context);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->showRequest(RequestId(48002));
}

void TestCallView::cleanup()
{
    m_window.reset();
    m_desk.reset();
    Theme::instance().setMode(Theme::Mode::Light);
}

Caller TestCallView::client() const
{
    const AppointmentRequest* row = m_desk->store.request(RequestId(48002));
    Caller made;
    made.kind = Caller::Kind::Client;
    made.id = row->client.value();
    made.name = row->clientName;
    made.phone = row->clientPhone;
    return made;
}

/// A caller with a life: today, to come, past; offers; notes.
void TestCallView::fill()
{
    FakeCallers& call = m_desk->services.calling;
    const auto visit = [&](qint64 id, const char* service, int minutes, RequestStatus status, const char* with) {
        CallerVisit one;
        one.request = RequestId(id);
        one.service = QLatin1String(service);
        one.marketName = QStringLiteral("Los Angeles");
        one.timeZone = QByteArrayLiteral("America/Los_Angeles");
        one.startsAt = m_desk->clock.nowUtc().addSecs(qint64(minutes) * 60);
        one.endsAt = one.startsAt.addSecs(3600);
        one.status = status;
        one.with = QLatin1String(with);
        one.isToday = std::abs(minutes) < 300;
        return one;
    };
    call.visits = {visit(48002, "Couples 60", 41, RequestStatus::Open, "Yuki Tanaka"),
                   visit(48120, "Swedish 90", 6 * 1440, RequestStatus::Filled, "Dana Ortiz"),
                   visit(47210, "Deep tissue 60", -20 * 1440, RequestStatus::Completed, "Marcus Cole"),
                   visit(46002, "Couples 60", -75 * 1440, RequestStatus::Cancelled, ""),
                   visit(41873, "Prenatal 60", -400 * 1440, RequestStatus::Completed, "Wilhelmina Featherstonehaugh")};
    CallerFeedLine line;
    line.request = RequestId(48002);
    line.service = QStringLiteral("Couples 60");
    line.timeZone = QByteArrayLiteral("America/Los_Angeles");
    line.startsAt = call.visits.first().startsAt;
    line.endsAt = call.visits.first().endsAt;
    line.slot = SlotStatus::Booked;
    line.with = QStringLiteral("Yuki Tanaka");
    line.position = 1;
    CallerFeedLine open = line;
    open.slot = SlotStatus::Open;
    open.with.clear();
    open.position = 2;
    call.lines = {line, open};
    Note dog;
    dog.id = 1;
    dog.about = Note::About::Client;
    dog.text = QStringLiteral("Dog in the house: ring, do not knock. Gate code 4471");
    dog.pinned = true;
    dog.at = m_desk->clock.nowUtc().addSecs(-86400 * 12);
    dog.author = QStringLiteral("Leo Park");
    Note late = dog;
    late.id = 2;
    late.pinned = false;
    late.about = Note::About::Request;
    late.text = QStringLiteral("Asked twice whether both therapists come together.");
    late.at = m_desk->clock.nowUtc().addSecs(-900);
    call.written = {dog, late};
}

void TestCallView::onlyTheNewestKeyCounts()
{
    FakeCallers& call = m_desk->services.calling;
    call.holdPeople = true;
    QLineEdit* box = m_window->topBar()->search();
    box->setFocus();
    QTest::keyClicks(box, QStringLiteral("gra"));
    QCOMPARE(call.asked, QStringList(QStringLiteral("gr"))); // the third key waits for the answer to the second
    QCOMPARE(call.stops, 1);                                 // and does not wait for the whole of it
    QTest::keyClicks(box, QStringLiteral("ce"));
    call.persons = {client()};
    call.answerPeople();
    QTRY_COMPARE(call.asked, QStringList({QStringLiteral("gr"), QStringLiteral("grace")}));
    QVERIFY(!m_window->searchHits()->isVisible()); // what "gr" found is not shown any more
    call.answerPeople();
    QTRY_VERIFY(m_window->searchHits()->isVisible());
    QCOMPARE(m_window->searchHits()->list()->count(), 1);
    QTest::keyClick(box, Qt::Key_Escape);
    QVERIFY(!m_window->searchHits()->isVisible());
}

void TestCallView::leavingTheBoxClosesTheList()
{
    m_desk->services.calling.persons = {client()};
    QLineEdit* box = m_window->topBar()->search();
    box->setFocus();
    QTest::keyClicks(box, QStringLiteral("gr"));
    QTRY_VERIFY(m_window->searchHits()->isVisible());
    QTest::keyClick(box, Qt::Key_Down);
    QTRY_VERIFY(m_window->searchHits()->list()->hasFocus());
    QVERIFY(m_window->searchHits()->isVisible());
    QTest::keyClick(m_window->searchHits()->list(), Qt::Key_Up);
    QTRY_VERIFY(box->hasFocus());
    QTest::keyClick(box, Qt::Key_F6);
    QTRY_VERIFY(!m_window->searchHits()->isVisible());
}

void TestCallView::aSearchThatFailsSaysSo()
{
    m_desk->services.calling.failPeople = QStringLiteral("The server is gone.");
    QLineEdit* box = m_window->topBar()->search();
    box->setFocus();
    QTest::keyClicks(box, QStringLiteral("5550148"));
    QTRY_VERIFY(m_window->searchHits()->isVisible());
    const auto labels = m_window->searchHits()->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(),
                        [](const QLabel* label) { return label->text() == QStringLiteral("The server is gone."); }));
    QCOMPARE(m_window->searchHits()->list()->count(), 0); // no "new client" on the strength of no answer
}

void TestCallView::choiceInTheHistorySurvivesUpdates()
{
    fill();
    m_window->showCaller(client());
    QListView* history = m_window->caller()->list(CallerPanel::History);
    QTRY_COMPARE(history->model()->rowCount(), 8);
    QCOMPARE(history->currentIndex().row(), 1); // the first that is not over
    history->setCurrentIndex(history->model()->index(5, 0));
    m_desk->services.calling.visits.first().status = RequestStatus::Filled;
    m_desk->board.touch(RequestId(48002));
    m_desk->feed();
    QTRY_COMPARE(history->model()->index(1, 0).data(CallerTable::RequestStatusRole).toInt(),
                 int(RequestStatus::Filled));
    QCOMPARE(history->currentIndex().row(), 5);
}

void TestCallView::pinnedWarningsAreAtTheHead()
{
    fill();
    QVERIFY(!m_window->details()->pinned()->isVisible());
    m_window->presence()->poll(); // what others wrote comes with the poll
    QTRY_VERIFY(m_window->details()->pinned()->isVisible());
    QVERIFY(m_window->details()->pinned()->lines().first().startsWith(QStringLiteral("Client: Dog in the house")));
    auto* pin = m_window->details()->noteList()->findChild<QPushButton*>(QStringLiteral("pin"));
    QCOMPARE(pin->text(), QStringLiteral("Unpin"));
    QTest::mouseClick(pin, Qt::LeftButton);
    QTRY_COMPARE(m_desk->services.calling.added.size(), 1);
    QCOMPARE(m_desk->services.calling.added.first().text, m_desk->services.calling.written.first().text);
    QVERIFY(!m_desk->services.calling.added.first().pinned);
    QTRY_COMPARE(m_window->toast()->text(), QStringLiteral("Unpinned; the note stays"));
}

void TestCallView::pinnedWarningsAreReadFromTheRight()
{
    PinnedStrip strip;
    Note note;
    note.text = QStringLiteral("Dog");
    note.pinned = true;
    strip.setNotes({note}, [](const Note&) { return QString(); });
    strip.resize(400, strip.sizeHint().height());
    // How much there is of the sign's and the words' ink in the left and in the right half.
    const auto ink = [&](bool left) {
        const QImage image = strip.grab().toImage();
        int found = 0;
        for (int x = left ? 24 : image.width() / 2; x < (left ? image.width() / 2 : image.width() - 24); ++x)
            found += int(image.pixelColor(x, image.height() - 13) !=
                         image.pixelColor(image.width() / 2, image.height() - 13));
        return found;
    };
    strip.setLayoutDirection(Qt::LeftToRight);
    QVERIFY(ink(true) > 0);
    QCOMPARE(ink(false), 0);
    strip.setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(ink(true), 0);
    QVERIFY(ink(false) > 0);
}

void TestCallView::theHourThatComesTwiceIsAskedFor()
{
    m_desk->services.calling.places = {
        {MarketId(1), QStringLiteral("New York"), QStringLiteral("America/New_York"), QStringLiteral("USD"), 1}};
    CommandRunner runner(m_desk->context);
    NewRequestDialog dialog(m_desk->context, runner, client(), m_window.get());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QTRY_COMPARE(dialog.market()->count(), 1);
    dialog.service()->setEditText(QStringLiteral("Swedish 60"));
    dialog.starts()->setDateTime(QDateTime(QDate(2026, 11, 1), QTime(1, 30), Qt::UTC));
    QVERIFY(dialog.which()->isVisible());
    QCOMPARE(dialog.startsAt(), QDateTime(QDate(2026, 11, 1), QTime(5, 30), Qt::UTC));
    dialog.which()->setCurrentIndex(1);
    QCOMPARE(dialog.startsAt(), QDateTime(QDate(2026, 11, 1), QTime(6, 30), Qt::UTC));
    QVERIFY(dialog.primary()->isEnabled());
    dialog.starts()->setDateTime(QDateTime(QDate(2026, 3, 8), QTime(2, 30), Qt::UTC)); // the clocks skip it
    QVERIFY(!dialog.which()->isVisible());
    QVERIFY(!dialog.startsAt().isValid());
    QVERIFY(!dialog.primary()->isEnabled());
    dialog.starts()->setDateTime(QDateTime(QDate(2026, 3, 8), QTime(3, 30), Qt::UTC));
    QCOMPARE(dialog.startsAt(), QDateTime(QDate(2026, 3, 8), QTime(7, 30), Qt::UTC));
    grab(dialog, QStringLiteral("new-request"));
}

void TestCallView::looks_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("caller-light") << false;
    QTest::newRow("caller-dark") << true;
}

void TestCallView::looks()
{
    QFETCH(const bool, dark);
    fill();
    Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    RequestClaim claim;
    claim.request = RequestId(48002);
    claim.holder = QStringLiteral("Leo Park");
    claim.since = m_desk->clock.nowUtc().addSecs(-90);
    RequestClaim other = claim;
    other.request = RequestId(48001);
    m_desk->services.calling.claimed = {claim, other};
    m_window->resize(1280, 800);
    m_window->showCaller(client());
    m_window->presence()->poll();
    QTRY_VERIFY(m_window->details()->pinned()->isVisible());
    QTRY_COMPARE(m_window->caller()->list(CallerPanel::History)->model()->rowCount(), 8);
    QTRY_VERIFY(m_window->details()->head()->claim()->isVisible());
    for (const QPushButton* button : m_window->findChildren<QPushButton*>())
        QVERIFY2(!button->isVisible() || button->width() >= button->minimumSizeHint().width(),
                 qPrintable(button->text()));
    grab(*m_window, QString::fromLatin1(QTest::currentDataTag()));
    m_window->caller()->tabs()->setCurrentIndex(CallerPanel::Feed);
    grab(*m_window, QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral("-feed"));
    m_desk->services.calling.persons = {client()};
    m_window->topBar()->search()->setFocus();
    m_window->caller()->tabs()->setCurrentIndex(CallerPanel::Notes);
    QTest::keyClicks(m_window->topBar()->search(), QStringLiteral("310"));
    QTRY_VERIFY(m_window->searchHits()->isVisible());
    grab(*m_window, QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral("-notes"));
}

QTEST_MAIN(TestCallView)
#include "tst_callview.moc"
