// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logexport.h"
#include "services/logverifier.h"
#include "services/sealedline.h"
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace slotdesk;

/// The exported log and what may be retired after it (resources/sql/0029, 0030).
class TestRetiredLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anExportedFileHolds();
    void tamperingWithAFileIsFound_data();
    void tamperingWithAFileIsFound();
    void aChainMadeAnewIsFoundByTheFile();
    void anotherDatabasesFileIsNotGoneOnWith();
    void aBrokenLogIsNotExported();
    void onlyTheWorkersExportMarks();
    void nothingUnsealedOrUnexportedGoes();
    void nobodyElseRetires_data();
    void nobodyElseRetires();
    void afterwardsAllIsWell();
    void anOldReceiptStillReplays();

private:
    [[nodiscard]] QByteArrayList fileLines() const;
    void writeLines(const QByteArrayList& lines) const;
    [[nodiscard]] std::unique_ptr<PgConnection> as(const char* group);
    void tamper(const QByteArray& sql);
    /// What was written so far was written long ago.
    void ages() { tamper("update slotdesk.event set at = at - interval '500 d'"); }
    void seal()
    {
        while (m_world->number("select slotdesk.seal_events(2)") > 0) {
        }
    }

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    RequestId m_request;
};

void TestRetiredLog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("log.jsonl"));
    m_endpoint = m_fixture.freshDatabase(QStringLiteral("retired"));
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<BookingWorld>(*m_connection, 4);
    m_request = m_world->request(2);
    for (int therapist : {1, 2, 3})
        (void)m_world->accept(m_request, therapist);
    QVERIFY(m_world->call("add_note", {"'request'", QByteArray::number(m_request.value()), "'Ünïcode \"no\"'"}).ok);
}

void TestRetiredLog::cleanup()
{
    m_world.reset();
    m_connection.reset();
}

QByteArrayList TestRetiredLog::fileLines() const
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.errorString()));
    QByteArrayList lines = file.readAll().split('\n');
    lines.removeLast();
    return lines;
}

void TestRetiredLog::writeLines(const QByteArrayList& lines) const
{
    QFile file(m_file);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        qFatal("%s", qPrintable(file.errorString()));
    for (const QByteArray& line : lines)
        file.write(line + '\n');
}

std::unique_ptr<PgConnection> TestRetiredLog::as(const char* group)
{
    return PgFixture::connect(
        m_fixture.login(m_endpoint, QStringLiteral("r_") + QLatin1String(group), {QString::fromLatin1(group)}));
}

void TestRetiredLog::tamper(const QByteArray& sql)
{
    m_world->run("begin");
    m_world->run("set local session_replication_role = replica");
    m_world->run(sql);
    m_world->run("commit");
}

void TestRetiredLog::anExportedFileHolds()
{
    seal();
    const auto supervisor = as("slotdesk_supervisor");
    const auto first = LogExport::run(*supervisor, m_file);
    QVERIFY2(first, first ? "" : qPrintable(first.error().text()));
    QCOMPARE(first->events, 4);
    QCOMPARE(first->batches, 2);
    QVERIFY(!first->marked);
    Result<LogReport> report = LogVerifier::file(m_file);
    QVERIFY2(report->holds(), qPrintable(report->text()));
    QCOMPARE(report->events, 4);
    // Whoever has no Slotdesk checks a row by its line alone.
    const QByteArrayList lines = fileLines();
    QCOMPARE(lines.size(), 6);
    QVERIFY(lines.at(0).contains(SealedLine::hashOf(lines.at(1))));
    // It is gone on with, not written again.
    QVERIFY(m_world->accept(m_world->request(1, 600), 4).ok);
    seal();
    QCOMPARE(LogExport::run(*supervisor, m_file)->events, 2);
    QCOMPARE(LogExport::run(*supervisor, m_file)->events, 0);
    QCOMPARE(fileLines().mid(0, 6), lines);
    report = LogVerifier::databaseAgainstFile(*supervisor, m_file);
    QVERIFY2(report->holds(), qPrintable(report->text()));
    QCOMPARE(report->events, 6);
}

