-- SPDX-License-Identifier: GPL-3.0-or-later
-- The rules on whole requests and on two of them, with their dry run, and the public functions of the newer commands.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

insert into reason (code, label, uses) values
    ('new_time', 'The client asked for another time', '{reschedule}'),
    ('nobody_there', 'Nobody opened the door', '{no_show}'),
    ('no_longer_needed', 'No longer needed', '{withdraw}');
update reason set uses = uses || '{swap}'
    where code in ('therapist_late', 'car_trouble', 'illness', 'client_wish', 'phone_agreement', 'mistake', 'other');
update reason set uses = uses || '{reschedule}'
    where code in ('therapist_late', 'car_trouble', 'illness', 'weather', 'phone_agreement', 'mistake', 'other');
update reason set uses = uses || '{withdraw}' where code in ('therapist_cancelled', 'illness', 'mistake', 'other');
update reason set uses = uses || '{no_show}' where code in ('client_no_answer', 'therapist_cancelled', 'mistake', 'other');

-- Several requests at once: all of them by id, then all their slots.
create function hold_requests(p_command uuid, p_requests bigint[]) returns void
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    if p_command is null then
        return;
    elsif holds_locks() then
        perform from appointment_request where id = any (p_requests) order by id for no key update nowait;
        perform from appointment where request_id = any (p_requests) and position is not null
            order by request_id, position for no key update nowait;
    else
        perform from appointment_request where id = any (p_requests) order by id for no key update;
        perform from appointment where request_id = any (p_requests) and position is not null
            order by request_id, position for no key update;
    end if;
end $$;

-- Why this therapist cannot take this row's time, these rows not counted; null when free.
create function busy_besides(p_therapist bigint, a appointment, p_not_rows bigint[]) returns outcome
language plpgsql stable set search_path = slotdesk, pg_temp as $$
declare
    who text := (select name from therapist where id = p_therapist);
    other bigint;
begin
    if exists (select from appointment o where o.request_id = a.request_id and o.therapist_id = p_therapist
               and live(o.status) and o.id <> all (p_not_rows)) then
        return refused('already_on_request', format('%s already has a slot of request %s', who, a.request_id),
                       a.request_id, a.id);
    end if;
    select o.request_id into other from appointment o
        where o.therapist_id = p_therapist and live(o.status) and o.id <> all (p_not_rows)
            and o.starts_at < a.ends_at and a.starts_at < o.ends_at order by o.starts_at limit 1;
    if other is not null then
        return refused('therapist_busy', format('%s is booked at that time, on request %s', who, other), a.request_id,
                       a.id, null, null, jsonb_build_object('busy_request_id', other));
    end if;
    return null;
end $$;

-- Whether the therapists of two rows can change places; null: they can. That one is on the request already comes first,
-- whichever of the two it is.
create function cannot_exchange(a appointment, b appointment) returns outcome
language plpgsql stable set search_path = slotdesk, pg_temp as $$
declare
    here outcome := busy_besides(b.therapist_id, a, array[a.id, b.id]);
    there outcome := busy_besides(a.therapist_id, b, array[a.id, b.id]);
begin
    return case when here.code is null or there.code = 'already_on_request' and here.code <> 'already_on_request'
                then there else here end;
end $$;

-- One row may never be a second booking of its therapist, not even between two statements: the first row stands outside
-- the constraints until the second one has let go. p_coming: the offers that become accepted with it: pending ones, or
-- those that the swap being undone withdrew.
create function exchange(a appointment, b appointment, p_event bigint, p_coming text) returns jsonb
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    written jsonb;
begin
    update appointment set exempt_reason = 'overlap', event_id = null, written_by = 'command' where id = a.id;
    update appointment set therapist_id = a.therapist_id, booked_at = clock_timestamp(),
        exempt_reason = case when position is null then exempt_reason end, version = version + 1, event_id = p_event,
        written_by = 'command' where id = b.id;
    update appointment set therapist_id = b.therapist_id, booked_at = clock_timestamp(),
        exempt_reason = case when position is null then a.exempt_reason end, version = version + 1, event_id = p_event,
        written_by = 'command' where id = a.id;
    written := jsonb_build_object('a', jsonb_build_array(pair(a.id, a.version + 1), pair(b.id, b.version + 1)));
    if a.request_id <> b.request_id then
        written := merge_rows(written, follow_offer(a.request_id, a.therapist_id, 'accepted', 'withdrawn', p_event));
        written := merge_rows(written, follow_offer(b.request_id, b.therapist_id, 'accepted', 'withdrawn', p_event));
        written := merge_rows(written, follow_offer(a.request_id, b.therapist_id, p_coming, 'accepted', p_event));
        written := merge_rows(written, follow_offer(b.request_id, a.therapist_id, p_coming, 'accepted', p_event));
    end if;
    return written;
