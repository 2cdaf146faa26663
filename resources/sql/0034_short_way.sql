-- SPDX-License-Identifier: GPL-3.0-or-later
-- The short way of the commands that are called most: the same rules, locks, rows, events, receipts and outcomes in
-- fewer statements. What costs in a command is not the rule but what surrounds each statement of it: an SQL function that
-- cannot be inlined is planned again in each transaction, each UPDATE of a table reads its checks and its triggers'
-- conditions again, and each index takes an entry for each new version of a row.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- An index entry for "no old id" is written for every version of every row, and nobody looks for it.
alter table appointment_request drop constraint appointment_request_legacy_id_key;
alter table appointment drop constraint appointment_legacy_id_key;
alter table appointment_offer drop constraint appointment_offer_legacy_id_key;
create unique index appointment_request_legacy on appointment_request (legacy_id) where legacy_id is not null;
create unique index appointment_legacy on appointment (legacy_id) where legacy_id is not null;
create unique index appointment_offer_legacy on appointment_offer (legacy_id) where legacy_id is not null;
drop index appointment_request_rows;         -- appointment_position starts with the same column

-- Helpers that only run inside functions with a pinned path: pinning it again costs more than they do, and keeps the
-- planner from taking an SQL function as part of the statement that calls it.
alter function caller_may(text) reset search_path;
alter function receipt_of(uuid, text, jsonb) reset search_path;
alter function foreign_market(jsonb) reset search_path;
alter function decide(uuid, text, jsonb) reset search_path;
alter function apply_rule(uuid, text, jsonb) reset search_path;
alter function lost_at_lock(outcome, pg_snapshot) reset search_path;
alter function hold_request(uuid, bigint) reset search_path;
alter function lock_request(bigint) reset search_path;
alter function hold_therapists(uuid, bigint[]) reset search_path;
alter function lock_therapists(bigint[]) reset search_path;
alter function offer_taken_outcome(appointment_offer, appointment_request) reset search_path;
alter function full_outcome(appointment_request, bigint) reset search_path;
alter function closed_outcome(appointment_request, bigint, bigint) reset search_path;
alter function changed_outcome(appointment, int, text[]) reset search_path;
alter function taken_outcome(appointment_request, appointment, bigint) reset search_path;
alter function open_slot(uuid, bigint, bigint[], boolean) reset search_path;
alter function open_offer(uuid, bigint, boolean, boolean) reset search_path;
alter function follow_slots(bigint, bigint, text) reset search_path;
alter function reason_refusal(text) reset search_path;
alter function promote_surplus(appointment, bigint) reset search_path;
alter function fill_from_waitlist(uuid, appointment_request, bigint, text) reset search_path;
alter function reopen(uuid, appointment_request, bigint, bigint) reset search_path;
alter function let_go(uuid, appointment, appointment_request, text, text, jsonb) reset search_path;
alter function rule_reassign(uuid, bigint, bigint, int, text) reset search_path;
alter function rule_release(uuid, bigint, int, text) reset search_path;
alter function rule_assign(uuid, bigint, bigint, int, text) reset search_path;
alter function rule_decline_offer(uuid, bigint) reset search_path;
alter function end_offer(uuid, bigint, text, text, text) reset search_path;

-- Why this therapist cannot take this time; null when free. Looks at every live row, exempt ones included. Only at those
-- that began less than a day before, which is the longest that a command books, so that a therapist's years are not
-- walked through; what is longer (imported, or written by hand) stands in an index of its own.
create index appointment_long on appointment (therapist_id)
    where status in ('booked', 'completed', 'no_show') and ends_at - starts_at > interval '24 hours';
create or replace function busy_with(p_therapist bigint, p_starts timestamptz, p_ends timestamptz, p_not_request bigint)
returns bigint
language plpgsql stable as $$
declare
    other bigint;
begin
    select b.request_id into other from (
        select a.request_id, a.starts_at from slotdesk.appointment a
        where a.therapist_id = p_therapist and a.status in ('booked', 'completed', 'no_show')
            and a.starts_at < p_ends and a.starts_at >= p_starts - interval '25 hours' and p_starts < a.ends_at
        union all
        select a.request_id, a.starts_at from slotdesk.appointment a
        where a.therapist_id = p_therapist and a.status in ('booked', 'completed', 'no_show')
            and a.ends_at - a.starts_at > interval '24 hours' and a.starts_at < p_ends and p_starts < a.ends_at) b
    where b.request_id is distinct from p_not_request order by b.starts_at limit 1;
    return other;
