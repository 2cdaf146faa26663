// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/relayworld.h"
#include "tests/support/testcertificates.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// The relay against a webhook server that is whatever a webhook server can be: every event arrives at least once and
/// in the order of its request; to one that lies about who it is nothing goes, and everything once it is honest.
class TestRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingArrivesInOrder();
    void aBadServerGetsEverythingInTheEnd_data();
    void aBadServerGetsEverythingInTheEnd();
    void aLiarGetsNothing_data();
    void aLiarGetsNothing();
    void anEventHoldsBackItsOwnRequestOnly();
    void oneThatHangsHoldsBackNobodyElse();
    void onlyWhatIsAskedFor();
    void aPausedOneGetsItLater();
    void aSecretThatIsMissingIsSaid();
    void whatWasBeforeIsNotTold();
    void nothingThatCommitsLateIsMissed();
    void overALostConnection();
    void onceSaysWhatItLeft();
    void anOwnerIsRefused();
    void aChatIsTold();

private:
    PgFixture m_fixture;
};

using Manner = WebhookServer::Manner;

namespace {

constexpr int littleTimeMs = 400; ///< where a server hangs

}

void TestRelay::everythingArrivesInOrder()
{
    RelayWorld world(m_fixture);
    world.traffic(8);
    const QuickRelay relay(world);
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 20000);
    QVERIFY(world.expected().size() > 20);
    QCOMPARE(world.fault(), QString());
    QCOMPARE(world.server().requests().size(), world.expected().size()); // and each once
    world.traffic(4);
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 20000);
    QCOMPARE(world.fault(), QString());
    QCOMPARE(world.bookings().violations(), QStringList());
    QVERIFY(!relay.hasSaid(RelayWorld::secret().constData()));
}

void TestRelay::aBadServerGetsEverythingInTheEnd_data()
{
    QTest::addColumn<int>("manner");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, Manner manner, const char* said) {
        QTest::newRow(name) << int(manner) << QString::fromLatin1(said);
    };
    row("answers 500", Manner::Fail, "the status 500");
    row("hangs", Manner::Hang, "did not answer within");
    row("is slow for ever", Manner::Slow, "did not answer within");
    row("closes", Manner::CloseAfterRequest, "closed the connection");
    row("closes in the middle of its reply", Manner::CloseMidReply, "closed the connection");
    row("redirects", Manner::Redirect, "redirects (307) to 127.0.0.2, which is not followed");
}

void TestRelay::aBadServerGetsEverythingInTheEnd()
{
    QFETCH(int, manner);
    QFETCH(QString, said);
    RelayWorld world(m_fixture);
    world.server().setRedirect("http://127.0.0.2:1/elsewhere");
    world.server().setManner([manner](const WebhookServer::Request&) { return Manner(manner); });
    world.traffic(5);
    const QuickRelay relay(world, {}, false, littleTimeMs);
    QTRY_VERIFY_WITH_TIMEOUT(world.server().requests().size() >= 12, 20000);
    QCOMPARE(world.bookings().number("select count(*) from slotdesk.relay_delivery where state = 'sent'"), 0);
    // Now well, now badly.
    int turn = 0;
    world.server().setManner(
        [&turn, manner](const WebhookServer::Request&) { return ++turn % 3 == 0 ? Manner(manner) : Manner::Ok; });
    world.traffic(2);
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 60000);
    QCOMPARE(world.fault(), QString());
    QCOMPARE(world.dead(), 0);
    QVERIFY2(relay.hasSaid(said.toLatin1().constData()), qPrintable(relay.said.value(1)));
}

void TestRelay::aLiarGetsNothing_data()
{
    QTest::addColumn<bool>("wrongHost");
    QTest::newRow("vouches for itself") << false;
    QTest::newRow("is somebody else") << true;
}

void TestRelay::aLiarGetsNothing()
{
    QFETCH(bool, wrongHost);
    TestCertificates certificates;
    RelayWorld world(m_fixture);
    world.server().setIdentity(wrongHost ? certificates.wrongHost() : certificates.selfSigned());
    world.pointAtServer();
    world.traffic(4);
    const QuickRelay relay(world, certificates.authority());
    QTRY_VERIFY_WITH_TIMEOUT(world.server().connections() >= 12, 20000);
    QTRY_VERIFY(relay.hasSaid("its certificate is not to be trusted"));
    QCOMPARE(world.server().requests().size(), 0);
    world.server().setIdentity(certificates.honest());
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 30000);
    QCOMPARE(world.fault(), QString());
    QCOMPARE(world.server().requests().size(), world.expected().size());
}

