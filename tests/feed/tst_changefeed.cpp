// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/livestore.h"
#include "tests/feed/feedspy.h"
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;
using State = FeedHealth::State;

/// Whatever happens in the database, the feed ends up saying what the views say.
class TestChangeFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theSnapshotIsTheWholeBoard();
    void aBigBoardComesInParts();
    void changesArrive();
    void aTransactionOpenAtTheSnapshotIsNotLost();
    void aLowerIdThatCommitsLaterIsNotLost();
    void anOpenWriterElsewhereIsNamed();
    void alertsComeAndGoWithTheirRequests();
    void aSavedNameIsShown();
    void anAgentSeesOnlyItsMarkets();
    void aLoginWithoutRightsIsToldSo();
    void tenThousandEventsAtOnce();
    void rowsLeaveWithTime();
    void aHiddenWindowCatchesUpWhenShown();

private:
    PgFixture m_pg;
    Endpoint m_endpoint;
    Endpoint m_agent;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
};

namespace {

constexpr int patience = 20000; ///< for a machine that has more to do; never waited for when all is well

} // namespace

void TestChangeFeed::init()
{
    m_endpoint = m_pg.freshDatabase(QStringLiteral("feed"));
    m_agent = m_pg.login(m_endpoint, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")});
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<BookingWorld>(*m_connection, 5);
}

void TestChangeFeed::cleanup()
{
    m_world.reset();
    m_connection.reset();
}

void TestChangeFeed::theSnapshotIsTheWholeBoard()
{
    const RequestId request = m_world->request(2);
    QVERIFY(m_world->accept(request, 1).ok);
    m_world->run("update slotdesk.client set name = E'Ann\\tB\\\\c\\n“ö”', note = ''");
    const FeedSpy spy(m_agent);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    QCOMPARE(spy.snapshots, 1);
    QCOMPARE(spy.requests.size(), 1);
    const AppointmentRequest row = spy.requests.value(request);
    QCOMPARE(row.clientName, QStringLiteral("Ann\tB\\c\n“ö”"));
    QCOMPARE(row.live, 1);
    QCOMPARE(row.slots, 2);
    QCOMPARE(row.timeZone, QByteArray("America/New_York"));
    QCOMPARE(spy.slotRows.size(), 2);
    QCOMPARE(spy.slotRows.value(m_world->slot(request, 1)).therapistName, QStringLiteral("T1"));
    QCOMPARE(spy.offers.size(), 5);
    QCOMPARE(spy.offers.value(m_world->offer(request, 1)).status, OfferStatus::Accepted);
    QVERIFY(spy.alerts.isEmpty());
    QVERIFY(qAbs(spy.health.asOf.msecsTo(QDateTime::currentDateTimeUtc())) < patience);
}

// What starts next comes first; a part takes nothing away, the last one all that is gone, and an older version of a row
// is taken as it is.
void TestChangeFeed::aBigBoardComesInParts()
{
    constexpr int count = 2500;
    m_world->run("set session_replication_role = replica");
    m_world->run(
        "insert into slotdesk.appointment_request (market_id, client_id, service, slots, starts_at, ends_at) "
        "select 1, 1, 'Swedish 60', 1, now() + make_interval(mins => n), now() + make_interval(mins => n + 60) "
        "from generate_series(2500, 1, -1) n");
    m_world->run("insert into slotdesk.appointment (market_id, request_id, position, starts_at, ends_at) "
                 "select 1, id, 1, starts_at, ends_at from slotdesk.appointment_request");
    m_world->run("set session_replication_role = origin");
    FeedSpy spy(m_agent);
    LiveStore store;
    AppointmentRequest known;
    known.id = RequestId(count);
    known.version = 1000;
    FeedBatch before;
    before.snapshot = true;
    before.requests = {known};
    known.id = RequestId(999999);
    before.requests.append(known);
    store.apply(before);
    QList<qsizetype> sizes;
    QList<bool> isLastHere;
    connect(&spy.feed, &ChangeFeed::batchReady, this, [&](const FeedBatch& batch) {
        store.apply(batch);
        sizes.append(batch.requests.size());
        isLastHere.append(store.request(RequestId(999999)) != nullptr);
        if (sizes.size() == 1)
            QVERIFY(store.request(RequestId(count)) && !store.request(RequestId(1)));
    });
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    QCOMPARE(sizes, (QList<qsizetype>{200, 1000, 1000, 500}));
    QCOMPARE(isLastHere, (QList<bool>{true, true, true, false}));
    QCOMPARE(spy.parts, 3);
    QCOMPARE(spy.snapshots, 1);
    QCOMPARE(spy.requests.size(), count);
    QCOMPARE(spy.slotRows.size(), count);
    QCOMPARE(store.requestIds().size(), count);
    for (const RequestId id : store.requestIds()) {
        QCOMPARE(*store.request(id), spy.requests.value(id));
        QCOMPARE(store.slotsOf(id).size(), 1);
    }
    QCOMPARE(store.request(RequestId(count))->version, 1);
}

void TestChangeFeed::changesArrive()
{
    const FeedSpy spy(m_agent);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    QVERIFY(spy.requests.isEmpty());
    const RequestId request = m_world->request(1);
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.size(), 1, patience);
    QVERIFY(m_world->accept(request, 3).ok);
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.value(request).status, RequestStatus::Filled, patience);
    QCOMPARE(spy.slotRows.value(m_world->slot(request, 1)).status, SlotStatus::Booked);
    QCOMPARE(spy.offers.value(m_world->offer(request, 1)).status, OfferStatus::Expired);
    m_world->run("update slotdesk.appointment_request set note = 'by hand'");
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.value(request).note, QStringLiteral("by hand"), patience);
    QCOMPARE(spy.snapshots, 1);
}

