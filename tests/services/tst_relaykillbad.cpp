// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/relayprocess.h"
#include "tests/support/testcertificates.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// slotctl relay, killed with SIGKILL around the answer of a webhook server that behaves badly: afterwards everything
/// still arrives, in the order of its request, and to one that lies about who it is nothing went meanwhile.
class TestRelayKillBad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedWhileItMisbehaves_data();
    void killedWhileItMisbehaves();
    void killedWhileItLies_data();
    void killedWhileItLies();

private:
    PgFixture m_fixture;
};

using Manner = WebhookServer::Manner;

namespace {

const QString slotctl = QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl");

} // namespace

void TestRelayKillBad::killedWhileItMisbehaves_data()
{
    QTest::addColumn<int>("manner");
    QTest::addColumn<QByteArray>("killAt");
    const std::pair<const char*, Manner> manners[] = {{"answers 500", Manner::Fail},
                                                      {"hangs", Manner::Hang},
                                                      {"closes", Manner::CloseAfterRequest},
                                                      {"closes in its reply", Manner::CloseMidReply},
                                                      {"redirects", Manner::Redirect}};
    for (const auto& [name, manner] : manners) {
        // Sent and not judged yet; judged and not written down; written down, with the next try to come.
        for (const char* step : {"sent 2", "answered 2", "marked 2"})
            QTest::addRow("%s, %s", name, step) << int(manner) << QByteArray(step);
    }
}

void TestRelayKillBad::killedWhileItMisbehaves()
{
    QFETCH(int, manner);
    QFETCH(QByteArray, killAt);
    RelayWorld world(m_fixture);
    world.server().setRedirect("http://127.0.0.2:1/elsewhere");
    world.server().setManner([manner](const WebhookServer::Request&) { return Manner(manner); });
    world.traffic(4);
    {
        RelayProcess doomed(world, slotctl, killAt);
        QTRY_VERIFY_WITH_TIMEOUT(!doomed.isRunning(), 20000);
        QVERIFY2(doomed.wasKilled(), doomed.said().constData());
    }
    QCOMPARE(world.bookings().number("select count(*) from slotdesk.relay_delivery where state = 'sent'"), 0);
    // Now well, now badly.
    int turn = 0;
    world.server().setManner(
        [&turn, manner](const WebhookServer::Request&) { return ++turn % 8 == 0 ? Manner(manner) : Manner::Ok; });
    RelayProcess next(world, slotctl);
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 60000);
    QCOMPARE(world.fault(), QString());
    QCOMPARE(world.dead(), 0);
}

void TestRelayKillBad::killedWhileItLies_data()
{
    QTest::addColumn<QByteArray>("killAt");
    for (const char* step : {"sent 1", "answered 2", "marked 3"})
        QTest::newRow(step) << QByteArray(step);
}

void TestRelayKillBad::killedWhileItLies()
{
    QFETCH(QByteArray, killAt);
    TestCertificates certificates;
    RelayWorld world(m_fixture);
    world.server().setIdentity(certificates.selfSigned());
    world.pointAtServer();
    world.traffic(3);
    const QStringList trusting{QStringLiteral("--ca"), certificates.authority()};
    {
        RelayProcess doomed(world, slotctl, killAt, trusting);
        QTRY_VERIFY_WITH_TIMEOUT(!doomed.isRunning(), 20000);
        QVERIFY2(doomed.wasKilled(), doomed.said().constData());
    }
    RelayProcess next(world, slotctl, {}, trusting);
    const int before = world.server().connections();
    QTRY_VERIFY_WITH_TIMEOUT(world.server().connections() > before, 20000);
    QCOMPARE(world.server().requests().size(), 0);
    world.server().setIdentity(certificates.honest());
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 30000);
    QCOMPARE(world.fault(), QString());
}

QTEST_GUILESS_MAIN(TestRelayKillBad)
#include "tst_relaykillbad.moc"
