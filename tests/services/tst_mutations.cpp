// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/histories.h"
#include "services/proof/suite.h"
#include "tests/support/mutantcases.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;
using namespace slotdesk::proof;

namespace {

/// A run ends with the first history that is wrong. Those mutants that only a race shows took up to 5,470 commands on
/// two slow processors, and how many is a matter of luck: ten times that, so that nobody's luck turns a build red.
constexpr int raceAtMost = 60'000;

} // namespace

/// Each way of spoiling the locked functions must be seen by the suites; what this finds is also what they are worth.
class TestMutations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isCaught_data();
    void isCaught();
    void historiesCatch_data();
    void historiesCatch();
    void everyConstraintHoldsAlone_data();
    void everyConstraintHoldsAlone();

private:
    PgFixture m_server;
};

void TestMutations::isCaught_data()
{
    QTest::addColumn<int>("index");
    QTest::newRow("nothing is spoilt") << -1;
    const std::vector<MutantCase> all = mutantCases();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].mutant.name.constData()) << int(i);
}

void TestMutations::isCaught()
{
    QFETCH(int, index);
    const std::vector<MutantCase> all = mutantCases();
    Result<std::unique_ptr<Stage>> stage = Stage::open(m_server.freshDatabase(QStringLiteral("mutant")), {});
    QVERIFY2(stage.ok(), stage ? "" : qPrintable(stage.error().text()));
    const Result<QList<QByteArray>> known = (*stage)->commands();
    QVERIFY(known.ok());
    std::vector<Play> plays;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (index >= 0 && i != std::size_t(index))
            continue;
        for (Play& play : Plays(*known).of(scene(all[i].scene), all[i].parts))
            plays.push_back(std::move(play));
    }
    if (index >= 0)
        QCOMPARE(all[std::size_t(index)].mutant.applyTo((*stage)->owner()), QString());
    Result<SuiteReport> report = Suite::playOn(**stage, plays, 1);
    QVERIFY2(report.ok(), report ? "" : qPrintable(report.error().text()));
    QVERIFY(Suite::lookForViolations(**stage, report.value()).ok());
    if (index < 0) {
        QCOMPARE(report->wrong, QStringList());
        return;
    }
    qInfo("caught by: %s",
          report->failures > 0 ? qPrintable(report->wrong.front()) : (report->deadlocks > 0 ? "a deadlock" : "nobody"));
    QVERIFY(report->failures > 0 || report->deadlocks > 0);
}

void TestMutations::historiesCatch_data()
{
    isCaught_data();
}

void TestMutations::historiesCatch()
{
    QFETCH(int, index);
    const std::vector<MutantCase> all = mutantCases();
    if (index >= 0 && all[std::size_t(index)].isRare)
        return;
    const Endpoint database = m_server.freshDatabase(QStringLiteral("history"));
    if (index >= 0)
        QCOMPARE(all[std::size_t(index)].mutant.applyTo(*PgFixture::connect(database)), QString());
    const Result<Histories::Report> report = Histories::run(database, {}, 4711, index < 0 ? 600 : raceAtMost, false);
    QVERIFY2(report.ok(), report ? "" : qPrintable(report.error().text()));
    qInfo("after %d commands, %lld deadlocks, %.1f s: %s", report->commands, static_cast<long long>(report->deadlocks),
          report->seconds, qPrintable(report->wrong.value(0)));
    QCOMPARE(!report->wrong.isEmpty() || report->deadlocks > 0, index >= 0);
}

