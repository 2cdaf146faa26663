-- SPDX-License-Identifier: GPL-3.0-or-later
-- The rules on one slot, made again with a dry run, and the wait list: a slot that opens goes to the first in line
-- inside the same transaction, and only if nobody in line can take it are offers out again.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

alter table appointment_offer add waitlisted_at timestamptz;
create index offer_waiting on appointment_offer (request_id, waitlisted_at) where waitlisted_at is not null;

-- A place in line is worth something only as long as the offer is one that lost to a full request.
create function leave_waitlist() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    new.waitlisted_at := null;
    return new;
end $$;
create trigger waitlist_left before update on appointment_offer for each row
    when (new.waitlisted_at is not null and (new.status <> 'expired' or new.cause is distinct from 'full'))
    execute function leave_waitlist();

-- The therapists in line: to be locked before one of them is chosen.
create function waiting_therapists(p_request bigint) returns bigint[]
language sql stable set search_path = slotdesk, pg_temp as $$
    select coalesce(array_agg(therapist_id), '{}') from appointment_offer
    where request_id = p_request and waitlisted_at is not null
$$;

create function next_waiting(r appointment_request, p_not_therapist bigint) returns appointment_offer
language sql stable set search_path = slotdesk, pg_temp as $$
    select o.* from appointment_offer o join therapist t on t.id = o.therapist_id
    where o.request_id = r.id and o.waitlisted_at is not null and o.status = 'expired' and o.cause = 'full' and t.active
        and o.therapist_id is distinct from p_not_therapist
        and not exists (select from appointment a where a.request_id = r.id and a.therapist_id = o.therapist_id
                        and live(a.status))
        and busy_with(o.therapist_id, r.starts_at, r.ends_at, r.id) is null
    order by o.waitlisted_at, o.id limit 1
$$;

-- Books from the line while there are open slots; each booking has an event of its own. Returns how many.
create function fill_from_waitlist(p_command uuid, r appointment_request, p_not_therapist bigint, p_source text) returns int
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    o appointment_offer;
    booked int := 0;
begin
    while not over(r, r.starts_at) and exists (select from appointment where request_id = r.id and status = 'open') loop
        o := next_waiting(r, p_not_therapist);
        exit when o.id is null;
        perform book_offer(p_command, o, r, 'waitlist_booked', p_source);
        booked := booked + 1;
    end loop;
    return booked;
end $$;

-- A slot is open again. The caller holds the request, its slots and the waiting therapists. written: what the caller's
-- own event wrote with it.
create function reopen(p_command uuid, r appointment_request, p_not_therapist bigint, p_event bigint,
                       out written jsonb, out booked int, out asked int)
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    r.status := 'open';
    written := '{}';
    booked := fill_from_waitlist(p_command, r, p_not_therapist, 'command');
    if exists (select from appointment where request_id = r.id and status = 'open') then
        written := reoffer(r, p_not_therapist, p_event);
    end if;
    asked := (select count(*) from appointment_offer where request_id = r.id and status = 'pending');
end $$;

-- Never the one who just left, nobody who is not active, nobody who is booked then.
create or replace function reoffer(p_request appointment_request, p_not_therapist bigint, p_event bigint) returns jsonb
language sql set search_path = slotdesk, pg_temp as $$
    select write_offers(p_request, array(
        select o.therapist_id from appointment_offer o join therapist t on t.id = o.therapist_id and t.active
            where o.request_id = p_request.id and o.status = 'expired' and o.cause = 'full'
                and o.therapist_id is distinct from p_not_therapist
                and busy_with(o.therapist_id, p_request.starts_at, p_request.ends_at, null) is null
        union
        select e from eligible_therapists(p_request) e
            where e is distinct from p_not_therapist
                and not exists (select from appointment_offer o where o.request_id = p_request.id and o.therapist_id = e)
    ), p_event)
$$;

create function rule_join_waitlist(p_command uuid, p_offer bigint) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    o appointment_offer;
    r appointment_request;
    refusal outcome;
    opening boolean;
    eid bigint;
    place bigint;
