// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logverifier.h"
#include "services/sealedline.h"
#include "services/sealedlog.h"
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtCore/QThread>
#include <QtTest/QtTest>
#include <atomic>

using namespace slotdesk;

/// The sealed log (resources/sql/0029) and its check: what is sealed when, and every way to tamper with it found.
class TestSealedLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyTextIsSealedAsItStands();
    void everyColumnIsSealed();
    void aCleanLogHoldsBatchByBatch();
    void tamperingIsFound_data();
    void tamperingIsFound();
    void whatCommitsLateIsNotMissed();
    void sealingHoldsNobodyUp();
    void besideBookingsNothingIsMissedOrTwice();
    void aRestoredDumpIsSealedOn();
    void onlyTheWorkerSeals_data();
    void onlyTheWorkerSeals();
    void aLimitedLoginReadsNoLog();

private:
    qint64 seal(int most = 5000)
    {
        qint64 all = 0;
        while (const qint64 n = m_world->number("select slotdesk.seal_events(" + QByteArray::number(most) + ")"))
            all += n;
        return all;
    }
    LogReport verify() { return *LogVerifier::database(*m_connection); }
    void tamper(const QByteArray& sql);

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    RequestId m_request;
};

void TestSealedLog::init()
{
    m_endpoint = m_fixture.freshDatabase(QStringLiteral("log"));
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<BookingWorld>(*m_connection, 4);
    m_request = m_world->request(2);
    for (int therapist : {1, 2, 3})
        (void)m_world->accept(m_request, therapist);
}

void TestSealedLog::cleanup()
{
    m_world.reset();
    m_connection.reset();
}

/// As somebody who may do everything and whom no trigger stops.
void TestSealedLog::tamper(const QByteArray& sql)
{
    m_world->run("begin");
    m_world->run("set local session_replication_role = replica");
    const Result<Done> done = m_connection->script(sql);
    QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
    m_world->run("commit");
}

void TestSealedLog::everyTextIsSealedAsItStands()
{
    const QByteArray id = QByteArray::number(m_request.value());
    for (const QByteArray& text :
         {QByteArray("'other: said \"no\" \\ and left'"), QByteArray("E'other: two\\nlines\\tand \\x01 a control'"),
          QByteArray("'other: 山田さん, Zoë 🙂 / <b>&amp;</b>'")}) {
        QVERIFY(m_world->call("cancel_appointment", {"1", "null", text}).code != Outcome::Code::Invalid);
        QVERIFY(m_world->call("add_note", {"'request'", id, text}).ok);
    }
    PgFixture::run(*m_connection, "set application_name = 'we\"ird\\name/1.0'");
    QVERIFY(m_world->call("add_note", {"'request'", id, "'x'"}).ok);
    m_world->run("set timezone = 'Asia/Kathmandu'");
    m_world->run("set datestyle = 'SQL, DMY'");
    const qint64 sealed = seal();
    QCOMPARE(sealed, m_world->number("select count(*) from slotdesk.event"));
    m_world->run("reset timezone");
    const LogReport report = verify();
    QVERIFY2(report.holds(), qPrintable(report.text()));
    QCOMPARE(report.events, sealed);
    // The server's line and this program's are one text.
    const PgResult lines =
        m_world->run("select slotdesk.event_line(e, c) from slotdesk.event e left join "
                     "slotdesk.command c on c.id = e.command and c.event_id = e.id order by e.xid, e.id");
    QCOMPARE(SealedLog(*m_connection).lines(1)->size(), lines.rows());
    for (int row = 0; row < lines.rows(); ++row)
        QCOMPARE(SealedLog(*m_connection).lines(1)->at(row), lines.bytes(row, 0));
    QVERIFY(lines.bytes(lines.rows() - 1, 0).contains("\"receipt\": {\"function\": \"add_note\""));
}

