// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pgconnection.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>
#include <thread>

using namespace slotdesk;
using Kind = DbError::Kind;

/// Several statements in one round trip.
class TestPgPipeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_database = m_pg.emptyDatabase(); }
    void everyAnswerIsInItsPlace();
    void nothingIsAsked();
    void behindAnErrorNothingRuns();
    void anOpenTransactionStays();
    void moreThanTheSocketHolds();
    void whatTakesTooLongIsStopped();
    void aCancelledOneLeavesTheConnectionUsable();
    void aDeadBackendIsLost();

private:
    [[nodiscard]] std::unique_ptr<PgConnection> connect(const PgConnection::Options& options = {}) const
    {
        return PgConnection::open(m_database, options).take();
    }

    PgFixture m_pg;
    Endpoint m_database;
};

void TestPgPipeline::everyAnswerIsInItsPlace()
{
    const auto connection = connect();
    const Result<QList<PgResult>> answers = connection->execAll(
        {{"SELECT $1::int", SqlParams().add(1)}, {"SET work_mem = '5MB'"}, {"SELECT 3 WHERE false"}});
    QVERIFY2(answers.ok(), answers ? "" : qPrintable(answers.error().text()));
    QCOMPARE(answers->size(), 3);
    QCOMPARE(answers->at(0).int32(0, 0), 1);
    QCOMPARE(answers->at(1).rows(), 0);
    QCOMPARE(answers->at(2).rows(), 0);
    QCOMPARE(PgFixture::run(*connection, "SHOW work_mem").bytes(0, 0), QByteArray("5MB"));
}

void TestPgPipeline::nothingIsAsked()
{
    const auto connection = connect();
    const Result<QList<PgResult>> answers = connection->execAll({});
    QVERIFY(answers.ok());
    QVERIFY(answers->isEmpty());
    QCOMPARE(PgFixture::run(*connection, "SELECT 1").int32(0, 0), 1);
}

void TestPgPipeline::behindAnErrorNothingRuns()
{
    const auto connection = connect();
    PgFixture::run(*connection, "CREATE TEMP TABLE t (n int)");
    const Result<QList<PgResult>> answers = connection->execAll(
        {{"INSERT INTO t VALUES (1)"}, {"SELECT 1 / $1::int", SqlParams().add(0)}, {"INSERT INTO t VALUES (3)"}});
    QVERIFY(!answers.ok());
    QCOMPARE(answers.error().sqlState, QByteArray("22012"));
    QVERIFY(!answers.error().inDoubt);
    QVERIFY(!connection->inTransaction());
    QCOMPARE(PgFixture::run(*connection, "SELECT count(*) FROM t").int32(0, 0), 0); // one transaction
}

void TestPgPipeline::anOpenTransactionStays()
{
    const auto connection = connect();
    const Result<QList<PgResult>> answers =
        connection->execAll({{"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}, {"SHOW transaction_isolation"}});
    QVERIFY(answers.ok());
    QCOMPARE(answers->at(1).bytes(0, 0), QByteArray("repeatable read"));
    QVERIFY(connection->inTransaction());
    QVERIFY(connection->script("COMMIT").ok());
    QVERIFY(!connection->inTransaction());
}

// Neither side may wait for the other to read: what is asked and what is answered are larger than what sockets hold.
void TestPgPipeline::moreThanTheSocketHolds()
{
    const auto connection = connect();
    const QString text(4 << 20, QLatin1Char('x'));
    QList<PgQuery> queries;
    for (int i = 0; i < 4; ++i)
        queries.append({"SELECT $1::text, repeat('y', 4000000)", SqlParams().add(text)});
    const Result<QList<PgResult>> answers = connection->execAll(queries);
    QVERIFY2(answers.ok(), answers ? "" : qPrintable(answers.error().text()));
    QCOMPARE(answers->size(), 4);
    for (const PgResult& answer : *answers)
        QCOMPARE(answer.text(0, 0).size(), text.size());
}

void TestPgPipeline::whatTakesTooLongIsStopped()
{
    PgConnection::Options options;
    options.statementTimeoutMs = 200;
    const auto connection = connect(options);
    const Result<QList<PgResult>> answers = connection->execAll({{"SELECT 1"}, {"SELECT pg_sleep(600)"}});
    QVERIFY(!answers.ok());
    QCOMPARE(answers.error().kind, Kind::Timeout);
    QVERIFY(answers.error().inDoubt);
    QVERIFY(!connection->isOpen());
}

void TestPgPipeline::aCancelledOneLeavesTheConnectionUsable()
{
    const auto connection = connect();
    const auto watcher = connect();
    const int pid = connection->backendPid();
    const std::jthread canceller([&] {
        QDeadlineTimer deadline(10000);
        while (!deadline.hasExpired() &&
               PgFixture::run(*watcher, "SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'PgSleep'",
                              SqlParams().add(pid))
                   .isEmpty())
            QThread::yieldCurrentThread();
        connection->cancel();
    });
    const Result<QList<PgResult>> answers = connection->execAll({{"SELECT pg_sleep(600)"}, {"SELECT 2"}});
    QVERIFY(!answers.ok());
    QCOMPARE(answers.error().kind, Kind::Cancelled);
    QVERIFY(!answers.error().inDoubt);
    QCOMPARE(PgFixture::run(*connection, "SELECT 1").int32(0, 0), 1);
}

void TestPgPipeline::aDeadBackendIsLost()
{
    const auto connection = connect();
    const Result<QList<PgResult>> answers =
        connection->execAll({{"SELECT 1"}, {"SELECT pg_terminate_backend(pg_backend_pid())"}, {"SELECT 3"}});
    QVERIFY(!answers.ok());
    QCOMPARE(answers.error().kind, Kind::Lost);
    QVERIFY(answers.error().inDoubt);
    QVERIFY(!connection->isOpen());
    QCOMPARE(connection->execAll({{"SELECT 1"}}).error().kind, Kind::Lost);
}

QTEST_GUILESS_MAIN(TestPgPipeline)
#include "tst_pgpipeline.moc"
