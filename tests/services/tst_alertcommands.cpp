// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/dbworker.h"
#include "tests/support/alertworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// The life of an alert (resources/sql/0017), each test ending with violations() empty.
class TestAlertCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anAlertIsClaimedSleepsAndWakes();
    void ofTwoWhoClaimOneWins();
    void whoSettledDoesNotSignOff();
    void whatWasSettledIsReopenedOrNot();
    void aProblemReportedTwiceIsOneAlert();
    void senselessArgumentsAreOutcomes_data();
    void senselessArgumentsAreOutcomes();
    void aDryRunWritesNothing();
    void everyRoleHasItsRights();

private:
    std::unique_ptr<PgConnection> as(const char* login, const char* group, const QList<qint64>& markets = {});

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<AlertWorld> m_world;
};

void TestAlertCommands::init()
{
    if (m_endpoint.isNull())
        m_endpoint = m_fixture.freshDatabase(QStringLiteral("alerts"));
    m_connection = PgFixture::connect(m_endpoint);
    BookingWorld::clear(*m_connection);
    m_world = std::make_unique<AlertWorld>(*m_connection);
}

void TestAlertCommands::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

std::unique_ptr<PgConnection> TestAlertCommands::as(const char* login, const char* group, const QList<qint64>& markets)
{
    return PgFixture::connect(
        m_fixture.login(m_endpoint, QString::fromLatin1(login), {QString::fromLatin1(group)}, markets));
}

void TestAlertCommands::anAlertIsClaimedSleepsAndWakes()
{
    const QByteArray alert = num(m_world->plant(QStringLiteral("surplus"), 180));
    const auto field = [&](const char* name) {
        return m_world->text(QByteArray("select ") + name + "::text from slotdesk.any_alert where id = " + alert);
    };
    auto ana = as("ana", "slotdesk_agent");
    m_world->run("update slotdesk.staff set name = 'Ana Ruiz' where login = 'ana'");
    QVERIFY(AlertWorld::ask(*ana, "claim_alert(" + alert + ")").ok);
    QCOMPARE(field("status"), QStringLiteral("claimed"));
    QCOMPARE(field("claimed_by_name"), QStringLiteral("Ana Ruiz"));
    QVERIFY(AlertWorld::ask(*ana, "claim_alert(" + alert + ")").ok);
    const Outcome late = m_world->ask("claim_alert(" + alert + ")");
    QCOMPARE(late.code, Outcome::Code::Changed);
    QCOMPARE(late.detail.value(QStringLiteral("holder")).toString(), QStringLiteral("Ana Ruiz"));
    QVERIFY(AlertWorld::ask(*ana, "snooze_alert(" + alert + ", 30)").ok);
    QCOMPARE(field("status"), QStringLiteral("snoozed"));
    QCOMPARE(m_world->number("select slotdesk.expire_due()"), 0);
    m_world->run("update slotdesk.alert set snoozed_until = now() - interval '1 s'");
    QCOMPARE(m_world->number("select slotdesk.expire_due()"), 1);
    QCOMPARE(field("status"), QStringLiteral("new"));
    QCOMPARE(m_world->text("select source from slotdesk.event where kind = 'alert_woken'"), QStringLiteral("clock"));
}

void TestAlertCommands::ofTwoWhoClaimOneWins()
{
    const QByteArray alert = num(m_world->plant(QStringLiteral("surplus"), 180));
    auto ana = as("ana", "slotdesk_agent");
    DbWorker ben(m_fixture.login(m_endpoint, QStringLiteral("ben"), {QStringLiteral("slotdesk_agent")}), {});
    PgFixture::run(*ana, "begin");
    QVERIFY(AlertWorld::ask(*ana, "claim_alert(" + alert + ")").ok);
    auto second = ben.run<Outcome>([alert](PgConnection& connection) -> Result<Outcome> {
        return AlertWorld::ask(connection, "claim_alert(" + alert + ")");
    });
    QTRY_COMPARE(m_world->number("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = "
                                 "current_database()"),
                 1);
    PgFixture::run(*ana, "commit");
    const Result<Outcome> lost = second.result();
    QVERIFY(lost.ok());
    QCOMPARE(lost->code, Outcome::Code::Changed);
    QCOMPARE(lost->detail.value(QStringLiteral("claimed_by")).toString(), QStringLiteral("ana"));
}

