-- SPDX-License-Identifier: GPL-3.0-or-later
-- For every writer that is not a command: an old backend (slotdesk_legacy), an owner's hand, a repair. Such a write does
-- not stamp event_id; these triggers stamp it, give it its one event, keep it to the slots, and keep the alerts true.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

create function hand_source() returns text
language sql stable
return case when pg_has_role(session_user, 'slotdesk_legacy', 'member')
             and not pg_has_role(session_user, 'slotdesk_owner', 'member') then 'guard' else 'hand' end;

-- Outside READ COMMITTED a lock alone does not hold: the count would use the old snapshot. Moving a row of the
-- request's own makes a stale snapshot end as 40001.
create function take_turn(p_request bigint) returns void
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        insert into guard_turn as g (request_id) values (p_request)
            on conflict (request_id) do update set turns = g.turns + 1;
    end if;
end $$;

-- Gives a new live row its place: an open slot, else one that was cancelled while there is room. null: no room.
create function give_place(p_row appointment, p_slots int, p_event bigint, p_source text) returns appointment
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    place appointment;
begin
    if (select count(*) from appointment where request_id = p_row.request_id and live(status) and id <> p_row.id)
        >= p_slots then
        return null;
    end if;
    select * into place from appointment where request_id = p_row.request_id and position is not null
        and status in ('open', 'cancelled') and id <> p_row.id
        order by status = 'open' desc, position limit 1;
    if found then
        update appointment set status = 'cancelled', position = null, replaced_by = p_row.id, version = version + 1,
            event_id = p_event, written_by = p_source where id = place.id;
    end if;
    return place;
end $$;

create function guard_appointment() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
    place appointment;
    eid bigint;
    source text := hand_source();
    wrong text;
    busy bigint;
    changed jsonb := '{}';
begin
    if tg_op = 'UPDATE' and new is not distinct from old then
        return new;
    end if;
    eid := nextval(pg_get_serial_sequence('event', 'id'));
    if live(new.status) and (tg_op = 'INSERT' or not live(old.status) or new.request_id <> old.request_id
            or new.therapist_id is distinct from old.therapist_id
            or (new.starts_at, new.ends_at) <> (old.starts_at, old.ends_at)) then
        select * into r from appointment_request where id = new.request_id for no key update;
        if not found then
            raise exception 'there is no request %', new.request_id using errcode = 'foreign_key_violation';
        end if;
        perform take_turn(r.id);
        perform from therapist where id = new.therapist_id for no key update;
        new.market_id := coalesce(new.market_id, r.market_id);
        new.starts_at := coalesce(new.starts_at, r.starts_at);
        new.ends_at := coalesce(new.ends_at, r.ends_at);
        new.booked_at := case when tg_op = 'UPDATE' and new.therapist_id is not distinct from old.therapist_id
            and live(old.status) then new.booked_at else clock_timestamp() end;
        if tg_op = 'INSERT' or new.request_id <> old.request_id or new.position is null then
            new.position := null;
            if r.status not in ('cancelled', 'expired') then
                place := give_place(new, r.slots, eid, source);
                new.position := place.position;
            end if;
            if place.id is not null then
                changed := jsonb_build_object('a', jsonb_build_array(pair(place.id, place.version + 1)));
            end if;
        end if;
        busy := busy_with(new.therapist_id, new.starts_at, new.ends_at, r.id);
        wrong := case when r.status in ('cancelled', 'expired') then 'after_close'
                      when new.position is null then 'surplus'
                      when exists (select from appointment a where a.request_id = r.id and a.id <> new.id
                                   and a.therapist_id = new.therapist_id and live(a.status)) then 'same_therapist'
                      when busy is not null then 'overlap' end;
        if wrong is not null and setting_of('guard') = 'enforce' then
            raise exception using errcode = 'exclusion_violation', constraint = 'slotdesk_guard',
                message = case wrong
                    when 'after_close' then format('request %s is %s: nobody can be booked on it', r.id, r.status)
                    when 'surplus' then (full_outcome(r, null)).message || format(': request %s is full', r.id)
                    when 'same_therapist' then format('therapist %s already has a slot of request %s', new.therapist_id, r.id)
                    else format('therapist %s is booked at that time, on request %s', new.therapist_id, busy) end,
                detail = wrong;
        end if;
        new.exempt_reason := wrong;
    elsif tg_op = 'INSERT' then
        select * into r from appointment_request where id = new.request_id;
        new.market_id := coalesce(new.market_id, r.market_id);
        new.starts_at := coalesce(new.starts_at, r.starts_at);
        new.ends_at := coalesce(new.ends_at, r.ends_at);
    end if;
    if not live(new.status) then
        new.exempt_reason := null;
    end if;
    new.version := case when tg_op = 'INSERT' then 1 else old.version + 1 end;
    new.event_id := eid;
    new.written_by := source;
    insert into event (id, kind, source, market_id, request_id, appointment_id, therapist_id, rows, detail)
        values (eid, case when live(new.status) and (tg_op = 'INSERT' or not live(old.status)) then 'slot_booked'
                          when tg_op = 'UPDATE' and live(old.status) and not live(new.status) then 'slot_cancelled'
                          else 'row_changed' end,
                source, new.market_id, new.request_id, new.id, coalesce(new.therapist_id, old.therapist_id),
                merge_rows(changed, jsonb_build_object('a', jsonb_build_array(pair(new.id, new.version)))),
                jsonb_strip_nulls(jsonb_build_object('position', new.position, 'exempt', new.exempt_reason)));
    return new;
