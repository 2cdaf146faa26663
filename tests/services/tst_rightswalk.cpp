// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtCore/QFile>
#include <QtTest/QtTest>

using namespace slotdesk;

/// Walks the catalogue: every role and every function, table and view against what was decided of it
/// (data/rights.txt), by asking the catalogue and by trying. What nobody has decided fails.
class TestRightsWalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everythingIsDecided();
    void theCatalogueSaysWhatWasDecided();
    void whatIsNotGrantedIsRefused_data();
    void whatIsNotGrantedIsRefused();
    void nobodyBecomesSomebodyElse_data();
    void nobodyBecomesSomebodyElse();
    void anotherMarketIsNotRead_data();
    void anotherMarketIsNotRead();
    void anotherMarketIsNotChanged_data();
    void anotherMarketIsNotChanged();

private:
    using Decisions = QMap<QByteArray, QByteArray>;
    [[nodiscard]] static Decisions decided();
    [[nodiscard]] Decisions granted();
    [[nodiscard]] std::unique_ptr<PgConnection> as(const QByteArray& group, const QList<qint64>& markets = {});
    [[nodiscard]] QByteArrayList textsOf(const QByteArray& sql);
    [[nodiscard]] QByteArray argumentsOf(const QByteArray& function);
    void shadowEverything(PgConnection& connection);

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    QHash<QByteArray, QByteArray> m_values; ///< by parameter name: what stands in Albany
};