void TestAlertCommands::whoSettledDoesNotSignOff()
{
    const QByteArray alert = num(m_world->plant(QStringLiteral("surplus"), -300));
    auto mona = as("mona", "slotdesk_supervisor");
    auto nils = as("nils", "slotdesk_supervisor");
    QCOMPARE(AlertWorld::ask(*nils, "sign_off(" + alert + ", 'retry', null)").code, Outcome::Code::Changed);
    QVERIFY(AlertWorld::ask(*mona, "resolve_double_booking(" + alert + ", '{}', 'handled')").ok);
    QCOMPARE(AlertWorld::ask(*mona, "sign_off(" + alert + ", 'retry', null)").code, Outcome::Code::NotAllowed);
    QCOMPARE(AlertWorld::ask(*nils, "sign_off(" + alert + ", 'no such cause', null)").code, Outcome::Code::Invalid);
    QVERIFY(AlertWorld::ask(*nils, "sign_off(" + alert + ", 'unlocked_backend', 'two processes')").ok);
    QCOMPARE(AlertWorld::ask(*nils, "sign_off(" + alert + ", 'retry', null)").code, Outcome::Code::Changed);
    QCOMPARE(m_world->text("select settled_by || cause || signed_off_by from slotdesk.any_alert"),
             QStringLiteral("monaunlocked_backendnils"));

    // An alert that closed itself is signed off by another one than who ended its case.
    const qint64 second = m_world->plant(QStringLiteral("surplus"), 400);
    QVERIFY(AlertWorld::ask(
                *mona, "release((select max(id) from slotdesk.live_slot where status = 'booked'), null, 'illness')")
                .ok);
    QCOMPARE(AlertWorld::ask(*mona, "sign_off(" + num(second) + ", 'retry', null)").code, Outcome::Code::NotAllowed);
    QVERIFY(AlertWorld::ask(*nils, "sign_off(" + num(second) + ", 'retry', null)").ok);
}

void TestAlertCommands::whatWasSettledIsReopenedOrNot()
{
    const QByteArray past = num(m_world->plant(QStringLiteral("surplus"), -300));
    QCOMPARE(m_world->ask("reopen_alert(" + past + ", 'not_settled')").code, Outcome::Code::Changed);
    QVERIFY(m_world->resolve(past.toLongLong(), "{}").ok);
    QVERIFY(m_world->ask("reopen_alert(" + past + ", 'not_settled')").ok);
    QCOMPARE(m_world->text("select status from slotdesk.open_alert where id = " + past), QStringLiteral("new"));

    const qint64 upcoming = m_world->plant(QStringLiteral("surplus"), 180);
    const QByteArray first =
        m_world->text("select appointment_ids[1] from slotdesk.alert where id = " + num(upcoming)).toLatin1();
    QVERIFY(m_world->resolve(upcoming, "{" + first + "}").ok);
    QCOMPARE(m_world->ask("reopen_alert(" + num(upcoming) + ", 'not_settled')").code, Outcome::Code::Changed);
}

void TestAlertCommands::aProblemReportedTwiceIsOneAlert()
{
    const RequestId request = m_world->request(1);
    QVERIFY(m_world->accept(request, 1).ok);
    const Outcome first = m_world->ask("report_problem(" + num(request) + ", 'Two people came')");
    QVERIFY2(first.ok, qPrintable(first.message));
    QCOMPARE(first.detail.value(QStringLiteral("live")).toArray().size(), 1);
    const QByteArray alert = num(first.detail.value(QStringLiteral("alert_id")).toInteger());
    QVERIFY(m_world->ask("snooze_alert(" + alert + ", 60)").ok);
    const Outcome second = m_world->ask("report_problem(" + num(request) + ", 'And a third')");
    QVERIFY(second.ok);
    QCOMPARE(m_world->number("select count(*) from slotdesk.alert"), 1);
    QCOMPARE(m_world->text("select status || note from slotdesk.open_alert"),
             QStringLiteral("newTwo people came\nAnd a third"));
    QCOMPARE(second.version, 3);
    // It stands outside of the double bookings: it has no case, and none is needed.
    QCOMPARE(m_world->number("select count(*) from slotdesk.double_booking"), 0);
    QCOMPARE(m_world->resolve(alert.toLongLong(), "{}").code, Outcome::Code::Invalid);
    QVERIFY(m_world->ask("dismiss_alert(" + alert + ", 'handled: refunded')").ok);
    QVERIFY(m_world->ask("report_problem(" + num(request) + ", 'Once more')").ok);
    QCOMPARE(m_world->number("select count(*) from slotdesk.alert where reopens = " + alert), 1);
}

