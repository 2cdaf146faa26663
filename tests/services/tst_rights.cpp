// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// Who may do what (resources/sql/0011): nobody writes a table, everybody sees their own markets, functions are pinned.
class TestRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void appRolesWriteNoTable_data();
    void appRolesWriteNoTable();
    void everyGrantedViewCanBeRead_data();
    void everyGrantedViewCanBeRead();
    void aDoubleBookingIsSeenInItsMarketOnly();
    void onlyBookersBook_data();
    void onlyBookersBook();
    void anAgentSeesAndChangesOwnMarketsOnly();
    void aForgedSettingChangesNothing();
    void aShadowingObjectIsNotUsed();
    void everyFunctionIsDecided();

private:
    [[nodiscard]] std::unique_ptr<PgConnection> as(const char* name, const char* group,
                                                   const QList<qint64>& markets = {});

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    RequestId m_request;
};

void TestRights::initTestCase()
{
    m_endpoint = m_fixture.freshDatabase(QStringLiteral("rights"));
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<BookingWorld>(*m_connection, 3);
    m_request = m_world->request(1);
    m_world->run("insert into slotdesk.market (name, time_zone) values ('Boston', 'America/New_York')");
}

void TestRights::cleanupTestCase()
{
    m_world.reset();
    m_connection.reset();
}

std::unique_ptr<PgConnection> TestRights::as(const char* name, const char* group, const QList<qint64>& markets)
{
    return PgFixture::connect(
        m_fixture.login(m_endpoint, QString::fromLatin1(name), {QString::fromLatin1(group)}, markets));
}

void TestRights::appRolesWriteNoTable_data()
{
    QTest::addColumn<QByteArray>("group");
    for (const char* group : {"slotdesk_agent", "slotdesk_supervisor", "slotdesk_admin", "slotdesk_backend",
                              "slotdesk_worker", "slotdesk_reader"})
        QTest::newRow(group) << QByteArray(group);
}

void TestRights::appRolesWriteNoTable()
{
    QFETCH(QByteArray, group);
    auto connection = as(QByteArray("w_" + group).constData(), group.constData());
    const PgResult tables =
        m_world->run("select c.oid::regclass::text from pg_class c where c.relkind in ('r', 'v') and "
                     "c.relnamespace = 'slotdesk'::regnamespace");
    QVERIFY(tables.rows() > 15);
    for (int row = 0; row < tables.rows(); ++row) {
        const QByteArray table = tables.bytes(row, 0);
        for (const QByteArray& sql :
             {"delete from " + table, "truncate " + table, "insert into " + table + " default values"}) {
            const Result<PgResult> result = connection->exec(sql);
            QVERIFY2(!result.ok(), sql.constData());
            // 55000, 42809: a view is not updatable at all.
            const QByteArray state = result.error().sqlState;
            QVERIFY2(state == "42501" || state == "55000" || state == "42809", (sql + ": " + state).constData());
        }
    }
    QCOMPARE(connection->exec("set role slotdesk_owner").error().sqlState, QByteArray("42501"));
}

void TestRights::everyGrantedViewCanBeRead_data()
{
    appRolesWriteNoTable_data();
}

/// A view's functions run with the caller's rights: the grant on the view alone does not make it readable.
void TestRights::everyGrantedViewCanBeRead()
{
    QFETCH(QByteArray, group);
    auto connection = as(QByteArray("r_" + group).constData(), group.constData());
    const PgResult views =
        PgFixture::run(*connection, "select c.oid::regclass::text from pg_class c where c.relkind in "
                                    "('r', 'v') and c.relnamespace = 'slotdesk'::regnamespace "
                                    "and has_table_privilege(c.oid, 'select')");
    QVERIFY(views.rows() >= 10);
    for (int row = 0; row < views.rows(); ++row) {
        const Result<PgResult> result = connection->exec("select * from " + views.bytes(row, 0));
        QVERIFY2(result.ok(), qPrintable(views.text(row, 0) + (result.ok() ? QString() : result.error().text())));
    }
}