end $$;

create function rule_swap(p_command uuid, p_a bigint, p_version_a int, p_b bigint, p_version_b int, p_reason text)
returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    a appointment;
    b appointment;
    ra appointment_request;
    rb appointment_request;
    refusal outcome := reason_refusal(p_reason);
begin
    if p_a is null or p_b is null or p_a = p_b then
        return refused('invalid', 'Two different slots are needed');
    elsif refusal.code is not null then
        return refusal;
    end if;
    select * into a from appointment where id = p_a;
    select * into b from appointment where id = p_b;
    if a.market_id <> b.market_id then
        return refused('invalid', 'The two slots are in different markets', a.request_id, a.id);
    elsif a.id is null or b.id is null then
        return refused('not_found', format('There is no appointment %s', case when a.id is null then p_a else p_b end));
    end if;
    perform hold_requests(p_command, array[a.request_id, b.request_id]);
    select * into ra from appointment_request where id = a.request_id;
    select * into rb from appointment_request where id = b.request_id;
    select * into a from appointment where id = p_a;
    select * into b from appointment where id = p_b;
    perform hold_therapists(p_command, array[a.therapist_id, b.therapist_id]);
    refusal := case when over(ra, ra.ends_at) then closed_outcome(ra, null, a.id)
                    when over(rb, rb.ends_at) then closed_outcome(rb, null, b.id)
                    when a.request_id <> ra.id or b.request_id <> rb.id
                        then refused('changed', 'This row belongs to another request now', a.request_id, a.id) end;
    if refusal.code is null then refusal := changed_outcome(a, p_version_a, '{booked}'); end if;
    if refusal.code is null then refusal := changed_outcome(b, p_version_b, '{booked}'); end if;
    if refusal.code is null and a.therapist_id = b.therapist_id then
        refusal := refused('already_on_request', 'The same therapist has both already', ra.id, a.id);
    end if;
    if refusal.code is null then refusal := cannot_exchange(a, b); end if;
    if refusal.code is not null then
        return refusal;
    elsif p_command is null then
        return would(ra.id, a.id);
    end if;
    return swap_rows(p_command, a, b, 'slots_swapped', reason_code(p_reason), '{}');
end $$;

-- Swapping, and undoing a swap: the event belongs to the first row's request and names the other one.
create function swap_rows(p_command uuid, a appointment, b appointment, p_kind text, p_reason_code text, p_detail jsonb)
returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    eid bigint := next_event();
    written jsonb := exchange(a, b, eid, case when p_detail ? 'undoes' then 'withdrawn' else 'pending' end);
begin
    insert into event (id, kind, source, market_id, request_id, appointment_id, therapist_id, command, reason_code, rows,
                       detail)
        values (eid, p_kind, 'command', a.market_id, a.request_id, a.id, b.therapist_id, p_command, p_reason_code,
                written, p_detail || jsonb_build_object('position', a.position, 'from_therapist_id', a.therapist_id,
                    'other_request_id', b.request_id, 'other_appointment_id', b.id, 'other_position', b.position));
    perform refresh_cases(array[a.request_id, b.request_id] || cases_with(a.id) || cases_with(b.id));
    return done(format('%s and %s changed places', (select name from therapist where id = b.therapist_id),
                       (select name from therapist where id = a.therapist_id)), a.request_id, a.id, null, a.version + 1,
                jsonb_build_object('other_request_id', b.request_id, 'other_appointment_id', b.id,
                                   'other_version', b.version + 1));
end $$;

