// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/feed/feedspy.h"
#include "tests/support/bookingworld.h"
#include "tests/support/cuttingproxy.h"
#include "tests/support/pgfixture.h"

#include <QtCore/QScopeGuard>
#include <QtTest/QtTest>
#include <csignal>

using namespace slotdesk;
using State = FeedHealth::State;

/// The link breaks in every way a link can: the board says so in time, and is true again when it comes back.
class TestFeedLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aKilledBackendIsReplaced();
    void aStoppedServerMakesTheBoardStale();
    void aSilentLinkMakesTheBoardStale();
    void aSilentLinkIsSeenInTimeByAHiddenWindowToo();
    void aServerThatGoesAwayIsWaitedFor();
    void noServerIsTriedForEver();
    void aRestoredDumpTakesASnapshot_data();
    void aRestoredDumpTakesASnapshot();
    void anotherSchemaIsShownAndNotChanged_data();
    void anotherSchemaIsShownAndNotChanged();
    void goingNeverWaitsForTheServer_data();
    void goingNeverWaitsForTheServer();

private:
    void freshWorld();
    [[nodiscard]] qint64 feedPid();

    PgFixture m_pg;
    Endpoint m_endpoint;
    Endpoint m_agent;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    RequestId m_request;
};

namespace {

constexpr int patience = 20000;
constexpr int staleWithinMs = 5000;
/// A busy machine may wake this program late; the feed's own clock may not be.
constexpr int slack = 1000;

} // namespace

void TestFeedLink::freshWorld()
{
    m_endpoint = m_pg.freshDatabase(QStringLiteral("link"));
    m_agent = m_pg.login(m_endpoint, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")});
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<BookingWorld>(*m_connection, 5);
}

void TestFeedLink::initTestCase()
{
    freshWorld();
}

void TestFeedLink::init()
{
    static int hours = 0;
    m_request = m_world->request(1, 180 + 120 * hours++);
}

qint64 TestFeedLink::feedPid()
{
    return m_world->number("select pid from pg_stat_activity where application_name = 'slotdesk-feed' "
                           "and datname = current_database()");
}

void TestFeedLink::aKilledBackendIsReplaced()
{
    const FeedSpy spy(m_agent);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    for (int round = 1; round <= 3; ++round) {
        const int snapshots = spy.snapshots;
        m_world->run("select pg_terminate_backend(" + QByteArray::number(feedPid()) + ")");
        m_world->run("update slotdesk.appointment_request set note = 'round " + QByteArray::number(round) + "'");
        QTRY_VERIFY_WITH_TIMEOUT(spy.snapshots > snapshots && spy.isLive(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(spy.requests.value(m_request).note, QStringLiteral("round %1").arg(round), patience);
    }
}

void TestFeedLink::aStoppedServerMakesTheBoardStale()
{
    const FeedSpy spy(m_agent);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    const auto backend = pid_t(feedPid());
    const auto server = pid_t(m_pg.cluster().status().serverPid);
    const auto goOn = qScopeGuard([&] {
        ::kill(server, SIGCONT);
        ::kill(backend, SIGCONT);
    });
    // Both: with the server's main process alone running the feed would simply get another backend.
    QCOMPARE(::kill(server, SIGSTOP), 0);
    QCOMPARE(::kill(backend, SIGSTOP), 0);
    const QDateTime stopped = QDateTime::currentDateTimeUtc();
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.state, State::Stale, staleWithinMs + slack);
    qInfo("Stale after %lld ms", stopped.msecsTo(QDateTime::currentDateTimeUtc()));
    QVERIFY(spy.health.asOf.msecsTo(stopped) < staleWithinMs);
    QVERIFY(spy.health.asOf <= stopped.addMSecs(slack));
    QVERIFY(!spy.health.reason.isEmpty());
    QVERIFY(spy.requests.contains(m_request));
    QCOMPARE(::kill(server, SIGCONT), 0);
    QCOMPARE(::kill(backend, SIGCONT), 0);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    QVERIFY(m_world->accept(m_request, 1).ok);
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.value(m_request).status, RequestStatus::Filled, patience);
}

void TestFeedLink::aSilentLinkMakesTheBoardStale()
{
    CuttingProxy proxy(m_pg.cluster().status().socketFolder);
    const FeedSpy spy(proxy.through(m_agent));
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    proxy.setSilent(true);
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.state, State::Stale, staleWithinMs + slack);
    m_world->run("update slotdesk.appointment_request set note = 'while it was silent'");
    proxy.setSilent(false);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    QCOMPARE(spy.requests.value(m_request).note, QStringLiteral("while it was silent"));
}

void TestFeedLink::aSilentLinkIsSeenInTimeByAHiddenWindowToo()
{
    CuttingProxy proxy(m_pg.cluster().status().socketFolder);
    FeedSpy spy(proxy.through(m_agent));
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    spy.feed.setHidden(true);
    proxy.setSilent(true);
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.state, State::Stale, staleWithinMs + slack);
}