begin
    select * into x from open_offer(p_command, p_offer, true, true);
    refusal := x.refusal; o := x.o; r := x.r;
    if refusal.code is not null then
        return refusal;
    end if;
    opening := exists (select from appointment where request_id = r.id and status = 'open');
    refusal := offer_taken_outcome(o, r);
    if refusal.code = 'already_on_request' or opening and refusal.code is not null then
        return refusal;
    elsif o.status = 'accepted' then
        return refused('offer_closed', 'This offer was accepted already', r.id, null, o.id, o.version,
                       jsonb_build_object('status', o.status));
    elsif p_command is null then
        return would(r.id, null, o.id);
    elsif opening then
        return book_offer(p_command, o, r, 'offer_accepted', 'command');
    end if;
    if o.waitlisted_at is null then
        eid := next_event();
        update appointment_offer set waitlisted_at = clock_timestamp(), version = version + 1, event_id = eid,
            written_by = 'command' where id = o.id returning * into o;
        insert into event (id, kind, source, market_id, request_id, offer_id, therapist_id, command, rows)
            values (eid, 'waitlist_joined', 'command', r.market_id, r.id, o.id, o.therapist_id, p_command,
                    jsonb_build_object('o', jsonb_build_array(pair(o.id, o.version))));
    end if;
    select count(*) into place from appointment_offer w
        where w.request_id = r.id and (w.waitlisted_at, w.id) <= (o.waitlisted_at, o.id);
    return done(format('On the waiting list, number %s', place), r.id, null, o.id, o.version,
                jsonb_build_object('place', place) || case when eid is null then '{"no_effect": true}' else '{}' end::jsonb);
end $$;

-- What a slot command needs before it may choose: arguments, then the locks (request, slots, these therapists; with
-- p_opens also those in line).
drop function open_slot(bigint, bigint[], text);
create function open_slot(p_command uuid, p_appointment bigint, p_therapists bigint[], p_opens boolean,
                          out a appointment, out r appointment_request, out refusal outcome)
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    t therapist;
begin
    refusal := null;
    if p_appointment is null or array_position(p_therapists, null) is not null then
        refusal := refused('invalid', 'A slot and, where one is named, a therapist are needed');
        return;
    end if;
    select * into a from appointment where id = p_appointment;
    select * into t from therapist where id = p_therapists[1];
    if not t.active then
        refusal := refused('invalid', format('%s is not active', t.name), a.request_id, a.id);
    elsif t.market_id <> a.market_id then
        refusal := refused('invalid', format('%s works in another market', t.name), a.request_id, a.id);
    elsif a.id is null then
        refusal := refused('not_found', format('There is no appointment %s', p_appointment));
    elsif cardinality(p_therapists) > 0 and t.id is null then
        refusal := refused('not_found', format('There is no therapist %s', p_therapists[1]), a.request_id, a.id);
    end if;
    if refusal.code is not null then
        return;
    end if;
    r := hold_request(p_command, a.request_id);
    select * into a from appointment where id = p_appointment;
    perform hold_therapists(p_command, p_therapists || a.therapist_id
                            || case when p_opens then waiting_therapists(r.id) else '{}' end);
    if not (select u.active from therapist u where u.id = p_therapists[1]) then
        refusal := refused('invalid', format('%s is not active', t.name), a.request_id, a.id);
    elsif r.id <> a.request_id then
        refusal := refused('changed', 'This row belongs to another request now', a.request_id, a.id, null, a.version);
    end if;
end $$;

