// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>
#include <thread>

using namespace slotdesk;

/// Who raced, from where, how many milliseconds apart; and the races that ended well (resources/sql/0020).
class TestForensics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whoWaitedAtTheLockAndLostIsCounted();
    void whoCameTooLateIsNone();
    void busyIsCountedWithoutAReceipt();
    void whatAConstraintRefusedIsCounted();
    void aDeadlockThatEndedWellIsCounted();
    void anAlertSaysWhoRaced();
    void versionsAreReadFromTheName();

private:
    [[nodiscard]] std::unique_ptr<PgConnection> as(const char* application)
    {
        PgConnection::Options options;
        options.applicationName = application;
        auto opened = PgConnection::open(m_endpoint, options);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text()));
        return opened.take();
    }
    [[nodiscard]] static QByteArray accepted(PgConnection& connection, OfferId offer)
    {
        return PgFixture::run(connection, "select (slotdesk.accept_offer(gen_random_uuid(), $1)).code",
                              SqlParams().add(offer))
            .bytes(0, 0);
    }
    [[nodiscard]] QByteArray accept(PgConnection& connection, RequestId request, int therapist)
    {
        return accepted(connection, m_world->offer(request, therapist));
    }
    [[nodiscard]] bool waitsForALock(const PgConnection& connection)
    {
        const QByteArray pid = QByteArray::number(connection.backendPid());
        return QTest::qWaitFor(
            [&] {
                return m_world->number(
                           "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and pid = " + pid) ==
                       1;
            },
            30000);
    }
    [[nodiscard]] QByteArray nearMisses()
    {
        return PgFixture::run(*m_connection, "select coalesce(string_agg(kind || ' ' || function || ' ' || times, ', ' "
                                             "order by kind), '') from slotdesk.near_miss")
            .bytes(0, 0);
    }

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
};

void TestForensics::init()
{
    m_endpoint = m_fixture.freshDatabase(QStringLiteral("forensics"));
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<BookingWorld>(*m_connection, 3);
}

void TestForensics::whoWaitedAtTheLockAndLostIsCounted()
{
    const RequestId request = m_world->request(1);
    auto winner = as("app/1");
    auto loser = as("app/2");
    const OfferId late = m_world->offer(request, 2);
    PgFixture::run(*winner, "begin");
    QCOMPARE(accept(*winner, request, 1), "ok");
    QByteArray answer;
    std::thread waiting([&] { answer = accepted(*loser, late); });
    const bool waits = waitsForALock(*loser);
    PgFixture::run(*winner, "commit");
    waiting.join();
    QVERIFY(waits);
    QCOMPARE(answer, "already_filled");
    QCOMPARE(nearMisses(), "lost_at_lock accept_offer 1");
}

void TestForensics::whoCameTooLateIsNone()
{
    const RequestId request = m_world->request(1);
    QCOMPARE(accept(*m_connection, request, 1), "ok");
    QCOMPARE(accept(*m_connection, request, 2), "already_filled");
    QCOMPARE(nearMisses(), "");
}

void TestForensics::busyIsCountedWithoutAReceipt()
{
    const RequestId first = m_world->request(1, 300);
    const RequestId second = m_world->request(1, 600);
    auto one = as("app/1");
    auto two = as("app/2");
    PgFixture::run(*one, "begin");
    PgFixture::run(*two, "begin");
    QCOMPARE(accept(*one, first, 1), "ok");
    QCOMPARE(accept(*two, second, 2), "ok");
    // It holds rows already, so it does not wait for any.
    QCOMPARE(accept(*two, first, 3), "busy");
    PgFixture::run(*one, "commit");
    PgFixture::run(*two, "commit");
    QCOMPARE(nearMisses(), "55P03 accept_offer 1");
    QCOMPARE(m_world->number("select ended_busy from slotdesk.near_miss"), 1);
    QCOMPARE(m_world->number("select count(*) from slotdesk.command where code = 'busy'"), 0);
    QCOMPARE(m_world->violations(), QStringList());
}