/// A column that is added later is in no line: then the log needs a second form of it.
void TestSealedLog::everyColumnIsSealed()
{
    const auto columns = [this](const char* table) {
        return m_world->text("select string_agg(attname, ' ' order by attnum) from pg_attribute where attrelid = "
                             "'slotdesk." +
                             QByteArray(table) + "'::regclass and attnum > 0 and not attisdropped");
    };
    QCOMPARE(columns("event"),
             QStringLiteral("id xid at kind source market_id request_id appointment_id offer_id alert_id therapist_id "
                            "command reason_code rows detail login pid application"));
    QCOMPARE(columns("command"), QStringLiteral("id function arguments login ok code message request_id appointment_id "
                                                "offer_id version detail event_id created_at near_misses"));
}

void TestSealedLog::aCleanLogHoldsBatchByBatch()
{
    QVERIFY(verify().holds());
    QCOMPARE(verify().batches, 0);
    const qint64 events = m_world->number("select count(*) from slotdesk.event");
    QCOMPARE(seal(2), events);
    QCOMPARE(verify().batches, (events + 1) / 2);
    QCOMPARE(seal(), 0);
    QVERIFY(m_world->accept(m_world->request(1, 600), 1).ok);
    QVERIFY(verify().holds());
    QVERIFY(seal() > 0);
    const LogReport report = verify();
    QVERIFY2(report.holds(), qPrintable(report.text()));
    QCOMPARE(report.events, m_world->number("select count(*) from slotdesk.event"));
    QCOMPARE(m_world->violations(), QStringList());
}

void TestSealedLog::tamperingIsFound_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("what");
    QTest::addColumn<qint64>("event");
    const auto row = [](const char* name, const char* sql, const char* what, qint64 event) {
        QTest::newRow(name) << QByteArray(sql) << QString::fromLatin1(what) << event;
    };
    row("a word changed", "update slotdesk.event set login = 'nobody' where id = 3", "changed", 3);
    row("a microsecond changed", "update slotdesk.event set at = at + interval '1 us' where id = 2", "changed", 2);
    row("a receipt changed", "update slotdesk.command set message = 'Booked' where event_id = 3", "changed", 3);
    row("a receipt taken away", "delete from slotdesk.command where event_id = 3", "changed", 3);
    row("taken away", "delete from slotdesk.event where id = 2", "missing", 2);
    row("the last one taken away", "delete from slotdesk.event where id = (select max(id) from slotdesk.event)",
        "missing", 5);
    row("put in",
        "insert into slotdesk.event (id, xid, kind, source) select 9999, xid, kind, source from slotdesk.event where "
        "id = 2",
        "inserted", 9999);
    row("put in before all", "insert into slotdesk.event (id, xid, kind, source) values (9999, '3', 'x', 'hand')",
        "inserted", 9999);
    row("two swapped",
        "update slotdesk.event set id = -1 where id = 1; update slotdesk.event set id = 1 where id = 2; "
        "update slotdesk.event set id = 2 where id = -1; "
        "update slotdesk.command set event_id = 3 - event_id where event_id in (1, 2)",
        "reordered", 1);
    row("moved to another place", "update slotdesk.event set xid = '18446744073709551000' where id = 1", "changed", 1);
    row("a batch taken away", "delete from slotdesk.event_batch where no = 2", "missing", 0);
    row("a batch's list shortened",
        "update slotdesk.event_batch set ids = ids[2:], row_hashes = substr(row_hashes, 33), events = events - 1 where "
        "no = 1",
        "changed", 0);
    row("a row and its hash changed",
        "update slotdesk.event set login = 'nobody' where id = 2; update slotdesk.event_batch b set row_hashes = "
        "(select string_agg(sha256(convert_to(slotdesk.event_line(e, c), 'UTF8')), '' order by e.xid, e.id) from "
        "slotdesk.event e left join slotdesk.command c on c.id = e.command and c.event_id = e.id where e.id = any "
        "(b.ids))",
        "changed", 0);
}