void TestFeedLink::aServerThatGoesAwayIsWaitedFor()
{
    const FeedSpy spy(m_agent);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    const QByteArray name = m_connection->quoted(m_endpoint.database());
    const auto other = PgFixture::connect(m_pg.cluster().endpoint(QStringLiteral("postgres")));
    PgFixture::run(*other, QByteArray("alter database " + name + " with allow_connections false"));
    PgFixture::run(*other, "select pg_terminate_backend(pid) from pg_stat_activity where application_name = "
                           "'slotdesk-feed'");
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.state, State::Stale, staleWithinMs);
    QVERIFY(spy.requests.contains(m_request));
    PgFixture::run(*other, QByteArray("alter database " + name + " with allow_connections true"));
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
}

void TestFeedLink::noServerIsTriedForEver()
{
    QTemporaryDir nowhere;
    const FeedSpy spy(Endpoint::socket(nowhere.path(), QStringLiteral("none"), QStringLiteral("ana")));
    QTRY_VERIFY_WITH_TIMEOUT(!spy.health.reason.isEmpty(), patience);
    QCOMPARE(spy.health.state, State::Connecting);
    QVERIFY(!spy.health.asOf.isValid());
}

void TestFeedLink::aRestoredDumpTakesASnapshot_data()
{
    QTest::addColumn<QByteArray>("restored");
    QTest::newRow("another server") << QByteArray("update slotdesk.feed_incarnation set system_identifier = 1");
    QTest::newRow("transaction ids of the future")
        << QByteArray("insert into slotdesk.event (kind, source, xid) values ('row_changed', 'hand', '99999999999')");
}

void TestFeedLink::aRestoredDumpTakesASnapshot()
{
    QFETCH(QByteArray, restored);
    const FeedSpy spy(m_agent);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    QCOMPARE(spy.snapshots, 1);
    m_world->run(restored);
    QTRY_COMPARE_WITH_TIMEOUT(spy.snapshots, 2, patience);
    QVERIFY(m_world->accept(m_request, 1).ok);
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.value(m_request).status, RequestStatus::Filled, patience);
    QCOMPARE(spy.snapshots, 2);
}

void TestFeedLink::anotherSchemaIsShownAndNotChanged_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QByteArray>("back");
    QTest::newRow("newer") << QByteArray("insert into slotdesk.schema_version (number, name, checksum) "
                                         "values (9999, 'from_the_future', '')")
                           << QByteArray("delete from slotdesk.schema_version where number = 9999");
    QTest::newRow("changed") << QByteArray("update slotdesk.schema_version set checksum = 'x' || checksum "
                                           "where number = 1")
                             << QByteArray("update slotdesk.schema_version set checksum = substr(checksum, 2) "
                                           "where number = 1");
    QTest::newRow("older, without functions that came later")
        << QByteArray("do $$ begin update slotdesk.schema_version set checksum = 'x' || checksum where number = 1; "
                      "alter function slotdesk.feed_slots(bigint[]) rename to feed_slots_later; end $$")
        << QByteArray("do $$ begin update slotdesk.schema_version set checksum = substr(checksum, 2) where number = 1; "
                      "alter function slotdesk.feed_slots_later(bigint[]) rename to feed_slots; end $$");
}

void TestFeedLink::anotherSchemaIsShownAndNotChanged()
{
    QFETCH(QByteArray, change);
    QFETCH(QByteArray, back);
    m_world->run(change);
    const auto undo = qScopeGuard([&] { m_world->run(back); });
    const FeedSpy spy(m_agent);
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.state, State::ReadOnly, patience);
    QVERIFY(!spy.health.reason.isEmpty());
    QVERIFY(spy.requests.contains(m_request));
    QVERIFY(m_world->accept(m_request, 1).ok);
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.value(m_request).status, RequestStatus::Filled, patience);
    QCOMPARE(spy.health.state, State::ReadOnly);
}

void TestFeedLink::goingNeverWaitsForTheServer_data()
{
    QTest::addColumn<bool>("busy");
    QTest::addColumn<bool>("silent");
    QTest::newRow("at rest") << false << false;
    QTest::newRow("in the middle of a question") << true << false;
    QTest::newRow("in the middle of a question, the link dead") << true << true;
}

void TestFeedLink::goingNeverWaitsForTheServer()
{
    QFETCH(bool, busy);
    QFETCH(bool, silent);
    CuttingProxy proxy(m_pg.cluster().status().socketFolder);
    auto spy = std::make_unique<FeedSpy>(proxy.through(m_agent));
    QTRY_VERIFY_WITH_TIMEOUT(spy->isLive(), patience);
    const auto holder = PgFixture::connect(m_endpoint);
    PgFixture::run(*holder, "begin");
    if (busy) {
        PgFixture::run(*holder, "lock table slotdesk.event in access exclusive mode");
        QTRY_VERIFY_WITH_TIMEOUT(m_world->number("select count(*) from pg_stat_activity where wait_event_type = 'Lock' "
                                                 "and application_name = 'slotdesk-feed'") == 1,
                                 patience);
    }
    proxy.setSilent(silent);
    QElapsedTimer timer;
    timer.start();
    spy.reset();
    const qint64 took = timer.elapsed();
    qInfo("Gone after %lld ms", took);
    QVERIFY(took < 1000 + slack);
}

QTEST_GUILESS_MAIN(TestFeedLink)
#include "tst_feedlink.moc"