// Somebody who passes as a command and takes no lock: only the constraint keeps the therapist from two places.
void TestForensics::whatAConstraintRefusedIsCounted()
{
    const RequestId request = m_world->request(1);
    const RequestId other = m_world->request(1);
    const OfferId offer = m_world->offer(other, 1);
    auto careless = as("careless");
    auto app = as("app/1");
    PgFixture::run(*careless, "begin");
    PgFixture::run(*careless,
                   "update slotdesk.appointment set status = 'booked', therapist_id = $1, booked_at = now(), version = "
                   "version + 1, event_id = -1, written_by = 'command' where request_id = $2",
                   SqlParams().add(m_world->therapist(1)).add(request));
    QByteArray answer;
    std::thread waiting([&] { answer = accepted(*app, offer); });
    const bool waits = waitsForALock(*app);
    PgFixture::run(*careless, "commit");
    waiting.join();
    QVERIFY(waits);
    QCOMPARE(answer, "therapist_busy");
    QCOMPARE(nearMisses(), "23P01 accept_offer 1");
}

// Somebody locks in the wrong order: the therapist first.
void TestForensics::aDeadlockThatEndedWellIsCounted()
{
    const RequestId request = m_world->request(1);
    const OfferId offer = m_world->offer(request, 1);
    auto careless = as("careless");
    auto app = as("app/1");
    PgFixture::run(*careless, "set deadlock_timeout = '1min'"); // the other one looks first, and gives way
    PgFixture::run(*careless, "begin");
    PgFixture::run(*careless, "select from slotdesk.therapist where id = $1 for update",
                   SqlParams().add(m_world->therapist(1)));
    QByteArray answer;
    std::thread waiting([&] { answer = accepted(*app, offer); });
    const bool waits = waitsForALock(*app);
    PgFixture::run(*careless, "select from slotdesk.appointment_request where id = $1 for update",
                   SqlParams().add(request));
    PgFixture::run(*careless, "commit");
    waiting.join();
    QVERIFY(waits);
    // The second try may be quicker at the request than the one who waited for it: then they meet again.
    QCOMPARE(nearMisses(), answer == "ok" ? "40P01 accept_offer 1" : "40P01 accept_offer 2");
    QVERIFY2(answer == "ok" || answer == "busy", answer.constData());
    QCOMPARE(m_world->violations(), QStringList());
}

void TestForensics::anAlertSaysWhoRaced()
{
    m_world->run("update slotdesk.setting set value = 'observe' where name = 'guard'");
    const RequestId request = m_world->request(1);
    for (int n : {1, 2}) {
        auto backend = as(n == 1 ? "rails/4.2.1" : "node-worker");
        PgFixture::run(*backend,
                       "insert into slotdesk.appointment (request_id, therapist_id, status) values ($1, $2, 'booked')",
                       SqlParams().add(request).add(m_world->therapist(n)));
    }
    const PgResult race = PgFixture::run(*m_connection, "select b.* from slotdesk.booking_race b order by place");
    QCOMPARE(race.rows(), 2);
    const auto text = [&](int row, const char* column) { return race.bytes(row, race.column(column)); };
    QCOMPARE(text(0, "application"), "rails/4.2.1");
    QCOMPARE(text(0, "client_version"), "4.2.1");
    QCOMPARE(text(1, "client_version"), "");
    QCOMPARE(text(0, "too_many") + text(1, "too_many"), "ft");
    QVERIFY(text(0, "pid") != text(1, "pid") && !text(1, "pid").isEmpty());
    QVERIFY(race.real(1, race.column("ms_after_first")) > 0);
    QVERIFY(race.view(0, race.column("at")).contains('.'));
    // In another market nobody sees it.
    m_world->run("insert into slotdesk.market (name, time_zone) values ('Boston', 'America/New_York')");
    auto agent = PgFixture::connect(
        m_fixture.login(m_endpoint, QStringLiteral("boston"), {QStringLiteral("slotdesk_agent")}, {2}));
    QVERIFY(PgFixture::run(*agent, "select * from slotdesk.race_of(1)").isEmpty());
}

void TestForensics::versionsAreReadFromTheName()
{
    for (const auto& [name, version] :
         {std::pair("slotdesk/0.1.0", "0.1.0"), std::pair("slotctl import/0.2.0-rc1", "0.2.0-rc1"),
          std::pair("a/b/c d", ""), std::pair("puma: cluster worker 1", "")})
        QCOMPARE(PgFixture::run(*m_connection, "select slotdesk.client_version($1)", SqlParams().raw(name)).bytes(0, 0),
                 version);
    const auto own = PgFixture::connect(m_endpoint);
    QCOMPARE(PgFixture::run(*own, "select slotdesk.client_version(current_setting('application_name'))").bytes(0, 0),
             SLOTDESK_VERSION);
}

QTEST_GUILESS_MAIN(TestForensics)
#include "tst_forensics.moc"