void TestRetiredLog::tamperingWithAFileIsFound_data()
{
    QTest::addColumn<QString>("what");
    for (const char* what : {"changed", "missing", "inserted", "reordered", "batch missing", "batches swapped",
                             "cut off", "not a log", "header changed"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

/// Lines: batch 1, event 1, event 2, batch 2, event 3, event 4.
void TestRetiredLog::tamperingWithAFileIsFound()
{
    QFETCH(QString, what);
    seal();
    QVERIFY(LogExport::run(*as("slotdesk_reader"), m_file));
    QByteArrayList lines = fileLines();
    QString expected = what;
    if (what == QLatin1String("changed"))
        lines[2].replace("accept_offer", "assign");
    else if (what == QLatin1String("missing"))
        lines.removeAt(2);
    else if (what == QLatin1String("inserted"))
        lines.insert(2, SealedLine::withId(lines.at(2), 77));
    else if (what == QLatin1String("reordered"))
        lines.swapItemsAt(1, 2);
    else if (what == QLatin1String("batch missing")) {
        lines.remove(0, 3);
        expected = QStringLiteral("missing");
    } else if (what == QLatin1String("batches swapped")) {
        lines = lines.mid(3) + lines.mid(0, 3);
        expected = QStringLiteral("missing");
    } else if (what == QLatin1String("cut off")) {
        lines.removeLast();
        expected = QStringLiteral("missing");
    } else if (what == QLatin1String("not a log")) {
        lines.insert(1, "hello");
        expected = QStringLiteral("changed");
    } else {
        lines[0].replace("\"last_xid\":\"", "\"last_xid\":\"1");
        expected = QStringLiteral("changed");
    }
    writeLines(lines);
    const Result<LogReport> report = LogVerifier::file(m_file);
    QVERIFY(report && !report->holds());
    QCOMPARE(report->finding->what, expected);
    // And it is not gone on with.
    const auto more = LogExport::run(*as("slotdesk_worker"), m_file);
    QVERIFY(!more);
    QCOMPARE(fileLines(), lines);
}

/// Whoever owns the server can seal a changed past again: then only the file that was taken away before tells.
void TestRetiredLog::aChainMadeAnewIsFoundByTheFile()
{
    seal();
    QVERIFY(LogExport::run(*as("slotdesk_reader"), m_file));
    tamper("update slotdesk.event set login = 'nobody' where id = 3");
    tamper("delete from slotdesk.event_batch");
    seal();
    QVERIFY(LogVerifier::database(*m_connection)->holds());
    const Result<LogReport> report = LogVerifier::databaseAgainstFile(*m_connection, m_file);
    QVERIFY(!report->holds());
    QVERIFY(report->finding->batch > 0);
    tamper("delete from slotdesk.event_batch where no > 1");
    QVERIFY(!LogVerifier::databaseAgainstFile(*m_connection, m_file)->holds());
}

void TestRetiredLog::anotherDatabasesFileIsNotGoneOnWith()
{
    seal();
    QVERIFY(LogExport::run(*m_connection, m_file));
    const QByteArrayList before = fileLines();
    const Endpoint other = m_fixture.freshDatabase(QStringLiteral("other"));
    const auto connection = PgFixture::connect(other);
    BookingWorld world(*connection, 2);
    for (int i = 0; i < 4; ++i)
        (void)world.request(1, 100 + i * 100);
    while (world.number("select slotdesk.seal_events(1)") > 0) {
    }
    QVERIFY(!LogExport::run(*connection, m_file));
    QCOMPARE(fileLines(), before);
}

void TestRetiredLog::aBrokenLogIsNotExported()
{
    seal();
    tamper("update slotdesk.event set login = 'nobody' where id = 3");
    const auto written = LogExport::run(*as("slotdesk_worker"), m_file);
    QVERIFY(!written);
    QVERIFY(written.error().text().contains(QStringLiteral("event 3")));
    QVERIFY(!QFile::exists(m_file));
    QCOMPARE(m_world->number("select count(*) from slotdesk.event_export"), 0);
}

void TestRetiredLog::onlyTheWorkersExportMarks()
{
    seal();
    QVERIFY(!LogExport::run(*as("slotdesk_admin"), m_file)->marked);
    QCOMPARE(m_world->number("select count(*) from slotdesk.event_export"), 0);
    QVERIFY(LogExport::run(*as("slotdesk_worker"), m_file)->marked);
    QCOMPARE(m_world->text("select string_agg(no || ' ' || login, ', ' order by no) from slotdesk.event_export"),
             QStringLiteral("1 r_slotdesk_worker, 2 r_slotdesk_worker"));
    QVERIFY(PgFixture::run(*as("slotdesk_worker"), "select slotdesk.mark_exported(1, 'ff')").isNull(0, 0));
}

void TestRetiredLog::nothingUnsealedOrUnexportedGoes()
{
    ages();
    const auto worker = as("slotdesk_worker");
    const auto retire = [&] { return PgFixture::run(*worker, "select slotdesk.retire_events()").int64(0, 0); };
    QCOMPARE(retire(), 0); // not sealed
    seal();
    QCOMPARE(retire(), 0); // not exported
    QVERIFY(LogExport::run(*worker, m_file)->marked);
    QVERIFY(m_world->accept(m_world->request(1, 600), 4).ok);
    seal();
    QCOMPARE(PgFixture::run(*worker, "select slotdesk.retire_events(501)").int64(0, 0), 0); // too young
    QCOMPARE(retire(), 4);
    QVERIFY(LogExport::run(*worker, m_file)->marked);
    QCOMPARE(retire(), 0);                                                                // young: the rest
    QCOMPARE(PgFixture::run(*worker, "select slotdesk.retire_events(0)").int64(0, 0), 0); // a day at least
    QCOMPARE(m_world->number("select count(*) from slotdesk.event"), 2);
}

void TestRetiredLog::nobodyElseRetires_data()
{
    QTest::addColumn<QByteArray>("group");
    for (const char* group : {"slotdesk_agent", "slotdesk_supervisor", "slotdesk_admin", "slotdesk_backend",
                              "slotdesk_legacy", "slotdesk_reader", "slotdesk_owner", "postgres"})
        QTest::newRow(group) << QByteArray(group);
}

/// Not by the function, and not by hand: neither the owner nor a superuser gets past what the rows themselves ask.
void TestRetiredLog::nobodyElseRetires()
{
    QFETCH(QByteArray, group);
    ages();
    seal();
    const bool owns = group == "postgres" || group == "slotdesk_owner";
    const auto login = owns ? PgFixture::connect(m_endpoint) : as(group.constData());
    if (group == "slotdesk_owner")
        PgFixture::run(*login, "set role slotdesk_owner");
    const auto state = [&login](const QByteArray& sql) { return login->exec(sql).error().sqlState; };
    for (const char* sql : {"delete from slotdesk.event where id = 1", "truncate slotdesk.event",
                            "update slotdesk.event set login = 'x'", "delete from slotdesk.event_batch",
                            "update slotdesk.event_batch set newest_at = now()", "delete from slotdesk.command"}) {
        QCOMPARE(state(sql), QByteArray("42501"));
    }
    if (!owns) {
        QCOMPARE(state("select slotdesk.retire_events()"), QByteArray("42501"));
        QCOMPARE(state("insert into slotdesk.event_retired (no, top_id) values (1, 2)"), QByteArray("42501"));
        return;
    }
    // What is not exported has no way out: the boundary needs the export's row.
    QCOMPARE(state("insert into slotdesk.event_retired (no, top_id) values (1, 2)"), QByteArray("23503"));
    QVERIFY(LogExport::run(*as("slotdesk_worker"), m_file)->marked);
    PgFixture::run(*login, "begin");
    PgFixture::run(*login, "insert into slotdesk.event_retired (no, top_id) values (1, 2)");
    QCOMPARE(state("delete from slotdesk.event where id = 3"), QByteArray("42501")); // batch 2
    PgFixture::run(*login, "rollback");
    QCOMPARE(m_world->number("select count(*) from slotdesk.event"), 4);
}

void TestRetiredLog::afterwardsAllIsWell()
{
    const RequestId other = m_world->request(1, 600);
    QVERIFY(m_world->accept(other, 4).ok);
    ages();
    m_world->run("select slotdesk.seal_events(5)"); // of the later request one event stays behind
    const auto worker = as("slotdesk_worker");
    QVERIFY(LogExport::run(*worker, m_file)->marked);
    QCOMPARE(PgFixture::run(*worker, "select slotdesk.retire_events()").int64(0, 0), 5);
    QCOMPARE(m_world->violations(), QStringList());

    // Rows whose events are gone go on living.
    for (const RequestId request : {m_request, other}) {
        const QByteArray id = QByteArray::number(request.value());
        QVERIFY(m_world->call("add_note", {"'request'", id, "'still here'"}).ok);
        QVERIFY(
            m_world->call("release", {QByteArray::number(m_world->slot(request, 1).value()), "null", "'illness'"}).ok);
        QVERIFY(m_world->accept(request, 3).code != Outcome::Code::Invalid);
        QVERIFY(m_world->call("cancel_request", {id, "null", "'other'"}).ok);
    }
    m_world->run("update slotdesk.appointment set pay_cents = 1"); // by hand, under the boundary
    QCOMPARE(m_world->violations(), QStringList());
    seal();
    Result<LogReport> report = LogVerifier::databaseAgainstFile(*worker, m_file);
    QVERIFY2(report->holds(), qPrintable(report->text()));
    QCOMPARE(report->retiredBatches, 1);
    QVERIFY(LogExport::run(*worker, m_file)->marked);
    report = LogVerifier::file(m_file);
    QVERIFY2(report->holds(), qPrintable(report->text()));
    QCOMPARE(report->retiredBatches, 0);
    QCOMPARE(report->events, m_world->number("select count(*) + 5 from slotdesk.event"));

    // The boundary hides nothing above it: an event that is taken away there is a violation.
    tamper("delete from slotdesk.event where id = (select event_id from slotdesk.appointment_request where id = " +
           QByteArray::number(other.value()) + ')');
    QVERIFY(!m_world->violations().isEmpty());
}

void TestRetiredLog::anOldReceiptStillReplays()
{
    const RequestId request = m_world->request(1, 600);
    const CommandId command = CommandId::make();
    const QByteArray offer = QByteArray::number(m_world->offer(request, 4).value());
    QVERIFY(m_world->call("accept_offer", {offer}, command).ok);
    ages();
    seal();
    QVERIFY(LogExport::run(*as("slotdesk_worker"), m_file)->marked);
    QVERIFY(m_world->number("select slotdesk.retire_events()") > 0);
    const Outcome again = m_world->call("accept_offer", {offer}, command);
    QVERIFY(again.ok && again.replayed);
    QCOMPARE(m_world->call("decline_offer", {offer}, command).code, Outcome::Code::CommandReused);
    QCOMPARE(m_world->violations(), QStringList());
}

QTEST_GUILESS_MAIN(TestRetiredLog)
#include "tst_retiredlog.moc"
