-- SPDX-License-Identifier: GPL-3.0-or-later
-- The rules that make and end requests, and the clock's own.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

create function rule_create_request(p_command uuid, p_client bigint, p_market bigint, p_service text, p_slots int,
                                    p_starts timestamptz, p_minutes int, p_therapists bigint[], p_note text,
                                    p_price int, p_pay int) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
    eid bigint;
    wrong text;
    slot_ids bigint[];
    offers jsonb;
begin
    wrong := case
        when p_client is null or p_market is null then 'A client and a market are needed'
        when coalesce(btrim(p_service), '') = '' then 'A service is needed'
        when length(p_service) > 200 then 'The service is too long: 200 characters at most'
        when p_slots is null or p_slots not between 1 and 8 then 'A request has 1 to 8 slots'
        when p_minutes is null or p_minutes not between 5 and 1440 then 'A request lasts 5 minutes to a day'
        when p_starts is null or not isfinite(p_starts) then 'A start is needed'
        when p_starts <= clock_timestamp() then 'The start is in the past'
        when p_starts > clock_timestamp() + interval '5 years' then 'The start is more than five years away'
        when p_price < 0 or p_pay < 0 then 'Price and pay are not negative'
        when length(p_note) > 4000 then 'The note is too long: 4,000 characters at most'
        when array_position(p_therapists, null) is not null then 'A therapist may not be null' end;
    if wrong is not null then
        return refused('invalid', wrong);
    end if;
    if not exists (select from market where id = p_market) then
        return refused('not_found', format('There is no market %s', p_market));
    elsif not exists (select from client where id = p_client) then
        return refused('not_found', format('There is no client %s', p_client));
    elsif exists (select from unnest(p_therapists) u where not exists (select from therapist t where t.id = u)) then
        return refused('not_found', 'One of these therapists does not exist');
    end if;

    eid := nextval(pg_get_serial_sequence('event', 'id'));
    insert into appointment_request (market_id, client_id, service, slots, starts_at, ends_at, note, price_cents,
                                     created_at, event_id, written_by)
        values (p_market, p_client, btrim(p_service), p_slots, p_starts, p_starts + make_interval(mins => p_minutes),
                p_note, p_price, clock_timestamp(), eid, 'command') returning * into r;
    with s as (
        insert into appointment (market_id, request_id, position, starts_at, ends_at, pay_cents, event_id, written_by)
            select p_market, r.id, n, r.starts_at, r.ends_at, p_pay, eid, 'command' from generate_series(1, p_slots) n
            returning id)
    select array_agg(id order by id) into slot_ids from s;
    offers := write_offers(r, case when p_therapists is not null then array(
        select t.id from therapist t where t.id = any (p_therapists) and t.active and t.market_id = r.market_id
            order by t.id) end, eid);
    insert into event (id, kind, source, market_id, request_id, command, rows, detail)
        values (eid, 'request_created', 'command', p_market, r.id, p_command,
                jsonb_build_object('r', jsonb_build_array(pair(r.id, 1)),
                                   'a', (select jsonb_agg(pair(u, 1)) from unnest(slot_ids) u)) || offers,
                jsonb_build_object('slots', p_slots, 'sent', coalesce(jsonb_array_length(offers -> 'o'), 0)));
    return done(format('Request %s: %s, %s', r.id,
                       case p_slots when 1 then 'one slot' else p_slots || ' slots' end,
                       case coalesce(jsonb_array_length(offers -> 'o'), 0) when 0 then 'nobody could be asked'
                            when 1 then 'one offer sent' else jsonb_array_length(offers -> 'o') || ' offers sent' end),
                r.id, null, null, 1,
                jsonb_build_object('appointment_ids', to_jsonb(slot_ids), 'sent',
                                   coalesce(jsonb_array_length(offers -> 'o'), 0)));
end $$;

create function rule_cancel_appointment(p_command uuid, p_appointment bigint, p_expected int, p_reason text, p_asked_by text)
returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    a appointment;
    r appointment_request;
    refusal outcome;
    eid bigint;
    before bigint;
    changed jsonb;
begin
    if length(p_asked_by) > 200 then
        return refused('invalid', 'Who asked is too long: 200 characters at most');
    end if;
    select * into x from open_slot(p_appointment, '{}', p_reason);
    refusal := x.refusal; a := x.a; r := x.r;
    if refusal.code is not null then
        return refusal;
    end if;
    -- A row that is live on a closed request is a double booking: cancelling it is how it ends.
    if r.status in ('cancelled', 'expired') and not live(a.status) then
        return closed_outcome(r, null, a.id);
    end if;
    refusal := changed_outcome(a, p_expected, '{open,booked}');
    if refusal.code is not null then
        return refusal;
    end if;

    eid := nextval(pg_get_serial_sequence('event', 'id'));
    before := a.therapist_id;
    changed := case when live(a.status) then promote_surplus(a, eid) else '{}' end;
    if changed = '{}' then
        update appointment set status = 'cancelled', exempt_reason = null, version = version + 1, event_id = eid,
            written_by = 'command' where id = a.id;
    end if;
    select * into a from appointment where id = p_appointment;
    changed := merge_rows(changed, jsonb_build_object('a', jsonb_build_array(pair(a.id, a.version))));
    changed := merge_rows(changed, follow_offer(r.id, before, 'accepted', 'withdrawn', eid));
    changed := merge_rows(changed, follow_slots(r.id, eid, 'command'));
    insert into event (id, kind, source, market_id, request_id, appointment_id, therapist_id, command, reason_code, rows,
                       detail)
        values (eid, 'slot_cancelled', 'command', r.market_id, r.id, a.id, before, p_command, x.code, changed,
                jsonb_build_object('position', (x.a).position,
                                   'late', r.starts_at < clock_timestamp() + interval '2 hours'));
    perform refresh_cases(array[r.id] || cases_with(a.id));
    return done(coalesce('Slot ' || (x.a).position || ' is cancelled', 'The surplus booking is cancelled'), r.id, a.id,
                null, a.version, jsonb_build_object('therapist_id', before,
                    'late', r.starts_at < clock_timestamp() + interval '2 hours'));
