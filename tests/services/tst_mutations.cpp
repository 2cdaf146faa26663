// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/histories.h"
#include "services/proof/steps.h"
#include "services/proof/suite.h"
#include "tests/support/mutant.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;
using namespace slotdesk::proof;
using namespace slotdesk::proof::steps;

namespace {

/// A mutant and the meeting in which it must be seen.
struct Case
{
    Mutant mutant;
    QByteArray scene;
    std::vector<std::vector<Step>> parts;
};

const QByteArray lock = " for no key update";
const QByteArray chosen = "where request_id = r.id and status = 'open' order by position limit 1;";
const Mutant::Edit noWait{"lock_request", " nowait", ""};
const Mutant::Edit noLock{"lock_request", lock, ""};
const Mutant::Edit longWay{"accept_offer", "accept_in_short($1, $2)", "null"}; // what the short way leaves is spoilt
const Mutant::Edit shortNoLock{"book_in_short", lock + " of h", ""};
const Mutant::Edit shortNoLocks{"book_in_short", lock, ""}; // on slots and therapist

// A table that loses what is written to it.
QByteArray losing(const QByteArray& table, const QByteArray& when)
{
    return "create function slotdesk.lose() returns trigger language plpgsql as 'begin return null; end'; "
           "create trigger a_lose before insert on slotdesk." +
           table + " for each row when (" + when + ") execute function slotdesk.lose()";
}

Step asMade(Step step)
{
    step.expect = Expect::AsMade;
    return step;
}

std::vector<Case> cases()
{
    const std::vector<std::vector<Step>> twoAccepts = {{accept(1, 2)}, {accept(1, 3)}};
    return {
        {{"no lock on the request and its slots", {longWay, noWait, noLock}, {}}, "desk", twoAccepts},
        {{"the request read before its lock",
          {longWay,
           {"lock_request", "select * into r from appointment_request where id = p_request for no key update;",
            "select * into r from appointment_request where id = p_request;\n"
            "perform from appointment_request where id = p_request for no key update;"}},
          {}},
         "desk",
         {{accept(1, 2)}, {cancelRequest(1)}}},
        {{"UPDATE with SELECT LIMIT 1",
          {longWay,
           noWait,
           noLock,
           {"book_offer", "where id = slot.id returning",
            "where id = (select id from appointment where request_id = r.id and status = 'open' order by position "
            "limit 1) returning"}},
          {}},
         "desk",
         twoAccepts},
        {{"SKIP LOCKED",
          {longWay,
           noWait,
           noLock,
           {"book_offer", chosen,
            "where request_id = r.id and status = 'open' order by position limit 1 for no key update skip locked;"}},
          {}},
         "desk",
         twoAccepts},
        {{"a lock on rows that do not exist",
          {longWay, noWait, noLock, {"lock_request", "position is not null", "position is null"}},
          {}},
         "desk",
         twoAccepts},
        {{"a moment's sleep at random in place of the lock",
          {longWay,
           noWait,
           noLock,
           {"book_offer", "select id, position, version",
            "perform pg_sleep(random() / 100); select id, position, version"}},
          {}},
         "desk",
         twoAccepts},
        {{"no lock on therapists, no constraint on their time",
          {longWay, {"lock_therapists", " nowait", ""}, {"lock_therapists", lock, ""}},
          "alter table slotdesk.appointment drop constraint appointment_overlap"},
         "desk",
         {{accept(1, 2)}, {accept(3, 2)}}},
        {{"therapists locked before the request",
          {longWay,
           {"rule_accept_offer", "r := lock_request(o.request_id);",
            "perform lock_therapists(array[o.therapist_id]); r := lock_request(o.request_id);"}},
          {}},
         "desk",
         {{accept(1, 2)}, {reassign(11, 2)}, {accept(3, 2)}}},
        {{"two requests locked in the order of the arguments",
          {{"rule_swap", "perform hold_requests(p_command, array[a.request_id, b.request_id]);",
            "perform lock_request(b.request_id); perform lock_request(a.request_id);"}},
          {}},
         "desk",
         {{release(11)}, {swap(21, 11)}, {swap(11, 21)}}},
        {{"a second command that waits", {{"holds_locks", "<> ''::text", "= 'never'::text"}}, {}},
         "desk",
         {{accept(3, 2), accept(1, 3)}, {accept(1, 2), accept(3, 6)}}},
        {{"no receipt", {}, losing("command", "true")}, "desk", {{accept(1, 2)}, {decline(1, 3)}}},
        {{"no event", {}, losing("event", "new.kind = 'offer_accepted'")}, "desk", {{accept(1, 2)}, {decline(1, 3)}}},
        {{"offers stay pending on a full request",
          {longWay,
           {"follow_slots", "if status_now <> 'open' then", "if false then"},
           {"book_offer", "or status_now = 'filled' and status = 'pending'", ""}},
          {}},
         "desk",
         {{accept(1, 2)}, {release(21)}}},
        {{"the request's status is forgotten",
          {longWay,
           {"follow_slots", "if status_now <> r.status then", "if false then"},
           {"book_offer", "and status <> status_now returning", "and false returning"}},
          {}},
         "desk",
         {{accept(1, 2)}, {release(21)}}},
        {{"the waiting list is not filled in the transaction that releases",
          {{"reopen", "booked := fill_from_waitlist(p_command, r, p_not_therapist, 'command');", "booked := 0;"}},
          {}},
         "desk",
         {{release(21)}, {accept(1, 2)}}},
        {{"the waiting list in the wrong order",
          {{"next_waiting", "order by o.waitlisted_at, o.id", "order by o.waitlisted_at desc, o.id desc"}},
          {}},
         "desk",
         {{joinWaitlist(2, 2)}, {release(21)}}},
        {{"versions are not looked at", {{"changed_outcome", " or p_expected <> p_a.version", ""}}, {}},
         "desk",
         {{asMade(reassign(11, 2))}, {reassign(11, 6)}}},
        {{"whether a therapist is free is not asked",
          {longWay, {"busy_with", "a.therapist_id = p_therapist", "false"}},
          {}},
         "desk",
         {{accept(1, 2)}, {accept(3, 2)}}},
        {{"undo writes over newer rows", {{"moved_on", "if not found then", "if true then"}}, {}},
         "undo assign",
         {{undo(firstOfPrelude)}, {reassign(12, 3)}}},
        {{"the one who left is asked again",
          {{"reoffer", "where e is distinct from p_not_therapist", "where true"}},
          {}},
         "desk",
         {{assign(12, 6), release(12)}, {decline(1, 2)}}},
        {{"the guard does not lock",
          {{"guard_appointment", lock, ""},
           {"open_for_row", lock, ""},
           {"follow_left", lock, ""},
           {"follow_write", lock, ""}},
          {}},
         "desk",
         {{oldInsert(1, 6)}, {oldInsert(1, 2)}}},
        {{"the clock does not lock",
          {{"expire_due", " for no key update skip locked", ""}, {"expire_due", " for no key update", ""}},
          {}},
         "due",
         {{expireDue()}, {cancelRequest(2)}}},
        {{"the clock waits for nobody's lock but ends what was taken",
          {{"lapse_request", "status = 'pending'", "status in ('pending', 'accepted')"}},
          {}},
         "due",
         {{expireDue()}, {accept(1, 2)}}},
    };
}

// The same and others in the short way of an accept, which stands in functions of its own.
std::vector<Case> shortCases()
{
    const std::vector<std::vector<Step>> twoAccepts = {{accept(1, 2)}, {accept(1, 3)}};
    return {
        {{"short: no lock on the request and its slots", {shortNoLock, shortNoLocks}, {}}, "desk", twoAccepts},
        {{"short: UPDATE with SELECT LIMIT 1",
          {shortNoLock,
           shortNoLocks,
           {"book_in_short", "where id = x.id",
            "where id = (select id from appointment where request_id = r.id and status = 'open' order by position "
            "limit 1)"}},
          {}},
         "desk",
         twoAccepts},
        {{"short: a moment's sleep at random in place of the lock",
          {shortNoLock,
           shortNoLocks,
           {"book_in_short", "eid := nextval", "perform pg_sleep(random() / 100); eid := nextval"}},
          {}},
         "desk",
         twoAccepts},
        {{"short: no lock on the therapist, no constraint on their time",
          {{"book_in_short", "s.id is not null" + lock, "s.id is not null"}},
          "alter table slotdesk.appointment drop constraint appointment_overlap"},
         "desk",
         {{accept(1, 2)}, {accept(3, 2)}}},
        {{"short: the therapist locked before the request",
          {{"book_in_short", "begin\n",
            "begin perform from therapist where id = (select therapist_id from appointment_offer where id = p_offer) "
            "for no key update;\n"}},
          {}},
         "desk",
         {{accept(1, 2)}, {reassign(11, 2)}, {accept(3, 2)}}},
        {{"short: whether a therapist is free is not asked",
          {{"busy_with", "a.therapist_id = p_therapist", "false"},
           {"book_in_short", "b.therapist_id = r.therapist_id", "false"}},
          {}},
         "desk",
         {{accept(1, 2)}, {accept(3, 2)}}},
        {{"short: offers stay pending on a full request", {{"book_in_short", "or status_now = 'filled'", ""}}, {}},
         "desk",
         {{accept(1, 2)}, {release(21)}}},
        {{"short: the request's status is forgotten", {{"book_in_short", "and status <> status_now", "and false"}}, {}},
         "desk",
         {{accept(1, 2)}, {release(21)}}},
        {{"short: whether the offer is still out is not asked",
          {{"book_in_short", "and status = 'pending' and expires_at > booked", ""}},
          {}},
         "desk",
         {{accept(1, 2)}, {decline(1, 2)}}},
        {{"short: full is said without a look",
          {{"refuse_in_short", "and not exists (select from appointment where request_id = h.id and status = 'open')",
            ""}},
          {}},
         "desk",
         {{accept(1, 2)}, {decline(1, 2)}}},
    };
}

std::vector<Case> allCases()
{
    std::vector<Case> all = cases();
    for (Case& one : shortCases())
        all.push_back(std::move(one));
    return all;
}

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
    const std::vector<Case> all = allCases();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].mutant.name.constData()) << int(i);
}

void TestMutations::isCaught()
{
    QFETCH(int, index);
    const std::vector<Case> all = allCases();
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
    const std::vector<Case> all = allCases();
    // Two swaps of the same two slots, the other way round, within the same millisecond: not in 12,000 commands at
    // random.
    if (index >= 0 && all[std::size_t(index)].mutant.name == "two requests locked in the order of the arguments")
        return;
    const Endpoint database = m_server.freshDatabase(QStringLiteral("history"));
    if (index >= 0)
        QCOMPARE(all[std::size_t(index)].mutant.applyTo(*PgFixture::connect(database)), QString());
    const Result<Histories::Report> report = Histories::run(database, {}, 4711, index < 0 ? 600 : 12000, false);
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
