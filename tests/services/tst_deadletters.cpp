// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/relayworld.h"

#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

using namespace slotdesk;

/// What could not be delivered: given up after so many tries, seen by supervisors, sent again by them; what follows
/// goes on and says that something is missing.
class TestDeadLetters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void laterEventsGoOnWithAMark();
    void aPersonSendsItAgain();
    void itMayFailAgain();
    void itOutlivesItsEvent();
    void whoMaySendAgain();
    void destinationsAreChecked_data();
    void destinationsAreChecked();

private:
    void giveUpOne();
    [[nodiscard]] std::unique_ptr<PgConnection> as(const char* group, const QList<qint64>& markets = {});
    [[nodiscard]] Outcome sendAgain(PgConnection& connection, const QByteArray& command = "gen_random_uuid()");
    [[nodiscard]] qint64 deadDelivery();

    PgFixture m_fixture;
    std::unique_ptr<RelayWorld> m_world;
    qint64 m_bad = 0; ///< the event that nobody takes
    qint64 m_request = 0;
};

using Manner = WebhookServer::Manner;

void TestDeadLetters::init()
{
    m_world = std::make_unique<RelayWorld>(m_fixture);
    m_world->set("relay_tries", 3);
    m_world->traffic(3);
    m_request = m_world->bookings().number("select min(id) from slotdesk.appointment_request");
    m_bad = m_world->bookings().number("select min(id) + 0 from slotdesk.event where request_id = " +
                                       QByteArray::number(m_request));
    m_world->server().setManner(
        [this](const WebhookServer::Request& request) { return request.event() == m_bad ? Manner::Fail : Manner::Ok; });
}

void TestDeadLetters::cleanup()
{
    m_world.reset();
}

void TestDeadLetters::giveUpOne()
{
    const QuickRelay relay(*m_world);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->dead() == 1 && m_world->waiting() == 0, 20000);
    QVERIFY(relay.hasSaid("Given up after 3 tries"));
}

qint64 TestDeadLetters::deadDelivery()
{
    return m_world->bookings().number("select min(no) from slotdesk.relay_delivery where event_id = " +
                                      QByteArray::number(m_bad));
}

std::unique_ptr<PgConnection> TestDeadLetters::as(const char* group, const QList<qint64>& markets)
{
    const QString name =
        QStringLiteral("dead_%1%2").arg(QLatin1String(group), QLatin1String(markets.isEmpty() ? "" : "_limited"));
    return PgFixture::connect(m_fixture.login(m_world->owner(), name, {QLatin1String(group)}, markets));
}

Outcome TestDeadLetters::sendAgain(PgConnection& connection, const QByteArray& command)
{
    return outcomeOf(PgFixture::run(connection, "select * from slotdesk.replay_dead_letter(" + command + ", " +
                                                    QByteArray::number(deadDelivery()) + ")"));
}

void TestDeadLetters::laterEventsGoOnWithAMark()
{
    giveUpOne();
    int tries = 0;
    int marked = 0;
    for (const WebhookServer::Request& request : m_world->server().requests()) {
        tries += request.event() == m_bad;
        const bool behind = request.request() == m_request && request.event() > m_bad;
        QCOMPARE(request.json.value(QLatin1String("gap")).toArray(), behind ? QJsonArray{m_bad} : QJsonArray());
        marked += behind;
    }
    QCOMPARE(tries, 3);
    QVERIFY(marked >= 2);
    QCOMPARE(m_world->server().requests().size(), m_world->expected().size() + 2);
    const PgResult letter = PgFixture::run(*as("slotdesk_supervisor"), "select * from slotdesk.dead_letters()");
    QCOMPARE(letter.rows(), 1);
    QCOMPARE(letter.int64(0, letter.column("event_id")), m_bad);
    QCOMPARE(letter.text(0, letter.column("destination")), QStringLiteral("ops"));
    QCOMPARE(letter.text(0, letter.column("error")), QStringLiteral("It answered with the status 500."));
    QCOMPARE(letter.int32(0, letter.column("tries")), 3);
    QCOMPARE(letter.text(0, letter.column("market_name")), QStringLiteral("Albany"));
}

void TestDeadLetters::aPersonSendsItAgain()
{
    giveUpOne();
    const QByteArray key = m_world->server().requests().first().headers.value("x-slotdesk-delivery");
    m_world->server().forget();
    m_world->server().setManner(Manner::Ok);
    const auto supervisor = as("slotdesk_supervisor");
    const QByteArray command = "'6f1c2a9e-0000-4000-8000-000000000001'";
    QVERIFY(sendAgain(*supervisor, command).ok);
    QVERIFY(sendAgain(*supervisor, command).replayed);
    QCOMPARE(sendAgain(*supervisor).code, Outcome::Code::Changed);
    const QuickRelay relay(*m_world);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->dead() == 0 && m_world->waiting() == 0, 20000);
    const WebhookServer::Request* late = nullptr;
    for (const WebhookServer::Request& request : m_world->server().requests()) {
        if (request.event() == m_bad)
            late = &request;
    }
    QVERIFY(late);
    QVERIFY(late->json.value(QLatin1String("late")).toBool());
    QCOMPARE(PgFixture::run(*supervisor, "select count(*) from slotdesk.dead_letters()").int64(0, 0), 0);
    // Nothing is missing any more, so nothing is marked.
    QVERIFY(m_world->bookings()
                .call("cancel_request", {QByteArray::number(m_request + 1), "null", "'client_cancelled'"})
                .ok);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->allArrived(), 20000);
    QVERIFY(!m_world->server().requests().last().json.contains(QLatin1String("gap")));
    QCOMPARE(m_world->bookings().violations(), QStringList());
}

