// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mutantcases.h"

#include "services/proof/scenes.h"
#include "services/proof/steps.h"

namespace slotdesk::proof {

using namespace steps;

namespace {

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

std::vector<MutantCase> longCases()
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
         {{release(11)}, {swap(21, 11)}, {swap(11, 21)}},
         true},
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
std::vector<MutantCase> shortCases()
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
          {{"taken_by", "order by status = 'open' desc", "and status <> 'open' order by id"}},
          {}},
         "desk",
         {{accept(1, 2)}, {decline(1, 2)}}},
        {{"short: the refusal is not asked again", {{"stand_by_refusal", "begin\n", "begin return;\n"}}, {}},
         "desk",
         {{accept(2, 6), joinWaitlist(2, 2)}, {cancelRequest(2)}},
         true},
    };
}

} // namespace

std::vector<MutantCase> mutantCases()
{
    std::vector<MutantCase> all = longCases();
    for (MutantCase& one : shortCases())
        all.push_back(std::move(one));
    return all;
}

} // namespace slotdesk::proof
