// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/copytext.h"
#include "support/pgfixture.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>
#include <arpa/inet.h>
#include <csignal>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace slotdesk;
using Kind = DbError::Kind;

class TestPgConnection : public QObject
{
    Q_OBJECT

private:
    PgFixture m_pg;
    Endpoint m_database;
    std::unique_ptr<PgConnection> m_watcher;

    std::unique_ptr<PgConnection> connect(const PgConnection::Options& options = {}) const
    {
        return PgConnection::open(m_database, options).take();
    }

    /// True while the backend runs a statement.
    bool isActive(int pid)
    {
        return !PgFixture::run(*m_watcher, "SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND state = 'active'",
                               SqlParams().add(pid))
                    .isEmpty();
    }

    bool isGone(int pid)
    {
        return PgFixture::run(*m_watcher, "SELECT 1 FROM pg_stat_activity WHERE pid = $1", SqlParams().add(pid))
            .isEmpty();
    }

    void waitUntilActive(int pid)
    {
        QDeadlineTimer deadline(10000);
        while (!isActive(pid) && !deadline.hasExpired())
            QThread::yieldCurrentThread();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_database = m_pg.emptyDatabase();
        m_watcher = PgFixture::connect(m_pg.cluster().endpoint(QStringLiteral("postgres")));
    }

    void aStatementInTwoHalvesLetsAnotherGoOnMeanwhile()
    {
        auto first = connect();
        auto second = connect();
        QVERIFY(first->exec("SELECT pg_advisory_lock(77)").ok());
        QVERIFY(second->send("SELECT pg_advisory_lock($1), 5", SqlParams().add(77)).ok());
        QVERIFY(!second->answered(20));
        QVERIFY(!second->exec("SELECT 1").ok());
        QVERIFY(first->exec("SELECT pg_advisory_unlock(77)").ok());
        QVERIFY(second->answered(10000));
        const Result<PgResult> result = second->receive();
        QVERIFY(result.ok());
        QCOMPARE(result->int32(0, 1), 5);
        QVERIFY(!second->receive().ok());
        QVERIFY(second->send("SELECT 1/0").ok());
        QCOMPARE(second->receive().error().sqlState, QByteArray("22012"));
        QVERIFY(second->send("SELECT pg_terminate_backend(pg_backend_pid())").ok());
        QVERIFY(second->answered(10000));
        QCOMPARE(second->receive().error().kind, Kind::Lost);
        QVERIFY(!second->isOpen());
    }