void TestDeadLetters::itMayFailAgain()
{
    giveUpOne();
    const auto supervisor = as("slotdesk_supervisor");
    QVERIFY(sendAgain(*supervisor).ok);
    const QuickRelay relay(*m_world);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->dead() == 1 && m_world->waiting() == 0, 20000);
    QCOMPARE(m_world->bookings().number("select count(*) from slotdesk.relay_attempt where delivery = " +
                                        QByteArray::number(deadDelivery())),
             6);
    QVERIFY(sendAgain(*supervisor).ok);
}

void TestDeadLetters::itOutlivesItsEvent()
{
    giveUpOne();
    m_world->bookings().run("begin");
    m_world->bookings().run("set local session_replication_role = replica");
    m_world->bookings().run("delete from slotdesk.event where id = " + QByteArray::number(m_bad));
    m_world->bookings().run("commit");
    m_world->server().setManner(Manner::Ok);
    m_world->server().forget();
    QVERIFY(sendAgain(*as("slotdesk_admin")).ok);
    const QuickRelay relay(*m_world);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->dead() == 0 && m_world->waiting() == 0, 20000);
    QVERIFY(std::any_of(m_world->server().requests().cbegin(), m_world->server().requests().cend(),
                        [this](const WebhookServer::Request& request) {
                            return request.event() == m_bad && request.request() == m_request;
                        }));
}

void TestDeadLetters::whoMaySendAgain()
{
    giveUpOne();
    m_world->bookings().run("insert into slotdesk.market (name, time_zone) values ('Boston', 'America/New_York')");
    for (const char* group : {"slotdesk_agent", "slotdesk_worker", "slotdesk_backend", "slotdesk_reader"}) {
        const Result<PgResult> answer = as(group)->exec("select slotdesk.replay_dead_letter(gen_random_uuid(), 1)");
        QVERIFY2(!answer && answer.error().sqlState == "42501", group);
    }
    const auto boston = as("slotdesk_supervisor", {2});
    QCOMPARE(PgFixture::run(*boston, "select count(*) from slotdesk.dead_letters()").int64(0, 0), 0);
    QCOMPARE(sendAgain(*boston).code, Outcome::Code::NotAllowed);
    QCOMPARE(m_world->dead(), 1);
    QCOMPARE(outcomeOf(PgFixture::run(*as("slotdesk_admin"),
                                      "select * from slotdesk.replay_dead_letter(gen_random_uuid(), 987654)"))
                 .code,
             Outcome::Code::NotFound);
}

void TestDeadLetters::destinationsAreChecked_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("kinds");
    QTest::addColumn<bool>("may");
    const auto row = [](const char* kind, const char* url, const char* kinds, bool may) {
        QTest::addRow("%s %s %s", kind, url, kinds) << QByteArray(kind) << QByteArray(url) << QByteArray(kinds) << may;
    };
    row("signed", "https://example.test/hook", "{*}", true);
    row("signed", "https://example.test", "{alert_*,slot_booked}", true);
    row("slack", "https://hooks.slack.com/services/{secret}", "{alert_*}", true);
    row("slack", "https://chat.example.test/hook", "{alert_*}", true);
    row("slack", "https://hooks.slack.com/services/T0/B0/abc", "{alert_*}", false); // the secret itself
    row("signed", "https://example.test/{secret}", "{*}", false);
    row("signed", "http://example.test/hook", "{*}", false);
    row("signed", "http://localhost.example.test/hook", "{*}", false);
    row("signed", "http://127.0.0.1:8080/hook", "{*}", true);
    row("signed", "https://sue:pw@example.test/hook", "{*}", false);
    row("signed", "https://example.test/a b", "{*}", false);
    row("signed", "ftp://example.test/hook", "{*}", false);
    row("mail", "https://example.test/hook", "{*}", false);
    row("signed", "https://example.test/hook", "{}", false);
    row("signed", "https://example.test/hook", "{Alert}", false);
    row("signed", "https://example.test/hook", "{a*b}", false);
}

void TestDeadLetters::destinationsAreChecked()
{
    QFETCH(QByteArray, kind);
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, kinds);
    QFETCH(bool, may);
    const Outcome saved = m_world->saveDestination("another", kind, url, kinds);
    QVERIFY2(saved.ok == may, qPrintable(saved.message));
    QVERIFY(may || saved.code == Outcome::Code::Invalid);
    const Result<PgResult> agent =
        as("slotdesk_supervisor")
            ->exec("select slotdesk.save_destination(gen_random_uuid(), null, 'x', 'signed', "
                   "'https://x', '{*}', null, null, 'x', false, null)");
    QVERIFY(!agent && agent.error().sqlState == "42501");
}

QTEST_GUILESS_MAIN(TestDeadLetters)
#include "tst_deadletters.moc"
