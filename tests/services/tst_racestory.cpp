// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/reviewqueries.h"
#include "tests/support/alertworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>
#include <thread>

using namespace slotdesk;

/// The moments of who raced, as the database noted them (resources/sql/0039).
class TestRaceStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void twoOldBackendsAtOnce();
    void whoWasLetGoStaysInTheStory();
    void anAppointmentAfterTheClose();
    void commandsHaveNoMomentsBeforeTheRow();
    void anotherMarketSeesNothing();

private:
    [[nodiscard]] std::unique_ptr<PgConnection> backend(const char* application);
    [[nodiscard]] RaceStory story(const QString& kind);
    [[nodiscard]] static Micros of(const RaceWriter& writer, RaceWriter::Moment moment)
    {
        return writer.at.at(moment).value_or(-1);
    }
    void race();

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<AlertWorld> m_world;
};

void TestRaceStory::init()
{
    m_endpoint = m_fixture.freshDatabase(QStringLiteral("race"));
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<AlertWorld>(*m_connection);
}

std::unique_ptr<PgConnection> TestRaceStory::backend(const char* application)
{
    PgConnection::Options options;
    options.applicationName = application;
    const Endpoint login = m_fixture.login(m_endpoint, QStringLiteral("old_app"), {QStringLiteral("slotdesk_legacy")});
    auto opened = PgConnection::open(login, options);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().text()));
    return opened.take();
}

RaceStory TestRaceStory::story(const QString& kind)
{
    ReviewQueries queries(std::make_shared<DbWorker>(m_endpoint, PgConnection::Options()));
    const qint64 alert =
        m_world->number("select coalesce(max(id), 0) from slotdesk.alert where kind = '" + kind.toLatin1() + "'");
    const Result<RaceStory> read = queries.race(AlertId(alert)).result();
    if (!read.ok())
        qFatal("%s", qPrintable(read.error().text()));
    return *read;
}

/// Both look, both find room, both insert: the second waits for the first and becomes a surplus.
void TestRaceStory::race()
{
    const RequestId request = m_world->request(1);
    auto first = backend("rails/4.2.1");
    auto second = backend("node-worker");
    const QByteArray look =
        "select count(*) from slotdesk.appointment where status = 'booked' and request_id = " + num(request);
    const auto insert = [&](int therapist) {
        return QByteArray("insert into slotdesk.appointment (request_id, therapist_id, status, pay_cents) values (" +
                          num(request) + ", " + num(m_world->therapist(therapist)) + ", 'booked', 5000)");
    };
    for (PgConnection* one : {first.get(), second.get()}) {
        PgFixture::run(*one, "begin");
        QCOMPARE(PgFixture::run(*one, look).int64(0, 0), 0);
    }
    PgFixture::run(*first, insert(1));
    std::thread waiting([&] {
        PgFixture::run(*second, insert(2));
        PgFixture::run(*second, "commit");
    });
    const QByteArray waits = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and pid = " +
                             QByteArray::number(second->backendPid());
    const bool waited = QTest::qWaitFor([&] { return m_world->number(waits) == 1; }, 30000);
    PgFixture::run(*first, "commit");
    waiting.join();
    QVERIFY(waited);
}

void TestRaceStory::twoOldBackendsAtOnce()
{
    race();
    const RaceStory told = story(QStringLiteral("surplus"));
    QCOMPARE(told.kind, AlertKind::Surplus);
    QCOMPARE(told.slots, 1);
    QCOMPARE(told.timeZone, QByteArray("America/New_York"));
    QCOMPARE(told.writers.size(), 2);
    const RaceWriter& first = told.writers.at(0);
    const RaceWriter& second = told.writers.at(1);
    QCOMPARE(first.therapistName + second.therapistName, QStringLiteral("T1T2"));
    QCOMPARE(first.application, QStringLiteral("rails/4.2.1"));
    QCOMPARE(first.version, QStringLiteral("4.2.1"));
    QCOMPARE(second.version, QString());
    QCOMPARE(first.login, QStringLiteral("old_app"));
    QVERIFY(first.pid > 0 && second.pid > 0 && first.pid != second.pid);
    QVERIFY(!first.tooMany && second.tooMany && first.live && second.live);
    for (const RaceWriter& one : told.writers) {
        QVERIFY(of(one, RaceWriter::Offered) > 0);
        QVERIFY(of(one, RaceWriter::Offered) < of(one, RaceWriter::Began));
        QVERIFY(of(one, RaceWriter::Began) < of(one, RaceWriter::Sent));
        QVERIFY(of(one, RaceWriter::Sent) < of(one, RaceWriter::Written));
        QVERIFY(of(one, RaceWriter::Written) <= of(one, RaceWriter::Committed));
    }
    // What makes it a race: the second had begun before the first was written, and wrote when the first had committed.
    QVERIFY(of(second, RaceWriter::Began) < of(first, RaceWriter::Written));
    QVERIFY(of(second, RaceWriter::Sent) < of(first, RaceWriter::Committed));
    QVERIFY(of(first, RaceWriter::Committed) <= of(second, RaceWriter::Written));
    QCOMPARE(first.committedBefore, second.at[RaceWriter::Written]);
    QCOMPARE(told.gapMs(1).value(), double(of(second, RaceWriter::Written) - of(first, RaceWriter::Written)) / 1000);
    QVERIFY(qAbs(told.gapMs(1).value() - m_world->text("select gap_ms::text from slotdesk.alert").toDouble()) < 0.002);
    QCOMPARE(m_world->violations(), QStringList());
}