void TestRights::aDoubleBookingIsSeenInItsMarketOnly()
{
    m_world->run("update slotdesk.setting set value = 'observe' where name = 'guard'");
    const RequestId raced = m_world->request(1, 600);
    for (int therapist : {1, 2})
        m_world->run("insert into slotdesk.appointment (request_id, therapist_id, status) values (" +
                     QByteArray::number(raced.value()) + ", " +
                     QByteArray::number(m_world->therapist(therapist).value()) + ", 'booked')");
    m_world->run("update slotdesk.setting set value = 'enforce' where name = 'guard'");
    const QByteArray sql = "select count(*) from slotdesk.double_booking where kind = 'surplus'";
    QCOMPARE(PgFixture::run(*as("case_albany", "slotdesk_agent", {1}), sql).int64(0, 0), 1);
    QCOMPARE(PgFixture::run(*as("case_boston", "slotdesk_agent", {2}), sql).int64(0, 0), 0);
    // Nobody gets round the limit by asking the detectors themselves.
    for (const char* inner : {"select * from slotdesk.unsettled_cases()", "select * from slotdesk.found_cases()"})
        QCOMPARE(as("case_boston", "slotdesk_agent", {2})->exec(inner).error().sqlState, QByteArray("42501"));
}

void TestRights::onlyBookersBook_data()
{
    QTest::addColumn<QByteArray>("group");
    QTest::addColumn<bool>("books");
    QTest::newRow("agent") << QByteArray("slotdesk_agent") << true;
    QTest::newRow("supervisor") << QByteArray("slotdesk_supervisor") << true;
    QTest::newRow("backend") << QByteArray("slotdesk_backend") << true;
    QTest::newRow("admin") << QByteArray("slotdesk_admin") << false;
    QTest::newRow("worker") << QByteArray("slotdesk_worker") << false;
    QTest::newRow("reader") << QByteArray("slotdesk_reader") << false;
    QTest::newRow("legacy") << QByteArray("slotdesk_legacy") << false;
}

void TestRights::onlyBookersBook()
{
    QFETCH(QByteArray, group);
    QFETCH(bool, books);
    auto connection = as(QByteArray("b_" + group).constData(), group.constData());
    const Result<PgResult> result = connection->exec("select * from slotdesk.send_offers(gen_random_uuid(), 1)");
    QCOMPARE(result.ok(), books);
    if (books)
        QVERIFY(outcomeOf(*result).ok);
    else
        QCOMPARE(result.error().sqlState, QByteArray("42501"));
}

void TestRights::anAgentSeesAndChangesOwnMarketsOnly()
{
    auto albany = as("agent_albany", "slotdesk_agent", {1});
    auto boston = as("agent_boston", "slotdesk_agent", {2});
    for (const char* view : {"live_request", "live_slot", "live_offer", "outstanding_offer", "visible_market"}) {
        const QByteArray sql = QByteArray("select count(*) from slotdesk.") + view;
        QVERIFY2(PgFixture::run(*albany, sql).int64(0, 0) > 0, view);
        QCOMPARE(PgFixture::run(*boston, sql).int64(0, 0), QByteArray(view) == "visible_market" ? 1 : 0);
    }
    for (const char* sql :
         {"select count(*) from slotdesk.request_timeline(1)", "select count(*) from slotdesk.candidates(1)",
          "select count(*) from slotdesk.search_requests('priya')",
          "select count(*) from slotdesk.therapist_offers(1)"}) {
        QVERIFY2(PgFixture::run(*albany, sql).int64(0, 0) > 0, sql);
        QCOMPARE(PgFixture::run(*boston, sql).int64(0, 0), 0);
    }
    QVERIFY(PgFixture::run(*albany, "select count(*) from slotdesk.feed_events('0', 0)").int64(0, 0) > 0);
    QCOMPARE(PgFixture::run(*boston, "select count(*) from slotdesk.feed_events('0', 0) where request_id is not null")
                 .int64(0, 0),
             0);

    for (const char* call :
         {"accept_offer(gen_random_uuid(), 1)", "decline_offer(gen_random_uuid(), 1)",
          "send_offers(gen_random_uuid(), 1)", "assign(gen_random_uuid(), 1, 1, null, 'other')",
          "reassign(gen_random_uuid(), 1, 1, null, 'other')", "release(gen_random_uuid(), 1, null, 'other')",
          "cancel_appointment(gen_random_uuid(), 1, null, 'other')",
          "cancel_request(gen_random_uuid(), 1, null, 'other')", "withdraw_offer(gen_random_uuid(), 1, 'other')",
          "join_waitlist(gen_random_uuid(), 1)", "swap(gen_random_uuid(), 1, null, 2, null, 'other')",
          "complete(gen_random_uuid(), 1)",
          "reschedule(gen_random_uuid(), 1, now() + interval '1 d', 60, null, 'other')",
          "no_show(gen_random_uuid(), 1, 'other')", "release_all(gen_random_uuid(), array[1], 'other')",
          "cancel_all(gen_random_uuid(), array[1], 'other')", "send_offers_all(gen_random_uuid(), array[1])",
          "create_request(gen_random_uuid(), 1, 1, 'x', 1, now() + interval '1 d', 60)"}) {
        const Outcome outcome = outcomeOf(PgFixture::run(*boston, QByteArray("select * from slotdesk.") + call));
        QVERIFY2(outcome.code == Outcome::Code::NotAllowed, call);
    }
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request where id = 1"), QStringLiteral("open"));
}