void TestChangeFeed::aTransactionOpenAtTheSnapshotIsNotLost()
{
    const RequestId early = m_world->request(1);
    const RequestId other = m_world->request(1, 400);
    const auto slow = PgFixture::connect(m_endpoint);
    PgFixture::run(*slow, "begin");
    PgFixture::run(*slow, "select slotdesk.cancel_request(gen_random_uuid(), $1, null, 'mistake')",
                   SqlParams().add(early));
    QVERIFY(m_world->accept(other, 1).ok);
    const FeedSpy spy(m_agent);
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.size(), 2, patience);
    QCOMPARE(spy.requests.value(early).status, RequestStatus::Open);
    QCOMPARE(spy.requests.value(other).status, RequestStatus::Filled);
    PgFixture::run(*slow, "commit");
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.value(early).status, RequestStatus::Cancelled, patience);
    QCOMPARE(spy.snapshots, 1);
}

void TestChangeFeed::aLowerIdThatCommitsLaterIsNotLost()
{
    const RequestId late = m_world->request(1);
    const RequestId soon = m_world->request(1, 400);
    const FeedSpy spy(m_agent);
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.size(), 2, patience);
    const auto slow = PgFixture::connect(m_endpoint);
    PgFixture::run(*slow, "begin");
    PgFixture::run(*slow, "select slotdesk.cancel_request(gen_random_uuid(), $1, null, 'mistake')",
                   SqlParams().add(late));
    QVERIFY(m_world->accept(soon, 1).ok);
    // The later event is committed and waits for the earlier one: a reader of "id > last" would take it and go on.
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.state, State::Lagging, patience);
    QCOMPARE(spy.requests.value(soon).status, RequestStatus::Open);
    const QByteArray last = QByteArray::number(m_world->number("select max(id) from slotdesk.event"));
    PgFixture::run(*slow, "commit");
    // What such a reader would have lost for good.
    QCOMPARE(m_world->number("select count(*) from slotdesk.event where kind = 'request_cancelled' and id < " + last),
             1);
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.value(late).status, RequestStatus::Cancelled, patience);
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.value(soon).status, RequestStatus::Filled, patience);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    QCOMPARE(spy.snapshots, 1);
}