void TestRaceStory::whoWasLetGoStaysInTheStory()
{
    race();
    const RaceStory before = story(QStringLiteral("surplus"));
    const QByteArray keep = '{' + num(before.writers.at(1).appointment) + '}';
    QVERIFY(m_world->resolve(m_world->openAlert(QStringLiteral("surplus")), keep).ok);
    const RaceStory after = story(QStringLiteral("surplus"));
    QCOMPARE(after.writers.size(), 2);
    QCOMPARE(after.writers.at(0).therapistName, QStringLiteral("T1"));
    QVERIFY(!after.writers.at(0).live && after.writers.at(1).live);
    QCOMPARE(after.gapMs(1).has_value(), true);
    QCOMPARE(after.writers.at(0).transaction, before.writers.at(0).transaction);
    QCOMPARE(after.writers.at(0).at[RaceWriter::Began], before.writers.at(0).at[RaceWriter::Began]);

    // Nobody stays: both slots are open again, and both stories are still told.
    m_world->run("update slotdesk.setting set value = 'observe' where name = 'guard'");
    const RequestId couple = m_world->request(2, 600);
    for (const int therapist : {1, 2, 3})
        m_world->book(couple, therapist);
    QVERIFY(m_world->resolve(m_world->openAlert(QStringLiteral("surplus")), "{}").ok);
    const RaceStory none = story(QStringLiteral("surplus"));
    QCOMPARE(none.writers.size(), 3);
    QStringList names;
    for (const RaceWriter& one : none.writers) {
        names.append(one.therapistName);
        QVERIFY(!one.live && of(one, RaceWriter::Written) > 0);
    }
    QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("T1 T2 T3"));
    QVERIFY(none.writers.at(2).tooMany && !none.writers.at(1).tooMany);
}

void TestRaceStory::anAppointmentAfterTheClose()
{
    const RequestId request = m_world->request(1);
    QVERIFY(m_world->call("cancel_request", {num(request), "null", "'client_cancelled'"}).ok);
    m_world->book(request, 4);
    const RaceStory told = story(QStringLiteral("after_close"));
    QCOMPARE(told.writers.size(), 1);
    QVERIFY(told.writers.at(0).tooMany);
    QVERIFY(told.closedAt && *told.closedAt < of(told.writers.at(0), RaceWriter::Written));
    QVERIFY(!told.gapMs(0) && !told.gapMs(1));
}

void TestRaceStory::commandsHaveNoMomentsBeforeTheRow()
{
    const RequestId request = m_world->request(1);
    QVERIFY(m_world->accept(request, 1).ok);
    m_world->book(request, 2);
    const RaceStory told = story(QStringLiteral("surplus"));
    QCOMPARE(told.writers.size(), 2);
    QCOMPARE(told.writers.at(0).source, QStringLiteral("command"));
    QCOMPARE(of(told.writers.at(0), RaceWriter::Began), Micros(-1));
    QVERIFY(of(told.writers.at(0), RaceWriter::Written) < of(told.writers.at(1), RaceWriter::Written));
    QCOMPARE(m_world->violations(), QStringList());
}

void TestRaceStory::anotherMarketSeesNothing()
{
    QVERIFY(m_world->plant(QStringLiteral("overlap"), 180) > 0);
    QCOMPARE(story(QStringLiteral("overlap")).writers.size(), 2);
    m_world->run("insert into slotdesk.market (name, time_zone) values ('Boston', 'America/New_York')");
    auto agent = PgFixture::connect(
        m_fixture.login(m_endpoint, QStringLiteral("boston"), {QStringLiteral("slotdesk_agent")}, {2}));
    QVERIFY(PgFixture::run(*agent, "select * from slotdesk.race_story(1)").isEmpty());
    QVERIFY(PgFixture::run(*agent, "select * from slotdesk.race_story(null)").isEmpty());
}

QTEST_GUILESS_MAIN(TestRaceStory)
#include "tst_racestory.moc"