void TestRights::aForgedSettingChangesNothing()
{
    auto reader = as("forger", "slotdesk_agent", {2});
    PgFixture::run(*reader, "set slotdesk.holds = ''");
    PgFixture::run(*reader, "set slotdesk.login = 'postgres'");
    PgFixture::run(*reader, "set search_path = pg_temp, slotdesk");
    QCOMPARE(outcomeOf(PgFixture::run(*reader, "select * from slotdesk.accept_offer(gen_random_uuid(), 1)")).code,
             Outcome::Code::NotAllowed);
}

void TestRights::aShadowingObjectIsNotUsed()
{
    auto agent = as("shadow", "slotdesk_agent", {2});
    PgFixture::run(*agent, "create temp table staff (login text, name text, role text, markets bigint[], version int)");
    PgFixture::run(*agent, "insert into staff values (session_user, 'me', 'supervisor', null, 1)");
    QCOMPARE(PgFixture::run(*agent, "select count(*) from slotdesk.live_request").int64(0, 0), 0);
    QCOMPARE(outcomeOf(PgFixture::run(*agent, "select * from slotdesk.accept_offer(gen_random_uuid(), 1)")).code,
             Outcome::Code::NotAllowed);
}

void TestRights::everyFunctionIsDecided()
{
    QCOMPARE(m_world->number("select count(*) from pg_proc p where p.pronamespace = 'slotdesk'::regnamespace "
                             "and has_function_privilege('public', p.oid, 'execute')"),
             0);
    QCOMPARE(m_world->number(
                 "select count(*) from pg_proc p where p.pronamespace = 'slotdesk'::regnamespace and p.prosecdef "
                 "and not coalesce(p.proconfig @> array['search_path=slotdesk, pg_temp'], false)"),
             0);
    QCOMPARE(m_world->number(
                 "select count(*) from (select proname from pg_proc where pronamespace = 'slotdesk'::regnamespace "
                 "group by proname having count(*) > 1) x"),
             0);
    // A function that an app role may execute and that does not run as the owner would run with rights it lacks.
    QCOMPARE(m_world->text("select coalesce(string_agg(p.proname, ' '), '') from pg_proc p where p.pronamespace = "
                           "'slotdesk'::regnamespace and not p.prosecdef and p.prolang <> 12 "
                           "and has_function_privilege('slotdesk_agent', p.oid, 'execute')"),
             QStringLiteral("phone_digits"));
    QCOMPARE(m_world->number("select count(*) from pg_roles where rolname like 'slotdesk\\_%' and rolcanlogin"), 0);
}

QTEST_GUILESS_MAIN(TestRights)
#include "tst_rights.moc"
