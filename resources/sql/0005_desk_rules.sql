-- SPDX-License-Identifier: GPL-3.0-or-later
-- The rules of the desk's commands on one slot. Same shape as 0004: checks, locks, decision, rows, one event, outcome.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- What a slot command needs before it may choose: arguments, caller, the locks (request, its slots, these therapists).
create function open_slot(p_appointment bigint, p_therapists bigint[], p_reason text,
                          out a appointment, out r appointment_request, out code text, out refusal outcome)
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    t therapist;
begin
    refusal := null;
    code := reason_code(p_reason);
    if p_appointment is null or array_position(p_therapists, null) is not null then
        refusal := refused('invalid', 'A slot and, where one is named, a therapist are needed');
        return;
    elsif code is null then
        refusal := refused('invalid', 'A reason is needed: one of the reason codes, or "code: text"');
        return;
    elsif length(p_reason) > 2000 then
        refusal := refused('invalid', 'The reason is too long: 2,000 characters at most');
        return;
    end if;
    select * into a from appointment where id = p_appointment;
    if not found then
        refusal := refused('not_found', format('There is no appointment %s', p_appointment));
        return;
    end if;
    if not caller_sees(a.market_id) then
        refusal := refused('not_allowed', 'This request is in a market that is not yours');
        return;
    end if;
    select * into t from therapist where id = p_therapists[1];
    if cardinality(p_therapists) > 0 and not found then
        refusal := refused('not_found', format('There is no therapist %s', p_therapists[1]), a.request_id, a.id);
        return;
    elsif cardinality(p_therapists) > 0 and not t.active then
        refusal := refused('invalid', format('%s is not active', t.name), a.request_id, a.id);
        return;
    elsif cardinality(p_therapists) > 0 and t.market_id <> a.market_id then
        refusal := refused('invalid', format('%s works in another market', t.name), a.request_id, a.id);
        return;
    end if;
    r := lock_request(a.request_id);
    perform lock_therapists(p_therapists || a.therapist_id);
    select * into a from appointment where id = p_appointment;
end $$;

-- The row is not as the caller saw it. null: it is.
create function changed_outcome(p_a appointment, p_expected int, p_allowed text[]) returns outcome
language plpgsql stable set search_path = slotdesk, pg_temp as $$
declare
    holder text;
begin
    if p_a.replaced_by is not null then
        return refused('changed', 'An old backend took this slot: it has another id now', p_a.request_id, p_a.id, null,
                       p_a.version, jsonb_build_object('new_appointment_id', p_a.replaced_by));
    elsif not (p_a.status = any (p_allowed)) or p_expected <> p_a.version then
        select name into holder from therapist where id = p_a.therapist_id;
        return refused('changed', format('This slot changed meanwhile: it is %s now', p_a.status
                           || coalesce(' (' || holder || ')', '')), p_a.request_id, p_a.id, null, p_a.version,
                       jsonb_build_object('status', p_a.status, 'therapist_id', p_a.therapist_id));
    end if;
    return null;
end $$;

-- Whether this therapist can take the slot. null: yes.
create function taken_outcome(p_r appointment_request, p_a appointment, p_therapist bigint) returns outcome
language plpgsql stable set search_path = slotdesk, pg_temp as $$
declare
    who text := (select name from therapist where id = p_therapist);
    other bigint;
begin
    if exists (select from appointment where request_id = p_r.id and therapist_id = p_therapist and live(status)) then
        return refused('already_on_request', format('%s already has a slot of this request', who), p_r.id, p_a.id);
    end if;
    other := busy_with(p_therapist, p_a.starts_at, p_a.ends_at, p_r.id);
    if other is not null then
        return refused('therapist_busy', format('%s is booked at that time, on request %s', who, other), p_r.id, p_a.id,
                       null, null, jsonb_build_object('busy_request_id', other));
    end if;
    return null;
end $$;

-- The offers of one therapist follow what the desk did: taken by the new one, withdrawn from the one who left.
create function follow_offer(p_request bigint, p_therapist bigint, p_from text, p_to text, p_event bigint) returns jsonb
language sql set search_path = slotdesk, pg_temp as $$
    with u as (
        update appointment_offer set status = p_to, responded_at = coalesce(responded_at, clock_timestamp()), cause = null,
            version = version + 1, event_id = p_event, written_by = 'command'
            where request_id = p_request and therapist_id = p_therapist and status = p_from returning id, version)
    select coalesce(jsonb_build_object('o', jsonb_agg(pair(id, version))), '{}') from u having count(*) > 0
    union all select '{}' limit 1
