-- SPDX-License-Identifier: GPL-3.0-or-later
-- The fourth kind of double booking gets its backstop, as the other three have theirs: nobody is booked on a request that
-- is cancelled or expired, and no request is closed over somebody who is booked, whatever rule wrote it and whether or not
-- it took the locks. Rows that the guard or the import let through carry their reason and an alert, and stay.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- FOR SHARE conflicts with the UPDATE that closes: of two that did not lock, the second one waits and then sees the
-- first. A command holds the row more strongly already, and pays for one look by the primary key.
create function refuse_after_close() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    closed text;
begin
    select status into closed from appointment_request where id = new.request_id for share;
    if closed in ('cancelled', 'expired') then
        raise exception 'request % is %: nobody can be booked on it', new.request_id, closed
            using errcode = 'exclusion_violation', constraint = 'appointment_after_close';
    end if;
    return null;
end $$;
create function refuse_closing_over() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    if exists (select from appointment where request_id = new.id and live(status) and exempt_reason is null) then
        raise exception 'request % has somebody booked on it: it cannot be %', new.id, new.status
            using errcode = 'exclusion_violation', constraint = 'appointment_after_close';
    end if;
    return null;
end $$;
create constraint trigger after_close_added after insert on appointment
    for each row when (new.status in ('booked', 'completed', 'no_show') and new.exempt_reason is null)
    execute function refuse_after_close();
create constraint trigger after_close_booked after update on appointment
    for each row when (new.status in ('booked', 'completed', 'no_show') and new.exempt_reason is null
        and (old.status not in ('booked', 'completed', 'no_show') or old.exempt_reason is not null
             or old.request_id <> new.request_id))
    execute function refuse_after_close();
-- An old backend's own UPDATE of the status is let through: follow_write says what came of it, and the alert is raised.
create constraint trigger after_close_closed after update on appointment_request
    for each row when (new.status in ('cancelled', 'expired') and old.status is distinct from new.status
        and new.written_by in ('command', 'clock'))
    execute function refuse_closing_over();
-- As in 0015, the request first: who comes back does not come to a closed one.
create or replace function undo_cancel(p_command uuid, c command, e event) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request := hold_request(p_command, e.request_id);
    refusal outcome;
    ids bigint[] := written_ids(e, 'a');
    started boolean := r.starts_at <= clock_timestamp();
    status_now text;
    eid bigint;
    written jsonb := '{}';
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
    status_now := case when exists (select from appointment where request_id = r.id and (status = 'open'
                           or id = any (ids) and position is not null and therapist_id is null and not started)) then 'open'
                       else 'filled' end;
    if r.status <> status_now then
        update appointment_request set status = status_now, version = version + 1, event_id = eid, written_by = 'command'
            where id = r.id;
        written := jsonb_build_object('r', jsonb_build_array(pair(r.id, r.version + 1)));
    end if;
    with u as (update appointment set status = case when therapist_id is null then 'open' else 'booked' end,
                   booked_at = case when therapist_id is not null then clock_timestamp() end, version = version + 1,
                   event_id = eid, written_by = 'command'
                   where id = any (ids) and position is not null and (therapist_id is not null or not started)
                   returning id, version)
    select written || jsonb_build_object('a', jsonb_agg(pair(id, version))) into written from u;
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

revoke execute on function refuse_after_close(), refuse_closing_over() from public;
reset role;