end $$;

create function rule_cancel_request(p_command uuid, p_request bigint, p_expected int, p_reason text, p_asked_by text)
returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
    code text := reason_code(p_reason);
    eid bigint;
    changed jsonb;
    part jsonb;
    affected bigint[];
    touched bigint[];
begin
    if p_request is null or code is null or length(p_reason) > 2000 or length(p_asked_by) > 200 then
        return refused('invalid', 'A request and a reason (one of the reason codes, or "code: text") are needed');
    end if;
    select * into r from appointment_request where id = p_request;
    if not found then
        return refused('not_found', format('There is no request %s', p_request));
    end if;
    if not caller_sees(r.market_id) then
        return refused('not_allowed', 'This request is in a market that is not yours');
    end if;
    r := lock_request(p_request);
    if r.status not in ('open', 'filled') or r.ends_at <= clock_timestamp()
        or exists (select from appointment where request_id = r.id and status in ('completed', 'no_show')) then
        return closed_outcome(r);
    elsif p_expected <> r.version then
        return refused('changed', format('This request changed meanwhile: it is %s now', r.status), r.id, null, null,
                       r.version, jsonb_build_object('status', r.status));
    end if;
    select coalesce(array_agg(distinct therapist_id), '{}') into affected from appointment
        where request_id = r.id and status = 'booked';
    perform lock_therapists(affected);

    eid := nextval(pg_get_serial_sequence('event', 'id'));
    select coalesce(array_agg(distinct u), '{}') into touched from appointment a, unnest(cases_with(a.id)) u
        where a.request_id = r.id;
    with u as (update appointment set status = 'cancelled', exempt_reason = null, version = version + 1, event_id = eid,
                   written_by = 'command'
                   where request_id = r.id and status in ('open', 'booked') returning id, version)
    select jsonb_build_object('a', jsonb_agg(pair(id, version))) into changed from u;
    with u as (update appointment_offer set status = 'withdrawn', version = version + 1, event_id = eid,
                   written_by = 'command'
                   where request_id = r.id and status in ('pending', 'accepted') returning id, version)
    select jsonb_agg(pair(id, version)) into part from u;
    if part is not null then
        changed := changed || jsonb_build_object('o', part);
    end if;
    update appointment_request set status = 'cancelled', version = version + 1, event_id = eid, written_by = 'command'
        where id = r.id returning * into r;
    insert into event (id, kind, source, market_id, request_id, command, reason_code, rows, detail)
        values (eid, 'request_cancelled', 'command', r.market_id, r.id, p_command, code,
                changed || jsonb_build_object('r', jsonb_build_array(pair(r.id, r.version))),
                jsonb_build_object('late', r.starts_at < clock_timestamp() + interval '2 hours',
                                   'therapist_ids', to_jsonb(affected)));
    perform refresh_cases(array[r.id] || touched);
    return done('Cancelled', r.id, null, null, r.version,
                jsonb_build_object('therapist_ids', to_jsonb(affected),
                                   'late', r.starts_at < clock_timestamp() + interval '2 hours'));
end $$;

-- What the clock did to one request; the caller holds its lock. Returns whether anything changed.
create function lapse_request(p_request bigint) returns boolean
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
    eid bigint := nextval(pg_get_serial_sequence('event', 'id'));
    happened text;
    changed jsonb := '{}';
    part jsonb;
    booked boolean;
begin
    select * into r from appointment_request where id = p_request;
    with u as (update appointment_offer set status = 'expired', cause = 'time', version = version + 1, event_id = eid,
                   written_by = 'clock'
                   where request_id = p_request and status = 'pending'
                       and (expires_at <= clock_timestamp() or r.starts_at <= clock_timestamp()) returning id, version)
    select jsonb_build_object('o', jsonb_agg(pair(id, version))) into part from u having count(*) > 0;
    if part is not null then
        changed := part;
        happened := 'offers_lapsed';
    end if;
    if r.status = 'open' and r.starts_at <= clock_timestamp() then
        with u as (update appointment set status = 'cancelled', version = version + 1, event_id = eid,
                       written_by = 'clock' where request_id = p_request and status = 'open' returning id, version)
        select jsonb_build_object('a', jsonb_agg(pair(id, version))) into part from u having count(*) > 0;
        changed := changed || coalesce(part, '{}');
        booked := exists (select from appointment where request_id = p_request and live(status));
        happened := case when booked then 'request_started' else 'request_expired' end;
        r.status := case when booked then 'filled' else 'expired' end;
    end if;
    if r.status = 'filled' and r.ends_at <= clock_timestamp() then
        happened := 'request_completed';
        r.status := 'completed';
    end if;
    if happened is null then
        return false;
    end if;
    if happened <> 'offers_lapsed' then
        update appointment_request set status = r.status, version = version + 1, event_id = eid, written_by = 'clock'
            where id = p_request returning * into r;
        changed := changed || jsonb_build_object('r', jsonb_build_array(pair(r.id, r.version)));
    end if;
    insert into event (id, kind, source, market_id, request_id, rows)
        values (eid, happened, 'clock', r.market_id, r.id, changed);
    return true;
end $$;
reset role;
