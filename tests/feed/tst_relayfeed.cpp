// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/fanout.h"
#include "feed/livestore.h"
#include "tests/feed/feedspy.h"
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;
using Source = FeedHealth::Source;
using State = FeedHealth::State;

/// A desk between a relay and the database: it follows the one when it can, asks the other when it must, and loses
/// nothing on the way.
class TestRelayFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aDeskFollowsTheRelay();
    void withoutARelayItAsksTheDatabase();
    void aRelayThatComesLaterIsFound();
    void whenTheRelayGoesTheDeskAsksItself();
    void nothingIsLostBetweenTheTwo_data();
    void nothingIsLostBetweenTheTwo();
    void aRelayWithoutItsDatabaseIsLeft();
    void aRevokedRightEndsTheStream_data();
    void aRevokedRightEndsTheStream();
    void anAgentSeesItsMarketsOnly();
    void anUnreachableRelayCostsNothing();
    void anotherCertificateIsNotFollowed();
    void aTicketIsGoodOnceAndForItsRelay();
    void whoMayNotReadGetsNoTicket();

private:
    /// `everyMs`: how often it looks at the database; 0: as ever.
    [[nodiscard]] std::unique_ptr<FanOut> relay(int everyMs = 0);
    [[nodiscard]] static ChangeFeed::Options quick();
    [[nodiscard]] bool served()
    {
        return m_world->number("select count(*) from slotdesk.feed_server where until > now()") == 1;
    }

    PgFixture m_pg;
    FeedIdentity m_identity;
    Endpoint m_endpoint;
    Endpoint m_agent;
    Endpoint m_worker;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
};

namespace {

constexpr int patience = 30000;

} // namespace

void TestRelayFeed::init()
{
    if (m_identity.sha256().isEmpty()) {
        const Result<FeedIdentity> made = FeedIdentity::make();
        QVERIFY(made.ok());
        m_identity = *made;
    }
    m_endpoint = m_pg.freshDatabase(QStringLiteral("relayfeed"));
    m_agent = m_pg.login(m_endpoint, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")});
    m_worker = m_pg.login(m_endpoint, QStringLiteral("worker"), {QStringLiteral("slotdesk_worker")});
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<BookingWorld>(*m_connection, 5);
}

void TestRelayFeed::cleanup()
{
    m_world.reset();
    m_connection.reset();
}

std::unique_ptr<FanOut> TestRelayFeed::relay(int everyMs)
{
    FanOut::Settings settings;
    settings.listen = QStringLiteral("127.0.0.1");
    settings.port = 0;
    if (everyMs > 0)
        settings.fastMs = settings.idleMs = everyMs;
    auto made = std::make_unique<FanOut>(m_worker, m_identity, settings);
    const Result<quint16> port = made->start();
    if (!port)
        qFatal("%s", qPrintable(port.error().text()));
    return made;
}

ChangeFeed::Options TestRelayFeed::quick()
{
    ChangeFeed::Options options;
    options.relayEveryMs = 100;
    return options;
}

void TestRelayFeed::aDeskFollowsTheRelay()
{
    const RequestId early = m_world->request(2);
    const auto fanOut = relay();
    QTRY_VERIFY_WITH_TIMEOUT(served(), patience);
    FeedSpy spy(m_agent, quick());
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.source, Source::Relay, patience);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive() && spy.requests.contains(early), patience);
    QCOMPARE(spy.snapshots, 1); // it has not asked the database for one, too
    const RequestId late = m_world->request(1);
    QVERIFY(m_world->accept(late, 2).ok);
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.value(late).status, RequestStatus::Filled, patience);
    QCOMPARE(spy.slotRows.value(m_world->slot(late, 1)).therapistName, QStringLiteral("T2"));
    QCOMPARE(spy.offers.size(), 10);
    // Its link to the database is gone.
    QTRY_COMPARE_WITH_TIMEOUT(m_world->number("select count(*) from pg_stat_activity where usename = 'ana'"), 0,
                              patience);
}

