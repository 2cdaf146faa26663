// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/foreignguard.h"
#include "support/legacydata.h"
#include "support/oldbackend.h"

#include <QtCore/QProcess>
#include <QtTest/QtTest>

using namespace slotdesk;
using namespace Qt::StringLiterals;

/// Eight processes of an unmodified check-then-insert backend on guarded tables, at each isolation level.
class TestForeignGuardRace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eightProcesses_data();
    void eightProcesses();
    void whatTheGuardCosts();

private:
    using Tally = OldBackend::Tally;
    Tally race(const QByteArray& isolation, bool together, int requests);
    void guard(ForeignGuard::Mode mode);
    qint64 number(const char* sql) { return PgFixture::run(*m_connection, sql).int64(0, 0); }

    static constexpr int processes = 8;
    static constexpr int contested = 400;
    PgFixture m_server;
    std::unique_ptr<LegacyData> m_data;
    std::unique_ptr<PgConnection> m_connection;
};

void TestForeignGuardRace::init()
{
    m_data = std::make_unique<LegacyData>(m_server);
    QFile busy(LegacyData::file(u"rails-busy.sql"_s));
    QVERIFY(busy.open(QIODevice::ReadOnly));
    m_data->run(busy.readAll());
    m_connection = PgFixture::connect(m_data->endpoint());
    m_connection->setStatementTimeout(120000);
}

void TestForeignGuardRace::guard(ForeignGuard::Mode mode)
{
    const auto installed = ForeignGuard(*m_connection).install(*LegacyMapping::builtIn(), mode);
    QVERIFY2(installed.ok(), installed ? "" : qPrintable(installed.error().text()));
}

/// Together: each process asks for every request; else each has its own.
OldBackend::Tally TestForeignGuardRace::race(const QByteArray& isolation, bool together, int requests)
{
    PgFixture::run(*m_connection, "select pg_advisory_lock($1)", SqlParams().add(OldBackend::startingShot));
    std::vector<std::unique_ptr<QProcess>> workers;
    for (int p = 0; p < processes; ++p) {
        auto worker = std::make_unique<QProcess>();
        worker->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        worker->start(QCoreApplication::applicationFilePath(),
                      {QString::fromLatin1(OldBackend::workerFlag), QString::fromUtf8(m_data->endpoint().conninfo()),
                       QString::fromLatin1(isolation), QString::number(601 + p), QString::number(together ? 1 : 1 + p),
                       QString::number(requests), QString::number(together ? 1 : processes)});
        workers.push_back(std::move(worker));
    }
    const bool ready = QTest::qWaitFor(
        [&] {
            return number("select count(*) from pg_locks where locktype = 'advisory' and not granted") == processes;
        },
        60000);
    if (!ready)
        qFatal("the processes did not come to the start");
    PgFixture::run(*m_connection, "select pg_advisory_unlock($1)", SqlParams().add(OldBackend::startingShot));
    Tally all;
    for (const auto& worker : workers) {
        if (!worker->waitForFinished(240000) || worker->exitCode() != 0)
            qFatal("a process failed");
        all += Tally::fromLine(worker->readAllStandardOutput());
    }
    return all;
}

void TestForeignGuardRace::eightProcesses_data()
{
    QTest::addColumn<QByteArray>("isolation");
    QTest::addColumn<QString>("mode");
    for (const char* level : {"read committed", "repeatable read", "serializable"})
        for (const char* mode : {"none", "observe", "enforce"})
            QTest::addRow("%s, %s", level, mode) << QByteArray(level) << QString::fromLatin1(mode);
}

void TestForeignGuardRace::eightProcesses()
{
    QFETCH(QByteArray, isolation);
    QFETCH(QString, mode);
    if (mode != u"none")
        guard(mode == u"enforce" ? ForeignGuard::Mode::Enforce : ForeignGuard::Mode::Observe);
    const Tally tally = race(isolation, true, contested);
    // An independent look: whoever was not among the first `slots` of a request is one too many.
    const char* surplus =
        "select count(*) from (select row_number() over (partition by appointment_request_id order by "
        "a.created_at, a.id) as n, r.slots from appointments a join appointment_requests r on r.id = "
        "a.appointment_request_id) x where n > slots";
    const qint64 tooMany = number(surplus);
    qInfo("%d booked, %d full, %d refused with 23P01, %d with 40001; %lld too many", tally.booked, tally.full,
          tally.refused, tally.stale, static_cast<long long>(tooMany));
    QCOMPARE(number("select count(*) from appointments"), tally.booked);
    if (mode == u"none") {
        QVERIFY2(isolation == "serializable" || tooMany > 0, "the race is not strong enough to show anything");
        return;
    }
    // Never a slot left open: eight asked for each.
    QCOMPARE(number("select count(*) from appointment_requests r where id <= 400 and slots > (select count(*) from "
                    "appointments a where a.appointment_request_id = r.id)"),
             0);
    if (mode == u"enforce") {
        QCOMPARE(tooMany, 0);
        QCOMPARE(number("select count(*) from slotdesk_guard.finding"), 0);
        QVERIFY(isolation != "read committed" || tally.refused > 0);
        return;
    }
    QVERIFY(isolation != "read committed" || tooMany > 0);
    QCOMPARE(number("select count(*) from slotdesk_guard.finding"), tooMany);
    // created_at is the backend's clock before its insert waits, so a request's rows may stand in another order there:
    // the requests and how many too many are what both must name.
    QCOMPARE(
        number("select count(*) from (select request_id, count(*) as n from slotdesk_guard.finding group by 1) f "
               "full join (select a.appointment_request_id as request_id, count(*) - r.slots as n from appointments a "
               "join appointment_requests r on r.id = a.appointment_request_id group by 1, r.slots having count(*) > "
               "r.slots) i using (request_id) where f.n is distinct from i.n"),
        0);
}

void TestForeignGuardRace::whatTheGuardCosts()
{
    // Interleaved, so that a busy machine is busy for both.
    constexpr int rounds = 5;
    constexpr int requests = 2000;
    double without = 0;
    double with = 0;
    int booked = 0;
    for (int round = 0; round < rounds * 2; ++round) {
        const bool guarded = round % 2 == 1;
        PgFixture::run(*m_connection, "delete from appointments");
        if (guarded)
            guard(ForeignGuard::Mode::Enforce);
        else
            QVERIFY(ForeignGuard(*m_connection).remove().ok());
        const Tally tally = race("read committed", false, requests);
        QCOMPARE(tally.booked, requests);
        (guarded ? with : without) += tally.seconds;
        booked += guarded ? tally.booked : 0;
    }
    qInfo(
        "%d processes, requests of their own, %d rounds each: %.0f bookings/s without the guard, %.0f with it (x %.2f)",
        processes, rounds, booked / without, booked / with, without / with);
}

int main(int argc, char** argv)
{
    if (argc > 1 && qstrcmp(argv[1], OldBackend::workerFlag) == 0) {
        QByteArrayList arguments;
        for (int i = 0; i < argc; ++i)
            arguments += QByteArray(argv[i]);
        return OldBackend::run(arguments);
    }
    const QCoreApplication application(argc, argv);
    TestForeignGuardRace test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_foreignguardrace.moc"