namespace {

const QByteArrayList& groups()
{
    static const QByteArrayList list{"slotdesk_agent",  "slotdesk_supervisor", "slotdesk_admin", "slotdesk_backend",
                                     "slotdesk_worker", "slotdesk_legacy",     "slotdesk_reader"};
    return list;
}

void rowPerGroup()
{
    QTest::addColumn<QByteArray>("group");
    for (const QByteArray& group : groups())
        QTest::newRow(group.constData()) << group;
}

QByteArray dataFile(const char* name)
{
    QFile file(QStringLiteral(SLOTDESK_SOURCE_DIR "/tests/services/data/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", name, qPrintable(file.errorString()));
    return file.readAll();
}

} // namespace

TestRightsWalk::Decisions TestRightsWalk::decided()
{
    Decisions decisions;
    for (const QByteArray& line : dataFile("rights.txt").split('\n')) {
        const qsizetype colon = line.indexOf(": ");
        if (!line.startsWith('#') && colon > 0)
            decisions.insert(line.left(colon), line.mid(colon + 2).trimmed());
    }
    return decisions;
}

TestRightsWalk::Decisions TestRightsWalk::granted()
{
    QStringList names;
    for (const QByteArray& group : groups())
        names << QString::fromLatin1(group);
    const PgResult rows = PgFixture::run(*m_connection, dataFile("rights.sql"), SqlParams().addArray(names));
    Decisions found;
    for (int row = 0; row < rows.rows(); ++row)
        found.insert(rows.bytes(row, 0), rows.bytes(row, 1));
    return found;
}

std::unique_ptr<PgConnection> TestRightsWalk::as(const QByteArray& group, const QList<qint64>& markets)
{
    const QString name =
        QStringLiteral("walk_") + QString::fromLatin1(group) + QLatin1String(markets.isEmpty() ? "" : "_limited");
    return PgFixture::connect(m_fixture.login(m_endpoint, name, {QString::fromLatin1(group)}, markets));
}

QByteArrayList TestRightsWalk::textsOf(const QByteArray& sql)
{
    const PgResult rows = m_world->run(sql);
    QByteArrayList list;
    for (int row = 0; row < rows.rows(); ++row)
        list.append(rows.bytes(row, 0));
    return list;
}

void TestRightsWalk::initTestCase()
{
    m_endpoint = m_fixture.freshDatabase(QStringLiteral("walk"));
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<BookingWorld>(*m_connection, 4);
    m_world->run("insert into slotdesk.market (name, time_zone) values ('Boston', 'America/New_York')");
    const RequestId open = m_world->request(2, 200);
    const RequestId raced = m_world->request(1, 600);
    QVERIFY(m_world->accept(open, 1).ok);
    QVERIFY(m_world->accept(raced, 2).ok);
    m_world->run("update slotdesk.setting set value = 'observe' where name = 'guard'");
    m_world->run("insert into slotdesk.appointment (request_id, therapist_id, status) values (2, 3, 'booked')");
    m_world->run("update slotdesk.setting set value = 'enforce' where name = 'guard'");
    const QByteArray booked =
        m_world->text("select min(id)::text from slotdesk.appointment where status = 'booked'").toLatin1();
    const QByteArray other =
        m_world->text("select max(id)::text from slotdesk.appointment where status = 'booked'").toLatin1();
    m_values = {
        {"command", "gen_random_uuid()"},
        {"request", "1"},
        {"offer",
         m_world->text("select id::text from slotdesk.appointment_offer where status = 'pending' limit 1").toLatin1()},
        {"appointment", booked},
        {"appointment_a", booked},
        {"appointment_b", other},
        {"alert", m_world->text("select id::text from slotdesk.alert").toLatin1()},
        {"therapist", "1"},
        {"client", "1"},
        {"market", "1"},
        {"items", "array[1]"},
        {"undoes",
         "'" +
             m_world->text("select id::text from slotdesk.command where function = 'accept_offer' limit 1").toLatin1() +
             "'"},
        {"keep", "array[" + booked + "]"},
        {"call", m_world
                     ->text("insert into slotdesk.settlement_call (alert_id, request_id, part, client_id) select l.id, "
                            "r.id, 'client', r.client_id from slotdesk.alert l join slotdesk.appointment_request r on "
                            "r.id = l.request_id returning id::text")
                     .toLatin1()},
        {"done", "true"},
        {"reason", "'other'"},
        {"cause", "'other'"},
        {"typed", "'priya'"},
        {"service", "'Swedish 60'"},
        {"slots", "1"},
        {"minutes", "60"},
        {"starts_at", "now() + interval '1 day'"},
        {"report", "'twice'"},
        {"note", "'n'"},
        {"about", "'request'"},
        {"id", "1"},
        {"name", "'Xaver'"},
        {"clients", "array[1]"},
        {"therapists", "array[1]"},
        {"markets", "array[1]"},
        {"after_xid", "'0'"},
        {"after_id", "0"}};
}

void TestRightsWalk::cleanupTestCase()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

void TestRightsWalk::everythingIsDecided()
{
    const Decisions decisions = decided();
    const Decisions found = granted();
    for (auto it = found.cbegin(); it != found.cend(); ++it)
        QVERIFY2(decisions.contains(it.key()),
                 ("nobody has decided who may: give tests/services/data/rights.txt the line \"" + it.key() + ": " +
                  it.value() + "\" if that is right")
                     .constData());
    for (auto it = decisions.cbegin(); it != decisions.cend(); ++it)
        QVERIFY2(found.contains(it.key()), ("decided, but not there: " + it.key()).constData());
}

void TestRightsWalk::theCatalogueSaysWhatWasDecided()
{
    const Decisions decisions = decided();
    const Decisions found = granted();
    for (auto it = found.cbegin(); it != found.cend(); ++it)
        QCOMPARE(it.key() + ": " + it.value(), it.key() + ": " + decisions.value(it.key()));
}

void TestRightsWalk::whatIsNotGrantedIsRefused_data()
{
    rowPerGroup();
}

/// The same by trying: whatever the catalogue says, the server has to say no.
void TestRightsWalk::whatIsNotGrantedIsRefused()
{
    QFETCH(QByteArray, group);
    const Decisions decisions = decided();
    const auto may = [&](const QByteArray& what) {
        return decisions.value(what).split(' ').contains(group.mid(sizeof("slotdesk_") - 1));
    };
    const auto connection = as(group);
    int tried = 0;
    const PgResult functions =
        m_world->run("select proname, array_to_string(array(select 'null::' || format_type(t, null) from "
                     "unnest(proargtypes) t), ', ') "
                     "from pg_proc where pronamespace = 'slotdesk'::regnamespace and prorettype <> 'trigger'::regtype");
    for (int row = 0; row < functions.rows(); ++row) {
        if (may("function " + functions.bytes(row, 0)))
            continue;
        const QByteArray sql = "select slotdesk." + functions.bytes(row, 0) + '(' + functions.bytes(row, 1) + ')';
        const Result<PgResult> result = connection->exec(sql);
        QVERIFY2(!result.ok() && result.error().sqlState == "42501", sql.constData());
        ++tried;
    }
    for (const QByteArray& relation : textsOf("select relname from pg_class where relnamespace = "
                                              "'slotdesk'::regnamespace and relkind in ('r', 'v', 'm', 'p')")) {
        const QByteArray table = "slotdesk." + relation;
        const QByteArray column =
            m_world->text("select attname from pg_attribute where attrelid = '" + table + "'::regclass and attnum = 1")
                .toLatin1();
        const QHash<QByteArray, QByteArray> statements{
            {"select", "select * from " + table + " limit 1"},
            {"insert", "insert into " + table + " select * from " + table + " limit 0"},
            {"update", "update " + table + " set " + column + " = null"},
            {"delete", "delete from " + table},
            {"truncate", "truncate " + table}};
        for (auto it = statements.cbegin(); it != statements.cend(); ++it) {
            if (may(it.key() + ' ' + relation))
                continue;
            const QByteArray state = connection->exec(*it).error().sqlState;
            // The others: the view, or a column of it, is not updatable, whoever asks.
            static const QByteArrayList notUpdatable{"55000", "42809", "428C9", "0A000"};
            QVERIFY2(state == "42501" || (it.key() != "select" && notUpdatable.contains(state)),
                     (*it + ": " + state).constData());
            ++tried;
        }
    }
    QVERIFY(tried > 100);
}

void TestRightsWalk::nobodyBecomesSomebodyElse_data()
{
    rowPerGroup();
}

void TestRightsWalk::nobodyBecomesSomebodyElse()
{
    QFETCH(QByteArray, group);
    const auto connection = as(group);
    for (const QByteArray& other : groups() + QByteArrayList{"slotdesk_owner", "postgres", "pg_read_all_data"}) {
        const QByteArray sql = "set role " + other;
        QCOMPARE(connection->exec(sql).ok(), other == group);
        PgFixture::run(*connection, "reset role");
    }
    for (const char* sql :
         {"set session authorization postgres", "set session_replication_role = replica",
          "alter function slotdesk.accept_offer(uuid, bigint) security invoker", "create table slotdesk.mine (a int)",
          "create function slotdesk.mine() returns int language sql as 'select 1'", "drop table slotdesk.setting",
          "alter table slotdesk.appointment disable trigger all", "grant slotdesk_admin to current_user",
          "create role me login superuser", "create table public.mine (a int)"}) {
        const QByteArray state = connection->exec(sql).error().sqlState;
        QVERIFY2(state == "42501", (QByteArray(sql) + ": " + state).constData());
    }
    // As another group the rights are the member's still: session_user is who counts.
    PgFixture::run(*connection, "set role " + group);
    PgFixture::run(*connection, "set slotdesk.login = 'postgres'");
    PgFixture::run(*connection, "set slotdesk.holds = 'x'");
    PgFixture::run(*connection, "set slotdesk.markets = '{1,2}'");
    if (decided().value("function caller_markets").contains(group.mid(sizeof("slotdesk_") - 1)))
        QCOMPARE(PgFixture::run(*as(group, {2}), "select slotdesk.caller_markets()").text(0, 0),
                 group == "slotdesk_backend" || group == "slotdesk_worker" ? QString() : QStringLiteral("{2}"));
}

/// Tables, functions and an operator of the caller's own, before everything in the path.
void TestRightsWalk::shadowEverything(PgConnection& connection)
{
    for (const QByteArray& relation :
         textsOf("select relname from pg_class where relnamespace = 'slotdesk'::regnamespace "
                 "and relkind in ('r', 'v')"))
        PgFixture::run(connection, "create temp table " + relation + " (id bigint, login text, markets bigint[])");
    PgFixture::run(connection, "insert into pg_temp.staff values (1, session_user, null)");
    PgFixture::run(connection,
                   "create function pg_temp.caller_markets() returns bigint[] language sql as 'select null::bigint[]'");
    PgFixture::run(connection,
                   "create function pg_temp.caller_sees(bigint) returns boolean language sql as 'select true'");
    PgFixture::run(connection,
                   "create function pg_temp.yes(bigint, bigint[]) returns boolean language sql as 'select true'");
    PgFixture::run(connection,
                   "create operator pg_temp.= (leftarg = bigint, rightarg = bigint[], function = pg_temp.yes)");
    PgFixture::run(connection, "set search_path = pg_temp, slotdesk, pg_catalog");
}

void TestRightsWalk::anotherMarketIsNotRead_data()
{
    QTest::addColumn<bool>("shadowed");
    QTest::newRow("plainly") << false;
    QTest::newRow("with everything shadowed in pg_temp") << true;
}

/// Everything there is stands in Albany: an agent of Boston sees nothing of it, whatever is asked.
void TestRightsWalk::anotherMarketIsNotRead()
{
    QFETCH(bool, shadowed);
    const auto boston = as("slotdesk_agent", {2});
    const auto albany = as("slotdesk_supervisor");
    if (shadowed)
        shadowEverything(*boston);
    // What belongs to no market.
    const QByteArrayList everywhere{"reason", "alert_cause", "setting", "schema_version", "visible_market"};
    int seen = 0;
    const Decisions decisions = decided();
    for (auto it = decisions.cbegin(); it != decisions.cend(); ++it) {
        const QByteArray relation = it.key().mid(sizeof("select ") - 1);
        if (!it.key().startsWith("select ") || !it->split(' ').contains("agent") || everywhere.contains(relation))
            continue;
        const QByteArray sql = "select count(*) from slotdesk." + relation;
        const Result<PgResult> count = boston->exec(sql);
        QVERIFY2(count.ok() && count->int64(0, 0) == 0, sql.constData());
        seen += PgFixture::run(*albany, sql).int64(0, 0) > 0;
    }
    QVERIFY(seen >= 6);
    const QByteArrayList ofNoMarket{"feed_head", "phone_digits", "caller_markets", "expire_due", "watch_risks"};
    for (const QByteArray& function : textsOf(
             "select proname from pg_proc where pronamespace = 'slotdesk'::regnamespace and prorettype <> "
             "'slotdesk.outcome'::regtype and has_function_privilege('slotdesk_agent', oid, 'execute') order by 1")) {
        if (ofNoMarket.contains(function))
            continue;
        const QByteArray sql = "select count(*) from slotdesk." + function + '(' + argumentsOf(function) + ") x" +
                               (function == "feed_events" ? " where x.request_id is not null" : "");
        const Result<PgResult> count = boston->exec(sql);
        QVERIFY2(count.ok() && count->int64(0, 0) == 0,
                 (sql + (count ? "" : count.error().text().toUtf8())).constData());
    }
}

QByteArray TestRightsWalk::argumentsOf(const QByteArray& function)
{
    QByteArrayList arguments;
    const PgResult found = m_world->run("select n from pg_proc, unnest(proargnames[1:pronargs - pronargdefaults]) n "
                                        "where proname = '" +
                                        function + "' and pronamespace = 'slotdesk'::regnamespace");
    for (int row = 0; row < found.rows(); ++row) {
        const QByteArray name = found.bytes(row, 0);
        if (m_values.contains(name))
            arguments.append(m_values.value(name));
        else
            arguments.append("null");
    }
    return arguments.join(", ");
}

void TestRightsWalk::anotherMarketIsNotChanged_data()
{
    anotherMarketIsNotRead_data();
}

void TestRightsWalk::anotherMarketIsNotChanged()
{
    QFETCH(bool, shadowed);
    const auto boston = as("slotdesk_agent", {2});
    if (shadowed)
        shadowEverything(*boston);
    const qint64 events = m_world->number("select count(*) from slotdesk.event");
    int called = 0;
    // Asked below.
    const QByteArrayList ofNoMarket{"preview"};
    for (const QByteArray& function : textsOf(
             "select proname from pg_proc where pronamespace = 'slotdesk'::regnamespace and prorettype = "
             "'slotdesk.outcome'::regtype and has_function_privilege('slotdesk_agent', oid, 'execute') order by 1")) {
        if (ofNoMarket.contains(function))
            continue;
        const QByteArray call = "slotdesk." + function + '(' + argumentsOf(function) + ')';
        const Outcome outcome = outcomeOf(PgFixture::run(*boston, "select * from " + call));
        QVERIFY2(outcome.code == Outcome::Code::NotAllowed, (call + ": " + outcome.codeText.toUtf8()).constData());
        ++called;
    }
    QVERIFY(called >= 15);
    QCOMPARE(
        outcomeOf(PgFixture::run(*boston, R"(select * from slotdesk.preview('send_offers', '{"request": 1}'))")).code,
        Outcome::Code::NotAllowed);
    QCOMPARE(m_world->number("select count(*) from slotdesk.event"), events);
}

QTEST_GUILESS_MAIN(TestRightsWalk)
#include "tst_rightswalk.moc"
