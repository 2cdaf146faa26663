-- SPDX-License-Identifier: GPL-3.0-or-later
-- Undo: a command of its own that compensates another one under the same locks and checks. It never writes an old value
-- back over a newer one: a row that is not as the command left it refuses, and says who changed it.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

insert into setting (name, value, about) values ('undo_minutes', '10', 'how long a command can be undone, in minutes');
alter table setting add check (name <> 'undo_minutes' or value ~ '^[0-9]{1,4}$');

-- The first of the event's rows that is no longer as the event left it. null: all are.
create function moved_on(e event, p_letters text[]) returns outcome
language plpgsql stable set search_path = slotdesk, pg_temp as $$
declare
    l event;
begin
    select later.* into l
        from jsonb_each(e.rows) k, jsonb_array_elements(k.value) v
        join lateral (
            select id, version, event_id from appointment_request where k.key = 'r' and id = (v ->> 0)::bigint
            union all select id, version, event_id from appointment where k.key = 'a' and id = (v ->> 0)::bigint
            union all select id, version, event_id from appointment_offer where k.key = 'o' and id = (v ->> 0)::bigint
        ) now_is on now_is.version <> (v ->> 1)::int
        join event later on later.id = now_is.event_id
        where k.key = any (p_letters) order by later.id desc limit 1;
    if not found then
        return null;
    end if;
    return refused('changed', format('%s changed this at %s: it cannot be undone any more',
                       coalesce((select name from staff where login = l.login), l.login), local_time(l.at, e.market_id)),
                   e.request_id, e.appointment_id, e.offer_id, null,
                   jsonb_build_object('event_id', l.id, 'kind', l.kind, 'at', l.at, 'login', l.login));
end $$;

create function undone(c command) returns jsonb
language sql immutable
return jsonb_build_object('undoes', c.id, 'function', c.function);

create function undo_event(p_command uuid, p_event bigint, c command, e event, p_rows jsonb, p_detail jsonb default '{}')
returns void
language sql set search_path = slotdesk, pg_temp as $$
    insert into event (id, kind, source, market_id, request_id, appointment_id, offer_id, therapist_id, command, rows, detail)
        values (p_event, 'command_undone', 'command', e.market_id, e.request_id, e.appointment_id, e.offer_id,
                e.therapist_id, p_command, p_rows, undone(c) || p_detail)
$$;