void TestChangeFeed::anOpenWriterElsewhereIsNamed()
{
    const FeedSpy spy(m_agent);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    const auto writer = PgFixture::connect(m_pg.cluster().endpoint(QStringLiteral("postgres")));
    PgFixture::run(*writer, "set application_name = 'nightly-report'");
    PgFixture::run(*writer, "begin");
    PgFixture::run(*writer, "select pg_current_xact_id()");
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.state, State::Lagging, patience);
    QVERIFY2(spy.health.holder.startsWith(QStringLiteral("nightly-report (pid %1), ").arg(writer->backendPid())),
             qPrintable(spy.health.holder));
    QVERIFY(spy.health.lagMs > 1000);
    QVERIFY(spy.health.asOf.msecsTo(QDateTime::currentDateTimeUtc()) >= spy.health.lagMs);
    PgFixture::run(*writer, "rollback");
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    QVERIFY(spy.health.holder.isEmpty());
}

void TestChangeFeed::alertsComeAndGoWithTheirRequests()
{
    m_world->run("update slotdesk.setting set value = 'observe' where name = 'guard'");
    const RequestId first = m_world->request(1);
    const RequestId second = m_world->request(1);
    QVERIFY(m_world->accept(first, 1).ok);
    const FeedSpy spy(m_agent);
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.size(), 2, patience);
    // An old backend books T1 a second time at the same hour: an overlap that names both requests.
    const qint64 row = PgFixture::run(*m_connection,
                                      "insert into slotdesk.appointment (request_id, therapist_id, status) "
                                      "values ($1, $2, 'booked') returning id",
                                      SqlParams().add(second).add(m_world->therapist(1)))
                           .int64(0, 0);
    QTRY_COMPARE_WITH_TIMEOUT(spy.alerts.size(), 1, patience);
    const Alert alert = *spy.alerts.cbegin();
    QCOMPARE(alert.kind, AlertKind::Overlap);
    QCOMPARE(alert.request, second);
    QCOMPARE(alert.requests.size(), 2);
    QCOMPARE(alert.therapistNames, QStringList({QStringLiteral("T1"), QStringLiteral("T1")}));
    QTRY_VERIFY_WITH_TIMEOUT(spy.requests.value(first).doubleBooked && spy.requests.value(second).doubleBooked,
                             patience);
    QVERIFY(m_world->call("release", {QByteArray::number(row), "null", "'double_booking'"}).ok);
    QTRY_VERIFY_WITH_TIMEOUT(spy.alerts.isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!spy.requests.value(first).doubleBooked && !spy.requests.value(second).doubleBooked,
                             patience);
    QCOMPARE(spy.snapshots, 1);
}

/// No row of the board changes with a name; the boards that show it read their rows again all the same.
void TestChangeFeed::aSavedNameIsShown()
{
    const RequestId request = m_world->request(1);
    QVERIFY(m_world->accept(request, 1).ok);
    QVERIFY(m_world->call("report_problem", {QByteArray::number(request.value()), "'Nobody came'"}).ok);
    const FeedSpy spy(m_agent);
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.size(), 1, patience);
    const QByteArray client = QByteArray::number(m_world->client().value());
    QVERIFY(m_world->call("save_client", {client, "'Priya N.'", "null", "null", "null", "null"}).ok);
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.value(request).clientName, QStringLiteral("Priya N."), patience);
    QTRY_COMPARE_WITH_TIMEOUT(spy.alerts.begin()->clientName, QStringLiteral("Priya N."), patience);
    const QByteArray therapist = QByteArray::number(m_world->therapist(1).value());
    QVERIFY(m_world->call("save_therapist", {therapist, "1", "'Tess'", "null", "null", "null", "true", "null"}).ok);
    QTRY_COMPARE_WITH_TIMEOUT(spy.slotRows.begin()->therapistName, QStringLiteral("Tess"), patience);
    QVERIFY(m_world->call("save_market", {"1", "'Albany East'", "'America/New_York'", "'USD'", "null"}).ok);
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.value(request).marketName, QStringLiteral("Albany East"), patience);
    QCOMPARE(spy.snapshots, 1);
}