$$;

-- A row without a position takes the place that a live row gave up: with more therapists than slots, letting one go
-- must not open the slot for yet another.
create function promote_surplus(p_freed appointment, p_event bigint) returns jsonb
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    s appointment;
    reason text;
begin
    if p_freed.position is null then
        return '{}';
    end if;
    select * into s from appointment where request_id = p_freed.request_id and position is null and live(status)
        order by booked_at, id limit 1;
    if not found then
        return '{}';
    end if;
    update appointment set position = null, status = 'cancelled', version = version + 1, event_id = p_event,
        written_by = 'command', exempt_reason = null where id = p_freed.id returning * into p_freed;
    reason := case
        when exists (select from appointment o where o.request_id = s.request_id and o.id <> s.id
                     and o.therapist_id = s.therapist_id and live(o.status)) then 'same_therapist'
        when busy_with(s.therapist_id, s.starts_at, s.ends_at, s.request_id) is not null then 'overlap' end;
    update appointment set position = (select n from generate_series(1, 8) n where not exists (
            select from appointment o where o.request_id = s.request_id and o.position = n) order by n limit 1),
        exempt_reason = reason, version = version + 1, event_id = p_event, written_by = 'command'
        where id = s.id returning * into s;
    return jsonb_build_object('a', jsonb_build_array(pair(p_freed.id, p_freed.version), pair(s.id, s.version)));
end $$;

create function rule_assign(p_command uuid, p_appointment bigint, p_therapist bigint, p_expected int, p_reason text)
returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    a appointment;
    r appointment_request;
    refusal outcome;
    eid bigint;
    changed jsonb;
begin
    select * into x from open_slot(p_appointment, array[p_therapist], p_reason);
    refusal := x.refusal; a := x.a; r := x.r;
    if refusal.code is not null then
        return refusal;
    end if;
    if r.status in ('cancelled', 'expired', 'completed') or r.starts_at <= clock_timestamp() then
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
    end if;

    eid := nextval(pg_get_serial_sequence('event', 'id'));
    update appointment set status = 'booked', therapist_id = p_therapist, booked_at = clock_timestamp(),
        version = version + 1, event_id = eid, written_by = 'command' where id = a.id returning * into a;
    changed := merge_rows(jsonb_build_object('a', jsonb_build_array(pair(a.id, a.version))),
                          follow_offer(r.id, p_therapist, 'pending', 'accepted', eid));
    changed := merge_rows(changed, follow_slots(r.id, eid, 'command'));
    insert into event (id, kind, source, market_id, request_id, appointment_id, therapist_id, command, reason_code, rows,
                       detail)
        values (eid, 'slot_assigned', 'command', r.market_id, r.id, a.id, p_therapist, p_command, x.code, changed,
                jsonb_build_object('position', a.position));
    return done(format('%s has slot %s', (select name from therapist where id = p_therapist), a.position), r.id, a.id,
                null, a.version, jsonb_build_object('position', a.position));
end $$;

create function rule_reassign(p_command uuid, p_appointment bigint, p_therapist bigint, p_expected int, p_reason text)
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
    select * into x from open_slot(p_appointment, array[p_therapist], p_reason);
    refusal := x.refusal; a := x.a; r := x.r;
    if refusal.code is not null then
        return refusal;
    end if;
    if r.status in ('cancelled', 'expired', 'completed') or r.ends_at <= clock_timestamp() then
        return closed_outcome(r, null, a.id);
    end if;
    refusal := changed_outcome(a, p_expected, '{booked}');
    if refusal.code is null then
        refusal := taken_outcome(r, a, p_therapist);
    end if;
    if refusal.code is not null then
        return refusal;
    end if;

    eid := nextval(pg_get_serial_sequence('event', 'id'));
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
        values (eid, 'slot_reassigned', 'command', r.market_id, r.id, a.id, p_therapist, p_command, x.code, changed,
                jsonb_build_object('position', a.position, 'from_therapist_id', before));
    perform refresh_cases(array[r.id] || cases_with(a.id));
    return done(format('%s now has %s', (select name from therapist where id = p_therapist),
                       coalesce('slot ' || a.position, 'the surplus booking')), r.id, a.id, null, a.version,
                jsonb_build_object('position', a.position, 'from_therapist_id', before));