-- A booking (accept, assign, the wait list's): the slot opens as release opens it; who had it is not asked again.
create function undo_booking(p_command uuid, c command, e event) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    refusal outcome;
begin
    select * into x from open_slot(p_command, e.appointment_id, '{}', true);
    refusal := x.refusal;
    if refusal.code is null then
        refusal := case when over(x.r, (x.r).starts_at) then closed_outcome(x.r, null, e.appointment_id)
                        else moved_on(e, '{a}') end;
    end if;
    if refusal.code is not null then
        return refusal;
    elsif p_command is null then
        return would(e.request_id, e.appointment_id);
    end if;
    return let_go(p_command, x.a, x.r, 'command_undone', null, undone(c));
end $$;

-- An answer (decline, withdraw) or a place in line.
create function undo_answer(p_command uuid, c command, e event) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    o appointment_offer;
    r appointment_request := hold_request(p_command, e.request_id);
    refusal outcome;
    waiting boolean := c.function = 'join_waitlist';
    eid bigint;
begin
    perform hold_therapists(p_command, array[e.therapist_id]);
    select * into o from appointment_offer where id = e.offer_id;
    refusal := case
        when over(r, r.starts_at) then closed_outcome(r, o.id)
        when not waiting and not exists (select from appointment where request_id = r.id and status = 'open')
            then full_outcome(r, o.id)
        when not waiting and o.expires_at <= clock_timestamp()
            then refused('offer_closed', format('This offer lapsed at %s', local_time(o.expires_at, o.market_id)), r.id,
                         null, o.id, o.version, jsonb_build_object('status', o.status))
        else moved_on(e, '{o}') end;
    if refusal.code is not null then
        return refusal;
    elsif p_command is null then
        return would(r.id, null, o.id);
    end if;
    eid := next_event();
    update appointment_offer set status = case when waiting then status else 'pending' end, waitlisted_at = null,
        responded_at = null, version = version + 1, event_id = eid, written_by = 'command'
        where id = o.id returning * into o;
    perform undo_event(p_command, eid, c, e, jsonb_build_object('o', jsonb_build_array(pair(o.id, o.version))));
    return done(case when waiting then 'Off the waiting list' else 'The offer is open again' end, r.id, null, o.id, o.version);
end $$;

-- Released or reassigned: the therapist who had the slot has it again.
create function undo_leaving(p_command uuid, c command, e event) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    back bigint := (c.detail ->> 'from_therapist_id')::bigint;
    released boolean := c.function = 'release';
    x record;
    a appointment;
    r appointment_request;
    refusal outcome;
    eid bigint;
    written jsonb;
    part jsonb;
begin
    select * into x from open_slot(p_command, e.appointment_id, array[back], false);
    refusal := x.refusal; a := x.a; r := x.r;
    if refusal.code is null then
        refusal := case
            when over(r, case when released then r.starts_at else r.ends_at end) then closed_outcome(r, null, a.id)
            when released and (not (c.detail ->> 'opened')::boolean or not exists (
                    select from appointment where request_id = r.id and status = 'open')) then full_outcome(r, null)
            else moved_on(e, '{a}') end;
    end if;
    if refusal.code is null then
        refusal := taken_outcome(r, a, back);
    end if;
    if refusal.code is not null then
        return refusal;
    elsif p_command is null then
        return would(r.id, a.id);
    end if;
    eid := next_event();
    update appointment set status = 'booked', therapist_id = back, booked_at = clock_timestamp(),
        exempt_reason = case when position is null then exempt_reason end, version = version + 1, event_id = eid,
        written_by = 'command' where id = a.id;
    written := merge_rows(jsonb_build_object('a', jsonb_build_array(pair(a.id, a.version + 1))),
                          merge_rows(follow_offer(r.id, back, 'pending', 'accepted', eid),
                                     follow_offer(r.id, back, 'withdrawn', 'accepted', eid)));
    -- Whose offer the reassignment had accepted is asked again while there is something to take.
    with u as (update appointment_offer o set version = version + 1, event_id = eid, written_by = 'command',
                   responded_at = null,
                   status = case when r.status = 'open' and expires_at > clock_timestamp() then 'pending' else 'expired' end,
                   cause = case when r.status <> 'open' then 'full' when expires_at <= clock_timestamp() then 'time' end
                   where request_id = r.id and therapist_id = a.therapist_id and status = 'accepted'
                       and pair(o.id, o.version) in (select jsonb_array_elements(e.rows -> 'o')) returning id, version)
    select jsonb_build_object('o', jsonb_agg(pair(id, version))) into part from u having count(*) > 0;
    written := merge_rows(merge_rows(written, coalesce(part, '{}')), follow_slots(r.id, eid, 'command'));
    perform undo_event(p_command, eid, c, e, written, jsonb_strip_nulls(jsonb_build_object(
        'position', a.position, 'back_therapist_id', back, 'from_therapist_id', a.therapist_id)));
    perform refresh_cases(array[r.id] || cases_with(a.id));
    return done(format('%s has slot %s again', (select name from therapist where id = back), a.position), r.id, a.id, null,
                a.version + 1, jsonb_build_object('position', a.position));
end $$;

create function undo_swap(p_command uuid, c command, e event) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    a appointment;
    b appointment;
    ra appointment_request;
    rb appointment_request;
    other bigint := (e.detail ->> 'other_request_id')::bigint;
    refusal outcome;
begin
    perform hold_requests(p_command, array[e.request_id, other]);
    select * into ra from appointment_request where id = e.request_id;
    select * into rb from appointment_request where id = other;
    select * into a from appointment where id = e.appointment_id;
    select * into b from appointment where id = (e.detail ->> 'other_appointment_id')::bigint;
    perform hold_therapists(p_command, array[a.therapist_id, b.therapist_id]);
    refusal := case when over(ra, ra.ends_at) then closed_outcome(ra, null, a.id)
                    when over(rb, rb.ends_at) then closed_outcome(rb, null, b.id)
                    else moved_on(e, '{a}') end;
    if refusal.code is null then refusal := cannot_exchange(a, b); end if;
    if refusal.code is not null then
        return refusal;
    elsif p_command is null then
        return would(ra.id, a.id);
    end if;
    return swap_rows(p_command, a, b, 'command_undone', null, undone(c));
end $$;

-- What undoing a cancellation would bring back: its rows that have a position, booked where they were booked, open where
-- they were open and can still be taken. null: it can.
create function restore_outcome(c command, e event, r appointment_request) returns outcome
language plpgsql stable set search_path = slotdesk, pg_temp as $$
declare
    a appointment;
    refusal outcome;
    whole boolean := c.function = 'cancel_request';
    by_it boolean := coalesce(pair(r.id, r.version) in (select jsonb_array_elements(e.rows -> 'r')), false);
    ids bigint[] := written_ids(e, 'a');
begin
    if r.status in ('expired', 'completed') or r.ends_at <= clock_timestamp() or (r.status = 'cancelled' and not by_it)
        or r.starts_at <= clock_timestamp() and not exists (
            select from appointment where id = any (ids) and position is not null and therapist_id is not null) then
        return closed_outcome(r, null, e.appointment_id);
    elsif not whole and exists (select from appointment where id = any (ids) and position is null) then
        return full_outcome(r, null);
    end if;
    refusal := moved_on(e, case when whole then '{r,a}' else '{a}' end::text[]);
    for a in select * from appointment where id = any (ids) and position is not null and therapist_id is not null
        order by position
    loop
        exit when refusal.code is not null;
        refusal := taken_outcome(r, a, a.therapist_id);
        if refusal.code is null and exists (select from appointment o where o.id = any (ids) and o.id <> a.id
                and o.position is not null and o.therapist_id = a.therapist_id) then
            refusal := refused('already_on_request', 'The same therapist had two of these slots', r.id, a.id);
        end if;
    end loop;
    return refusal;
end $$;

create function written_ids(e event, p_letter text) returns bigint[]
language sql immutable
return array(select (v ->> 0)::bigint from jsonb_array_elements(e.rows -> p_letter) v);

create function undo_cancel(p_command uuid, c command, e event) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request := hold_request(p_command, e.request_id);
    refusal outcome;
    ids bigint[] := written_ids(e, 'a');
    started boolean := r.starts_at <= clock_timestamp();
    status_now text;
    eid bigint;
    written jsonb;
    part jsonb;
begin
    perform hold_therapists(p_command, waiting_therapists(r.id)
        || array(select therapist_id from appointment where id = any (ids)));
    refusal := restore_outcome(c, e, r);
    if refusal.code is not null then
        return refusal;
    elsif p_command is null then
        return would(r.id, e.appointment_id);
    end if;
    eid := next_event();
    with u as (update appointment set status = case when therapist_id is null then 'open' else 'booked' end,
                   booked_at = case when therapist_id is not null then clock_timestamp() end, version = version + 1,
                   event_id = eid, written_by = 'command'
                   where id = any (ids) and position is not null and (therapist_id is not null or not started)
                   returning id, version)
    select jsonb_build_object('a', jsonb_agg(pair(id, version))) into written from u;
    status_now := case when exists (select from appointment where request_id = r.id and status = 'open') then 'open'
                       else 'filled' end;
    if r.status <> status_now then
        update appointment_request set status = status_now, version = version + 1, event_id = eid, written_by = 'command'
            where id = r.id;
        written := written || jsonb_build_object('r', jsonb_build_array(pair(r.id, r.version + 1)));
    end if;
    with u as (update appointment_offer o set version = version + 1, event_id = eid, written_by = 'command', cause = null,
                   status = case when b.booked then 'accepted' else 'pending' end
                   from (select f.id, f.therapist_id in (select therapist_id from appointment where id = any (ids)
                             and position is not null and therapist_id is not null) as booked
                         from appointment_offer f where f.id = any (written_ids(e, 'o'))) b
                   where o.id = b.id and pair(o.id, o.version) in (select jsonb_array_elements(e.rows -> 'o'))
                       and (b.booked or status_now = 'open' and o.expires_at > clock_timestamp())
                   returning o.id, o.version)
    select jsonb_build_object('o', jsonb_agg(pair(id, version))) into part from u having count(*) > 0;
    perform undo_event(p_command, eid, c, e, written || coalesce(part, '{}'));
    r.status := status_now;
    perform fill_from_waitlist(p_command, r, null, 'command');
    perform refresh_cases(array[r.id]);
    return done('It stands again', r.id, e.appointment_id, null,
                case when e.appointment_id is null then (select version from appointment_request where id = r.id)
                     else (select version from appointment where id = e.appointment_id) end);
end $$;

create function undo_reschedule(p_command uuid, c command, e event) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request := hold_request(p_command, e.request_id);
    starts timestamptz := (e.detail ->> 'from_starts_at')::timestamptz;
    ends timestamptz := (e.detail ->> 'from_ends_at')::timestamptz;
    refusal outcome;
begin
    perform hold_therapists(p_command, array(select therapist_id from appointment where request_id = r.id and live(status)));
    refusal := case
        when over(r, r.starts_at)
            or exists (select from appointment where request_id = r.id and status in ('completed', 'no_show'))
            then closed_outcome(r)
        when starts <= clock_timestamp()
            then refused('request_closed', 'The time it had before is past', r.id, null, null, r.version,
                         jsonb_build_object('status', r.status))
        else moved_on(e, '{r,a}') end;
    if refusal.code is null then refusal := busy_then(r, starts, ends); end if;
    if refusal.code is not null then
        return refusal;
    elsif p_command is null then
        return would(r.id);
    end if;
    return move_request(p_command, r, starts, ends, 'command_undone', null, undone(c));
end $$;

create function undo_finish(p_command uuid, c command, e event) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    refusal outcome;
    eid bigint;
begin
    select * into x from open_slot(p_command, e.appointment_id, '{}', false);
    refusal := x.refusal;
    if refusal.code is null then refusal := moved_on(e, '{a}'); end if;
    if refusal.code is not null then
        return refusal;
    elsif p_command is null then
        return would(e.request_id, e.appointment_id);
    end if;
    eid := next_event();
    update appointment set status = 'booked', version = version + 1, event_id = eid, written_by = 'command'
        where id = e.appointment_id;
    perform undo_event(p_command, eid, c, e, jsonb_build_object('a',
        jsonb_build_array(pair(e.appointment_id, (x.a).version + 1))), jsonb_build_object('position', (x.a).position));
    return done('Booked again', e.request_id, e.appointment_id, null, (x.a).version + 1);
end $$;

-- Those who have not answered are not asked any more.
create function undo_offers(p_command uuid, c command, e event) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request := hold_request(p_command, e.request_id);
    eid bigint;
    left_over bigint[];
    written jsonb;
begin
    select array_agg(o.id) into left_over from appointment_offer o
        where o.id = any (written_ids(e, 'o')) and o.status = 'pending'
            and pair(o.id, o.version) in (select jsonb_array_elements(e.rows -> 'o'));
    if over(r, r.starts_at) then
        return closed_outcome(r);
    elsif not exists (select from appointment where request_id = r.id and status = 'open') then
        return full_outcome(r, null);
    elsif left_over is null then
        return refused('changed', 'Everybody asked has answered meanwhile', r.id, null, null, r.version);
    elsif p_command is null then
        return would(r.id);
    end if;
    eid := next_event();
    with u as (update appointment_offer set status = 'withdrawn', responded_at = clock_timestamp(), version = version + 1,
                   event_id = eid, written_by = 'command' where id = any (left_over) returning id, version)
    select jsonb_build_object('o', jsonb_agg(pair(id, version))) into written from u;
    perform undo_event(p_command, eid, c, e, written, jsonb_build_object('withdrawn', cardinality(left_over)));
    return done(format('Offers withdrawn: %s', cardinality(left_over)), r.id, null, null, r.version,
                jsonb_build_object('withdrawn', cardinality(left_over)));
end $$;

create function rule_undo(p_command uuid, p_undoes uuid) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    c command;
    e event;
begin
    if p_undoes is null then
        return refused('invalid', 'The id of the command to undo is needed');
    end if;
    select * into c from command where id = p_undoes;
    if not found then
        return refused('not_found', 'There is no such command');
    elsif c.login <> session_user and not pg_has_role(session_user, 'slotdesk_supervisor', 'member') then
        return refused('not_allowed', 'This was somebody else''s: a supervisor can undo it', c.request_id);
    end if;
    select * into e from event where id = c.event_id;
    if not c.ok or e.id is null then
        return refused('invalid', 'It changed nothing: there is nothing to undo', c.request_id);
    elsif c.created_at < clock_timestamp() - make_interval(mins => setting_of('undo_minutes')::int) then
        return refused('invalid', format('It is more than %s minutes ago', setting_of('undo_minutes')), c.request_id);
    end if;
    case
        when e.kind in ('offer_accepted', 'slot_assigned') then return undo_booking(p_command, c, e);
        when c.function in ('decline_offer', 'withdraw_offer', 'join_waitlist') then return undo_answer(p_command, c, e);
        when c.function in ('release', 'reassign') then return undo_leaving(p_command, c, e);
        when c.function in ('cancel_appointment', 'cancel_request') then return undo_cancel(p_command, c, e);
        when c.function in ('complete', 'no_show') then return undo_finish(p_command, c, e);
        when c.function = 'swap' then return undo_swap(p_command, c, e);
        when c.function = 'reschedule' then return undo_reschedule(p_command, c, e);
        when c.function = 'send_offers' then return undo_offers(p_command, c, e);
        else return refused('invalid', format('%s cannot be undone', c.function), c.request_id);
    end case;
end $$;

create function undo(command uuid, undoes uuid) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'undo', jsonb_build_object('undoes', $2));
end $$;
revoke execute on all functions in schema slotdesk from public;
grant execute on function undo(uuid, uuid) to slotdesk_agent, slotdesk_supervisor, slotdesk_backend;
reset role;
