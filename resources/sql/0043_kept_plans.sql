-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the commands that are called most stand on, with plans that are kept: the same answers, the same rows. What costs
-- in a command is not the rule but what surrounds each statement of it: an SQL function that cannot be inlined is planned
-- again in each transaction, so is a statement whose plan for all values looks dearer than one for these values; and each
-- index takes an entry for each new version of a row.
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

-- A pinned path keeps the planner from taking an SQL function as part of the statement that calls it. These run inside
-- functions with a pinned path only, and no role may execute them.
alter function caller_may(text) reset search_path;
alter function reason_refusal(text) reset search_path;

-- One plan a statement, kept: planning again costs many times what the statement does, and these statements look rows up
-- by their keys whatever the values are. A plan that was made while a table was empty must not read it whole later on.
-- Both settings hold for all that runs inside.
do $$
declare
    f text;
begin
    foreach f in array array['accept_offer', 'decline_offer', 'assign', 'reassign', 'release'] loop
        execute format('alter function %I set plan_cache_mode = force_generic_plan', f);
        execute format('alter function %I set enable_seqscan = off', f);
    end loop;
end $$;

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
language plpgsql stable set search_path = slotdesk, pg_temp as $$
begin
    return (select code from reason where code = btrim(split_part(p_reason, ':', 1)));
end $$;

create or replace function setting_of(p_name text) returns text
language plpgsql stable set search_path = slotdesk, pg_temp as $$
begin
    return (select value from setting where name = p_name);
end $$;

create or replace function second_person_wanted() returns boolean
language plpgsql stable set search_path = slotdesk, pg_temp as $$
begin
    return coalesce(setting_of('second_person') = 'on', false);
end $$;

create or replace function local_time(p_at timestamptz, p_market bigint) returns text
language plpgsql stable set search_path = slotdesk, pg_temp as $$
begin
    return (select to_char(p_at at time zone m.time_zone, 'HH24:MI:SS.MS') from market m where m.id = p_market);
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
language plpgsql stable set search_path = slotdesk, pg_temp as $$
begin
    return (select coalesce(array_agg(distinct u), '{}') from alert l, unnest(l.request_ids) u
            where l.status in ('new', 'claimed', 'snoozed') and array[p_appointment] <@ l.appointment_ids);
end $$;

create or replace function follow_offer(p_request bigint, p_therapist bigint, p_from text, p_to text, p_event bigint)
returns jsonb
language plpgsql set search_path = slotdesk, pg_temp as $$
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
language plpgsql stable set search_path = slotdesk, pg_temp as $$
begin
    return (select coalesce(array_agg(therapist_id), '{}') from appointment_offer
            where request_id = p_request and waitlisted_at is not null);
end $$;

create or replace function next_waiting(r appointment_request, p_not_therapist bigint) returns appointment_offer
language plpgsql stable set search_path = slotdesk, pg_temp as $$
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

-- Of the market, active, does the service: who can be asked when free.
create function suits(t therapist, p_request appointment_request) returns boolean
language sql immutable
return t.market_id = p_request.market_id and t.active and (t.services = '{}' or p_request.service = any (t.services));

create or replace function eligible_therapists(p_request appointment_request) returns setof bigint
language plpgsql stable set search_path = slotdesk, pg_temp as $$
begin
    return query select t.id from therapist t
        where t.market_id = p_request.market_id and t.active and suits(t, p_request)
            and busy_with(t.id, p_request.starts_at, p_request.ends_at, null) is null
        order by t.id;
end $$;

-- Offers that are there are renewed by an UPDATE, which is half the work of an INSERT that meets them. Who calls holds the
-- request's lock; for the writer that does not take it the INSERT still gives way.
create or replace function write_offers(p_request appointment_request, p_therapists bigint[], p_event bigint) returns jsonb
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    asked bigint[] := p_therapists;
    lapses timestamptz := offer_lapses(p_request);
    renewed jsonb;
    made jsonb;