void TestRelayFeed::withoutARelayItAsksTheDatabase()
{
    FeedSpy spy(m_agent, quick());
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    QCOMPARE(spy.health.source, Source::Server);
    QCOMPARE(m_world->number("select count(*) from slotdesk.feed_pass"), 0);
}

void TestRelayFeed::aRelayThatComesLaterIsFound()
{
    FeedSpy spy(m_agent, quick());
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    const auto fanOut = relay();
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.source, Source::Relay, patience);
    const RequestId request = m_world->request(1);
    QTRY_VERIFY_WITH_TIMEOUT(spy.requests.contains(request), patience);
}

void TestRelayFeed::whenTheRelayGoesTheDeskAsksItself()
{
    auto fanOut = relay();
    QTRY_VERIFY_WITH_TIMEOUT(served(), patience);
    FeedSpy spy(m_agent, quick());
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.source, Source::Relay, patience);
    fanOut.reset();
    QVERIFY(!served());
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.source, Source::LostRelay, patience);
    const RequestId request = m_world->request(1);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive() && spy.requests.contains(request), patience);
    fanOut = relay();
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.source, Source::Relay, patience);
}

void TestRelayFeed::nothingIsLostBetweenTheTwo_data()
{
    QTest::addColumn<int>("everyMs");
    QTest::newRow("a relay that looks often") << 0;
    QTest::newRow("a relay that is behind") << 400;
}

// A writer never rests while relays come and go: each change is on the board in the end, and no row ever goes back.
void TestRelayFeed::nothingIsLostBetweenTheTwo()
{
    QFETCH(int, everyMs);
    LiveStore store;
    QHash<RequestId, int> versions;
    QStringList backwards;
    ChangeFeed feed(m_agent, quick());
    int relays = 0;
    Source source = Source::Server;
    connect(&feed, &ChangeFeed::healthChanged, this, [&](const FeedHealth& health) {
        relays += health.source == Source::Relay && source != Source::Relay ? 1 : 0;
        source = health.source;
    });
    connect(&feed, &ChangeFeed::batchReady, this, [&](const FeedBatch& batch) {
        store.apply(batch);
        for (const RequestId id : store.requestIds()) {
            const int version = store.request(id)->version;
            if (version < versions.value(id))
                backwards.append(QString::number(id.value()));
            versions.insert(id, version);
        }
        for (auto held = versions.cbegin(); held != versions.cend(); ++held) {
            if (!store.request(held.key()))
                backwards.append(QStringLiteral("%1 vanished").arg(held.key().value()));
        }
    });
    feed.start();
    std::unique_ptr<FanOut> fanOut;
    QElapsedTimer since;
    QList<RequestId> made;
    since.start();
    for (int n = 0; relays < 4; ++n) {
        QVERIFY(since.elapsed() < 4 * patience);
        made.append(m_world->request(1));
        m_world->accept(made.at(n / 2), 1 + n % 5);
        QCoreApplication::processEvents();
        if (!fanOut && source != Source::Relay)
            fanOut = relay(everyMs);
        else if (fanOut && source == Source::Relay && n % 40 == 0)
            fanOut.reset();
    }
    QTRY_COMPARE_WITH_TIMEOUT(store.requestIds().size(), made.size(), patience);
    const auto same = [&] {
        FeedSpy truth(m_agent, {.relayEveryMs = 0});
        if (!QTest::qWaitFor([&] { return truth.isLive(); }, patience) || truth.requests.size() != made.size())
            return false;
        return std::all_of(truth.requests.cbegin(), truth.requests.cend(),
                           [&](const AppointmentRequest& row) { return *store.request(row.id) == row; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(same(), patience);
    QCOMPARE(backwards, QStringList());
}

void TestRelayFeed::aRelayWithoutItsDatabaseIsLeft()
{
    const auto fanOut = relay();
    QTRY_VERIFY_WITH_TIMEOUT(served(), patience);
    FeedSpy spy(m_agent, quick());
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.source, Source::Relay, patience);
    m_world->run("alter role worker nologin");
    m_world->run("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'worker'");
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.source, Source::LostRelay, patience);
    const RequestId request = m_world->request(1);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive() && spy.requests.contains(request), patience);
    m_world->run("alter role worker login");
}