void TestRelay::anEventHoldsBackItsOwnRequestOnly()
{
    RelayWorld world(m_fixture);
    world.traffic(4);
    const qint64 held = world.bookings().number("select min(id) from slotdesk.appointment_request");
    world.server().setManner([held](const WebhookServer::Request& request) {
        return request.request() == held ? Manner::Fail : Manner::Ok;
    });
    const QuickRelay relay(world);
    const QByteArray ofIt = "select count(*) from slotdesk.relay_delivery where state = 'waiting' and request_id = " +
                            QByteArray::number(held);
    const qint64 all =
        world.bookings().number("select count(*) from slotdesk.event where request_id = " + QByteArray::number(held));
    QTRY_VERIFY_WITH_TIMEOUT(world.waiting() == all && world.bookings().number(ofIt) == all, 20000);
    // Of that request only the first was ever tried.
    QSet<qint64> tried;
    for (const WebhookServer::Request& request : world.server().requests()) {
        if (request.request() == held)
            tried.insert(request.event());
    }
    QCOMPARE(tried.size(), 1);
    world.server().setManner(Manner::Ok);
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 20000);
    QCOMPARE(world.fault(), QString());
}

void TestRelay::oneThatHangsHoldsBackNobodyElse()
{
    RelayWorld world(m_fixture);
    WebhookServer hanging;
    hanging.setManner(Manner::Hang);
    (void)world.secretFile("other", "x");
    QVERIFY(world.saveDestination("other", "signed", hanging.url().toLatin1(), "{*}").ok);
    world.traffic(20);
    const QuickRelay relay(world, {}, false, littleTimeMs);
    QTRY_VERIFY_WITH_TIMEOUT(
        world.bookings().number("select count(*) from slotdesk.relay_delivery d join "
                                "slotdesk.relay_destination t on t.id = d.destination where t.name = "
                                "'ops' and d.state = 'sent'") >= world.expected().size(),
        20000);
    QVERIFY(hanging.connections() <= 40); // eight at a time, each its whole time
}

void TestRelay::onlyWhatIsAskedFor()
{
    RelayWorld world(m_fixture, "{request_created,offer_*}");
    world.traffic(4);
    const QuickRelay relay(world);
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 20000);
    QCOMPARE(world.fault(), QString());
    QVERIFY(world.expected().size() > 4);
    for (const WebhookServer::Request& request : world.server().requests()) {
        const QString kind = request.json.value(QLatin1String("kind")).toString();
        QVERIFY2(kind == QLatin1String("request_created") || kind.startsWith(QLatin1String("offer_")),
                 qPrintable(kind));
    }
}

void TestRelay::aPausedOneGetsItLater()
{
    RelayWorld world(m_fixture);
    world.bookings().run("update slotdesk.relay_destination set paused = true");
    world.traffic(2);
    const QuickRelay relay(world);
    QTRY_VERIFY_WITH_TIMEOUT(world.waiting() == world.expected().size(), 20000);
    QCOMPARE(world.server().requests().size(), 0);
    world.bookings().run("update slotdesk.relay_destination set paused = false");
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 20000);
    QCOMPARE(world.fault(), QString());
}

void TestRelay::aSecretThatIsMissingIsSaid()
{
    RelayWorld world(m_fixture);
    (void)world.secretFile("ops", RelayWorld::secret(), true);
    world.traffic(1);
    const QuickRelay relay(world);
    QTRY_VERIFY_WITH_TIMEOUT(relay.hasSaid("The secret ops is not used: others may read"), 20000);
    QCOMPARE(world.server().requests().size(), 0);
    (void)world.secretFile("ops", RelayWorld::secret());
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 20000);
    QCOMPARE(world.fault(), QString());
}

