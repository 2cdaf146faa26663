// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/dbworker.h"
#include "support/pgfixture.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFutureWatcher>
#include <QtTest/QTest>
#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

using namespace slotdesk;
using Kind = DbError::Kind;

class TestDbWorker : public QObject
{
    Q_OBJECT

private:
    PgFixture m_pg;
    Endpoint m_database;
    std::unique_ptr<PgConnection> m_watcher;

    static Result<int> pidOf(PgConnection& connection) { return connection.backendPid(); }

    static Result<int> sleepLong(PgConnection& connection)
    {
        const Result<PgResult> slept = connection.exec("SELECT pg_sleep(600)");
        return slept ? Result<int>(0) : slept.error();
    }

    bool someoneSleeps()
    {
        return !PgFixture::run(*m_watcher,
                               "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%sleep(600)'")
                    .isEmpty();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_database = m_pg.emptyDatabase();
        m_watcher = PgFixture::connect(m_pg.cluster().endpoint(QStringLiteral("postgres")));
    }

    void jobsAreDoneInOrder()
    {
        DbWorker worker(m_database, {});
        QList<int> order;
        QList<QFuture<Result<int>>> futures;
        for (int number = 0; number < 50; ++number)
            futures.append(worker.run<int>([number, &order](PgConnection& connection) -> Result<int> {
                order.append(number);
                const Result<PgResult> row = connection.exec("SELECT $1::int", SqlParams().add(number));
                return row ? Result<int>(row->int32(0, 0)) : row.error();
            }));
        for (int number = 0; number < 50; ++number)
            QCOMPARE(futures[number].result().value(), number);
        QCOMPARE(order.size(), 50);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }

    void theAnswerArrivesInTheAskersThread()
    {
        DbWorker worker(m_database, {});
        QThread* answeredIn = nullptr;
        int answer = 0;
        worker.run<int>([](PgConnection&) -> Result<int> { return 7; }).then(this, [&](const Result<int>& result) {
            answer = *result;
            answeredIn = QThread::currentThread();
        });
        QTRY_COMPARE_WITH_TIMEOUT(answer, 7, 10000);
        QCOMPARE(answeredIn, thread());
    }

    void oneConnectionServesAllJobsUntilItIsKilled()
    {
        DbWorker worker(m_database, {});
        const int first = worker.run<int>(pidOf).result().value();
        QCOMPARE(worker.run<int>(pidOf).result().value(), first);
        PgFixture::run(*m_watcher, "SELECT pg_terminate_backend($1, 10000)", SqlParams().add(first));
        int second = 0;
        // The good-bye may still be on its way: then one job ends as Lost, never more than one.
        QTRY_VERIFY_WITH_TIMEOUT((second = worker.run<int>(pidOf).result().value()) != first, 10000);
        QVERIFY(second > 0);
    }

    void withoutAServerTheJobIsAnsweredAndNotRun()
    {
        std::atomic_bool ran = false;
        DbWorker worker(m_database.withDatabase(QStringLiteral("nope")), {});
        const Result<int> result = worker
                                       .run<int>([&](PgConnection&) -> Result<int> {
                                           ran = true;
                                           return 1;
                                       })
                                       .result();
        QCOMPARE(result.error().kind, Kind::Unreachable);
        QVERIFY(!ran);
    }

    void cancelAllStopsWhatRunsAndForgetsWhatWaits()
    {
        DbWorker worker(m_database, {});
        std::atomic_bool ran = false;
        const QFuture<Result<int>> running = worker.run<int>(sleepLong);
        const QFuture<Result<int>> waiting = worker.run<int>([&](PgConnection&) -> Result<int> {
            ran = true;
            return 1;
        });
        QTRY_VERIFY_WITH_TIMEOUT(someoneSleeps(), 10000);
        worker.cancelAll();
        QCOMPARE(waiting.result().error().kind, Kind::Cancelled);
        QCOMPARE(running.result().error().kind, Kind::Cancelled);
        QVERIFY(!ran);
        QVERIFY2(worker.run<int>(pidOf).result(), "what comes after is served");
    }