-- booked -> completed or no_show, from the start on; after the request completed too.
create function rule_finish(p_command uuid, p_appointment bigint, p_status text, p_reason text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    a appointment;
    refusal outcome;
    eid bigint;
begin
    if p_status = 'no_show' then
        refusal := reason_refusal(p_reason);
    end if;
    if refusal.code is null then
        select * into x from open_slot(p_command, p_appointment, '{}', false);
        refusal := x.refusal; a := x.a;
    end if;
    if refusal.code is null and a.starts_at > clock_timestamp() then
        refusal := refused('invalid', format('This visit begins at %s', left(local_time(a.starts_at, a.market_id), 5)),
                           a.request_id, a.id, null, a.version);
    elsif refusal.code is null then
        refusal := changed_outcome(a, null, '{booked}');
    end if;
    if refusal.code is not null then
        return refusal;
    elsif p_command is null then
        return would(a.request_id, a.id);
    end if;
    eid := next_event();
    update appointment set status = p_status, version = version + 1, event_id = eid, written_by = 'command'
        where id = a.id returning * into a;
    insert into event (id, kind, source, market_id, request_id, appointment_id, therapist_id, command, reason_code, rows,
                       detail)
        values (eid, 'visit_' || p_status, 'command', a.market_id, a.request_id, a.id, a.therapist_id, p_command,
                reason_code(p_reason), jsonb_build_object('a', jsonb_build_array(pair(a.id, a.version))),
                jsonb_build_object('position', a.position));
    return done(case p_status when 'completed' then 'The visit took place' else 'Nobody was there' end, a.request_id, a.id,
                null, a.version);
end $$;

-- Who of this request's therapists is not free at that time. null: all are.
create function busy_then(r appointment_request, p_starts timestamptz, p_ends timestamptz) returns outcome
language plpgsql stable set search_path = slotdesk, pg_temp as $$
declare
    busy jsonb;
begin
    select jsonb_agg(jsonb_build_object('therapist_id', t.id, 'name', t.name, 'request_id', b.other) order by t.id)
        into busy
        from therapist t cross join lateral (select busy_with(t.id, p_starts, p_ends, r.id) as other) b
        where b.other is not null
            and t.id in (select therapist_id from appointment where request_id = r.id and live(status));
    return case when busy is not null then refused('therapist_busy', format('%s booked at that time, on request %s',
        (select string_agg(e ->> 'name', ', ') from jsonb_array_elements(busy) e)
            || case jsonb_array_length(busy) when 1 then ' is' else ' are' end, busy -> 0 ->> 'request_id'),
        r.id, null, null, null, jsonb_build_object('busy', busy, 'busy_request_id', busy -> 0 -> 'request_id')) end;
end $$;

create function rule_reschedule(p_command uuid, p_request bigint, p_starts timestamptz, p_minutes int, p_expected int,
                                p_reason text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
    refusal outcome := reason_refusal(p_reason);
    ends timestamptz;
    wrong text := case
        when p_request is null then 'A request is needed'
        when p_minutes is null or p_minutes not between 5 and 1440 then 'A request lasts 5 minutes to a day'
        when p_starts is null or not isfinite(p_starts) then 'A start is needed'
        when p_starts <= clock_timestamp() then 'The start is in the past'
        when p_starts > clock_timestamp() + interval '5 years' then 'The start is more than five years away' end;
begin
    if wrong is not null then
        return refused('invalid', wrong, p_request);
    elsif refusal.code is not null then
        return refusal;
    elsif not exists (select from appointment_request where id = p_request) then
        return refused('not_found', format('There is no request %s', p_request));
    end if;
    ends := p_starts + make_interval(mins => p_minutes);
    r := hold_request(p_command, p_request);
    perform hold_therapists(p_command, array(select therapist_id from appointment where request_id = r.id and live(status)));
    if over(r, r.starts_at)
        or exists (select from appointment where request_id = r.id and status in ('completed', 'no_show')) then
        return closed_outcome(r);
    elsif p_expected <> r.version then
        return refused('changed', format('This request changed meanwhile: it is %s now', r.status), r.id, null, null,
                       r.version, jsonb_build_object('status', r.status));
    end if;
    refusal := busy_then(r, p_starts, ends);
    if refusal.code is not null then
        return refusal;
    elsif p_command is null then
        return would(r.id);
    end if;
    return move_request(p_command, r, p_starts, ends, 'request_rescheduled', reason_code(p_reason), '{}');
end $$;

-- All its rows at once; offers do not outlast the start. Rescheduling, and undoing it.
create function move_request(p_command uuid, r appointment_request, p_starts timestamptz, p_ends timestamptz, p_kind text,
                             p_reason_code text, p_detail jsonb) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    eid bigint := next_event();
    touched bigint[] := (select coalesce(array_agg(distinct u), '{}') from appointment a, unnest(cases_with(a.id)) u
                         where a.request_id = r.id);
    written jsonb;
    part jsonb;
begin
    with u as (update appointment a set starts_at = p_starts, ends_at = p_ends, version = version + 1, event_id = eid,
                   written_by = 'command', exempt_reason = case when exempt_reason = 'overlap' and not exists (
                       select from appointment o where o.request_id = a.request_id and o.id <> a.id
                           and o.therapist_id = a.therapist_id and live(o.status)) then null else exempt_reason end
                   where request_id = r.id and (position is not null or live(status)) returning id, version)
    select jsonb_build_object('a', jsonb_agg(pair(id, version))) into written from u;
    with u as (update appointment_offer set expires_at = p_starts, version = version + 1, event_id = eid,
                   written_by = 'command'
                   where request_id = r.id and status = 'pending' and expires_at > p_starts returning id, version)
    select jsonb_build_object('o', jsonb_agg(pair(id, version))) into part from u having count(*) > 0;
    update appointment_request set starts_at = p_starts, ends_at = p_ends, version = version + 1, event_id = eid,
        written_by = 'command' where id = r.id;
    written := written || coalesce(part, '{}') || jsonb_build_object('r', jsonb_build_array(pair(r.id, r.version + 1)));
    insert into event (id, kind, source, market_id, request_id, command, reason_code, rows, detail)
        values (eid, p_kind, 'command', r.market_id, r.id, p_command, p_reason_code, written,
                p_detail || jsonb_build_object('from_starts_at', r.starts_at, 'from_ends_at', r.ends_at,
                                               'starts_at', p_starts, 'ends_at', p_ends));
    perform refresh_cases(array[r.id] || touched);
    return done(format('Request %s begins at %s now', r.id, left(local_time(p_starts, r.market_id), 5)), r.id, null, null,
                r.version + 1, jsonb_build_object('starts_at', p_starts, 'ends_at', p_ends));
end $$;

-- A slot that a hand or an old backend opens goes to the first in line as well.
create function fill_opened() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
begin
    if cardinality(waiting_therapists(new.request_id)) > 0 then
        r := lock_request(new.request_id);
        perform lock_therapists(waiting_therapists(r.id));
        perform fill_from_waitlist(null, r, null, new.written_by);
    end if;
    return null;
end $$;
create trigger waitlist_fill after insert or update on appointment for each row
    when (new.status = 'open' and new.written_by in ('hand', 'guard')) execute function fill_opened();

-- A swap of two requests' slots stands in both timelines.
create index event_other_request on event (((detail ->> 'other_request_id')::bigint)) where detail ? 'other_request_id';

create or replace function request_timeline(request bigint)
returns table (id bigint, at timestamptz, kind text, source text, actor text, appointment_id bigint, offer_id bigint,
               therapist_name text, previous_therapist_name text, position_no int, reason text, writer text, detail jsonb)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    with told as (
        select e.id, false as other from event e where e.request_id = $1
        union
        select e.id, true from event e where e.detail ? 'other_request_id'
            and (e.detail ->> 'other_request_id')::bigint = $1 and e.request_id <> $1
        union
        select e.id, false from alert l join event e on e.alert_id = l.id
            where l.request_ids @> array[$1] and e.request_id <> $1
    )
    select e.id, e.at, e.kind, e.source, coalesce(s.name, e.login),
           case when d.other then (e.detail ->> 'other_appointment_id')::bigint else e.appointment_id end, e.offer_id,
           coalesce(case when d.other then p.name else t.name end, ''),
           coalesce(case when d.other then t.name else p.name end, ''),
           coalesce((e.detail ->> case when d.other then 'other_position' else 'position' end)::int, 0),
           coalesce(c.arguments ->> 'reason', c.arguments ->> 'report', c.arguments ->> 'note', e.reason_code, ''),
           format('%s (pid %s)', e.application, e.pid), e.detail
    from told d
    join event e on e.id = d.id
    join appointment_request r on r.id = $1
    join visible_market m on m.id = r.market_id
    left join staff s on s.login = e.login
    left join therapist t on t.id = e.therapist_id
    left join therapist p on p.id = (e.detail ->> 'from_therapist_id')::bigint
    left join command c on c.id = e.command
    order by e.id desc
$$;

create function withdraw_offer(command uuid, offer bigint, reason text) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'withdraw_offer', jsonb_build_object('offer', $2, 'reason', $3));
end $$;

create function join_waitlist(command uuid, offer bigint) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'join_waitlist', jsonb_build_object('offer', $2));
end $$;

create function swap(command uuid, appointment_a bigint, version_a int, appointment_b bigint, version_b int, reason text)
returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'swap', jsonb_build_object('appointment_a', $2, 'version_a', $3, 'appointment_b', $4,
                                                      'version_b', $5, 'reason', $6));
end $$;

create function reschedule(command uuid, request bigint, starts_at timestamptz, minutes int, expected_version int,
                           reason text) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'reschedule', jsonb_build_object('request', $2, 'starts_at', $3 at time zone 'UTC',
        'minutes', $4, 'expected_version', $5, 'reason', $6));
end $$;

create function complete(command uuid, appointment bigint) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'complete', jsonb_build_object('appointment', $2));
end $$;

create function no_show(command uuid, appointment bigint, reason text) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'no_show', jsonb_build_object('appointment', $2, 'reason', $3));
end $$;

revoke execute on all functions in schema slotdesk from public;
grant execute on function withdraw_offer(uuid, bigint, text), join_waitlist(uuid, bigint),
    swap(uuid, bigint, int, bigint, int, text), reschedule(uuid, bigint, timestamptz, int, int, text),
    complete(uuid, bigint), no_show(uuid, bigint, text)
    to slotdesk_agent, slotdesk_supervisor, slotdesk_backend;
reset role;