end $$;

-- The same as before, as functions that keep their plans.
create or replace function reason_code(p_reason text) returns text
language plpgsql stable as $$
begin
    return (select code from reason where code = btrim(split_part(p_reason, ':', 1)));
end $$;

create or replace function setting_of(p_name text) returns text
language plpgsql stable set search_path = slotdesk, pg_temp as $$
begin
    return (select value from setting where name = p_name);
end $$;

create or replace function merge_rows(p_a jsonb, p_b jsonb) returns jsonb
language plpgsql immutable as $$
begin
    if p_b = '{}' then
        return p_a;
    elsif p_a = '{}' then
        return p_b;
    end if;
    return (
        select coalesce(jsonb_object_agg(k, v), '{}') from (
            select k, jsonb_agg(jsonb_build_array(id, version) order by id) as v from (
                select k, (e ->> 0)::bigint as id, max((e ->> 1)::int) as version
                from (select key as k, value as list from jsonb_each(p_a)
                      union all select key, value from jsonb_each(p_b)) x, jsonb_array_elements(x.list) e
                group by k, (e ->> 0)::bigint) y
            group by k) z);
end $$;

create or replace function cases_with(p_appointment bigint) returns bigint[]
language plpgsql stable as $$
begin
    return (select coalesce(array_agg(distinct u), '{}') from alert l, unnest(l.request_ids) u
            where l.status in ('new', 'claimed', 'snoozed') and array[p_appointment] <@ l.appointment_ids);
end $$;

create or replace function follow_offer(p_request bigint, p_therapist bigint, p_from text, p_to text, p_event bigint)
returns jsonb
language plpgsql as $$
declare
    written jsonb;
begin
    with u as (
        update appointment_offer set status = p_to, responded_at = coalesce(responded_at, clock_timestamp()), cause = null,
            version = version + 1, event_id = p_event, written_by = 'command'
            where request_id = p_request and therapist_id = p_therapist and status = p_from returning id, version)
    select jsonb_build_object('o', jsonb_agg(jsonb_build_array(id, version))) into written from u having count(*) > 0;
    return coalesce(written, '{}');
end $$;

create or replace function waiting_therapists(p_request bigint) returns bigint[]
language plpgsql stable as $$
begin
    return (select coalesce(array_agg(therapist_id), '{}') from appointment_offer
            where request_id = p_request and waitlisted_at is not null);
end $$;

create or replace function next_waiting(r appointment_request, p_not_therapist bigint) returns appointment_offer
language plpgsql stable as $$
declare
    first_in_line appointment_offer;
begin
    select o.* into first_in_line from appointment_offer o join therapist t on t.id = o.therapist_id
    where o.request_id = r.id and o.waitlisted_at is not null and o.status = 'expired' and o.cause = 'full' and t.active
        and o.therapist_id is distinct from p_not_therapist
        and not exists (select from appointment a where a.request_id = r.id and a.therapist_id = o.therapist_id
                        and live(a.status))
        and busy_with(o.therapist_id, r.starts_at, r.ends_at, r.id) is null
    order by o.waitlisted_at, o.id limit 1;
    return first_in_line;
end $$;

create or replace function eligible_therapists(p_request appointment_request) returns setof bigint
language plpgsql stable as $$
begin
    return query select t.id from therapist t
        where t.market_id = p_request.market_id and t.active
            and (t.services = '{}' or p_request.service = any (t.services))
            and busy_with(t.id, p_request.starts_at, p_request.ends_at, null) is null
        order by t.id;
end $$;

create or replace function write_offers(p_request appointment_request, p_therapists bigint[], p_event bigint) returns jsonb
language plpgsql as $$
declare
    asked bigint[] := p_therapists;
    lapses timestamptz := offer_lapses(p_request);
    written jsonb;
