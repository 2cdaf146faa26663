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
    [[nodiscard]] QByteArray accept(PgConnection& connection, RequestId request, int therapist)
    {
        return PgFixture::run(connection, "select (slotdesk.accept_offer(gen_random_uuid(), $1)).code",
                              SqlParams().add(m_world->offer(request, therapist)))
            .bytes(0, 0);
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
    std::thread waiting([&] {
        answer =
            PgFixture::run(*loser, "select (slotdesk.accept_offer(gen_random_uuid(), $1)).code", SqlParams().add(late))
                .bytes(0, 0);
    });
    const QByteArray pid = QByteArray::number(loser->backendPid());
    const bool waits = QTest::qWaitFor(
        [&] {
            return m_world->number("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and pid = " +
                                   pid) == 1;
        },
        30000);
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