    void aServerThatIsNotThereIsUnreachable_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("socket") << QStringLiteral("host=/nowhere dbname=x password=s3cret");
        QTest::newRow("port") << QStringLiteral("postgresql://ana:s3cret@127.0.0.1:1/x");
        QTest::newRow("service") << QStringLiteral("service=there_is_none password=s3cret");
    }

    void aServerThatIsNotThereIsUnreachable()
    {
        QFETCH(QString, text);
        const auto opened = PgConnection::open(*Endpoint::parse(text), {});
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Kind::Unreachable);
        QVERIFY(opened.error().sqlState.isEmpty());
        QVERIFY(!opened.error().inDoubt);
        QVERIFY2(!opened.error().text().contains(QStringLiteral("s3cret")), qPrintable(opened.error().text()));
        QVERIFY(!opened.error().message.contains(QLatin1Char('\n')));
    }

    void aRefusedConnectionSaysWhyBySqlState()
    {
        const auto database = PgConnection::open(m_database.withDatabase(QStringLiteral("nope")), {});
        QCOMPARE(database.error().kind, Kind::Unreachable);
        QCOMPARE(database.error().sqlState, QByteArray("3D000"));
        const auto login = PgConnection::open(m_database.withUser(QStringLiteral("nobody_here")), {});
        QCOMPARE(login.error().kind, Kind::Unreachable);
        QCOMPARE(login.error().sqlState, QByteArray("28000"));
        QVERIFY(!login.error().retry);
        QCOMPARE(PgConnection::open(Endpoint(), {}).error().kind, Kind::Usage);
    }

    void aServerThatNeverAnswersTimesOut()
    {
        // Listens, accepts nothing.
        const int mute = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        QCOMPARE(::bind(mute, reinterpret_cast<sockaddr*>(&address), size), 0);
        QCOMPARE(::listen(mute, 1), 0);
        QCOMPARE(::getsockname(mute, reinterpret_cast<sockaddr*>(&address), &size), 0);
        PgConnection::Options options;
        options.connectTimeoutMs = 150;
        const auto opened = PgConnection::open(
            *Endpoint::parse(QStringLiteral("host=127.0.0.1 port=%1").arg(ntohs(address.sin_port))), options);
        ::close(mute);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Kind::Unreachable);
        QVERIFY(opened.error().retry);
    }

    void aServerThatQuotesBadlyIsRefused()
    {
        PgFixture::run(*m_watcher, "CREATE ROLE careless LOGIN");
        PgFixture::run(*m_watcher, "ALTER ROLE careless SET standard_conforming_strings = off");
        const auto opened = PgConnection::open(m_database.withUser(QStringLiteral("careless")), {});
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Kind::Unreachable);
        QVERIFY(!opened.error().retry);
    }

    void sessionSettingsAreOurs()
    {
        PgFixture::run(*m_watcher, "CREATE ROLE german LOGIN");
        PgFixture::run(*m_watcher, "ALTER ROLE german SET datestyle = 'German'");
        PgFixture::run(*m_watcher, "ALTER ROLE german SET client_encoding = 'LATIN1'");
        PgConnection::Options options;
        options.applicationName = "desk 1";
        auto connection = PgConnection::open(m_database.withUser(QStringLiteral("german")), options).take();
        const PgResult row = PgFixture::run(*connection, "SELECT current_setting('application_name'), "
                                                         "current_setting('client_encoding'), "
                                                         "'2026-03-08 12:00+00'::timestamptz");
        QCOMPARE(row.text(0, 0), QStringLiteral("desk 1"));
        QCOMPARE(row.text(0, 1), QStringLiteral("UTF8"));
        QCOMPARE(row.time(0, 2), QDateTime(QDate(2026, 3, 8), QTime(12, 0), Qt::UTC));
    }

    void refusalsAreTold_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("retry");
        const auto raise = [](const char* state) -> QByteArray {
            return QByteArray("DO $$ BEGIN RAISE EXCEPTION 'no' USING errcode = '") + state + "'; END $$";
        };
        QTest::newRow("syntax") << QByteArray("SELEC 1") << QByteArray("42601") << int(Kind::Sql) << false;
        QTest::newRow("two") << QByteArray("SELECT 1; SELECT 2") << QByteArray("42601") << int(Kind::Sql) << false;
        QTest::newRow("schema") << QByteArray("SELECT slotdesk.accept_offer(1)") << QByteArray("3F000")
                                << int(Kind::Schema) << false;
        QTest::newRow("taken") << raise("23P01") << QByteArray("23P01") << int(Kind::Sql) << false;
        for (const char* again : {"40001", "40P01", "55P03"})
            QTest::newRow(again) << raise(again) << QByteArray(again) << int(Kind::Sql) << true;
    }

    void refusalsAreTold()
    {
        QFETCH(QByteArray, sql);
        QFETCH(int, kind);
        const auto connection = connect();
        const Result<PgResult> result = connection->exec(sql);
        QVERIFY(!result);
        QCOMPARE(int(result.error().kind), kind);
        QTEST(result.error().sqlState, "state");
        QTEST(result.error().retry, "retry");
        QVERIFY(!result.error().inDoubt);
        QVERIFY(!result.error().message.isEmpty());
        QCOMPARE(PgFixture::run(*connection, "SELECT 7").int32(0, 0), 7);
    }

    void anErrorAfterTheRowsCounts()
    {
        const auto connection = connect();
        QVERIFY(connection->script("CREATE TEMP TABLE p (id int PRIMARY KEY); CREATE TEMP TABLE c "
                                   "(p int REFERENCES p DEFERRABLE INITIALLY DEFERRED)"));
        const Result<PgResult> result = connection->exec("INSERT INTO c VALUES (1) RETURNING p");
        QVERIFY(!result);
        QCOMPARE(result.error().sqlState, QByteArray("23503"));
    }

    void aStatementThatTakesTooLongIsInDoubtAndStopped()
    {
        PgConnection::Options options;
        options.statementTimeoutMs = 200;
        const auto connection = connect(options);
        const int pid = connection->backendPid();
        const Result<PgResult> result = connection->exec("SELECT pg_sleep(600)");
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Kind::Timeout);
        QVERIFY(result.error().inDoubt);
        QVERIFY(!connection->isOpen());
        QTRY_VERIFY_WITH_TIMEOUT(isGone(pid), 10000);
        QCOMPARE(connection->exec("SELECT 1").error().kind, Kind::Lost);
        QVERIFY(!connection->exec("SELECT 1").error().inDoubt);
    }

    void aKilledBackendIsLost()
    {
        const auto connection = connect();
        const int pid = connection->backendPid();
        const std::jthread killer([this, pid] {
            const auto own = PgFixture::connect(m_database);
            QDeadlineTimer deadline(10000);
            while (!deadline.hasExpired() && PgFixture::run(*own,
                                                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                                            "WHERE pid = $1 AND state = 'active'",
                                                            SqlParams().add(pid))
                                                 .isEmpty())
                ;
        });
        const Result<PgResult> result = connection->exec("SELECT pg_sleep(600)");
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Kind::Lost);
        QVERIFY(result.error().inDoubt);
        QVERIFY(result.error().retry);
        QVERIFY(!connection->isOpen());
    }

    void anIdleDeathIsNoticed()
    {
        const auto connection = connect();
        QVERIFY(connection->alive());
        PgFixture::run(*m_watcher, "SELECT pg_terminate_backend($1)", SqlParams().add(connection->backendPid()));
        QTRY_VERIFY_WITH_TIMEOUT(!connection->alive(), 10000);
        QCOMPARE(connection->socketDescriptor(), -1);
        const DbError error = connection->exec("SELECT 1").error();
        QCOMPARE(error.kind, Kind::Lost);
        QVERIFY(!error.inDoubt);
    }

    void cancelComesFromAnotherThread()
    {
        const auto connection = connect();
        const int pid = connection->backendPid();
        std::jthread canceller([&] {
            waitUntilActive(pid);
            connection->cancel();
        });
        const Result<PgResult> result = connection->exec("SELECT pg_sleep(600)");
        canceller.join();
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Kind::Cancelled);
        QVERIFY(!result.error().inDoubt);
        QVERIFY(connection->isOpen());
        connection->cancel(); // nothing runs: must not hit what comes next
        QCOMPARE(PgFixture::run(*connection, "SELECT 7").int32(0, 0), 7);
    }

    void aServerThatHangsCannotHoldUpACancel()
    {
        const auto connection = connect();
        const int pid = connection->backendPid();
        std::jthread canceller([&] {
            waitUntilActive(pid);
            ::kill(pid, SIGSTOP);
            connection->cancel();
        });
        QElapsedTimer clock;
        clock.start();
        const Result<PgResult> result = connection->exec("SELECT pg_sleep(600)");
        ::kill(pid, SIGCONT);
        QCOMPARE(result.error().kind, Kind::Cancelled);
        QVERIFY(result.error().inDoubt);
        QVERIFY(clock.elapsed() < 10000);
        QVERIFY(!connection->isOpen());
    }

    void linesOfCopy()
    {
        const QList<SqlParams::Value> odd{QByteArray("tab\there"),
                                          QByteArray("line\nbreak\r"),
                                          QByteArray("back\\slash"),
                                          QByteArray("\\N"),
                                          QByteArray("\\."),
                                          QByteArray(""),
                                          std::nullopt,
                                          QByteArray("\b\f\v ü 漢")};
        const QByteArray line = copyLine(odd);
        QVERIFY(!line.contains('\n'));
        QCOMPARE(copyFields(line), odd);
        QCOMPARE(copyFields(QByteArrayView("")).size(), 1);
        QByteArray scratch;
        const auto views = copyViews(line, scratch);
        QCOMPARE(views.size(), odd.size());
        for (qsizetype i = 0; i < odd.size(); ++i) {
            QCOMPARE(views[i].isNull(), !odd[i].has_value());
            QCOMPARE(views[i].toByteArray(), odd[i].value_or(QByteArray()));
        }
        QCOMPARE(copyViews(QByteArrayView(""), scratch).size(), 1);
    }

    void copyGoesThereAndBack()
    {
        const auto connection = connect();
        QVERIFY(connection->script("CREATE TEMP TABLE t (id int, a text, b text)"));
        const QList<QByteArray> odd{"plain", "tab\t", "new\nline", "\\", "\\N", "\\.", "", "'\"$1", "ü漢", "\r\b\v\f"};
        constexpr int count = 20000; // several blocks
        int id = 0;
        const Result<qint64> in = connection->copyIn("COPY t FROM STDIN", [&]() -> std::optional<QByteArray> {
            if (id == count)
                return std::nullopt;
            const QByteArray& value = odd[id % odd.size()];
            return copyLine({QByteArray::number(id++), value, std::nullopt});
        });
        QVERIFY2(in, in ? "" : qPrintable(in.error().text()));
        QCOMPARE(*in, count);
        int row = 0;
        int wrong = 0;
        const auto out = connection->copyOut("COPY (SELECT * FROM t ORDER BY id) TO STDOUT", [&](QByteArrayView line) {
            const QList<SqlParams::Value> fields = copyFields(line);
            if (fields.size() != 3 || fields[0] != QByteArray::number(row) || fields[1] != odd[row % odd.size()] ||
                fields[2])
                ++wrong;
            ++row;
            return true;
        });
        QVERIFY(out);
        QCOMPARE(*out, count);
        QCOMPARE(wrong, 0);
    }

    void aCopyMayBeEndedEarly()
    {
        const auto connection = connect();
        int rows = 0;
        const auto out = connection->copyOut("COPY (SELECT generate_series(1, 100000000)) TO STDOUT",
                                             [&](QByteArrayView) { return ++rows < 10; });
        QVERIFY(out);
        QCOMPARE(*out, 10);
        QCOMPARE(rows, 10);
        QCOMPARE(PgFixture::run(*connection, "SELECT 7").int32(0, 0), 7);
    }

    void aCopyThatFailsLeavesTheConnectionUsable()
    {
        const auto connection = connect();
        QVERIFY(connection->script("CREATE TEMP TABLE t (id int)"));
        int line = 0;
        const auto in = connection->copyIn("COPY t FROM STDIN", [&]() -> std::optional<QByteArray> {
            return ++line > 100000 ? std::nullopt : std::optional(QByteArray("not a number"));
        });
        QCOMPARE(in.error().sqlState, QByteArray("22P02"));
        const auto none = [](QByteArrayView) { return true; };
        QCOMPARE(connection->copyOut("COPY nowhere TO STDOUT", none).error().sqlState, QByteArray("42P01"));
        QCOMPARE(connection->copyOut("SELECT 1", none).error().kind, Kind::Usage);
        const auto broken =
            connection->copyOut("COPY (SELECT 1 / (3 - n) FROM generate_series(1, 9) n) TO STDOUT", none);
        QCOMPARE(broken.error().sqlState, QByteArray("22012"));
        QCOMPARE(PgFixture::run(*connection, "SELECT count(*) FROM t").int32(0, 0), 0);
        QCOMPARE(connection->exec("COPY t TO STDOUT").error().kind, Kind::Usage);
        QVERIFY(!connection->isOpen());
    }

    void scriptsStopAtTheFirstError()
    {
        const auto connection = connect();
        const Result<Done> ran =
            connection->script("CREATE TEMP TABLE s (n int); INSERT INTO s VALUES (1); SELECT 1/0; DROP TABLE s");
        QCOMPARE(ran.error().sqlState, QByteArray("22012"));
        QVERIFY(!connection->inTransaction());
        QVERIFY(connection->script("BEGIN; SELECT 1"));
        QVERIFY(connection->inTransaction());
        QVERIFY(connection->script("ROLLBACK"));
        QVERIFY(connection->script(""));
    }

    void identifiersAreQuoted()
    {
        const auto connection = connect();
        const QString odd = QStringLiteral("o\"dd '; DROP ü");
        QVERIFY(connection->script(QByteArray("CREATE TEMP TABLE " + connection->quoted(odd) + " (n int)")));
        QCOMPARE(PgFixture::run(*connection, "SELECT 1 FROM pg_class WHERE relname = $1", SqlParams().add(odd)).rows(),
                 1);
    }
};

QTEST_GUILESS_MAIN(TestPgConnection)
#include "tst_pgconnection.moc"