end $$;

create trigger guard_insert before insert on appointment for each row when (new.event_id is null)
    execute function guard_appointment();
create trigger guard_update before update on appointment for each row
    when (new.event_id is not distinct from old.event_id) execute function guard_appointment();

-- Requests and offers written by hand: stamped, with their event.
create function stamp_row() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    eid bigint;
    letter text := case tg_table_name when 'appointment_request' then 'r' else 'o' end;
begin
    if tg_op = 'UPDATE' and new is not distinct from old then
        return new;
    end if;
    eid := nextval(pg_get_serial_sequence('event', 'id'));
    if letter = 'o' then
        if new.market_id is null then
            select market_id into new.market_id from appointment_request where id = new.request_id;
        end if;
        if new.status = 'expired' and new.cause is null then
            new.cause := case when exists (select from appointment where request_id = new.request_id and status = 'open')
                then 'time' else 'full' end;
        elsif new.status <> 'expired' then
            new.cause := null;
        end if;
    end if;
    new.version := case when tg_op = 'INSERT' then 1 else old.version + 1 end;
    new.event_id := eid;
    new.written_by := hand_source();
    insert into event (id, kind, source, market_id, request_id, offer_id, rows)
        values (eid, case tg_op when 'INSERT' then 'row_added' else 'row_changed' end, new.written_by, new.market_id,
                (case letter when 'r' then to_jsonb(new) -> 'id' else to_jsonb(new) -> 'request_id' end)::bigint,
                case letter when 'o' then new.id end,
                jsonb_build_object(letter, jsonb_build_array(pair(new.id, new.version))));
    return new;
end $$;

create trigger stamp_insert before insert on appointment_request for each row when (new.event_id is null)
    execute function stamp_row();
create trigger stamp_update before update on appointment_request for each row
    when (new.event_id is not distinct from old.event_id) execute function stamp_row();
create trigger stamp_insert before insert on appointment_offer for each row when (new.event_id is null)
    execute function stamp_row();
create trigger stamp_update before update on appointment_offer for each row
    when (new.event_id is not distinct from old.event_id) execute function stamp_row();

-- After such a write: the request's status, its offers and the alerts follow, with an event of their own.
create function follow_write() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    requests bigint[];
    one bigint;
    eid bigint;
    changed jsonb;
    r appointment_request;
    source text := hand_source();