void TestChangeFeed::anAgentSeesOnlyItsMarkets()
{
    const MarketId other(m_world->number("insert into slotdesk.market (name, time_zone) values ('Boston', "
                                         "'America/New_York') returning id"));
    const RequestId hidden = m_world->request(1);
    const Endpoint bob =
        m_pg.login(m_endpoint, QStringLiteral("bob"), {QStringLiteral("slotdesk_agent")}, {other.value()});
    const FeedSpy spy(bob);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    QVERIFY(spy.requests.isEmpty());
    QVERIFY(m_world->accept(hidden, 1).ok);
    PgFixture::run(*m_connection,
                   "select slotdesk.create_request(gen_random_uuid(), $1, $2, 'Swedish 60', 1, now() + '3 hours', 60)",
                   SqlParams().add(m_world->client()).add(other));
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.size(), 1, patience);
    QCOMPARE(spy.requests.cbegin()->market, other);
    for (const Appointment& row : spy.slotRows)
        QCOMPARE(row.request, spy.requests.cbegin()->id);
    QVERIFY(spy.offers.isEmpty());
}

void TestChangeFeed::aLoginWithoutRightsIsToldSo()
{
    const FeedSpy spy(m_pg.login(m_endpoint, QStringLiteral("nobody"), {}));
    QTRY_VERIFY_WITH_TIMEOUT(!spy.health.reason.isEmpty(), patience);
    QCOMPARE(spy.health.state, State::Connecting);
    QCOMPARE(spy.batches, 0);
}

void TestChangeFeed::tenThousandEventsAtOnce()
{
    const int requests = 400;
    m_world->run("delete from slotdesk.therapist");
    for (int n = 0; n < requests; ++n)
        m_world->request(1);
    const FeedSpy spy(m_agent);
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.size(), requests, patience);
    const int before = spy.batches;
    const qint64 events = m_world->number("select count(*) from slotdesk.event");
    PgFixture::run(*m_connection, "begin");
    for (int turn = 1; turn <= 25; ++turn)
        m_world->run("update slotdesk.appointment_request set note = 'turn " + QByteArray::number(turn) + "'");
    PgFixture::run(*m_connection, "commit");
    QElapsedTimer timer;
    timer.start();
    QVERIFY(m_world->number("select count(*) from slotdesk.event") - events >= 10000);
    const auto done = [&] {
        return std::all_of(spy.requests.cbegin(), spy.requests.cend(),
                           [](const AppointmentRequest& row) { return row.note == QLatin1String("turn 25"); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(done(), patience);
    qInfo("10,000 events shown %lld ms after the commit, in %d batches", timer.elapsed(), spy.batches - before);
    QVERIFY(spy.batches - before < 50);
    QCOMPARE(spy.snapshots, 1);
}

void TestChangeFeed::rowsLeaveWithTime()
{
    const RequestId request = m_world->request(1);
    ChangeFeed::Options options;
    options.snapshotEveryMs = 300;
    const FeedSpy spy(m_agent, options);
    QTRY_VERIFY_WITH_TIMEOUT(spy.requests.contains(request), patience);
    // As if thirteen hours had gone by: nobody writes an event for that.
    m_world->run("set session_replication_role = replica");
    m_world->run("update slotdesk.appointment_request set starts_at = now() - interval '14 hours', "
                 "ends_at = now() - interval '13 hours'");
    QTRY_VERIFY_WITH_TIMEOUT(spy.requests.isEmpty(), patience);
    QVERIFY(spy.slotRows.isEmpty());
    QVERIFY(spy.snapshots > 1);
}

void TestChangeFeed::aHiddenWindowCatchesUpWhenShown()
{
    ChangeFeed::Options options;
    options.hiddenMs = 600000;
    FeedSpy spy(m_agent, options);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    spy.feed.setHidden(true);
    const RequestId request = m_world->request(1);
    spy.feed.setHidden(false);
    QTRY_VERIFY_WITH_TIMEOUT(spy.requests.contains(request), patience);
}

QTEST_GUILESS_MAIN(TestChangeFeed)
#include "tst_changefeed.moc"
