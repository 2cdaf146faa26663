-- SPDX-License-Identifier: GPL-3.0-or-later
-- Repairs of the guard and the feed.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- What an old backend says of a therapist and no column holds. Clients and requests have such a note already.
alter table therapist add column note text;

-- Old backends give a visit to somebody else by cancelling its row and inserting another. Between the two nobody is
-- booked, so the request counts as cancelled; but nobody has said that it is. Such a request is open for the insert.
-- True when the last thing that decided its status were its slots, under a writer that is not a command.
create function cancelled_by_slots(p_request bigint) returns boolean
language sql volatile set search_path = slotdesk, pg_temp as $$
    select coalesce((
        select e.kind = 'request_followed' from event e
        where e.request_id = p_request and (e.kind = 'request_cancelled'
            or (e.rows ? 'r' and e.kind <> 'row_changed' and not e.detail ? 'noted'))
        order by e.id desc limit 1), false)
$$;

-- A hand that writes "cancelled" means the whole request, also when its slots had made it so before: an UPDATE that
-- changes nothing, but says it. No rows of its own: the row's event is the stamp's.
create function cancel_said() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    if old.status <> 'cancelled' or cancelled_by_slots(new.id) then
        insert into event (kind, source, market_id, request_id)
            values ('request_cancelled', hand_source(), new.market_id, new.id);
    end if;
    return new;
end $$;
create trigger cancel_said before update of status on appointment_request for each row
    when (new.status = 'cancelled' and new.event_id is not distinct from old.event_id) execute function cancel_said();