void TestRelay::whatWasBeforeIsNotTold()
{
    RelayWorld world(m_fixture);
    world.traffic(3);
    const qint64 before = world.bookings().number("select max(id) from slotdesk.event");
    WebhookServer late;
    (void)world.secretFile("other", "x");
    QVERIFY(world.saveDestination("other", "signed", late.url().toLatin1(), "{*}").ok);
    world.traffic(1);
    const QuickRelay relay(world);
    QTRY_VERIFY_WITH_TIMEOUT(world.waiting() == 0 && late.requests().size() > 3, 20000);
    for (const WebhookServer::Request& request : late.requests())
        QVERIFY(request.event() > before);
}

void TestRelay::nothingThatCommitsLateIsMissed()
{
    RelayWorld world(m_fixture);
    const auto late = PgFixture::connect(world.owner());
    PgFixture::run(*late, "begin");
    PgFixture::run(*late, "insert into slotdesk.event (kind, source) values ('setting_saved', 'hand')");
    world.traffic(2); // higher ids, committed before
    const QuickRelay relay(world);
    QTRY_VERIFY(relay.hasSaid("This is the relay now"));
    PgFixture::run(*late, "commit");
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 20000);
    QCOMPARE(world.fault(), QString());
}

void TestRelay::overALostConnection()
{
    RelayWorld world(m_fixture);
    const QuickRelay relay(world);
    int turn = 0;
    world.server().setManner([&](const WebhookServer::Request&) {
        if (++turn % 7 == 3) // between the sending and the writing down
            world.bookings().run(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'relay_worker'");
        return Manner::Ok;
    });
    world.traffic(6);
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), 30000);
    QCOMPARE(world.fault(), QString());
    QVERIFY(relay.hasSaid("Trying again"));
    // What could not be written down at once was kept, and not sent again.
    QCOMPARE(world.server().requests().size(), world.expected().size());
}

void TestRelay::onceSaysWhatItLeft()
{
    RelayWorld world(m_fixture);
    world.traffic(2);
    world.server().setManner(Manner::Fail);
    {
        const QuickRelay relay(world, {}, true);
        QTRY_COMPARE_WITH_TIMEOUT(relay.relay.end(), Relay::End::Undone, 20000);
    }
    world.server().setManner(Manner::Ok);
    QTRY_VERIFY_WITH_TIMEOUT(
        (world.bookings().number("select count(*) from slotdesk.relay_delivery where next_at > clock_timestamp()") ==
         0),
        5000);
    const QuickRelay relay(world, {}, true);
    QTRY_COMPARE_WITH_TIMEOUT(relay.relay.end(), Relay::End::Done, 20000);
    QVERIFY(world.allArrived());
    QCOMPARE(world.fault(), QString());
}

void TestRelay::anOwnerIsRefused()
{
    RelayWorld world(m_fixture);
    RelaySecrets secrets;
    WebhookSender sender(100);
    Relay relay(world.owner(), {}, secrets, sender);
    relay.start();
    QTRY_COMPARE(relay.end(), Relay::End::Refused);
    QVERIFY2(relay.error().text().contains(QStringLiteral("owns the database")), qPrintable(relay.error().text()));
}

void TestRelay::aChatIsTold()
{
    RelayWorld world(m_fixture, "{no_such_kind}");
    (void)world.secretFile("chat", "T0/B1/xyz");
    const QByteArray url = world.server().url(QStringLiteral("/services/{secret}")).toLatin1();
    QVERIFY(world.saveDestination("chat", "slack", url, "{problem_reported}").ok);
    const RequestId request = world.bookings().request(1);
    QVERIFY(world.bookings().call("report_problem", {QByteArray::number(request.value()), "'Priya said so'"}).ok);
    const QuickRelay relay(world);
    QTRY_COMPARE_WITH_TIMEOUT(world.server().requests().size(), 1, 20000);
    const WebhookServer::Request got = world.server().requests().first();
    QCOMPARE(got.path, QByteArray("/services/T0/B1/xyz"));
    const QString text = got.json.value(QLatin1String("text")).toString();
    QVERIFY2(text.startsWith(QStringLiteral("Problem reported: reported (alert 1, request 1")), qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("Priya")));
    QTRY_COMPARE(world.waiting(), 0);
    QVERIFY(!relay.hasSaid("xyz"));
}

QTEST_GUILESS_MAIN(TestRelay)
#include "tst_relay.moc"