begin
    if p_therapists is null then
        asked := array(select e from eligible_therapists(p_request) e);
    end if;
    with written_now as (
        insert into appointment_offer as o (market_id, request_id, therapist_id, sent_at, expires_at, event_id, written_by)
            select p_request.market_id, p_request.id, a, clock_timestamp(), lapses, p_event, 'command'
            from (select distinct a from unnest(asked) a) d order by a
            on conflict (request_id, therapist_id) do update
                set status = 'pending', cause = null, sent_at = excluded.sent_at, expires_at = excluded.expires_at,
                    responded_at = null, version = o.version + 1, event_id = excluded.event_id, written_by = 'command'
                where o.status in ('expired', 'withdrawn') or (o.status = 'declined' and p_therapists is not null)
                    or (o.status = 'pending' and o.expires_at <= clock_timestamp())
            returning o.id, o.version)
    select case when count(*) = 0 then '{}'
                else jsonb_build_object('o', jsonb_agg(jsonb_build_array(id, version) order by id)) end
        into written from written_now;
    return written;
end $$;

-- Never the one who just left, nobody who is not active, nobody who is booked then.
create or replace function reoffer(p_request appointment_request, p_not_therapist bigint, p_event bigint) returns jsonb
language plpgsql as $$
begin
    return write_offers(p_request, array(
        select o.therapist_id from appointment_offer o join therapist t on t.id = o.therapist_id and t.active
            where o.request_id = p_request.id and o.status = 'expired' and o.cause = 'full'
                and o.therapist_id is distinct from p_not_therapist
                and busy_with(o.therapist_id, p_request.starts_at, p_request.ends_at, null) is null
        union
        select e from eligible_therapists(p_request) e
            where e is distinct from p_not_therapist
                and not exists (select from appointment_offer o where o.request_id = p_request.id and o.therapist_id = e)
    ), p_event);
end $$;

-- Whether found_cases could find anything here or an alert could end: asked first, because nearly always neither is so.
create function may_have_cases(p_requests bigint[]) returns boolean
language plpgsql stable as $$
begin
    return p_requests is null
        or exists (select from alert l where l.request_ids && p_requests and l.status in ('new', 'claimed', 'snoozed'))
        or exists (
            select from appointment_request r join appointment a on a.request_id = r.id
            where r.id = any (p_requests) and a.status in ('booked', 'completed', 'no_show')
            group by r.id having count(*) > r.slots or count(distinct a.therapist_id) < count(*)
                or r.status in ('cancelled', 'expired'))
        or exists (
            select from appointment a
            where a.request_id = any (p_requests) and a.status in ('booked', 'completed', 'no_show')
                and busy_with(a.therapist_id, a.starts_at, a.ends_at, a.request_id) is not null);
end $$;

alter function refresh_cases(bigint[], text) rename to refresh_found_cases;
create function refresh_cases(p_requests bigint[], p_source text default 'command') returns int
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    if may_have_cases(p_requests) then
        return refresh_found_cases(p_requests, p_source);
    end if;
    return 0;
end $$;

create or replace function next_event() returns bigint
language sql volatile
return nextval('slotdesk.event_id_seq'::regclass);

create or replace function foreign_market(p jsonb) returns boolean
language plpgsql stable as $$
begin
    if caller_markets() is null then
        return false;
    end if;
    return exists (
        select from (
            select (p ->> 'market')::bigint as market_id
            union all select market_id from appointment_request where id = (p ->> 'request')::bigint
            union all select market_id from appointment where id in (
                (p ->> 'appointment')::bigint, (p ->> 'appointment_a')::bigint, (p ->> 'appointment_b')::bigint)
            union all select market_id from appointment_offer where id = (p ->> 'offer')::bigint
            union all select market_id from alert where id = (p ->> 'alert')::bigint
            union all select r.market_id from command c join appointment_request r on r.id = c.request_id
                where c.id = (p ->> 'undoes')::uuid) named
        where named.market_id is not null and not caller_sees(named.market_id));
end $$;

-- Why the effect's own locks are enough for two retries at once: both do the work, the second one's receipt meets the
-- first one's key, its subtransaction goes, and it answers with the first one's outcome. busy is never receipted.
create or replace function run_command(p_command uuid, p_function text, p_arguments jsonb) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    o outcome;
    tries int := 0;
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
    o := receipt_of(p_command, p_function, p_arguments);
    if o.code is not null then
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
                        (select min(e.id) from event e where e.command = p_command),
                        case when o.ok then met else met || lost_at_lock(o, began) end);
            perform set_config('slotdesk.holds', '1', true);
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
-- statement writes the offer and those that end with it.
create or replace function book_offer(p_command uuid, o appointment_offer, r appointment_request, p_kind text,
                                      p_source text) returns outcome