-- Before the guard: its locks in their order, also when a row moves from one request to another; then the request that
-- only its slots had cancelled is open again, and the guard gives the row one of them. written_by is no hand's, so that
-- nothing follows before the row is there. (A WHEN runs with the writer's rights, who may not call live().)
create function open_for_row() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
    eid bigint;
begin
    if tg_op = 'UPDATE' then
        perform from appointment_request where id in (old.request_id, new.request_id) order by id for no key update;
    end if;
    select * into r from appointment_request where id = new.request_id for no key update;
    if r.status = 'cancelled' and cancelled_by_slots(r.id) then
        eid := nextval(pg_get_serial_sequence('event', 'id'));
        update appointment_request set status = 'open', version = version + 1, event_id = eid, written_by = 'reopened'
            where id = r.id;
        insert into event (id, kind, source, market_id, request_id, rows, detail)
            values (eid, 'request_followed', hand_source(), r.market_id, r.id,
                    jsonb_build_object('r', jsonb_build_array(pair(r.id, r.version + 1))), '{"reopened": true}');
    end if;
    return new;
end $$;
create trigger before_guard_insert before insert on appointment for each row
    when (new.event_id is null and new.status in ('booked', 'completed', 'no_show')) execute function open_for_row();
create trigger before_guard_update before update on appointment for each row
    when (new.event_id is not distinct from old.event_id and new.status in ('booked', 'completed', 'no_show')
          and (old.status not in ('booked', 'completed', 'no_show') or new.request_id <> old.request_id)) execute function open_for_row();

-- After a hand took a therapist off a slot: their offer is not accepted any more. After it moved the row to another
-- request: the request it left has its slot again, and an event that says so, or its readers would not look.
create function follow_left() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
    eid bigint := nextval(pg_get_serial_sequence('event', 'id'));
    slot appointment;
    changed jsonb := '{}';
    moved boolean := new.request_id <> old.request_id;
    source text := hand_source();
begin
    select * into r from appointment_request where id = old.request_id for no key update;
    if not exists (select from appointment where request_id = r.id and therapist_id = old.therapist_id and live(status)) then
        changed := follow_offer(r.id, old.therapist_id, 'accepted', 'withdrawn', eid);
    end if;
    if moved and old.position is not null then
        insert into appointment (market_id, request_id, position, starts_at, ends_at, status, pay_cents, event_id, written_by)
            select r.market_id, r.id, old.position, r.starts_at, r.ends_at,
                   case when r.status in ('open', 'filled') and r.starts_at > clock_timestamp() and count(*) < r.slots
                        then 'open' else 'cancelled' end, old.pay_cents, eid, source
            from appointment where request_id = r.id and live(status) returning * into slot;
        changed := merge_rows(changed, jsonb_build_object('a', jsonb_build_array(pair(slot.id, slot.version))));
    end if;
    if moved or changed <> '{}' then
        insert into event (id, kind, source, market_id, request_id, appointment_id, therapist_id, rows, detail)
            values (eid, case when moved then 'row_changed' else 'request_followed' end, source, r.market_id, r.id, old.id,
                    old.therapist_id, changed,
                    case when moved then jsonb_build_object('moved_to_request', new.request_id) else '{}' end);
    end if;
    return null;
end $$;
create trigger follow_left after update on appointment for each row
    when (new.written_by in ('hand', 'guard') and old.status in ('booked', 'completed', 'no_show')
          and (new.status not in ('booked', 'completed', 'no_show') or new.therapist_id <> old.therapist_id
               or new.request_id <> old.request_id)) execute function follow_left();

-- An offer that a hand moves is news for the request it left too.
create function offer_left() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    insert into event (kind, source, market_id, request_id, offer_id, therapist_id, detail)
        values ('row_changed', hand_source(), old.market_id, old.request_id, old.id, old.therapist_id,
                jsonb_build_object('moved_to_request', new.request_id));
    return null;
end $$;
create trigger offer_left after update on appointment_offer for each row
    when (new.request_id <> old.request_id and new.written_by in ('hand', 'guard')) execute function offer_left();

-- A slot that a hand opens goes to the first in line, as one that a command opens. After follow_write, which has the
-- request open by then.
create function open_to_waitlist() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
begin
    perform from therapist where id = any (waiting_therapists(new.request_id)) order by id for no key update;
    select * into r from appointment_request where id = new.request_id;
    perform fill_from_waitlist(null, r, null, hand_source());
    return null;
end $$;
create trigger open_to_waitlist after update on appointment for each row
    when (new.status = 'open' and old.status <> 'open' and new.written_by in ('hand', 'guard'))
    execute function open_to_waitlist();
create trigger open_to_waitlist_new after insert on appointment for each row
    when (new.status = 'open' and new.written_by in ('hand', 'guard')) execute function open_to_waitlist();

-- The guard as it was (0008), but for one thing: a row that moves to another request is not in its own way.
create or replace function guard_appointment() returns trigger
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
        select a.request_id into busy from appointment a
            where a.therapist_id = new.therapist_id and a.request_id <> r.id and a.id <> new.id and live(a.status)
                and a.starts_at < new.ends_at and new.starts_at < a.ends_at order by a.starts_at limit 1;
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

-- Where the feed stands. What holds the horizon are transactions with an id that are not over: running ones, and
-- prepared ones, which belong to no process. Where a running one may not be seen (no pg_read_all_stats), the oldest
-- event that waits tells the time. A standby is behind by what it has received and not replayed.
create or replace function feed_head()
returns table (incarnation uuid, horizon xid8, server_time timestamptz, held_ms float8, holder text, read_only boolean)
language plpgsql volatile security definer set search_path = slotdesk, pg_temp as $$
declare
    f feed_incarnation;
    here bigint := (select system_identifier from pg_control_system());
    at_xid xid8 := pg_snapshot_xmin(pg_current_snapshot());
    since timestamptz;
    who text;
begin
    select * into f from feed_incarnation;
    if not pg_is_in_recovery() and (f.system_identifier <> here or exists (
            select from event e where e.id > f.after_event and e.xid >= pg_snapshot_xmax(pg_current_snapshot()))) then
        update feed_incarnation set id = gen_random_uuid(), system_identifier = here, since = now(),
            after_event = coalesce((select max(e.id) from event e), 0) returning * into f;
    end if;
    select h.since, h.who into since, who from (
        select a.backend_xid as xid, a.xact_start as since,
               format('%s (pid %s)', coalesce(nullif(a.application_name, ''), a.usename, 'somebody'), a.pid) as who
        from pg_stat_activity a where a.backend_xid is not null and a.pid <> pg_backend_pid()
        union all
        select p.transaction, p.prepared, format('%s (prepared transaction %s in %s)', p.owner, p.gid, p.database)
        from pg_prepared_xacts p) h
        order by age(h.xid) desc limit 1;
    if since is null and at_xid < pg_snapshot_xmax(pg_current_snapshot()) then
        select e.at, 'somebody' into since, who from event e where e.xid >= at_xid order by e.xid, e.id limit 1;
    end if;
    if pg_is_in_recovery() and pg_last_wal_receive_lsn() > pg_last_wal_replay_lsn() then
        since := least(since, pg_last_xact_replay_timestamp());
        who := 'the replay of the primary';
    end if;
    return query select f.id, at_xid, clock_timestamp(),
        coalesce(extract(epoch from clock_timestamp() - since)::float8 * 1000, 0), coalesce(who, ''), pg_is_in_recovery();
end $$;

revoke execute on function cancelled_by_slots(bigint), cancel_said(), open_for_row(), follow_left(), offer_left(),
    open_to_waitlist() from public;
reset role;