end $$;

-- The other requests of open cases that this row is part of: their alerts may end with what is done to it.
create function cases_with(p_appointment bigint) returns bigint[]
language sql stable set search_path = slotdesk, pg_temp as $$
    select coalesce(array_agg(distinct u), '{}') from alert l, unnest(l.request_ids) u
    where l.status in ('new', 'claimed', 'snoozed') and p_appointment = any (l.appointment_ids)
$$;
create index alert_appointments on alert using gin (appointment_ids) where status in ('new', 'claimed', 'snoozed');
create index alert_requests on alert using gin (request_ids);

create function rule_release(p_command uuid, p_appointment bigint, p_expected int, p_reason text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    a appointment;
    r appointment_request;
    refusal outcome;
    eid bigint;
    before bigint;
    opened boolean;
    changed jsonb;
    revived int := 0;
begin
    select * into x from open_slot(p_appointment, '{}', p_reason);
    refusal := x.refusal; a := x.a; r := x.r;
    if refusal.code is not null then
        return refusal;
    end if;
    if r.status in ('cancelled', 'expired', 'completed') or r.starts_at <= clock_timestamp() then
        return closed_outcome(r, null, a.id);
    end if;
    refusal := changed_outcome(a, p_expected, '{booked}');
    if refusal.code is not null then
        return refusal;
    end if;

    eid := nextval(pg_get_serial_sequence('event', 'id'));
    before := a.therapist_id;
    changed := promote_surplus(a, eid);
    opened := changed = '{}' and a.position is not null;
    if opened then
        update appointment set status = 'open', therapist_id = null, booked_at = null, exempt_reason = null,
            version = version + 1, event_id = eid, written_by = 'command' where id = a.id;
    elsif changed = '{}' then
        update appointment set status = 'cancelled', exempt_reason = null, version = version + 1, event_id = eid,
            written_by = 'command' where id = a.id;
    end if;
    select * into a from appointment where id = p_appointment;
    changed := merge_rows(changed, jsonb_build_object('a', jsonb_build_array(pair(a.id, a.version))));
    changed := merge_rows(changed, follow_offer(r.id, before, 'accepted', 'withdrawn', eid));
    changed := merge_rows(changed, follow_slots(r.id, eid, 'command'));
    if opened then
        changed := merge_rows(changed, reoffer(r, before, eid));
        revived := (select count(*) from appointment_offer where request_id = r.id and status = 'pending');
    end if;
    insert into event (id, kind, source, market_id, request_id, appointment_id, therapist_id, command, reason_code, rows,
                       detail)
        values (eid, 'slot_released', 'command', r.market_id, r.id, a.id, before, p_command, x.code, changed,
                jsonb_build_object('position', (x.a).position, 'opened', opened, 'pending_offers', revived));
    perform refresh_cases(array[r.id] || cases_with(a.id));
    return done(case when opened then format('Slot %s is open again, %s offers are out', a.position, revived)
                     else 'The surplus booking is gone' end, r.id, a.id, null, a.version,
                jsonb_build_object('opened', opened, 'pending_offers', revived, 'from_therapist_id', before));
end $$;

-- A slot is open again: the offers that had only expired because the request was full, and new eligible therapists.
-- Never the one who just left.
create function reoffer(p_request appointment_request, p_not_therapist bigint, p_event bigint) returns jsonb
language sql set search_path = slotdesk, pg_temp as $$
    select write_offers(p_request, array(
        select o.therapist_id from appointment_offer o
            where o.request_id = p_request.id and o.status = 'expired' and o.cause = 'full'
                and o.therapist_id is distinct from p_not_therapist
                and busy_with(o.therapist_id, p_request.starts_at, p_request.ends_at, null) is null
        union
        select e from eligible_therapists(p_request) e
            where e is distinct from p_not_therapist
                and not exists (select from appointment_offer o where o.request_id = p_request.id and o.therapist_id = e)
    ), p_event)
$$;
reset role;
