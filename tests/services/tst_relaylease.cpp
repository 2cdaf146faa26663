// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/relayprocess.h"

#include <QtTest/QtTest>
#include <csignal>

using namespace slotdesk;

/// One relay at a time: two of them send nothing twice, and one that was away too long finds every door shut.
class TestRelayLease : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneHasItUntilItEnds();
    void nobodyBelievesLongerThanTheServer();
    void anOldTokenWritesNothing_data();
    void anOldTokenWritesNothing();
    void twoRelaysSendNothingTwice();
    void theNextOneTakesOver();
    void oneThatWasAwayIsFenced();

private:
    PgFixture m_fixture;
};

void TestRelayLease::oneHasItUntilItEnds()
{
    RelayWorld world(m_fixture);
    const auto worker = PgFixture::connect(world.worker());
    RelayLease first(QStringLiteral("first"), 60000);
    RelayLease second(QStringLiteral("second"), 60000);
    QVERIFY(*first.hold(*worker));
    const qint64 token = first.token();
    QVERIFY(!*second.hold(*worker));
    QCOMPARE(second.heldBy(), QStringLiteral("first"));
    QCOMPARE(second.token(), 0);
    QVERIFY(second.askAgainMs() > 1000);
    QCOMPARE(world.bookings().text("select place || ' ' || login from slotdesk.relay_state()"),
             QStringLiteral("first relay_worker"));
    // By the server's clock.
    world.bookings().run("update slotdesk.relay_lease set until = clock_timestamp() - interval '1 ms'");
    QVERIFY(*second.hold(*worker));
    QVERIFY(second.token() > token);
    second.leave(*worker);
    QVERIFY(*first.hold(*worker)); // believes still: only its writes tell it
    qint64 now = 1000;
    RelayLease third(QStringLiteral("third"), 60000, [&now] { return now; });
    QVERIFY(*third.hold(*worker));
    const qint64 newest = third.token();
    QVERIFY(newest > token + 1);
    // Nobody else took it meanwhile: it is the same still, and what was under way may be written down.
    world.bookings().run("update slotdesk.relay_lease set until = clock_timestamp() - interval '1 ms'");
    now += 70000;
    QVERIFY(!third.lasts(0));
    QVERIFY(*third.hold(*worker));
    QVERIFY(third.lasts(0));
    QCOMPARE(third.token(), newest);
}

void TestRelayLease::nobodyBelievesLongerThanTheServer()
{
    RelayWorld world(m_fixture);
    const auto worker = PgFixture::connect(world.worker());
    qint64 now = 1000;
    RelayLease lease(QStringLiteral("me"), 9000, [&now] { return now; });
    QVERIFY(!lease.lasts(0));
    QVERIFY(*lease.hold(*worker));
    QVERIFY(lease.lasts(8999));
    QVERIFY(!lease.lasts(9000));
    now += 6000;
    QVERIFY(lease.lasts(2999) && !lease.lasts(3000));
    world.bookings().run("update slotdesk.relay_lease set until = clock_timestamp() + interval '1 s'");
    QVERIFY(*lease.hold(*worker)); // a third of the term has passed: renewed
    QVERIFY(lease.lasts(8999));
    QVERIFY(
        world.bookings().number("select (until > clock_timestamp() + interval '5 s')::int from slotdesk.relay_lease"));
    now += 9000; // the machine slept
    QVERIFY(!lease.lasts(0));
}

void TestRelayLease::anOldTokenWritesNothing_data()
{
    QTest::addColumn<QByteArray>("call");
    for (const char* call :
         {"relay_queue(%1)", "relay_sent(%1, %2, 200, 1)", "relay_failed(%1, %2, 500, 'no', 1, 1)", "relay_forget(%1)"})
        QTest::newRow(call) << QByteArray(call);
}

