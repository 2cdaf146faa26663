-- SPDX-License-Identifier: GPL-3.0-or-later
-- The hot commands in fewer statements still: to begin and to end a statement costs as much as what a short one does. Locks
-- come first, one after the other, as ever; what follows from the choice is written by one statement.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- These run inside functions with a pinned path only, no role may execute them and no view calls them: to pin the path
-- again for each call costs more than the call.
do $$
declare
    f text;
begin
    foreach f in array array['foreign_market', 'receipt_of', 'hold_request', 'hold_therapists',
            'reason_code', 'setting_of', 'second_person_wanted', 'second_person_stops', 'lets_go_of', 'waiting_therapists',
            'changed_outcome', 'promote_surplus', 'follow_offer', 'write_offers',
            'lost_at_lock', 'rule_release', 'reopen', 'fill_from_waitlist'] loop
        execute format('alter function %I reset search_path', f);
    end loop;
end $$;

-- Live rows of one request, found by the request. Said as "live", the condition is also that of the index on therapist and
-- time, and a plan made while few rows were booked walks through the whole of it, ever longer.
create or replace function full_outcome(p_request appointment_request, p_offer bigint) returns outcome
language plpgsql stable as $$
declare
    w record;
begin
    select a.id, a.therapist_id, a.booked_at, t.name into w
        from appointment a join therapist t on t.id = a.therapist_id
        where a.request_id = p_request.id and a.status not in ('open', 'cancelled')
        order by a.booked_at desc, a.id desc limit 1;
    if not found then
        return refused('already_filled', 'This request has no open slot', p_request.id, null, p_offer);
    end if;
    return refused('already_filled', format('%s took the last slot at %s', w.name, local_time(w.booked_at, p_request.market_id)),
        p_request.id, w.id, p_offer, null,
        jsonb_build_object('winner', w.name, 'therapist_id', w.therapist_id, 'appointment_id', w.id, 'at', w.booked_at));
end $$;

create or replace function taken_outcome(p_r appointment_request, p_a appointment, p_therapist bigint) returns outcome
language plpgsql stable as $$
declare
    other bigint;
begin
    if exists (select from appointment where request_id = p_r.id and therapist_id = p_therapist
               and status not in ('open', 'cancelled')) then
        return refused('already_on_request', format('%s already has a slot of this request',
                       (select name from therapist where id = p_therapist)), p_r.id, p_a.id);
    end if;
    other := busy_with(p_therapist, p_a.starts_at, p_a.ends_at, p_r.id);
    if other is not null then
        return refused('therapist_busy', format('%s is booked at that time, on request %s',
                       (select name from therapist where id = p_therapist), other), p_r.id, p_a.id, null, null,
                       jsonb_build_object('busy_request_id', other));
    end if;
    return null;
end $$;

-- Open alerts by the index on their requests: said so, the condition is none of the small indexes on what is open, which
-- would be read whole.
drop index alert_appointments;
create index alert_appointments on alert using gin (appointment_ids);
create or replace function cases_with(p_appointment bigint) returns bigint[] language plpgsql stable as $$
begin
    return (select coalesce(array_agg(distinct u), '{}') from alert l, unnest(l.request_ids) u
            where l.status not in ('resolved', 'dismissed', 'closed') and array[p_appointment] <@ l.appointment_ids);
end $$;

create or replace function may_have_cases(p_requests bigint[]) returns boolean language plpgsql stable as $$
declare
    one bigint;
begin
    if p_requests is null then
        return true;
    end if;
    foreach one in array p_requests loop
        if exists (select from alert where request_ids && array[one] and status not in ('resolved', 'dismissed', 'closed'))
            or exists (
            select from appointment_request r, (
                select count(*) as live, count(distinct a.therapist_id) as people,
                       count(busy_with(a.therapist_id, a.starts_at, a.ends_at, one)) as overlaps
                from appointment a where a.request_id = one and a.status not in ('open', 'cancelled')) s
            where r.id = one and s.live > 0 and (s.live > r.slots or s.people < s.live or s.overlaps > 0
                                                 or r.status in ('cancelled', 'expired'))) then
            return true;
        end if;
    end loop;
    return false;