void TestRelayFeed::aRevokedRightEndsTheStream_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::newRow("no login any more") << QByteArray("alter role ana nologin");
    QTest::newRow("not of the group") << QByteArray("revoke slotdesk_agent from ana");
    QTest::newRow("not of the staff") << QByteArray("delete from slotdesk.staff where login = 'ana'");
    QTest::newRow("no market") << QByteArray("update slotdesk.staff set markets = '{}' where login = 'ana'");
}

// Within five seconds, as the design says; what was changed after that is not told any more.
void TestRelayFeed::aRevokedRightEndsTheStream()
{
    QFETCH(QByteArray, how);
    const auto fanOut = relay();
    QTRY_VERIFY_WITH_TIMEOUT(served(), patience);
    FeedSpy spy(m_agent, quick());
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.source, Source::Relay, patience);
    int gone = 0;
    connect(fanOut.get(), &FanOut::progress, this, [&](const QJsonObject& object) {
        gone += object.value(QLatin1String("relay")) == QLatin1String("desk_gone") ? 1 : 0;
    });
    QElapsedTimer since;
    since.start();
    m_world->run(how);
    QTRY_COMPARE_WITH_TIMEOUT(gone, 1, patience);
    QVERIFY2(since.elapsed() < 5000, qPrintable(QString::number(since.elapsed())));
    const RequestId request = m_world->request(1);
    QVERIFY(!QTest::qWaitFor([&] { return spy.requests.contains(request); }, 500));
    m_world->run("drop role ana");
}

void TestRelayFeed::anAgentSeesItsMarketsOnly()
{
    const Endpoint far = m_pg.login(m_endpoint, QStringLiteral("far"), {QStringLiteral("slotdesk_agent")}, {4711});
    const auto fanOut = relay();
    QTRY_VERIFY_WITH_TIMEOUT(served(), patience);
    FeedSpy ana(m_agent, quick());
    FeedSpy other(far, quick());
    QTRY_VERIFY_WITH_TIMEOUT(ana.health.source == Source::Relay && other.health.source == Source::Relay, patience);
    const RequestId request = m_world->request(1);
    QTRY_VERIFY_WITH_TIMEOUT(ana.requests.contains(request), patience);
    QVERIFY(other.requests.isEmpty() && other.offers.isEmpty());
    // Its supervisor gives it the market: the line ends, the next one begins with what it may see now.
    m_world->run("update slotdesk.staff set markets = null where login = 'far'");
    QTRY_VERIFY_WITH_TIMEOUT(other.requests.contains(request) && other.health.source == Source::Relay, patience);
}

void TestRelayFeed::anUnreachableRelayCostsNothing()
{
    PgFixture::run(m_worker, "select slotdesk.feed_serve(gen_random_uuid(), '192.0.2.1', 7420, repeat('0', 64), 0, "
                             "600000)");
    FeedSpy spy(m_agent, quick());
    const RequestId request = m_world->request(1);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive() && spy.requests.contains(request), patience);
    QCOMPARE(spy.health.source, Source::Server);
    const RequestId later = m_world->request(1);
    QTRY_VERIFY_WITH_TIMEOUT(spy.requests.contains(later), patience);
}