void TestSealedLog::tamperingIsFound()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, what);
    QFETCH(qint64, event);
    (void)m_world->request(1, 600);
    (void)m_world->request(1, 900);
    QCOMPARE(m_world->number("select count(*) from slotdesk.event"), 5);
    QCOMPARE(seal(2), 5);
    QVERIFY(verify().holds());
    tamper(sql);
    const LogReport report = verify();
    QVERIFY(!report.holds());
    QCOMPARE(report.finding->what, what);
    QCOMPARE(report.finding->event, event);
    QVERIFY(!report.finding->sentence.isEmpty());
    // No run of the worker makes it good again.
    (void)seal();
    QCOMPARE(verify().finding->what, what);
}

void TestSealedLog::whatCommitsLateIsNotMissed()
{
    const auto late = PgFixture::connect(m_endpoint);
    PgFixture::run(*late, "begin");
    const qint64 lateId =
        PgFixture::run(*late, "insert into slotdesk.event (kind, source) values ('late', 'hand') returning id")
            .int64(0, 0);
    // Commits at once, with a higher id and a higher transaction: above the horizon all the same.
    const qint64 soonId =
        m_world->number("insert into slotdesk.event (kind, source) values ('soon', 'hand') returning id");
    QVERIFY(soonId > lateId);
    QCOMPARE(seal(), 3);
    QCOMPARE(m_world->number("select max(top_id) from slotdesk.event_batch"), 3);
    PgFixture::run(*late, "commit");
    QCOMPARE(seal(), 2);
    QCOMPARE(m_world->text("select ids::text from slotdesk.event_batch order by no desc limit 1"),
             QStringLiteral("{%1,%2}").arg(lateId).arg(soonId));
    QVERIFY(verify().holds());
}

/// In an open transaction that has sealed, every command still works at once.
void TestSealedLog::sealingHoldsNobodyUp()
{
    const auto sealer = PgFixture::connect(m_endpoint);
    PgFixture::run(*sealer, "begin");
    QVERIFY(PgFixture::run(*sealer, "select slotdesk.seal_events()").int64(0, 0) > 0);
    m_world->run("set lock_timeout = '100ms'");
    const RequestId other = m_world->request(1, 600);
    QVERIFY(m_world->accept(other, 4).ok);
    QVERIFY(m_world->call("cancel_request", {QByteArray::number(other.value()), "null", "'other'"}).ok);
    // A second worker goes away with nothing instead of waiting.
    QCOMPARE(m_world->number("select slotdesk.seal_events()"), 0);
    QCOMPARE(m_world->number("select count(*) from pg_locks l join pg_class c on c.oid = l.relation where c.relname = "
                             "'event' and l.mode <> 'AccessShareLock' and l.pid = " +
                             QByteArray::number(sealer->backendPid())),
             0);
    PgFixture::run(*sealer, "commit");
    QVERIFY(seal() > 0);
    QVERIFY(verify().holds());
}

void TestSealedLog::besideBookingsNothingIsMissedOrTwice()
{
    std::atomic<int> running{3};
    QList<QThread*> threads;
    for (int n = 0; n < 3; ++n) {
        threads.append(QThread::create([this, n, &running] {
            const auto connection = PgFixture::connect(m_endpoint);
            for (int i = 0; i < 60; ++i) {
                // Some hold their transaction open over several others'.
                const bool open = (i + n) % 3 == 0;
                if (open)
                    PgFixture::run(*connection, "begin");
                PgFixture::run(*connection, "insert into slotdesk.event (kind, source) values ('storm', 'hand')");
                PgFixture::run(*connection,
                               "select * from slotdesk.add_note(gen_random_uuid(), 'request', 1, 'storm')");
                if (open)
                    PgFixture::run(*connection, i % 2 ? "commit" : "rollback");
            }
            --running;
        }));
        threads.last()->start();
    }
    qint64 rounds = 0;
    while (running > 0) {
        (void)m_world->number("select slotdesk.seal_events(40)");
        ++rounds;
    }
    for (QThread* thread : threads) {
        thread->wait();
        delete thread;
    }
    (void)seal(40);
    QVERIFY(rounds > 3);
    QCOMPARE(
        m_world->number("select count(*) from slotdesk.event e where not exists (select from slotdesk.event_batch b "
                        "where e.id = any (b.ids))"),
        0);
    QCOMPARE(m_world->number("select count(*) - count(distinct i) from slotdesk.event_batch, unnest(ids) i"), 0);
    const LogReport report = verify();
    QVERIFY2(report.holds(), qPrintable(report.text()));
    QCOMPARE(m_world->violations(), QStringList());
}