end $$;

-- Answers which of them are not active, as the locked rows say it; null: all are.
drop function lock_therapists(bigint[]);
create function lock_therapists(p_therapists bigint[]) returns bigint[] language plpgsql as $$
declare
    idle bigint[];
begin
    if holds_locks() then
        select array_agg(id) filter (where not active) into idle
            from (select id, active from therapist where id = any (p_therapists) order by id for no key update nowait) t;
    else
        select array_agg(id) filter (where not active) into idle
            from (select id, active from therapist where id = any (p_therapists) order by id for no key update) t;
    end if;
    return idle;
end $$;

-- As in 0044. The event of an accept, which has just one and raises nothing, is the last that this session numbered.
create or replace function run_command(p_command uuid, p_function text, p_arguments jsonb) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    o outcome;
    tries int := 0;
    alone boolean := pg_current_xact_id_if_assigned() is null;
    stack text;
    began pg_snapshot := pg_current_snapshot();
    met text[] := '{}';                      -- near misses: 0020
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'Slotdesk commands need READ COMMITTED, this transaction is %',
            upper(current_setting('transaction_isolation'))
            using errcode = 'invalid_transaction_state', hint = 'Begin it with ISOLATION LEVEL READ COMMITTED.';
    end if;
    if not caller_may(p_function) then
        return refused('not_allowed', 'This login may not do that');
    elsif p_command is null then
        return refused('invalid', 'A command id is needed');
    end if;
    if exists (select from command where id = p_command) then
        o := receipt_of(p_command, p_function, p_arguments);
        return case when not o.replayed and foreign_market(p_arguments)
                    then refused('not_allowed', 'This is in a market that is not yours') else o end;
    end if;
    loop
        tries := tries + 1;
        begin
            o := decide(p_command, p_function, p_arguments);
            insert into command (id, function, arguments, ok, code, message, request_id, appointment_id, offer_id,
                                 version, detail, event_id, near_misses)
                values (p_command, p_function, p_arguments, o.ok, o.code, o.message, o.request_id, o.appointment_id,
                        o.offer_id, o.version, o.detail,
                        case when o.ok and p_function = 'accept_offer' then currval('event_id_seq'::regclass)
                             else (select min(id) from (select id from event where command = p_command offset 0) e) end,
                        case when o.ok then met else met || lost_at_lock(o, began) end);
            if o.ok or p_function not in ('accept_offer', 'decline_offer', 'assign', 'reassign', 'release') then
                alone := false;              -- the rules of these decide before they write anything
            elsif alone then
                get diagnostics stack = pg_context;
                alone := length(stack) - length(replace(stack, E'\n', '')) = 1    -- the public function called this one
                         and plain_select(current_query());
            end if;
            stack := set_config('slotdesk.holds', case when alone then 'alone' else '1' end, true);
            return o;
        exception
            when unique_violation or exclusion_violation or deadlock_detected or serialization_failure then
                o := receipt_of(p_command, p_function, p_arguments);
                if o.code is not null then
                    return o;
                end if;
                met := met || sqlstate;
                if tries >= 2 then
                    perform gave_up(p_function, met);
                    return refused('busy', 'Somebody else is changing this right now: try again');
                end if;
            when lock_not_available then
                perform gave_up(p_function, met || sqlstate);
                return refused('busy', 'Somebody else is changing this right now: try again');
        end;
    end loop;
end $$;

