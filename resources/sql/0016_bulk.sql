-- SPDX-License-Identifier: GPL-3.0-or-later
-- Many at once, the dry run of any command, and the two rules that make and end requests with theirs.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- Every lock that any of the items needs, in the one order: requests, slots, therapists (those booked, those in line).
-- Requests that share an open case come along, because their alerts are kept true together.
create function hold_all(p_command uuid, p_requests bigint[]) returns void
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    requests bigint[] := array(
        select r.id from appointment_request r where r.id = any (p_requests) and caller_sees(r.market_id)
        union
        select u from alert l, unnest(l.request_ids) u
            where l.request_ids && p_requests and l.status in ('new', 'claimed', 'snoozed') and caller_sees(l.market_id));
begin
    perform hold_requests(p_command, requests);
    perform hold_therapists(p_command, array(
        select therapist_id from appointment where request_id = any (requests) and live(status)
        union
        select therapist_id from appointment_offer where request_id = any (requests) and waitlisted_at is not null));
end $$;

-- Each item through the rule of its single command, under locks that are all held before the first. One receipt; each
-- item's effect has its own event, named in the item.
create function rule_bulk(p_command uuid, p_function text, p_items bigint[], p_reason text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    single text := case p_function when 'release_all' then 'release' when 'cancel_all' then 'cancel_request'
                       else 'send_offers' end;
    key text := case single when 'release' then 'appointment' else 'request' end;
    refusal outcome := case when p_reason is not null or single <> 'send_offers' then reason_refusal(p_reason) end;
    o outcome;
    first_refusal outcome;
    one bigint;
    eid bigint;
    last_event bigint := 0;
    items jsonb := '[]';
    succeeded int := 0;
    wrong text := case
        when coalesce(cardinality(p_items), 0) = 0 then 'At least one item is needed'
        when cardinality(p_items) > 500 then '500 items at most'
        when array_position(p_items, null) is not null then 'An item may not be null'
        when cardinality(p_items) <> (select count(distinct u) from unnest(p_items) u) then 'An item is named twice' end;
begin
    if wrong is not null then
        return refused('invalid', wrong);
    elsif refusal.code is not null then
        return refusal;
    elsif p_command is not null then
        perform hold_all(p_command, case single when 'release' then
            array(select request_id from appointment where id = any (p_items)) else p_items end);
    end if;
    foreach one in array p_items loop
        o := decide(p_command, single, jsonb_build_object(key, one, 'reason', p_reason));
        eid := null;
        if o.ok then
            succeeded := succeeded + 1;
            select min(id), coalesce(max(id), last_event) into eid, last_event
                from event where command = p_command and id > last_event;
        elsif first_refusal.code is null then
            first_refusal := o;
        end if;
        items := items || jsonb_strip_nulls(jsonb_build_object('id', one, 'ok', o.ok, 'code', o.code, 'message', o.message,
                                                               'event', eid));
    end loop;
    if succeeded = 0 then
        return refused(first_refusal.code, first_refusal.message, null, null, null, null,
                       jsonb_build_object('items', items));
    elsif p_command is null then
        o := would(null);
        o.detail := o.detail || jsonb_build_object('items', items);
        return o;
    end if;
    return done(format(case succeeded when cardinality(p_items) then 'All %2$s done' else '%s of %s done' end,
                       succeeded, cardinality(p_items)), null, null, null, null,
                jsonb_build_object('items', items)
                || case when last_event = 0 then '{"no_effect": true}' else '{}' end::jsonb);
end $$;

-- One argument as the command's own call would hand it to the rule. What cannot be one raises a data exception.
create function argument_of(p_value jsonb, p_type regtype) returns jsonb
language plpgsql stable set search_path = slotdesk, pg_temp as $$
begin
    if p_value is null or jsonb_typeof(p_value) = 'null' then
        return null;
    elsif (jsonb_typeof(p_value) = 'array') <> (p_type in ('bigint[]'::regtype, 'text[]'::regtype)) or jsonb_typeof(p_value) = 'object' then
        raise data_exception;
    end if;
    return case p_type
        when 'bigint[]'::regtype then to_jsonb(array(select e::bigint from jsonb_array_elements_text(p_value)
                                                     with ordinality x (e, n) order by n))
        when 'bigint'::regtype then to_jsonb((p_value #>> '{}')::bigint)
        when 'integer'::regtype then to_jsonb((p_value #>> '{}')::int)
        when 'boolean'::regtype then to_jsonb((p_value #>> '{}')::boolean)
        when 'uuid'::regtype then to_jsonb((p_value #>> '{}')::uuid)
        when 'timestamptz'::regtype then to_jsonb((p_value #>> '{}')::timestamptz at time zone 'UTC')
        when 'numeric'::regtype then to_jsonb((p_value #>> '{}')::numeric)
        when 'text[]'::regtype then p_value
        else to_jsonb(p_value #>> '{}') end;
end $$;

-- The outcome that a command would have: the same rule, no lock, no write. Arguments by the names of its SQL parameters.
create function preview(function text, arguments jsonb) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    f pg_proc;
    ready jsonb := '{}';
    stranger text;
begin
    select * into f from pg_proc p
        where p.pronamespace = 'slotdesk'::regnamespace and p.proname = $1 and p.prorettype = 'outcome'::regtype
            and p.prosecdef and p.proargnames[1] = 'command';
    if not found then
        return refused('invalid', format('There is no command "%s"', $1));
    elsif not has_function_privilege(session_user, f.oid, 'execute') or not caller_may($1) then
        return refused('not_allowed', 'This login may not do that');
    elsif $2 is null or jsonb_typeof($2) <> 'object' then
        return refused('invalid', 'The arguments are an object: one member for each parameter');
    end if;
    select k into stranger from jsonb_object_keys($2) k where k <> all (f.proargnames[2:]) limit 1;
    if found then
        return refused('invalid', format('"%s" is no argument of %s', stranger, $1));
    end if;
    begin
        for i in 2..f.pronargs loop
            ready := ready || jsonb_build_object(f.proargnames[i], argument_of($2 -> f.proargnames[i], f.proargtypes[i - 1]));
        end loop;
    exception when data_exception then
        return refused('invalid', 'One of the arguments is not of its kind');
    end;
    return decide(null, $1, ready);
end $$;

create or replace function rule_create_request(p_command uuid, p_client bigint, p_market bigint, p_service text, p_slots int,
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
    elsif p_command is null then
        return would(null);
    end if;

    eid := next_event();
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

create or replace function rule_cancel_request(p_command uuid, p_request bigint, p_expected int, p_reason text, p_asked_by text)
returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
    refusal outcome := reason_refusal(p_reason);
    eid bigint;
    changed jsonb;
    part jsonb;
    affected bigint[];
    touched bigint[];
begin
    if p_request is null or length(p_asked_by) > 200 then
        return refused('invalid', 'A request is needed, and who asked has 200 characters at most');
    elsif refusal.code is not null then
        return refusal;
    elsif not exists (select from appointment_request where id = p_request) then
        return refused('not_found', format('There is no request %s', p_request));
    end if;
    r := hold_request(p_command, p_request);
    if r.status not in ('open', 'filled') or r.ends_at <= clock_timestamp()
        or exists (select from appointment where request_id = r.id and status in ('completed', 'no_show')) then
        return closed_outcome(r);
    elsif p_expected <> r.version then
        return refused('changed', format('This request changed meanwhile: it is %s now', r.status), r.id, null, null,
                       r.version, jsonb_build_object('status', r.status));
    elsif p_command is null then
        return would(r.id);
    end if;
    select coalesce(array_agg(distinct therapist_id), '{}') into affected from appointment
        where request_id = r.id and status = 'booked';
    perform lock_therapists(affected);

    eid := next_event();
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
        values (eid, 'request_cancelled', 'command', r.market_id, r.id, p_command, reason_code(p_reason),
                changed || jsonb_build_object('r', jsonb_build_array(pair(r.id, r.version))),
                jsonb_build_object('late', r.starts_at < clock_timestamp() + interval '2 hours',
                                   'therapist_ids', to_jsonb(affected)));
    perform refresh_cases(array[r.id] || touched);
    return done('Cancelled', r.id, null, null, r.version,
                jsonb_build_object('therapist_ids', to_jsonb(affected),
                                   'late', r.starts_at < clock_timestamp() + interval '2 hours'));
end $$;

create function release_all(command uuid, items bigint[], reason text) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'release_all', jsonb_build_object('items', to_jsonb($2), 'reason', $3));
end $$;

create function cancel_all(command uuid, items bigint[], reason text) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'cancel_all', jsonb_build_object('items', to_jsonb($2), 'reason', $3));
end $$;

create function send_offers_all(command uuid, items bigint[], reason text default null) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'send_offers_all', jsonb_build_object('items', to_jsonb($2), 'reason', $3));
end $$;

revoke execute on all functions in schema slotdesk from public;
grant execute on function release_all(uuid, bigint[], text), cancel_all(uuid, bigint[], text),
    send_offers_all(uuid, bigint[], text) to slotdesk_agent, slotdesk_supervisor, slotdesk_backend;
grant execute on function preview(text, jsonb)
    to slotdesk_agent, slotdesk_supervisor, slotdesk_admin, slotdesk_backend;
reset role;