/// Transaction ids begin anew, so the position in the feed's order does too.
void TestSealedLog::aRestoredDumpIsSealedOn()
{
    QCOMPARE(m_world->number("select slotdesk.seal_events(2)"), 2);
    // The dump brings one event that was not sealed; another is written here before anybody notices.
    tamper("insert into slotdesk.event (kind, source, xid) values ('before it was noticed', 'hand', '3')");
    m_world->run("update slotdesk.feed_incarnation set system_identifier = 1");
    m_world->run("select * from slotdesk.feed_head()");
    tamper("insert into slotdesk.event (kind, source, xid) values ('after', 'hand', '4')");
    m_world->run("insert into slotdesk.event (kind, source) values ('later', 'hand')");
    QCOMPARE(seal(), 4);
    QCOMPARE(m_world->text("select string_agg(ids::text, ' ' order by no) from slotdesk.event_batch"),
             QStringLiteral("{1,2} {3} {4} {5,6}"));
    QCOMPARE(m_world->number("select count(distinct incarnation) from slotdesk.event_batch"), 2);
    m_world->run("insert into slotdesk.event (kind, source) values ('last', 'hand')");
    QCOMPARE(seal(), 1);
    const LogReport report = verify();
    QVERIFY2(report.holds(), qPrintable(report.text()));
    QCOMPARE(report.events, 7);
    tamper("insert into slotdesk.event (id, xid, kind, source) values (-5, '4', 'x', 'hand')");
    QCOMPARE(verify().finding->event, -5);
}

void TestSealedLog::onlyTheWorkerSeals_data()
{
    QTest::addColumn<QByteArray>("group");
    QTest::addColumn<bool>("seals");
    QTest::addColumn<bool>("reads");
    for (const char* group : {"slotdesk_agent", "slotdesk_backend", "slotdesk_legacy"})
        QTest::newRow(group) << QByteArray(group) << false << false;
    for (const char* group : {"slotdesk_supervisor", "slotdesk_admin", "slotdesk_reader"})
        QTest::newRow(group) << QByteArray(group) << false << true;
    QTest::newRow("slotdesk_worker") << QByteArray("slotdesk_worker") << true << true;
}

void TestSealedLog::onlyTheWorkerSeals()
{
    QFETCH(QByteArray, group);
    QFETCH(bool, seals);
    QFETCH(bool, reads);
    const auto login = PgFixture::connect(
        m_fixture.login(m_endpoint, QStringLiteral("log_") + QString::fromLatin1(group), {QString::fromLatin1(group)}));
    for (const char* call : {"seal_events()", "retire_events()"}) {
        const auto said = login->exec("select slotdesk." + QByteArray(call));
        QCOMPARE(said.ok(), seals);
        if (!seals)
            QCOMPARE(said.error().sqlState, QByteArray("42501"));
    }
    const auto report = LogVerifier::database(*login);
    QCOMPARE(report.ok(), reads);
    if (!reads)
        QCOMPARE(report.error().sqlState, QByteArray("42501"));
}

void TestSealedLog::aLimitedLoginReadsNoLog()
{
    (void)seal();
    const auto login = PgFixture::connect(
        m_fixture.login(m_endpoint, QStringLiteral("log_one"), {QStringLiteral("slotdesk_supervisor")}, {1}));
    const auto report = LogVerifier::database(*login);
    QVERIFY(!report);
    QCOMPARE(report.error().sqlState, QByteArray("42501"));
    QVERIFY(report.error().text().contains(QStringLiteral("limited to some markets")));
}

QTEST_GUILESS_MAIN(TestSealedLog)
#include "tst_sealedlog.moc"
