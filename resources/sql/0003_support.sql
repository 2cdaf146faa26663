-- SPDX-License-Identifier: GPL-3.0-or-later
-- What every command stands on: who calls, what an outcome looks like, locks in their order, one event an effect.
-- Internal: none of these may be executed by anyone but the owner (see 0009).
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

create function phone_digits(p_text text) returns text
language sql immutable parallel safe
return regexp_replace(regexp_replace(regexp_replace(btrim(p_text), '^tel:', '', 'i'), '^00', ''), '[^0-9]', '', 'g');

create index client_phone on client using gin (phone_digits(phone) public.gin_trgm_ops);
create index client_name on client using gin (lower(name) public.gin_trgm_ops);
create index therapist_phone on therapist using gin (phone_digits(phone) public.gin_trgm_ops);
create index therapist_name on therapist using gin (lower(name) public.gin_trgm_ops);

-- Identity is session_user, also inside definer functions. null: every market; '{}': none.
create function caller_markets() returns bigint[]
language plpgsql stable security definer set search_path = slotdesk, pg_temp as $$
declare
    s staff;
begin
    if pg_has_role(session_user, 'slotdesk_backend', 'member') or pg_has_role(session_user, 'slotdesk_owner', 'member')
        or pg_has_role(session_user, 'slotdesk_worker', 'member') then
        return null;
    end if;
    select * into s from staff where login = session_user;
    if not found then
        return '{}';
    end if;
    return s.markets;
end $$;

create function caller_books() returns boolean
language sql stable
return pg_has_role(session_user, 'slotdesk_agent', 'member') or pg_has_role(session_user, 'slotdesk_supervisor', 'member')
    or pg_has_role(session_user, 'slotdesk_backend', 'member');

create function caller_sees(p_market bigint) returns boolean
language sql stable
return coalesce(p_market = any (slotdesk.caller_markets()), slotdesk.caller_markets() is null);

create function done(p_message text, p_request bigint, p_appointment bigint default null, p_offer bigint default null,
                     p_version int default null, p_detail jsonb default '{}') returns outcome
language sql immutable
return row (true, 'ok', p_message, p_request, p_appointment, p_offer, p_version, false, p_detail)::slotdesk.outcome;

create function refused(p_code text, p_message text, p_request bigint default null, p_appointment bigint default null,
                        p_offer bigint default null, p_version int default null, p_detail jsonb default '{}') returns outcome
language sql immutable
return row (false, p_code, p_message, p_request, p_appointment, p_offer, p_version, false, p_detail)::slotdesk.outcome;

create function local_time(p_at timestamptz, p_market bigint) returns text
language sql stable set search_path = slotdesk, pg_temp as $$
    select to_char(p_at at time zone m.time_zone, 'HH24:MI:SS.MS') from market m where m.id = p_market
$$;

create function setting_of(p_name text) returns text
language sql stable set search_path = slotdesk, pg_temp as $$ select value from setting where name = p_name $$;

-- reason is "code" or "code: text".
create function reason_code(p_reason text) returns text
language sql stable set search_path = slotdesk, pg_temp as $$
    select code from reason where code = btrim(split_part(p_reason, ':', 1))
$$;

-- Lock order, always: requests by id, slots by position, therapists by id. A later command of the same transaction
-- holds rows that sort after what it wants now, so it does not wait for any (55P03, answered "busy").
create function holds_locks() returns boolean
language sql stable
return coalesce(current_setting('slotdesk.holds', true), '') <> '';

create function lock_request(p_request bigint) returns appointment_request
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
begin
    if holds_locks() then
        select * into r from appointment_request where id = p_request for no key update nowait;
        perform from appointment where request_id = p_request and position is not null
            order by position for no key update nowait;
    else
        select * into r from appointment_request where id = p_request for no key update;
        perform from appointment where request_id = p_request and position is not null
            order by position for no key update;
    end if;
    return r;
end $$;

create function lock_therapists(p_therapists bigint[]) returns void
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    if holds_locks() then
        perform from therapist where id = any (p_therapists) order by id for no key update nowait;
    else
        perform from therapist where id = any (p_therapists) order by id for no key update;
    end if;
end $$;

-- Why this therapist cannot take this time; null when free. Looks at every live row, exempt ones included.
create function busy_with(p_therapist bigint, p_starts timestamptz, p_ends timestamptz, p_not_request bigint)
returns bigint
language sql stable as $$
    select a.request_id from slotdesk.appointment a
    where a.therapist_id = p_therapist and a.status in ('booked', 'completed', 'no_show')
        and a.starts_at < p_ends and p_starts < a.ends_at and a.request_id is distinct from p_not_request
    order by a.starts_at limit 1