void TestMutations::everyConstraintHoldsAlone_data()
{
    QTest::addColumn<QByteArray>("drop");
    QTest::addColumn<QByteArray>("bad");
    const QByteArray insert =
        "insert into slotdesk.appointment (market_id, request_id, position, therapist_id, starts_at, ends_at, status, "
        "booked_at, event_id, written_by) select market_id, request_id, ";
    const QByteArray from =
        ", starts_at, ends_at, 'booked', now(), event_id, 'command' from slotdesk.appointment where ";
    QTest::newRow("two rows at one position")
        << QByteArray("alter table slotdesk.appointment drop constraint appointment_position")
        << QByteArray(insert + "position, 3" + from + "therapist_id = 1");
    QTest::newRow("one therapist twice on a request")
        << QByteArray("drop index slotdesk.appointment_same_therapist; alter table slotdesk.appointment drop "
                      "constraint appointment_overlap")
        << QByteArray("update slotdesk.appointment set status = 'booked', therapist_id = 1, booked_at = now(), version "
                      "= version + 1, event_id = -1 where position = 2 and request_id = (select min(request_id) from "
                      "slotdesk.appointment where therapist_id = 1)");
    QTest::newRow("one therapist at two places")
        << QByteArray("alter table slotdesk.appointment drop constraint appointment_overlap")
        << QByteArray("update slotdesk.appointment set therapist_id = 1, version = version + 1, event_id = -1 where "
                      "therapist_id = 2");
    QTest::newRow("somebody comes to a closed request")
        << QByteArray("drop trigger after_close_booked on slotdesk.appointment")
        << QByteArray(
               "update slotdesk.appointment set status = 'booked', therapist_id = 3, booked_at = now(), version = "
               "version + 1, event_id = -1 where request_id = (select max(id) from slotdesk.appointment_request) "
               "and position = 1");
    QTest::newRow("a row is added to a closed request")
        << QByteArray("drop trigger after_close_added on slotdesk.appointment")
        << QByteArray(
               "insert into slotdesk.appointment (market_id, request_id, position, therapist_id, starts_at, "
               "ends_at, status, booked_at, event_id, written_by) select market_id, id, 3, 3, starts_at, ends_at, "
               "'booked', now(), event_id, 'command' from slotdesk.appointment_request where id = (select max(id) "
               "from slotdesk.appointment_request)");
    QTest::newRow("a request is closed over somebody")
        << QByteArray("drop trigger after_close_closed on slotdesk.appointment_request")
        << QByteArray(
               "update slotdesk.appointment_request set status = 'cancelled', version = version + 1, event_id = -1, "
               "written_by = 'command' where id = 1");
}

// No lock and no guard in the way: the constraint alone refuses, and without it the detector sees what came of it.
void TestMutations::everyConstraintHoldsAlone()
{
    QFETCH(QByteArray, drop);
    QFETCH(QByteArray, bad);
    const Endpoint database = m_server.freshDatabase(QStringLiteral("constraint"));
    auto owner = PgFixture::connect(database);
    WorldStore store(*owner);
    PgFixture::run(*owner, "insert into slotdesk.market (id, name, time_zone) values (1, 'M', 'UTC')");
    PgFixture::run(*owner, "insert into slotdesk.client (id, name) values (1, 'C')");
    PgFixture::run(
        *owner,
        "insert into slotdesk.therapist (id, market_id, name) select n, 1, 'T' || n from generate_series(1, 3) n");
    for (const char* therapist : {"1", "2"})
        PgFixture::run(*owner,
                       QByteArray("select slotdesk.create_request(gen_random_uuid(), 1, 1, 'massage', 2, now() + "
                                  "interval '3 hours', 60, '{") +
                           therapist + "}')");
    PgFixture::run(*owner, "select slotdesk.accept_offer(gen_random_uuid(), id) from slotdesk.appointment_offer");
    PgFixture::run(*owner, "select slotdesk.create_request(gen_random_uuid(), 1, 1, 'massage', 2, now() + interval '9 "
                           "hours', 60)");
    PgFixture::run(*owner, "select slotdesk.cancel_request(gen_random_uuid(), max(id), null, 'weather') from "
                           "slotdesk.appointment_request");
    const Result<PgResult> refused = owner->exec(bad);
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().sqlState == "23P01" || refused.error().sqlState == "23505",
             refused.error().sqlState.constData());
    QVERIFY(owner->script(drop).ok());
    PgFixture::run(*owner, bad);
    QVERIFY(!store.violations()->isEmpty());
}

QTEST_GUILESS_MAIN(TestMutations)
#include "tst_mutations.moc"