begin
    if p_therapists is null then
        asked := array(select e from eligible_therapists(p_request) e);
    end if;
    with u as (
        update appointment_offer o set status = 'pending', cause = null, sent_at = clock_timestamp(), expires_at = lapses,
            responded_at = null, version = o.version + 1, event_id = p_event, written_by = 'command'
            where o.request_id = p_request.id and o.therapist_id = any (asked)
                and (o.status in ('expired', 'withdrawn') or (o.status = 'declined' and p_therapists is not null)
                     or (o.status = 'pending' and o.expires_at <= clock_timestamp()))
            returning o.id, o.version)
    select jsonb_agg(jsonb_build_array(id, version) order by id) into renewed from u;
    if cardinality(asked) > coalesce(jsonb_array_length(renewed), 0) then
        with n as (
            insert into appointment_offer as o (market_id, request_id, therapist_id, sent_at, expires_at, event_id, written_by)
                select p_request.market_id, p_request.id, d.a, clock_timestamp(), lapses, p_event, 'command'
                from (select distinct a from unnest(asked) a) d
                where not exists (select from appointment_offer x where x.request_id = p_request.id and x.therapist_id = d.a)
                order by d.a
                on conflict (request_id, therapist_id) do update
                    set status = 'pending', cause = null, sent_at = excluded.sent_at, expires_at = excluded.expires_at,
                        responded_at = null, version = o.version + 1, event_id = excluded.event_id, written_by = 'command'
                    where o.status in ('expired', 'withdrawn') or (o.status = 'declined' and p_therapists is not null)
                        or (o.status = 'pending' and o.expires_at <= clock_timestamp())
                returning o.id, o.version)
        select jsonb_agg(jsonb_build_array(id, version) order by id) into made from n;
    end if;
    return case when renewed is null and made is null then '{}'
                else jsonb_build_object('o', coalesce(renewed, '[]') || coalesce(made, '[]')) end;
end $$;

-- Never the one who just left, nobody who is not active, nobody who is booked then. Of those who are new, only who has no
-- offer yet is looked at longer.
create or replace function reoffer(p_request appointment_request, p_not_therapist bigint, p_event bigint) returns jsonb
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    return write_offers(p_request, array(
        select o.therapist_id from appointment_offer o join therapist t on t.id = o.therapist_id and t.active
            where o.request_id = p_request.id and o.status = 'expired' and o.cause = 'full'
                and o.therapist_id is distinct from p_not_therapist
                and busy_with(o.therapist_id, p_request.starts_at, p_request.ends_at, null) is null
        union
        select e from (select t.id as e from therapist t
                       where t.market_id = p_request.market_id and t.active and suits(t, p_request)) x
            where e is distinct from p_not_therapist
                and not exists (select from appointment_offer o where o.request_id = p_request.id and o.therapist_id = e)
                and busy_with(e, p_request.starts_at, p_request.ends_at, null) is null
    ), p_event);
end $$;

-- Whether found_cases could find anything here or an alert could end: asked first, because nearly always neither is so.
create function may_have_cases(p_requests bigint[]) returns boolean
language plpgsql stable set search_path = slotdesk, pg_temp as $$
declare
    one bigint;
begin
    if p_requests is null
        or exists (select from alert l where l.request_ids && p_requests and l.status in ('new', 'claimed', 'snoozed')) then
        return true;
    end if;
    foreach one in array p_requests loop
        if exists (
            select from appointment_request r, (
                select count(*) as live, count(distinct a.therapist_id) as people,
                       count(busy_with(a.therapist_id, a.starts_at, a.ends_at, one)) as overlaps
                from appointment a where a.request_id = one and a.status in ('booked', 'completed', 'no_show')) s
            where r.id = one and s.live > 0 and (s.live > r.slots or s.people < s.live or s.overlaps > 0
                                                 or r.status in ('cancelled', 'expired'))) then
            return true;
        end if;
    end loop;
    return false;
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
language plpgsql stable set search_path = slotdesk, pg_temp as $$
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
revoke execute on all functions in schema slotdesk from public;
reset role;