create or replace function rule_assign(p_command uuid, p_appointment bigint, p_therapist bigint, p_expected int,
                                       p_reason text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    a appointment;
    r appointment_request;
    refusal outcome := reason_refusal(p_reason);
    eid bigint;
    changed jsonb;
begin
    if refusal.code is null then
        select * into x from open_slot(p_command, p_appointment, array[p_therapist], false);
        refusal := x.refusal; a := x.a; r := x.r;
    end if;
    if refusal.code is not null then
        return refusal;
    elsif over(r, r.starts_at) then
        return closed_outcome(r, null, a.id);
    elsif live(a.status) and a.position is not null
        and not exists (select from appointment where request_id = r.id and status = 'open') then
        return full_outcome(r, null);
    end if;
    refusal := changed_outcome(a, p_expected, '{open}');
    if refusal.code is null then
        refusal := taken_outcome(r, a, p_therapist);
    end if;
    if refusal.code is not null then
        return refusal;
    elsif p_command is null then
        return would(r.id, a.id);
    end if;

    eid := next_event();
    update appointment set status = 'booked', therapist_id = p_therapist, booked_at = clock_timestamp(),
        version = version + 1, event_id = eid, written_by = 'command' where id = a.id returning * into a;
    changed := merge_rows(jsonb_build_object('a', jsonb_build_array(pair(a.id, a.version))),
                          follow_offer(r.id, p_therapist, 'pending', 'accepted', eid));
    changed := merge_rows(changed, follow_slots(r.id, eid, 'command'));
    insert into event (id, kind, source, market_id, request_id, appointment_id, therapist_id, command, reason_code, rows,
                       detail)
        values (eid, 'slot_assigned', 'command', r.market_id, r.id, a.id, p_therapist, p_command, reason_code(p_reason),
                changed, jsonb_build_object('position', a.position));
    return done(format('%s has slot %s', (select name from therapist where id = p_therapist), a.position), r.id, a.id,
                null, a.version, jsonb_build_object('position', a.position));
end $$;

create or replace function rule_reassign(p_command uuid, p_appointment bigint, p_therapist bigint, p_expected int,
                                         p_reason text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    a appointment;
    r appointment_request;
    refusal outcome := reason_refusal(p_reason);
    eid bigint;
    before bigint;
    changed jsonb;
begin
    if refusal.code is null then
        select * into x from open_slot(p_command, p_appointment, array[p_therapist], false);
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

    eid := next_event();
    before := a.therapist_id;
    update appointment set therapist_id = p_therapist, booked_at = clock_timestamp(),
        exempt_reason = case when position is null then exempt_reason end,
        version = version + 1, event_id = eid, written_by = 'command' where id = a.id returning * into a;
    changed := merge_rows(jsonb_build_object('a', jsonb_build_array(pair(a.id, a.version))),
                          follow_offer(r.id, before, 'accepted', 'withdrawn', eid));
    changed := merge_rows(changed, follow_offer(r.id, p_therapist, 'pending', 'accepted', eid));
    changed := merge_rows(changed, follow_slots(r.id, eid, 'command'));
    insert into event (id, kind, source, market_id, request_id, appointment_id, therapist_id, command, reason_code, rows,
                       detail)
        values (eid, 'slot_reassigned', 'command', r.market_id, r.id, a.id, p_therapist, p_command,
                reason_code(p_reason), changed, jsonb_build_object('position', a.position, 'from_therapist_id', before));
    perform refresh_cases(array[r.id] || cases_with(a.id));
    return done(format('%s now has %s', (select name from therapist where id = p_therapist),
                       coalesce('slot ' || a.position, 'the surplus booking')), r.id, a.id, null, a.version,
                jsonb_build_object('position', a.position, 'from_therapist_id', before));
end $$;

create or replace function rule_release(p_command uuid, p_appointment bigint, p_expected int, p_reason text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    a appointment;
    r appointment_request;
    refusal outcome := reason_refusal(p_reason);
begin
    if refusal.code is null then
        select * into x from open_slot(p_command, p_appointment, '{}', true);
        refusal := x.refusal; a := x.a; r := x.r;
    end if;
    if refusal.code is not null then
        return refusal;
    elsif over(r, r.starts_at) then
        return closed_outcome(r, null, a.id);
    end if;
    refusal := changed_outcome(a, p_expected, '{booked}');
    if refusal.code is not null then
        return refusal;
    elsif p_command is null then
        return would(r.id, a.id);
    end if;
    return let_go(p_command, a, r, 'slot_released', reason_code(p_reason), '{}');
end $$;

-- The therapist leaves the row: its slot opens, or, if there is one too many, the surplus takes its place. Releasing,
-- and undoing a booking.
create function let_go(p_command uuid, a appointment, r appointment_request, p_kind text, p_reason_code text,
                       p_detail jsonb) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    eid bigint := next_event();
    before bigint := a.therapist_id;
    at_position int := a.position;
    changed jsonb := promote_surplus(a, eid);
    opened boolean := changed = '{}' and a.position is not null;
    y record;
begin
    if changed = '{}' then
        update appointment set status = case when opened then 'open' else 'cancelled' end, exempt_reason = null,
            therapist_id = case when not opened then therapist_id end, booked_at = case when not opened then booked_at end,
            version = version + 1, event_id = eid, written_by = 'command' where id = a.id;
    end if;
    select * into a from appointment where id = a.id;
    changed := merge_rows(changed, jsonb_build_object('a', jsonb_build_array(pair(a.id, a.version))));
    changed := merge_rows(changed, follow_offer(r.id, before, 'accepted', 'withdrawn', eid));
    changed := merge_rows(changed, follow_slots(r.id, eid, 'command'));
    select '{}'::jsonb as written, 0 as booked, 0 as asked into y;
    if opened then
        select * into y from reopen(p_command, r, before, eid);
        changed := merge_rows(changed, y.written);
    end if;
    insert into event (id, kind, source, market_id, request_id, appointment_id, therapist_id, command, reason_code, rows,
                       detail)
        values (eid, p_kind, 'command', r.market_id, r.id, a.id, before, p_command, p_reason_code, changed, p_detail
                || jsonb_build_object('position', at_position, 'opened', opened, 'pending_offers', y.asked));
    perform refresh_cases(array[r.id] || cases_with(a.id));
    return done(case when y.booked > 0 then format('Slot %s went to the first on the waiting list', a.position)
                     when opened then format('Slot %s is open again, %s offers are out', a.position, y.asked)
                     else 'The surplus booking is gone' end, r.id, a.id, null,
                (select version from appointment where id = a.id),
                jsonb_build_object('opened', opened, 'pending_offers', y.asked, 'from_therapist_id', before,
                                   'waitlist_booked', y.booked));
end $$;

create or replace function rule_cancel_appointment(p_command uuid, p_appointment bigint, p_expected int, p_reason text,
                                                   p_asked_by text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    a appointment;
    r appointment_request;
    refusal outcome := reason_refusal(p_reason);
    eid bigint;
    before bigint;
    changed jsonb;
begin
    if length(p_asked_by) > 200 then
        return refused('invalid', 'Who asked is too long: 200 characters at most');
    elsif refusal.code is null then
        select * into x from open_slot(p_command, p_appointment, '{}', false);
        refusal := x.refusal; a := x.a; r := x.r;
    end if;
    if refusal.code is not null then
        return refusal;
    -- A row that is live on a closed request is a double booking: cancelling it is how it ends.
    elsif r.status in ('cancelled', 'expired') and not live(a.status) then
        return closed_outcome(r, null, a.id);
    end if;
    refusal := changed_outcome(a, p_expected, '{open,booked}');
    if refusal.code is not null then
        return refusal;
    elsif p_command is null then
        return would(r.id, a.id);
    end if;

    eid := next_event();
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
        values (eid, 'slot_cancelled', 'command', r.market_id, r.id, a.id, before, p_command, reason_code(p_reason),
                changed, jsonb_build_object('position', (x.a).position,
                                            'late', r.starts_at < clock_timestamp() + interval '2 hours'));
    perform refresh_cases(array[r.id] || cases_with(a.id));
    return done(coalesce('Slot ' || (x.a).position || ' is cancelled', 'The surplus booking is cancelled'), r.id, a.id,
                null, a.version, jsonb_build_object('therapist_id', before,
                    'late', r.starts_at < clock_timestamp() + interval '2 hours'));
end $$;
revoke execute on all functions in schema slotdesk from public;
reset role;