language plpgsql as $$
declare
    eid bigint := nextval('event_id_seq'::regclass);
    slot appointment;
    left_open int;
    request_version int;
    changed jsonb;
begin
    select * into slot from appointment where request_id = r.id and status = 'open' order by position limit 1;
    update appointment set status = 'booked', therapist_id = o.therapist_id, booked_at = clock_timestamp(),
        version = version + 1, event_id = eid, written_by = p_source
        where id = slot.id returning * into slot;
    select count(*) into left_open from appointment where request_id = r.id and status = 'open';
    if r.status = 'open' and left_open = 0 then
        update appointment_request set status = 'filled', version = version + 1, event_id = eid, written_by = p_source
            where id = r.id and status = 'open' returning version into request_version;
    end if;
    with u as (
        update appointment_offer set version = version + 1, event_id = eid, written_by = p_source,
            status = case when id = o.id then 'accepted' else 'expired' end,
            cause = case when id = o.id then null else 'full' end,
            responded_at = case when id = o.id then slot.booked_at else responded_at end
            where request_id = r.id and (id = o.id or request_version is not null and status = 'pending')
            returning id, version)
    select jsonb_build_object('a', jsonb_build_array(jsonb_build_array(slot.id, slot.version)),
                              'o', jsonb_agg(jsonb_build_array(id, version) order by id))
        || case when request_version is null then '{}'
                else jsonb_build_object('r', jsonb_build_array(jsonb_build_array(r.id, request_version))) end
        into changed from u;
    if request_version is null then
        changed := merge_rows(changed, follow_slots(r.id, eid, p_source));
    end if;
    insert into event (id, kind, source, market_id, request_id, appointment_id, offer_id, therapist_id, command, rows,
                       detail)
        values (eid, p_kind, p_source, r.market_id, r.id, slot.id, o.id, o.therapist_id, p_command, changed,
                jsonb_build_object('position', slot.position));
    return row (true, 'ok', 'Booked: slot ' || slot.position || ' of ' || r.slots, r.id, slot.id, o.id, slot.version, false,
                jsonb_build_object('position', slot.position, 'open_slots', left_open, 'at', slot.booked_at))::outcome;
end $$;

-- As open_offer and offer_taken_outcome decide it, for an offer that is accepted as nearly all are: no row read twice
-- that the locks keep still. Whatever is in the way is said by them.
create or replace function rule_accept_offer(p_command uuid, p_offer bigint) returns outcome
language plpgsql as $$
declare
    o appointment_offer;
    r appointment_request;
    open_slots int;
    own int;
    x record;
    refusal outcome;
begin
    if p_command is not null then
        select * into o from appointment_offer where id = p_offer;
        if found then
            r := lock_request(o.request_id);
            perform lock_therapists(array[o.therapist_id]);
            select * into o from appointment_offer where id = p_offer;
            select count(*) filter (where status = 'open'),
                   count(*) filter (where therapist_id = o.therapist_id and status in ('booked', 'completed', 'no_show'))
                into open_slots, own from appointment where request_id = r.id;
            if o.status = 'pending' and o.expires_at > clock_timestamp() and open_slots > 0 and own = 0
                and r.status in ('open', 'filled') and r.starts_at > clock_timestamp()
                and (select active from therapist where id = o.therapist_id)
                and busy_with(o.therapist_id, r.starts_at, r.ends_at, r.id) is null then
                return book_offer(p_command, o, r, 'offer_accepted', 'command');
            end if;
        end if;
    end if;
    select * into x from open_offer(p_command, p_offer, true, false);
    refusal := x.refusal;
    if refusal.code is null then
        refusal := offer_taken_outcome(x.o, x.r);
    end if;
    if refusal.code is not null then
        return refusal;
    elsif p_command is null then
        return would((x.r).id, null, (x.o).id);
    end if;
    return book_offer(p_command, x.o, x.r, 'offer_accepted', 'command');
end $$;
revoke execute on all functions in schema slotdesk from public;
reset role;