void TestRelayFeed::anotherCertificateIsNotFollowed()
{
    const auto fanOut = relay();
    QTRY_VERIFY_WITH_TIMEOUT(served(), patience);
    m_world->run("update slotdesk.feed_server set certificate = repeat('0', 64), desks = -1, until = 'infinity'");
    m_world->run("create function public.keep() returns trigger language plpgsql as 'begin return null; end'");
    m_world->run(
        "create trigger keep before update on slotdesk.feed_server for each row execute function public.keep()");
    FeedSpy spy(m_agent, quick());
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->number("select count(*) from slotdesk.feed_pass") >= 2, patience);
    QCOMPARE(spy.health.source, Source::Server);
}

void TestRelayFeed::aTicketIsGoodOnceAndForItsRelay()
{
    const QByteArray here = "11111111-1111-1111-1111-111111111111";
    const QByteArray there = "22222222-2222-2222-2222-222222222222";
    const auto worker = PgFixture::connect(m_worker);
    const auto agent = PgFixture::connect(m_agent);
    const auto admitted = [&](const QByteArray& server, const QByteArray& ticket) {
        return PgFixture::run(*worker, "select login from slotdesk.feed_admit($1, $2)",
                              SqlParams().raw(server).raw(ticket))
            .rows();
    };
    const auto draw = [&] {
        const PgResult row = PgFixture::run(*agent, "select ticket from slotdesk.feed_ticket()");
        return row.rows() > 0 ? row.bytes(0, 0) : QByteArray();
    };
    QVERIFY(draw().isEmpty());
    PgFixture::run(*worker, "select slotdesk.feed_serve($1, 'relay.example', 7420, repeat('a', 64), 0, 600000)",
                   SqlParams().raw(here));
    const QByteArray ticket = draw();
    QCOMPARE(ticket.size(), 64);
    QVERIFY(draw() != ticket);
    QCOMPARE(m_world->number("select count(*) from slotdesk.feed_pass where encode(hash, 'hex') = '" + ticket + "'"),
             0);
    QCOMPARE(admitted(here, ticket), 1);
    QCOMPARE(admitted(here, ticket), 0);
    const QByteArray shownElsewhere = draw();
    QCOMPARE(admitted(there, shownElsewhere), 0);
    QCOMPARE(admitted(here, shownElsewhere), 0);
    const QByteArray late = draw();
    m_world->run("update slotdesk.feed_pass set until = now() - interval '1 second'");
    QCOMPARE(admitted(here, late), 0);
    const QByteArray revoked = draw();
    m_world->run("alter role ana valid until '2001-01-01'");
    QCOMPARE(admitted(here, revoked), 0);
    QVERIFY(draw().isEmpty());
    m_world->run("alter role ana valid until 'infinity'");
    QVERIFY(!draw().isEmpty());
}

void TestRelayFeed::whoMayNotReadGetsNoTicket()
{
    PgFixture::run(m_worker, "select slotdesk.feed_serve(gen_random_uuid(), 'relay.example', 7420, repeat('a', 64), 0, "
                             "600000)");
    const Endpoint nowhere = m_pg.login(m_endpoint, QStringLiteral("nowhere"), {QStringLiteral("slotdesk_agent")});
    QCOMPARE(PgFixture::run(nowhere, "select ticket from slotdesk.feed_ticket()").rows(), 1);
    m_world->run("delete from slotdesk.staff where login = 'nowhere'");
    QCOMPARE(PgFixture::run(nowhere, "select ticket from slotdesk.feed_ticket()").rows(), 0);
    const Endpoint backend = m_pg.login(m_endpoint, QStringLiteral("phone"), {QStringLiteral("slotdesk_backend")});
    const auto connection = PgFixture::connect(backend);
    QCOMPARE(connection->exec("select slotdesk.feed_ticket()").error().sqlState, QByteArray("42501"));
    QCOMPARE(connection->exec("select slotdesk.feed_admit(gen_random_uuid(), '')").error().sqlState,
             QByteArray("42501"));
}

QTEST_GUILESS_MAIN(TestRelayFeed)
#include "tst_relayfeed.moc"
