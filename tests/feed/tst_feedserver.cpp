// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/feed/feedspy.h"
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtCore/QFile>
#include <QtTest/QtTest>

using namespace slotdesk;
using State = FeedHealth::State;

/// Servers that answer and are not as usual: one that holds the news back, and one that only follows another.
class TestFeedServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aPreparedTransactionHoldsAndIsNamed();
    void whoMayNotBeSeenHoldsAllTheSame();
    void aStandbyIsShownAndNotChanged();

private:
    void stop();
    void start();

    PgFixture m_pg;
    PrivateCluster::Options m_options;
    std::unique_ptr<PrivateCluster> m_again;
    Endpoint m_endpoint;
    Endpoint m_agent;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    RequestId m_request;
};

namespace {

constexpr int patience = 20000;

} // namespace

void TestFeedServer::stop()
{
    m_world.reset();
    m_connection.reset();
    const Result<Done> stopped = PrivateCluster::stop(m_options);
    QVERIFY2(stopped.ok(), qPrintable(stopped.ok() ? QString() : stopped.error().text()));
}

void TestFeedServer::start()
{
    auto cluster = PrivateCluster::acquire(m_options);
    QVERIFY2(cluster.ok(), qPrintable(cluster.ok() ? QString() : cluster.error().text()));
    m_again = cluster.take();
    m_connection = PgFixture::connect(m_endpoint);
}

void TestFeedServer::initTestCase()
{
    m_endpoint = m_pg.freshDatabase(QStringLiteral("server"));
    m_agent = m_pg.login(m_endpoint, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")});
    PgFixture::run(m_endpoint, "alter system set max_prepared_transactions = 2");
    m_options.folder = m_pg.cluster().status().folder;
    m_options.lingerSeconds = 1;
    m_options.durable = false;
    stop();
    start();
    m_world = std::make_unique<BookingWorld>(*m_connection, 3);
    m_request = m_world->request(1);
}

/// It belongs to no process and outlives every one of them.
void TestFeedServer::aPreparedTransactionHoldsAndIsNamed()
{
    const FeedSpy spy(m_agent);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    PgFixture::run(*m_connection, "begin");
    m_world->run("insert into slotdesk.market (name, time_zone) values ('Late', 'UTC')");
    PgFixture::run(*m_connection, "prepare transaction 'nightly batch'");
    QVERIFY(m_world->accept(m_request, 1).ok);
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.state, State::Lagging, patience);
    QVERIFY2(spy.health.holder.startsWith(
                 QStringLiteral("postgres (prepared transaction nightly batch in %1), ").arg(m_endpoint.database())),
             qPrintable(spy.health.holder));
    QCOMPARE(spy.requests.value(m_request).status, RequestStatus::Open);
    m_world->run("commit prepared 'nightly batch'");
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.value(m_request).status, RequestStatus::Filled, patience);
}

/// A managed server may not give pg_read_all_stats: the events that wait tell that somebody holds.
void TestFeedServer::whoMayNotBeSeenHoldsAllTheSame()
{
    m_world->run("revoke pg_read_all_stats from slotdesk_owner");
    const auto holder =
        PgFixture::connect(m_pg.login(m_endpoint, QStringLiteral("holder"), {QStringLiteral("slotdesk_legacy")}));
    PgFixture::run(*holder, "begin");
    PgFixture::run(*holder, "select pg_current_xact_id()");
    const FeedSpy spy(m_agent);
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience); // nothing waits yet
    const RequestId late = m_world->request(1, 600);
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.state, State::Lagging, patience);
    QVERIFY2(spy.health.holder.startsWith(QStringLiteral("somebody, ")), qPrintable(spy.health.holder));
    QVERIFY(!spy.requests.contains(late));
    PgFixture::run(*holder, "rollback");
    QTRY_VERIFY_WITH_TIMEOUT(spy.isLive(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(spy.requests.contains(late), patience);
    m_world->run("grant pg_read_all_stats to slotdesk_owner");
}

void TestFeedServer::aStandbyIsShownAndNotChanged()
{
    stop();
    QFile signal(m_options.folder + QStringLiteral("/data/standby.signal"));
    QVERIFY2(signal.open(QIODevice::WriteOnly), qPrintable(signal.errorString()));
    signal.close();
    start();
    QCOMPARE(PgFixture::run(*m_connection, "select pg_is_in_recovery()").text(0, 0), QStringLiteral("t"));
    const FeedSpy spy(m_agent);
    QTRY_COMPARE_WITH_TIMEOUT(spy.health.state, State::ReadOnly, patience);
    QVERIFY2(spy.health.reason.contains(QStringLiteral("standby")), qPrintable(spy.health.reason));
    QTRY_COMPARE_WITH_TIMEOUT(spy.requests.value(m_request).status, RequestStatus::Filled, patience);
    const Result<PgResult> refused =
        PgFixture::connect(m_agent)->exec("select * from slotdesk.send_offers(gen_random_uuid(), 1)");
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().sqlState, QByteArray("25006"));
}

QTEST_GUILESS_MAIN(TestFeedServer)
#include "tst_feedserver.moc"
