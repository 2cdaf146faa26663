// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/relayprocess.h"

#include <QtTest/QtTest>
#include <csignal>

using namespace slotdesk;

/// slotctl relay, killed with SIGKILL between any two steps of its work: after the next start every event has arrived
/// at least once and in the order of its request, and what arrived twice is not more than what was under way.
class TestRelayKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedAtAStep_data();
    void killedAtAStep();
    void killedByTheServersMoments_data();
    void killedByTheServersMoments();
    void killedAgainAndAgain();
    void stoppedPolitely();

private:
    PgFixture m_fixture;
};

namespace {

const QString slotctl = QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl");
constexpr int underWayAtMost = 8; ///< requests at a time to one destination

} // namespace

void TestRelayKill::killedAtAStep_data()
{
    QTest::addColumn<QByteArray>("killAt");
    for (const char* step : {"leased", "queued", "kept"})
        QTest::newRow(step) << QByteArray(step);
    for (const char* step : {"sending", "sent", "answered", "marked"}) {
        for (int nth : {1, 2, 9})
            QTest::addRow("%s %d", step, nth) << QByteArray(step) + ' ' + QByteArray::number(nth);
    }
}

void TestRelayKill::killedAtAStep()
{
    QFETCH(QByteArray, killAt);
    RelayWorld world(m_fixture);
    world.traffic(5);
    {
        RelayProcess doomed(world, slotctl, killAt);
        QTRY_VERIFY_WITH_TIMEOUT(!doomed.isRunning(), 20000);
        QVERIFY2(doomed.wasKilled(), doomed.said().constData());
    }
    QVERIFY(!world.allArrived());
    world.traffic(1);
    RelayProcess next(world, slotctl);
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 30000);
    QCOMPARE(world.fault(), QString());
    const qsizetype twice = world.server().requests().size() - world.expected().size();
    QVERIFY2(twice <= underWayAtMost, QByteArray::number(twice).constData());
    QCOMPARE(world.bookings().violations(), QStringList());
}

void TestRelayKill::killedByTheServersMoments_data()
{
    QTest::addColumn<bool>("answersFirst");
    QTest::newRow("has the request, has not answered") << false;
    QTest::newRow("has answered at the same moment") << true;
}

/// Without the program's help: the one that has just received kills the one that sends.
void TestRelayKill::killedByTheServersMoments()
{
    QFETCH(bool, answersFirst);
    RelayWorld world(m_fixture);
    world.traffic(6);
    auto relay = std::make_unique<RelayProcess>(world, slotctl);
    int arrived = 0;
    int kills = 0;
    world.server().setManner([&](const WebhookServer::Request&) {
        if (kills == 4 || ++arrived % 8 != 3)
            return WebhookServer::Manner::Ok;
        ++kills;
        relay->signal(SIGKILL);
        return answersFirst ? WebhookServer::Manner::Ok : WebhookServer::Manner::Hang;
    });
    QString otherwise; ///< one that ended in another way
    const auto arrivedInTheEnd = [&] {
        if (!relay->isRunning()) {
            if (!relay->wasKilled())
                otherwise = QString::fromUtf8(relay->said());
            relay = std::make_unique<RelayProcess>(world, slotctl);
        }
        return world.allArrived();
    };
    QTRY_VERIFY_WITH_TIMEOUT(arrivedInTheEnd(), 60000);
    QCOMPARE(otherwise, QString());
    QVERIFY(kills >= 3);
    QCOMPARE(world.fault(), QString());
}

void TestRelayKill::killedAgainAndAgain()
{
    RelayWorld world(m_fixture);
    world.traffic(8);
    const QByteArrayList deaths{"sent 2", "marked 3", "answered 1", "sending 4",
                                "queued", "kept 2",   "marked 1",   "sent 5"};
    int killed = 0;
    for (const QByteArray& killAt : deaths) {
        world.traffic(1);
        RelayProcess doomed(world, slotctl, killAt);
        QTRY_VERIFY_WITH_TIMEOUT(!doomed.isRunning(), 20000);
        QVERIFY2(doomed.wasKilled(), doomed.said().constData());
        ++killed;
    }
    QCOMPARE(killed, deaths.size());
    RelayProcess last(world, slotctl);
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 30000);
    QCOMPARE(world.fault(), QString());
}

void TestRelayKill::stoppedPolitely()
{
    RelayWorld world(m_fixture);
    RelayProcess relay(world, slotctl);
    QTRY_VERIFY_WITH_TIMEOUT(relay.said().contains("\"active\""), 20000);
    relay.signal(SIGTERM);
    QTRY_VERIFY_WITH_TIMEOUT(!relay.isRunning(), 20000);
    QVERIFY(!relay.wasKilled());
    QCOMPARE(relay.exitCode(), 0);
    QVERIFY(!relay.said().contains(RelayWorld::secret()));
    // The lease is free at once.
    QCOMPARE(world.bookings().text("select place from slotdesk.relay_state()"), QString());
    // What is wrong is a code and a sentence.
    RelayProcess owner(world, slotctl, {}, {QStringLiteral("--db"), QString::fromUtf8(world.owner().conninfo())});
    QTRY_VERIFY_WITH_TIMEOUT(!owner.isRunning(), 20000);
    QCOMPARE(owner.exitCode(), 4);
    QVERIFY2(owner.said().contains("owns the database"), owner.said().constData());
    RelayProcess shortLease(world, slotctl, {}, {QStringLiteral("--timeout"), QStringLiteral("5")});
    QTRY_VERIFY_WITH_TIMEOUT(!shortLease.isRunning(), 20000);
    QCOMPARE(shortLease.exitCode(), 2);
    RelayProcess noFile(world, slotctl, {}, {QStringLiteral("--ca"), QStringLiteral("/nowhere.pem")});
    QTRY_VERIFY_WITH_TIMEOUT(!noFile.isRunning(), 20000);
    QCOMPARE(noFile.exitCode(), 2);
    world.traffic(1);
    RelayProcess once(world, slotctl, {}, {QStringLiteral("--once")});
    QTRY_VERIFY_WITH_TIMEOUT(!once.isRunning(), 20000);
    QCOMPARE(once.exitCode(), 0);
    QVERIFY(world.allArrived());
}

QTEST_GUILESS_MAIN(TestRelayKill)
#include "tst_relaykill.moc"
