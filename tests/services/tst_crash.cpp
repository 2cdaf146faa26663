// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/mutant.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>
#include <csignal>

using namespace slotdesk;

/// What was answered "ok" and committed is there after the server died at once: whatever else stood in its transaction.
class TestCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void withoutAFlushItWouldBeGone();
    void anAcceptOutlivesWhatStandsBesideIt_data();
    void anAcceptOutlivesWhatStandsBesideIt();
    void aRefusalAloneIsNotFlushed();
    void whatElseIsWrittenBesideARefusalIsFlushed_data();
    void whatElseIsWrittenBesideARefusalIsFlushed();
    void aHastyTriggerLosesIt();

private:
    QByteArray lateAccept(const CommandId& command);
    void crash();

    PgFixture m_fixture;
    PrivateCluster::Options m_options;
    std::unique_ptr<PrivateCluster> m_again;
    Endpoint m_endpoint;
    Endpoint m_agent;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
};

void TestCrash::initTestCase()
{
    m_endpoint = m_fixture.freshDatabase(QStringLiteral("crash"));
    m_agent = m_fixture.login(m_endpoint, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")});
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<BookingWorld>(*m_connection, 3);
    m_options.folder = m_fixture.cluster().status().folder;
    m_options.lingerSeconds = 1;
    m_options.durable = false; // the machine does not die, only the server: what it gave to the kernel stays
    PgFixture::run(m_endpoint, "alter system set synchronous_commit = on"); // as on a server that people use
    // Nobody else writes the log out meanwhile: what a commit did not write itself is lost for certain.
    PgFixture::run(m_endpoint, "alter system set wal_writer_delay = '10s'");
    PgFixture::run(m_endpoint, "select pg_reload_conf()");
}

void TestCrash::cleanup()
{
    QCOMPARE(PgFixture::run(*m_connection, "select * from slotdesk.violations()").rows(), 0);
}

/// As "pg_ctl stop -m immediate": every process of the server ends where it stands.
void TestCrash::crash()
{
    const auto server = pid_t(PrivateCluster::inspect(m_options).serverPid);
    QVERIFY(server > 1);
    QCOMPARE(::kill(server, SIGQUIT), 0);
    QTRY_VERIFY_WITH_TIMEOUT(!PrivateCluster::inspect(m_options).running, 20000);
    m_world.reset();
    auto cluster = PrivateCluster::acquire(m_options);
    QVERIFY2(cluster.ok(), qPrintable(cluster.ok() ? QString() : cluster.error().text()));
    m_again = cluster.take();
    m_connection = PgFixture::connect(m_endpoint);
}

/// The control: this crash does lose what was not flushed, so that the others say something.
void TestCrash::withoutAFlushItWouldBeGone()
{
    PgFixture::run(*m_connection, "checkpoint");
    PgFixture::run(*m_connection, "set synchronous_commit = off");
    m_world->run("insert into slotdesk.market (name, time_zone) values ('Soon gone', 'UTC')");
    QCOMPARE(m_world->number("select count(*) from slotdesk.market"), 2);
    crash();
    QCOMPARE(PgFixture::run(*m_connection, "select count(*) from slotdesk.market").int64(0, 0), 1);
}

void TestCrash::anAcceptOutlivesWhatStandsBesideIt_data()
{
    QTest::addColumn<QByteArrayList>("steps");
    QTest::newRow("alone") << QByteArrayList{"accept"};
    QTest::newRow("a refusal after it") << QByteArrayList{"accept", "refusal"};
    QTest::newRow("a refusal before it") << QByteArrayList{"refusal", "accept"};
    QTest::newRow("a preview after it") << QByteArrayList{"accept", "preview"};
    QTest::newRow("a preview before it") << QByteArrayList{"preview", "accept"};
    QTest::newRow("between refusals") << QByteArrayList{"refusal", "accept", "refusal"};
    QTest::newRow("between a preview and a refusal")
        << QByteArrayList{"preview", "refusal", "accept", "preview", "refusal"};
    QTest::newRow("a replay after it") << QByteArrayList{"accept", "replay"};
    QTest::newRow("after a refusal of its own") << QByteArrayList{"refusal", "commit", "begin", "accept"};
    QTest::newRow("before a refusal of its own") << QByteArrayList{"accept", "commit", "begin", "refusal"};
}

void TestCrash::anAcceptOutlivesWhatStandsBesideIt()
{
    QFETCH(QByteArrayList, steps);
    BookingWorld::clear(*m_connection);
    m_world = std::make_unique<BookingWorld>(*m_connection, 2);
    const RequestId full = m_world->request(1, 180);
    QVERIFY(m_world->accept(full, 1).ok);
    const RequestId request = m_world->request(1, 600);
    const QByteArray offer = QByteArray::number(m_world->offer(request, 1).value());
    const QByteArray late = QByteArray::number(m_world->offer(full, 2).value());
    const CommandId command = CommandId::make();
    const QByteArray acceptIt =
        "select * from slotdesk.accept_offer('" + command.text().toLatin1() + "', " + offer + ")";
    const QHash<QByteArray, QByteArray> sql{
        {"accept", acceptIt},
        {"replay", acceptIt},
        {"refusal", "select * from slotdesk.accept_offer(gen_random_uuid(), " + late + ")"},
        {"preview", R"(select * from slotdesk.preview('accept_offer', '{"offer": )" + late + "}')"}};

    const auto agent = PgFixture::connect(m_agent);
    PgFixture::run(*agent, "begin");
    for (const QByteArray& step : steps) {
        if (!sql.contains(step)) {
            PgFixture::run(*agent, step);
            continue;
        }
        const Outcome outcome = outcomeOf(PgFixture::run(*agent, sql.value(step)));
        QCOMPARE(outcome.ok, step == "accept" || step == "replay");
    }
    PgFixture::run(*agent, "commit");
    crash();
    QCOMPARE(
        PgFixture::run(*m_connection, "select count(*) from slotdesk.appointment where status = 'booked'").int64(0, 0),
        2);
    const Outcome again = outcomeOf(PgFixture::run(*PgFixture::connect(m_agent), acceptIt));
    QVERIFY(again.ok && again.replayed);
}

/// An accept that comes too late, on a request that was filled before.
QByteArray TestCrash::lateAccept(const CommandId& command)
{
    BookingWorld::clear(*m_connection);
    m_world = std::make_unique<BookingWorld>(*m_connection, 2);
    const RequestId full = m_world->request(1, 180);
    const QByteArray late = QByteArray::number(m_world->offer(full, 2).value());
    m_world->accept(full, 1);
    PgFixture::run(*m_connection, "checkpoint");
    return "slotdesk.accept_offer('" + command.text().toLatin1() + "', " + late + ")";
}

void TestCrash::aRefusalAloneIsNotFlushed()
{
    const CommandId command = CommandId::make();
    const QByteArray ask = "select * from " + lateAccept(command);
    const Outcome first = outcomeOf(PgFixture::run(*PgFixture::connect(m_agent), ask));
    QCOMPARE(first.code, Outcome::Code::AlreadyFilled);
    const QByteArray receipts = "select count(*) from slotdesk.command where id = '" + command.text().toLatin1() + "'";
    QCOMPARE(PgFixture::run(*m_connection, receipts).int64(0, 0), 1);
    crash();
    QCOMPARE(PgFixture::run(*m_connection, receipts).int64(0, 0), 0);
    const Outcome again = outcomeOf(PgFixture::run(*PgFixture::connect(m_agent), ask));
    QCOMPARE(again.code, Outcome::Code::AlreadyFilled);
    QVERIFY(!again.replayed);
}

void TestCrash::whatElseIsWrittenBesideARefusalIsFlushed_data()
{
    QTest::addColumn<QByteArray>("script"); // ACCEPT is the late one
    const auto row = [](const char* name, const char* script) { QTest::newRow(name) << QByteArray(script); };
    row("in one transaction, after", "begin; select ACCEPT; insert into public.beside values (1); commit");
    row("in one transaction, before", "begin; insert into public.beside values (1); select ACCEPT; commit");
    row("sent in one go, after", "select ACCEPT; insert into public.beside values (1)");
    row("sent in one go, before", "insert into public.beside values (1); select ACCEPT");
    row("by the statement around it", "insert into public.beside select 1 from ACCEPT");
    row("by the statement around it, behind another",
        "select 1; insert into public.beside select count(*) from ACCEPT");
    row("by a WITH beside it", "with w as (insert into public.beside values (1) returning 1) select * from ACCEPT, w");
    row("by a function around it", "select public.asked_and_written('ACCEPT')");
    row("by a block around it", "do $$ begin perform ACCEPT; insert into public.beside values (1); end $$");
    row("by a block that commits",
        "do $$ begin insert into public.beside values (1); perform ACCEPT; commit; perform 1; end $$");
    row("by a trigger that is told not to wait",
        "begin; set constraints all immediate; select ACCEPT; insert into public.beside values (1); commit");
    row("by a trigger that is told so afterwards",
        "begin; select ACCEPT; set constraints all immediate; insert into public.beside values (1); commit");
}

void TestCrash::whatElseIsWrittenBesideARefusalIsFlushed()
{
    QFETCH(QByteArray, script);
    const QByteArray ask = lateAccept(CommandId::make());
    const QByteArray quoted = QByteArray(ask).replace("'", "''");
    script.replace("'ACCEPT'", "'" + quoted + "'").replace("ACCEPT", ask);
    PgFixture::run(*m_connection, "create table if not exists public.beside (n bigint)");
    PgFixture::run(*m_connection, "truncate public.beside");
    PgFixture::run(*m_connection, "grant insert on public.beside to slotdesk_agent");
    PgFixture::run(*m_connection,
                   "create or replace function public.asked_and_written(what text) returns void language plpgsql as "
                   "$$ begin execute 'insert into public.beside select 1 from ' || what; end $$");
    const auto agent = PgFixture::connect(m_agent);
    const Result<Done> ran = agent->script(script);
    QVERIFY2(ran.ok(), ran ? "" : qPrintable(ran.error().text()));
    crash();
    QCOMPARE(PgFixture::run(*m_connection, "select count(*) from public.beside").int64(0, 0), 1);
}

/// The control of the others, and the last: without its two looks around, the trigger un-syncs an accept beside it.
void TestCrash::aHastyTriggerLosesIt()
{
    const Mutant hasty{
        "every refusal skips the flush",
        {},
        "create or replace function slotdesk.refusal_alone() returns trigger language plpgsql as $$ begin "
        "perform set_config('synchronous_commit', 'off', true); return null; end $$"};
    QCOMPARE(hasty.applyTo(*m_connection), QString());
    const QByteArray ask = lateAccept(CommandId::make());
    const RequestId request = m_world->request(1, 600);
    const QByteArray offer = QByteArray::number(m_world->offer(request, 1).value());
    PgFixture::run(*m_connection, "checkpoint");
    const auto agent = PgFixture::connect(m_agent);
    PgFixture::run(*agent, "begin");
    QVERIFY(
        outcomeOf(PgFixture::run(*agent, "select * from slotdesk.accept_offer(gen_random_uuid(), " + offer + ")")).ok);
    QVERIFY(!outcomeOf(PgFixture::run(*agent, "select * from " + ask)).ok);
    PgFixture::run(*agent, "commit");
    const QByteArray booked = "select count(*) from slotdesk.appointment where status = 'booked'";
    QCOMPARE(PgFixture::run(*m_connection, booked).int64(0, 0), 2);
    crash();
    QCOMPARE(PgFixture::run(*m_connection, booked).int64(0, 0), 1);
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
