// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"
#include "tests/support/stormworker.h"

#include <QtCore/QProcess>
#include <QtTest/QtTest>

using namespace slotdesk;

/// 64 connections from 8 processes accept the offers of the same 200 requests at once.
class TestAcceptStorm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void lockedAtDistinctTimes();
    void lockedAtOverlappingTimes();
    void theSameStormUnlockedDoubleBooks();

private:
    using Answers = QList<StormWorker::Answer>;
    void makeRequests(bool overlapping);
    Answers storm(const QByteArray& variant);
    void everyLoserWasToldTheTruth(const Answers& answers);

    static constexpr int processes = 8;
    static constexpr int connectionsEach = 8;
    static constexpr int requests = 200;

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
};

void TestAcceptStorm::init()
{
    m_endpoint = m_fixture.freshDatabase(QStringLiteral("storm"));
    m_connection = PgFixture::connect(m_endpoint);
    m_connection->setStatementTimeout(120000);
    m_world = std::make_unique<BookingWorld>(*m_connection, processes * connectionsEach);
    m_world->run("create schema unlocked");
    m_world->run("create table unlocked.booking (request_id bigint, therapist_id bigint)");
}

void TestAcceptStorm::makeRequests(bool overlapping)
{
    for (int i = 0; i < requests; ++i) {
        // Overlapping: groups of eight that each touch the next ones by five minutes' shift; else one after another.
        const int minutes = overlapping ? 180 + (i / 8) * 300 + (i % 8) * 5 : 180 + i * 60;
        QVERIFY(m_world->request(i % 2 + 1, minutes).isValid());
    }
    m_world->run("analyze");
}

TestAcceptStorm::Answers TestAcceptStorm::storm(const QByteArray& variant)
{
    const QByteArray shot = QByteArray::number(StormWorker::startingShot);
    auto coordinator = PgFixture::connect(m_endpoint);
    PgFixture::run(*coordinator, "select pg_advisory_lock(" + shot + ")");
    std::vector<std::unique_ptr<QProcess>> workers;
    for (int p = 0; p < processes; ++p) {
        QStringList therapists;
        for (int c = 1; c <= connectionsEach; ++c)
            therapists += QString::number(m_world->therapist(p * connectionsEach + c).value());
        auto worker = std::make_unique<QProcess>();
        worker->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        worker->start(QCoreApplication::applicationFilePath(),
                      {QString::fromLatin1(StormWorker::workerFlag), QString::fromUtf8(m_endpoint.conninfo()),
                       QString::fromLatin1(variant), therapists.join(QLatin1Char(','))});
        workers.push_back(std::move(worker));
    }
    const bool ready = QTest::qWaitFor(
        [&] {
            return m_world->number("select count(*) from pg_locks where locktype = 'advisory' and not granted") ==
                   processes * connectionsEach;
        },
        60000);
    if (!ready)
        qFatal("the connections did not come to the start");
    PgFixture::run(*coordinator, "select pg_advisory_unlock(" + shot + ")");
    Answers answers;
    for (const auto& worker : workers) {
        if (!worker->waitForFinished(240000) || worker->exitCode() != 0)
            qFatal("a worker failed");
        for (const QByteArray& line : worker->readAllStandardOutput().split('\n')) {
            if (!line.isEmpty())
                answers += StormWorker::Answer::fromLine(line);
        }
    }
    return answers;
}