$$;

create function pair(p_id bigint, p_version int) returns jsonb
language sql immutable parallel safe
return jsonb_build_array(p_id, p_version);

-- The last therapist who took a slot: what a loser is told.
create function full_outcome(p_request appointment_request, p_offer bigint) returns outcome
language plpgsql stable set search_path = slotdesk, pg_temp as $$
declare
    w record;
begin
    select a.id, a.therapist_id, a.booked_at, t.name into w
        from appointment a join therapist t on t.id = a.therapist_id
        where a.request_id = p_request.id and a.status in ('booked', 'completed', 'no_show')
        order by a.booked_at desc, a.id desc limit 1;
    if not found then
        return refused('already_filled', 'This request has no open slot', p_request.id, null, p_offer);
    end if;
    return refused('already_filled',
        format('%s took the last slot at %s', w.name, local_time(w.booked_at, p_request.market_id)),
        p_request.id, w.id, p_offer, null,
        jsonb_build_object('winner', w.name, 'therapist_id', w.therapist_id, 'appointment_id', w.id, 'at', w.booked_at));
end $$;

create function closed_outcome(p_request appointment_request, p_offer bigint default null, p_appointment bigint default null)
returns outcome
language plpgsql stable set search_path = slotdesk, pg_temp as $$
begin
    return refused('request_closed',
        case p_request.status
            when 'cancelled' then 'This request was cancelled'
            when 'expired' then 'This request expired: nobody had taken it when it started'
            when 'completed' then 'This request is over'
            else format('This request started at %s', left(local_time(p_request.starts_at, p_request.market_id), 5))
        end, p_request.id, p_appointment, p_offer, p_request.version, jsonb_build_object('status', p_request.status));
end $$;

-- After the slots changed: the request's status, its pending offers. Returns what was written, for the event's rows.
-- Closed stays closed; the caller holds the request lock.
create function follow_slots(p_request bigint, p_event bigint, p_source text) returns jsonb
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
    open_slots int;
    live_rows int;
    status_now text;
    written jsonb := '{}';
    part jsonb;
begin
    select * into r from appointment_request where id = p_request;
    if r.status in ('cancelled', 'expired') then
        with u as (update appointment set status = 'cancelled', version = version + 1, event_id = p_event,
                       written_by = p_source where request_id = p_request and status = 'open' returning id, version)
        select jsonb_agg(pair(id, version)) into part from u;
        if part is not null then written := jsonb_build_object('a', part); end if;
    end if;
    select count(*) filter (where status = 'open'), count(*) filter (where live(status)) into open_slots, live_rows
        from appointment where request_id = p_request;
    status_now := case when r.status in ('cancelled', 'expired') then r.status
                       when open_slots > 0 then 'open'
                       when live_rows = 0 then 'cancelled'
                       when r.status = 'completed' then 'completed'
                       else 'filled' end;
    if status_now <> r.status then
        update appointment_request set status = status_now, version = version + 1, event_id = p_event,
            written_by = p_source where id = p_request;
        written := written || jsonb_build_object('r', jsonb_build_array(pair(p_request, r.version + 1)));
    end if;
    if status_now <> 'open' then
        with u as (
            update appointment_offer set version = version + 1, event_id = p_event, written_by = p_source,
                status = case when status_now = 'cancelled' then 'withdrawn' else 'expired' end,
                cause = case when status_now = 'cancelled' then null when status_now = 'expired' then 'time'
                             else 'full' end
            where request_id = p_request and status = 'pending' returning id, version)
        select jsonb_agg(pair(id, version)) into part from u;
        if part is not null then written := written || jsonb_build_object('o', part); end if;
    end if;
    return written;
end $$;

-- Two sets of written rows as one; a row that was written twice counts with its last version.
create function merge_rows(p_a jsonb, p_b jsonb) returns jsonb
language sql immutable as $$
    select coalesce(jsonb_object_agg(k, v), '{}') from (
        select k, jsonb_agg(slotdesk.pair(id, version) order by id) as v from (
            select k, (e ->> 0)::bigint as id, max((e ->> 1)::int) as version
            from (select key as k, value as list from jsonb_each(p_a)
                  union all select key, value from jsonb_each(p_b)) x, jsonb_array_elements(x.list) e
            group by k, (e ->> 0)::bigint) y
        group by k) z
$$;
reset role;