-- Takes the first open slot for the offer's therapist: accepting, and the wait list. The caller holds the locks. One
-- statement writes the slot, the request, the offer with those that end with it, and the event.
create or replace function book_offer(p_command uuid, o appointment_offer, r appointment_request, p_kind text,
                                      p_source text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    eid bigint := nextval('event_id_seq'::regclass);
    slot record;
    booked timestamptz := clock_timestamp();
    status_now text;
begin
    select id, position, version + 1 as version, (select count(*) - 1 from appointment c
                where c.request_id = r.id and c.status = 'open') as left_open into slot
        from appointment where request_id = r.id and status = 'open' order by position limit 1;
    status_now := case when slot.left_open = 0 then 'filled' else 'open' end;
    with a as (
        update appointment set status = 'booked', therapist_id = o.therapist_id, booked_at = booked, version = version + 1,
            event_id = eid, written_by = p_source where id = slot.id returning id),
    q as (
        update appointment_request set status = status_now, version = version + 1, event_id = eid, written_by = p_source
            where id = r.id and status in ('open', 'filled') and status <> status_now returning version),
    u as (
        update appointment_offer set version = version + 1, event_id = eid, written_by = p_source,
            status = case when id = o.id then 'accepted' else 'expired' end,
            cause = case when id = o.id then null else 'full' end,
            responded_at = case when id = o.id then booked else responded_at end
            where request_id = r.id and (id = o.id or status_now = 'filled' and status = 'pending')
            returning id, version)
    insert into event (id, kind, source, market_id, request_id, appointment_id, offer_id, therapist_id, command, rows, detail)
        select eid, p_kind, p_source, r.market_id, r.id, a.id, o.id, o.therapist_id, p_command,
               jsonb_build_object('a', jsonb_build_array(jsonb_build_array(a.id, slot.version)),
                   'o', (select jsonb_agg(jsonb_build_array(id, version) order by id) from u))
               || coalesce((select jsonb_build_object('r', jsonb_build_array(jsonb_build_array(r.id, version))) from q), '{}'),
               jsonb_build_object('position', slot.position)
        from a;
    return row (true, 'ok', 'Booked: slot ' || slot.position || ' of ' || r.slots, r.id, slot.id, o.id, slot.version, false,
                jsonb_build_object('position', slot.position, 'open_slots', slot.left_open, 'at', booked))::outcome;
end $$;

create or replace function rule_accept_offer(p_command uuid, p_offer bigint) returns outcome language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    o appointment_offer;
    r appointment_request;
    x record;
    idle bigint[];
    refusal outcome;
begin
    if p_command is null or p_offer is null then
        x := open_offer(p_command, p_offer, true, false);
        refusal := x.refusal;
        if refusal.code is null then
            refusal := offer_taken_outcome(x.o, x.r);
        end if;
        return case when refusal.code is null then would((x.r).id, null, (x.o).id) else refusal end;
    end if;
    select * into o from appointment_offer where id = p_offer;
    if not found then
        return refused('not_found', format('There is no offer %s', p_offer));
    end if;
    r := lock_request(o.request_id);
    idle := lock_therapists(array[o.therapist_id]);
    select f.status, f.expires_at, s.open_slots, s.own into x
        from appointment_offer f, (select count(*) filter (where status = 'open') as open_slots,
                                          count(*) filter (where therapist_id = o.therapist_id and live(status)) as own
                                   from appointment where request_id = r.id) s
        where f.id = p_offer;
    if idle is not null then
        return refused('invalid', 'This therapist is not active', r.id, null, o.id);
    elsif over(r, r.starts_at) then
        return closed_outcome(r, o.id);
    elsif x.open_slots = 0 then
        return full_outcome(r, o.id);
    elsif x.status <> 'pending' or x.expires_at <= clock_timestamp() then
        select * into o from appointment_offer where id = p_offer;
        return offer_closed_outcome(o);
    elsif x.own > 0 or busy_with(o.therapist_id, r.starts_at, r.ends_at, r.id) is not null then
        return offer_taken_outcome(o, r);
    end if;
    return book_offer(p_command, o, r, 'offer_accepted', 'command');
end $$;

-- As in 0043; the clock looks no later than the first of the renewed offers lapses. (A new one: due_added.)
alter function write_offers(appointment_request, bigint[], bigint) rename to renew_offers;
create function write_offers(p_request appointment_request, p_therapists bigint[], p_event bigint) returns jsonb
language plpgsql as $$
declare
    lapses timestamptz := offer_lapses(p_request);       -- before they are written: no later than theirs
    written jsonb := renew_offers(p_request, p_therapists, p_event);
begin
    if not exists (select from request_due where request_id = p_request.id and due_at <= lapses) then
        perform due_by(p_request.id, lapses);
    end if;
    return written;
end $$;

-- As in 0043, with the look at who is free (busy_with) inside: a call for each costs more than the look.
create or replace function reoffer(p_request appointment_request, p_not_therapist bigint, p_event bigint) returns jsonb
language plpgsql as $$
begin
    return write_offers(p_request, array(
        select e from (
            select o.therapist_id as e from appointment_offer o join therapist t on t.id = o.therapist_id and t.active
                where o.request_id = p_request.id and o.status = 'expired' and o.cause = 'full'
            union
            select t.id from therapist t where t.market_id = p_request.market_id and t.active and suits(t, p_request)
                and not exists (select from appointment_offer o where o.request_id = p_request.id and o.therapist_id = t.id)) x
        where e is distinct from p_not_therapist
            and (select a.id from appointment a where a.therapist_id = e and a.status in ('booked', 'completed', 'no_show')
                 and a.starts_at < p_request.ends_at and a.starts_at >= p_request.starts_at - interval '25 hours'
                 and p_request.starts_at < a.ends_at limit 1) is null
            and (select a.id from appointment a where a.therapist_id = e and a.status in ('booked', 'completed', 'no_show')
                 and a.ends_at - a.starts_at > interval '24 hours' and a.starts_at < p_request.ends_at
                 and p_request.starts_at < a.ends_at limit 1) is null
    ), p_event);
end $$;

create or replace function rule_reassign(p_command uuid, p_appointment bigint, p_therapist bigint, p_expected int,
                                         p_reason text) returns outcome
language plpgsql as $$
declare
    x record;
    a appointment;
    r appointment_request;
    code text := reason_code(p_reason);
    refusal outcome := case when code is null or length(p_reason) > 2000 then reason_refusal(p_reason) end;
    eid bigint;
    cases int;
    who text;
begin
    if refusal.code is null then
        x := open_slot(p_command, p_appointment, array[p_therapist], false);
        refusal := x.refusal; a := x.a; r := x.r;
    end if;
    if refusal.code is not null then
        return refusal;
    elsif over(r, r.ends_at) then
        return closed_outcome(r, null, a.id);
    end if;
    refusal := changed_outcome(a, p_expected, '{booked}');
    if refusal.code is null then
        refusal := taken_outcome(r, a, p_therapist);
    end if;
    if refusal.code is not null then
        return refusal;
    elsif p_command is null then
        return would(r.id, a.id);
    end if;
    eid := nextval('event_id_seq'::regclass);
    with w as (
        update appointment set therapist_id = p_therapist, booked_at = clock_timestamp(),
            exempt_reason = case when position is null then exempt_reason end,
            version = version + 1, event_id = eid, written_by = 'command' where id = a.id returning id, version),
    u as (                                   -- the offers of the one who leaves and of the one who comes
        update appointment_offer set status = case therapist_id when p_therapist then 'accepted' else 'withdrawn' end,
            responded_at = coalesce(responded_at, clock_timestamp()), cause = null,
            version = version + 1, event_id = eid, written_by = 'command'
            where request_id = r.id and therapist_id in (a.therapist_id, p_therapist)
                and status = case therapist_id when p_therapist then 'pending' else 'accepted' end returning id, version)
    insert into event (id, kind, source, market_id, request_id, appointment_id, therapist_id, command, reason_code, rows, detail)
        select eid, 'slot_reassigned', 'command', r.market_id, r.id, w.id, p_therapist, p_command, code,
               jsonb_build_object('a', jsonb_build_array(jsonb_build_array(w.id, w.version)))
               || (select jsonb_strip_nulls(jsonb_build_object('o', jsonb_agg(jsonb_build_array(id, version) order by id)))
                   from u),
               jsonb_build_object('position', a.position, 'from_therapist_id', a.therapist_id)
        from w;
    cases := refresh_cases(array[r.id] || cases_with(a.id));
    select name into who from therapist where id = p_therapist;
    return done(format('%s now has %s', who, coalesce('slot ' || a.position, 'the surplus booking')), r.id, a.id, null,
                a.version + 1, jsonb_build_object('position', a.position, 'from_therapist_id', a.therapist_id));
end $$;
drop function hand_over_offers(bigint, bigint, bigint, bigint);

create or replace function let_go(p_command uuid, a appointment, r appointment_request, p_kind text, p_reason_code text,
                                  p_detail jsonb) returns outcome
language plpgsql as $$
declare
    eid bigint := nextval('event_id_seq'::regclass);
    before bigint := a.therapist_id;
    at_position int := a.position;
    changed jsonb := promote_surplus(a, eid);
    opened boolean := changed = '{}' and a.position is not null;
    booked int := 0;
    asked int := 0;
    cases int;
    y record;
begin
    if opened then                           -- on a request that is open or filled
        a.version := a.version + 1;
        with w as (
            update appointment set status = 'open', exempt_reason = null, therapist_id = null, booked_at = null,
                version = version + 1, event_id = eid, written_by = 'command' where id = a.id returning id),
        q as (
            update appointment_request set status = 'open', version = version + 1, event_id = eid, written_by = 'command'
                where id = r.id and status = 'filled' returning version),
        u as (
            update appointment_offer set status = 'withdrawn', responded_at = coalesce(responded_at, clock_timestamp()),
                cause = null, version = version + 1, event_id = eid, written_by = 'command'
                where request_id = r.id and therapist_id = before and status = 'accepted' returning id, version)
        select jsonb_build_object('a', jsonb_build_array(jsonb_build_array(w.id, a.version)))
            || (select jsonb_strip_nulls(jsonb_build_object('o', jsonb_agg(jsonb_build_array(id, version)))) from u)
            || coalesce((select jsonb_build_object('r', jsonb_build_array(jsonb_build_array(r.id, version))) from q), '{}')
            into changed from w;
        y := reopen(p_command, r, before, eid);
        changed := merge_rows(changed, y.written); booked := y.booked; asked := y.asked;
    else
        if changed = '{}' then
            update appointment set status = 'cancelled', exempt_reason = null, version = version + 1, event_id = eid,
                written_by = 'command' where id = a.id returning * into a;
        else
            select * into a from appointment where id = a.id;
        end if;
        changed := merge_rows(changed, jsonb_build_object('a', jsonb_build_array(pair(a.id, a.version))))
                   || follow_offer(r.id, before, 'accepted', 'withdrawn', eid);
        changed := merge_rows(changed, follow_slots(r.id, eid, 'command'));
    end if;
    insert into event (id, kind, source, market_id, request_id, appointment_id, therapist_id, command, reason_code, rows, detail)
        values (eid, p_kind, 'command', r.market_id, r.id, a.id, before, p_command, p_reason_code, changed, p_detail
                || jsonb_build_object('position', at_position, 'opened', opened, 'pending_offers', asked));
    cases := refresh_cases(array[r.id] || cases_with(a.id));
    if booked > 0 then
        select version into a.version from appointment where id = a.id;
    end if;
    return done(case when booked > 0 then format('Slot %s went to the first on the waiting list', a.position)
                     when opened then format('Slot %s is open again, %s offers are out', a.position, asked)
                     else 'The surplus booking is gone' end, r.id, a.id, null, a.version,
                jsonb_build_object('opened', opened, 'pending_offers', asked, 'from_therapist_id', before,
                                   'waitlist_booked', booked));
end $$;
revoke execute on all functions in schema slotdesk from public;
reset role;