void TestAcceptStorm::everyLoserWasToldTheTruth(const Answers& answers)
{
    // Nobody releases during the storm, so what was true when it was said is true at the end.
    m_world->run("create table unlocked.answer (request_id bigint, therapist_id bigint, code text, winner text, at "
                 "timestamptz)");
    QByteArrayList values;
    for (const auto& a : answers)
        values += "(" + QByteArray::number(a.request.value()) + "," + QByteArray::number(a.therapist.value()) + ",'" +
                  a.code + "'," + (a.winner.isEmpty() ? QByteArray("null") : "'" + a.winner + "'") + "," +
                  (a.at.isEmpty() ? QByteArray("null") : "'" + a.at + "'") + ")";
    m_world->run("insert into unlocked.answer values " + values.join(","));

    QCOMPARE(m_world->number(
                 "select count(*) from unlocked.answer where code not in ('ok', 'already_filled', 'therapist_busy')"),
             0);
    QCOMPARE(m_world->number("select count(*) from unlocked.answer where code = 'ok'"),
             m_world->number("select count(*) from slotdesk.appointment where status = 'booked'"));
    QCOMPARE(m_world->number(
                 "select count(*) from unlocked.answer n where code = 'ok' and not exists (select from "
                 "slotdesk.appointment a where a.request_id = n.request_id and a.therapist_id = n.therapist_id)"),
             0);
    QCOMPARE(
        m_world->number(
            "select count(*) from unlocked.answer n where code = 'already_filled' and not exists ("
            "select from slotdesk.appointment a join slotdesk.therapist t on t.id = a.therapist_id "
            "where a.request_id = n.request_id and t.name = n.winner and a.booked_at = n.at "
            "and a.booked_at = (select max(booked_at) from slotdesk.appointment l where l.request_id = n.request_id))"),
        0);
    QCOMPARE(
        m_world->number("select count(*) from unlocked.answer n where code = 'already_filled' and exists ("
                        "select from slotdesk.appointment a where a.request_id = n.request_id and a.status = 'open')"),
        0);
    QCOMPARE(m_world->number(
                 "select count(*) from unlocked.answer n join slotdesk.appointment_request r on r.id = n.request_id "
                 "where n.code = 'therapist_busy' and not exists (select from slotdesk.appointment a where "
                 "a.therapist_id = n.therapist_id and a.request_id <> r.id and a.starts_at < r.ends_at "
                 "and r.starts_at < a.ends_at)"),
             0);
    QCOMPARE(m_world->number("select count(*) from (select a.request_id from slotdesk.appointment a join "
                             "slotdesk.appointment_request r on r.id = a.request_id where a.status = 'booked' "
                             "group by a.request_id, r.slots having count(*) > r.slots) x"),
             0);
    QCOMPARE(m_world->violations(), QStringList());
}

void TestAcceptStorm::lockedAtDistinctTimes()
{
    makeRequests(false);
    const Answers answers = storm("locked");
    QCOMPARE(answers.size(), requests * processes * connectionsEach);
    everyLoserWasToldTheTruth(answers);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'open'"), 0);
    QCOMPARE(m_world->number("select count(*) from unlocked.answer where code = 'therapist_busy'"), 0);
    QCOMPARE(m_world->number("select count(*) from unlocked.answer where code = 'ok'"), requests * 3 / 2);
}

void TestAcceptStorm::lockedAtOverlappingTimes()
{
    makeRequests(true);
    const Answers answers = storm("locked");
    everyLoserWasToldTheTruth(answers);
    QVERIFY(m_world->number("select count(*) from unlocked.answer where code = 'therapist_busy'") > 0);
    // 64 therapists, twelve slots at a time: somebody is always free, so nothing stays open.
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'open'"), 0);
}

void TestAcceptStorm::theSameStormUnlockedDoubleBooks()
{
    makeRequests(false);
    const Answers answers = storm("unlocked");
    QCOMPARE(answers.size(), requests * processes * connectionsEach);
    const qint64 doubleBooked =
        m_world->number("select count(*) from (select b.request_id from unlocked.booking b join "
                        "slotdesk.appointment_request r on r.id = b.request_id group by b.request_id, r.slots "
                        "having count(*) > r.slots) x");
    qInfo("unlocked: %lld of %d requests double-booked", static_cast<long long>(doubleBooked), requests);
    QVERIFY2(doubleBooked > 0, "the storm is not strong enough to show the race");
}

int main(int argc, char** argv)
{
    if (argc > 1 && qstrcmp(argv[1], StormWorker::workerFlag) == 0) {
        QByteArrayList arguments;
        for (int i = 0; i < argc; ++i)
            arguments += QByteArray(argv[i]);
        return StormWorker::run(arguments);
    }
    const QCoreApplication application(argc, argv);
    TestAcceptStorm test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_acceptstorm.moc"