void TestRelayLease::anOldTokenWritesNothing()
{
    QFETCH(QByteArray, call);
    RelayWorld world(m_fixture);
    const auto worker = PgFixture::connect(world.worker());
    world.traffic(1);
    RelayLease mine(QStringLiteral("mine"), 60000);
    QVERIFY(*mine.hold(*worker));
    QVERIFY(RelayQueue(*worker).fill(mine.token())->looked > 0);
    world.traffic(1);
    world.bookings().run("update slotdesk.relay_lease set until = '-infinity'");
    RelayLease theirs(QStringLiteral("theirs"), 60000);
    QVERIFY(*theirs.hold(*worker));
    const QByteArray state =
        "select md5(string_agg(d::text, '' order by d.no)) || (select string_agg(c::text, '') from "
        "slotdesk.relay_cursor c) || (select count(*) from slotdesk.relay_attempt) from slotdesk.relay_delivery d";
    const QString before = world.bookings().text(state);
    const auto as = [&](qint64 token) {
        QByteArray sql = "select slotdesk." + call;
        sql.replace("%1", QByteArray::number(token))
            .replace("%2", "(select min(delivery) from slotdesk.relay_due(" + QByteArray::number(theirs.token()) +
                               ", null))");
        return PgFixture::run(*worker, sql);
    };
    for (const qint64 token : {mine.token(), qint64(0), qint64(-1), theirs.token() + 1}) {
        QVERIFY(as(token).isNull(0, 0));
        QCOMPARE(world.bookings().text(state), before);
    }
    QVERIFY(RelayQueue(*worker).due(mine.token(), {}, 8)->isEmpty());
    QVERIFY(!as(theirs.token()).isNull(0, 0)); // and with the right one it does
}

void TestRelayLease::twoRelaysSendNothingTwice()
{
    RelayWorld world(m_fixture);
    const QuickRelay one(world);
    const QuickRelay two(world);
    for (int round = 0; round < 4; ++round) {
        world.traffic(4);
        QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 20000);
    }
    QVERIFY(one.hasSaid("standby") != two.hasSaid("standby"));
    QVERIFY(!one.hasSaid("fenced") && !two.hasSaid("fenced"));
    QCOMPARE(world.fault(), QString());
    QCOMPARE(world.server().requests().size(), world.expected().size());
    QCOMPARE(world.bookings().number("select count(distinct token) from slotdesk.relay_attempt"), 1);
}

void TestRelayLease::theNextOneTakesOver()
{
    RelayWorld world(m_fixture);
    auto one = std::make_unique<QuickRelay>(world);
    QTRY_VERIFY(one->hasSaid("active"));
    const QuickRelay two(world);
    QTRY_VERIFY(two.hasSaid("standby"));
    world.traffic(2);
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 20000);
    one.reset();
    world.traffic(2);
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 20000);
    QVERIFY(two.hasSaid("active"));
    QCOMPARE(world.server().requests().size(), world.expected().size());
    QCOMPARE(world.fault(), QString());
}

/// A machine that stands still while a request is on the wire, and comes back when another one has its work.
void TestRelayLease::oneThatWasAwayIsFenced()
{
    RelayWorld world(m_fixture);
    RelayProcess away(world, QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl"));
    QTRY_VERIFY_WITH_TIMEOUT(away.said().contains("\"active\""), 20000);
    bool stopped = false;
    world.server().setManner([&](const WebhookServer::Request&) {
        if (!stopped)
            away.signal(SIGSTOP);
        stopped = true;
        return WebhookServer::Manner::Ok;
    });
    world.traffic(4);
    QTRY_VERIFY_WITH_TIMEOUT(stopped, 20000);
    const QuickRelay next(world);
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 20000);
    QVERIFY(next.hasSaid("active"));
    const qsizetype before = world.server().requests().size();
    away.signal(SIGCONT);
    QTRY_VERIFY_WITH_TIMEOUT(away.said().contains("\"fenced\""), 20000);
    world.traffic(3);
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 20000);
    QCOMPARE(world.fault(), QString());
    QVERIFY(world.server().requests().size() > before);
    // Never back and forth: who writes is always the newer one.
    QCOMPARE(
        world.bookings().number("select count(*) from (select token < lag(token) over (order by at, delivery) as back "
                                "from slotdesk.relay_attempt) w where back"),
        0);
    QCOMPARE(world.bookings().number("select count(distinct token) from slotdesk.relay_attempt where at > (select "
                                     "max(queued_at) from slotdesk.relay_delivery)"),
             1);
}

QTEST_GUILESS_MAIN(TestRelayLease)
#include "tst_relaylease.moc"