begin
    requests := case when tg_table_name = 'appointment_request' then array[(to_jsonb(coalesce(new, old)) -> 'id')::bigint]
        when tg_op = 'UPDATE' then array[(to_jsonb(new) -> 'request_id')::bigint, (to_jsonb(old) -> 'request_id')::bigint]
        else array[(to_jsonb(coalesce(new, old)) -> 'request_id')::bigint] end;
    for one in select distinct u from unnest(requests) u order by u loop
        select * into r from appointment_request where id = one for no key update;
        continue when not found;
        eid := nextval(pg_get_serial_sequence('event', 'id'));
        changed := '{}';
        if tg_table_name = 'appointment' and tg_op <> 'DELETE' then
            if live(new.status) and new.request_id = one then
                changed := follow_offer(one, new.therapist_id, 'pending', 'accepted', eid);
            end if;
        end if;
        if exists (select from appointment where request_id = one) then
            changed := merge_rows(changed, follow_slots(one, eid, source));
        end if;
        if changed <> '{}' then
            insert into event (id, kind, source, market_id, request_id, rows)
                values (eid, 'request_followed', source, r.market_id, one, changed);
        end if;
    end loop;
    if tg_table_name <> 'appointment_offer' then
        perform refresh_cases(requests || case when tg_table_name = 'appointment'
            then cases_with((to_jsonb(coalesce(new, old)) -> 'id')::bigint) else '{}' end, source);
    end if;
    return null;
end $$;

-- Not for the open row that stands down: the row that takes its place is not there yet, and follows for both.
create trigger follow_write after insert or update on appointment for each row
    when (new.written_by in ('hand', 'guard') and (new.replaced_by is null or new.position is not null))
    execute function follow_write();
create trigger follow_write after insert or update on appointment_request for each row
    when (new.written_by in ('hand', 'guard')) execute function follow_write();
create trigger follow_write after insert or update on appointment_offer for each row
    when (new.written_by in ('hand', 'guard')) execute function follow_write();

-- A row that is taken away leaves its event too.
create function row_removed() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    insert into event (kind, source, market_id, request_id, detail)
        values ('row_removed', hand_source(), old.market_id,
                (case tg_table_name when 'appointment_request' then to_jsonb(old) -> 'id'
                     else to_jsonb(old) -> 'request_id' end)::bigint,
                jsonb_build_object('table', tg_table_name, 'id', old.id));
    return null;
end $$;
create trigger row_removed after delete on appointment for each row execute function row_removed();
create trigger row_removed after delete on appointment_request for each row execute function row_removed();
create trigger row_removed after delete on appointment_offer for each row execute function row_removed();
create trigger removed_follow after delete on appointment for each row execute function follow_write();

-- Exactly slots rows with the positions 1 … slots, at commit, whoever wrote. Commands cannot break it, so only others
-- are checked.
create function check_positions() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    checked bigint := case when tg_table_name = 'appointment_request' then (to_jsonb(coalesce(new, old)) -> 'id')::bigint
        else (to_jsonb(coalesce(new, old)) -> 'request_id')::bigint end;
    wanted int;
begin
    select slots into wanted from appointment_request where id = checked;
    if found and (select count(*) <> wanted or coalesce(max(position), 0) <> wanted
                  from appointment where request_id = checked and position is not null) then
        raise exception 'request % must have exactly % slot rows, with the positions 1 to %', checked, wanted, wanted
            using errcode = 'check_violation', constraint = 'appointment_positions';
    end if;
    return null;
end $$;
create constraint trigger check_positions after insert or update on appointment deferrable initially deferred
    for each row when (new.written_by <> 'command' and new.written_by <> 'clock') execute function check_positions();
create constraint trigger check_positions_removed after delete on appointment deferrable initially deferred
    for each row execute function check_positions();
create constraint trigger check_positions after insert or update on appointment_request deferrable initially deferred
    for each row when (new.written_by <> 'command' and new.written_by <> 'clock') execute function check_positions();

-- Append-only: the outbox and the receipts are history for everybody, owners included.
create function refuse_change() returns trigger
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on event for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on command for each statement execute function refuse_change();
reset role;