void TestAlertCommands::senselessArgumentsAreOutcomes_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* call, const char* code) {
        QTest::newRow(call) << QByteArray(call) << QString::fromLatin1(code);
    };
    row("claim_alert(null)", "invalid");
    row("claim_alert(9223372036854775807)", "not_found");
    row("snooze_alert(1, null)", "invalid");
    row("snooze_alert(1, 2147483647)", "invalid");
    row("snooze_alert(-1, 5)", "not_found");
    row("dismiss_alert(1, null)", "invalid");
    row("dismiss_alert(1, 'no_such_code: text')", "invalid");
    row("dismiss_alert(1, 'other: ' || repeat('x', 3000))", "invalid");
    row("reopen_alert(1, 'other')", "changed");
    row("resolve_double_booking(1, null, 'other')", "invalid");
    row("resolve_double_booking(1, array[null]::bigint[], 'other')", "invalid");
    row("resolve_double_booking(1, '{{1,2},{3,4}}', 'other')", "invalid");
    row("resolve_double_booking(1, array(select generate_series(1, 10000)), 'other')", "invalid");
    row("resolve_double_booking(null, '{}', 'other')", "invalid");
    row("resolve_double_booking(4711, '{}', 'other')", "not_found");
    row("sign_off(1, null, null)", "invalid");
    row("sign_off(1, 'retry', repeat('x', 5000))", "invalid");
    row("report_problem(1, ' ')", "invalid");
    row("report_problem(1, repeat('x', 5000))", "invalid");
    row("report_problem(null, 'x')", "invalid");
    row("report_problem(4711, 'x')", "not_found");
}

void TestAlertCommands::senselessArgumentsAreOutcomes()
{
    QFETCH(QByteArray, call);
    QFETCH(QString, code);
    m_world->plant(QStringLiteral("surplus"), 180);
    const qint64 events = m_world->number("select count(*) from slotdesk.event");
    const Outcome outcome = m_world->ask(call);
    QCOMPARE(outcome.codeText, code);
    QVERIFY(!outcome.message.isEmpty());
    QCOMPARE(m_world->number("select count(*) from slotdesk.event"), events);
}

void TestAlertCommands::aDryRunWritesNothing()
{
    const qint64 alert = m_world->plant(QStringLiteral("surplus"), 180);
    m_world->run("begin");
    for (const char* function : {"claim_alert", "snooze_alert", "dismiss_alert", "resolve_double_booking"}) {
        const Outcome outcome =
            outcomeOf(PgFixture::run(*m_connection, "select * from slotdesk.decide(null, '" + QByteArray(function) +
                                                        "', '{\"alert\": " + num(alert) +
                                                        ", \"minutes\": 5, \"keep\": [], \"reason\": \"other\"}')"));
        QVERIFY2(outcome.ok, function);
    }
    QVERIFY(m_world->text("select pg_current_xact_id_if_assigned()").isEmpty());
    m_world->run("commit");
    QCOMPARE(m_world->text("select status from slotdesk.alert"), QStringLiteral("new"));
}

void TestAlertCommands::everyRoleHasItsRights()
{
    const QByteArray alert = num(m_world->plant(QStringLiteral("surplus"), 180));
    auto far = as("far", "slotdesk_agent", {4711});
    for (const QByteArray& call :
         {"claim_alert(" + alert + ")", "snooze_alert(" + alert + ", 5)", "dismiss_alert(" + alert + ", 'other')",
          "reopen_alert(" + alert + ", 'other')", "resolve_double_booking(" + alert + ", '{}', 'other')",
          QByteArray("report_problem(1, 'x')")})
        QVERIFY2(AlertWorld::ask(*far, call).code == Outcome::Code::NotAllowed, call.constData());
    const auto mayRun = [this](const char* group, const char* function) {
        return m_world->number(QByteArray("select has_function_privilege('") + group +
                               "', (select oid from pg_proc where "
                               "proname = '" +
                               function + "'), 'execute')::int") == 1;
    };
    for (const char* group : {"slotdesk_admin", "slotdesk_worker", "slotdesk_reader", "slotdesk_legacy"})
        for (const char* function :
             {"claim_alert", "dismiss_alert", "resolve_double_booking", "sign_off", "report_problem"})
            QVERIFY2(!mayRun(group, function), function);
    QVERIFY(mayRun("slotdesk_supervisor", "sign_off"));
    QVERIFY(!mayRun("slotdesk_agent", "sign_off"));
    QVERIFY(mayRun("slotdesk_backend", "report_problem"));
    QVERIFY(!mayRun("slotdesk_backend", "resolve_double_booking"));
}

QTEST_GUILESS_MAIN(TestAlertCommands)
#include "tst_alertcommands.moc"