    void cancelOfAGroupLeavesTheOthers()
    {
        constexpr int typing = 1;
        DbWorker worker(m_database, {});
        const QFuture<Result<int>> running = worker.run<int>(sleepLong, typing);
        const QFuture<Result<int>> other = worker.run<int>(pidOf);
        const QFuture<Result<int>> waiting = worker.run<int>(pidOf, typing);
        QTRY_VERIFY_WITH_TIMEOUT(someoneSleeps(), 10000);
        worker.cancel(typing);
        QCOMPARE(waiting.result().error().kind, Kind::Cancelled);
        QCOMPARE(running.result().error().kind, Kind::Cancelled);
        QVERIFY2(other.result(), "nobody gave this one up");

        std::atomic_bool begun = false;
        std::atomic_bool goOn = false;
        const QFuture<Result<int>> kept = worker.run<int>([&](PgConnection& connection) -> Result<int> {
            begun = true;
            while (!goOn)
                QThread::yieldCurrentThread();
            return pidOf(connection);
        });
        QTRY_VERIFY_WITH_TIMEOUT(begun, 10000);
        worker.cancel(typing);
        goOn = true;
        QVERIFY2(kept.result(), "it is of no group");
    }

    void cancelAllStopsAJobBetweenItsStatements()
    {
        DbWorker worker(m_database, {});
        std::atomic_bool between = false;
        std::atomic_bool goOn = false;
        const auto future = worker.run<int>([&](PgConnection& connection) -> Result<int> {
            between = true;
            while (!goOn)
                QThread::yieldCurrentThread();
            return sleepLong(connection);
        });
        QTRY_VERIFY_WITH_TIMEOUT(between, 10000);
        worker.cancelAll();
        goOn = true;
        QCOMPARE(future.result().error().kind, Kind::Cancelled);
    }

    void cancelAllWhileNothingRunsDoesNotHitTheNextJob()
    {
        DbWorker worker(m_database, {});
        for (int round = 0; round < 50; ++round) {
            worker.cancelAll();
            QVERIFY(worker
                        .run<int>([](PgConnection& connection) -> Result<int> {
                            const Result<PgResult> row = connection.exec("SELECT 1");
                            return row ? Result<int>(1) : row.error();
                        })
                        .result());
        }
    }

    void destructionAnswersEverybodyAtOnce()
    {
        QElapsedTimer clock;
        QList<QFuture<Result<int>>> futures;
        {
            DbWorker worker(m_database, {});
            for (int number = 0; number < 5; ++number)
                futures.append(worker.run<int>(sleepLong));
            QTRY_VERIFY_WITH_TIMEOUT(someoneSleeps(), 10000);
            clock.start();
        }
        QVERIFY(clock.elapsed() < 5000);
        for (const auto& future : futures) {
            QVERIFY(future.isFinished());
            QCOMPARE(future.result().error().kind, Kind::Cancelled);
        }
    }

    void manyAskersOneWorker()
    {
        DbWorker worker(m_database, {});
        std::atomic_int sum = 0;
        {
            std::vector<std::jthread> askers;
            askers.reserve(8);
            for (int asker = 0; asker < 8; ++asker)
                askers.emplace_back([&] {
                    for (int round = 0; round < 20; ++round)
                        sum += worker
                                   .run<int>([](PgConnection& connection) -> Result<int> {
                                       const Result<PgResult> row = connection.exec("SELECT 1");
                                       return row ? Result<int>(row->int32(0, 0)) : row.error();
                                   })
                                   .result()
                                   .value();
                });
        }
        QCOMPARE(sum.load(), 160);
    }
};

QTEST_GUILESS_MAIN(TestDbWorker)
#include "tst_dbworker.moc"
