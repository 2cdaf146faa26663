-- SPDX-License-Identifier: GPL-3.0-or-later
-- Without a relay one desk lets pass what is past its time, and not all of them; an undo is no way around the second
-- person; and a bulk command locks everybody whom one of its items will lock.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- One row: whose turn it is. A crash forgets it, and the next desk that asks takes it: not logged, so that a turn costs no
-- flush. It ends with its session or by the clock.
create unlogged table expiry_turn (
    only_row boolean primary key default true check (only_row),
    holder uuid not null,
    login text not null,
    pid int not null,
    backend_start timestamptz,
    until timestamptz not null
);

-- What a desk asks now and then. While a relay has its lease, or another desk its turn, it does nothing and takes no lock;
-- else it takes the turn, or goes on with it, and lets pass what is due. holder: made by the program, new at each start;
-- without one there is no row.
create function expire_in_turn(holder uuid, milliseconds int default 40000)
returns table (mine boolean, held_by text, lapsed int)
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    term constant interval := make_interval(secs => least(greatest(coalesce($2, 40000), 200), 600000) / 1000.0);
    t expiry_turn;
    place text;
begin
    if $1 is null then
        return;
    end if;
    select l.place into place from relay_lease l where l.holder is not null and l.until > clock_timestamp();
    if found then
        return query select false, coalesce(nullif(place, ''), 'relay'), 0;
        return;
    end if;
    select * into t from expiry_turn;
    if t.holder <> $1 and t.until > clock_timestamp() and session_lives(t.pid, t.backend_start) then
        return query select false, staff_name(t.login), 0;
        return;
    end if;
    -- Of several that see a turn end, one takes it and the others do not wait for its work.
    perform from expiry_turn for no key update skip locked;
    if not found and t.holder is not null then
        return query select false, staff_name(t.login), 0;
        return;
    end if;
    insert into expiry_turn as e (holder, login, pid, backend_start, until)
        values ($1, session_user, pg_backend_pid(),
                (select s.backend_start from pg_stat_get_activity(pg_backend_pid()) s), clock_timestamp() + term)
        on conflict (only_row) do update set holder = excluded.holder, login = excluded.login, pid = excluded.pid,
            backend_start = excluded.backend_start, until = excluded.until
            where e.holder = excluded.holder or e.holder = t.holder;
    if not found then
        return query select false, staff_name(e.login), 0 from expiry_turn e;
        return;
    end if;
    lapsed := expire_due();
    perform watch_risks();
    mine := true;
    held_by := staff_name(session_user);
    return next;
end $$;

-- Which booking a command would let go of by itself; undoing what booked somebody is one of them.
create function lets_go_of(p_function text, p jsonb) returns bigint
language plpgsql stable set search_path = slotdesk, pg_temp as $$
begin
    if p_function in ('release', 'cancel_appointment', 'reassign') then
        return (p ->> 'appointment')::bigint;
    elsif p_function = 'undo' then
        return (select e.appointment_id from command c join event e on e.id = c.event_id
                where c.id = (p ->> 'undoes')::uuid and c.ok
                    and (e.kind in ('offer_accepted', 'slot_assigned') or c.function = 'reassign'));
    end if;
    return null;
end $$;

-- An undo brings back a cancelled request with its slots, and no surplus: of one that was double-booked, somebody would
-- have been let go.
create function undo_drops_somebody(p_undoes uuid) returns bigint
language sql stable set search_path = slotdesk, pg_temp as $$
    select r.id from command c join event e on e.id = c.event_id join appointment_request r on r.id = c.request_id
    where c.id = p_undoes and c.ok and e.kind = 'request_cancelled'
        and jsonb_array_length(e.detail -> 'therapist_ids') > r.slots
$$;

-- As in 0035, with the undo.
create or replace function second_person_stops(p_function text, p jsonb) returns outcome
language plpgsql stable set search_path = slotdesk, pg_temp as $$
declare
    a alert;
    slot bigint;
begin
    if not second_person_wanted() or pg_has_role(session_user, 'slotdesk_backend', 'member') then
        return null;
    end if;
    if p_function = 'undo' and undo_drops_somebody((p ->> 'undoes')::uuid) is not null then
        return refused('not_allowed', 'It was double-booked when it was cancelled, and two people end a double booking: it '
                       'stays cancelled', undo_drops_somebody((p ->> 'undoes')::uuid));
    end if;
    slot := lets_go_of(p_function, p);
    select l.* into a from appointment o join alert l on o.id = any (l.appointment_ids)
        where o.id = slot and o.status = 'booked' and o.ends_at > clock_timestamp()
            and l.status in ('new', 'claimed', 'snoozed')
            and l.kind in ('surplus', 'overlap', 'same_therapist', 'after_close') order by l.id limit 1;
    if not found then
        return null;
    end if;
    return refused('not_allowed', format('This is part of a double booking, and two people end one: resolve alert %s', a.id),
                   a.request_id, slot, null, null, jsonb_build_object('alert_id', a.id));
end $$;

-- As in 0035, with the undo.
create or replace function decide(p_command uuid, p_function text, p jsonb) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    stopped outcome;
begin
    if foreign_market(p) then
        return refused('not_allowed', 'This is in a market that is not yours');
    elsif p_function in ('release', 'cancel_appointment', 'reassign', 'undo') then
        stopped := second_person_stops(p_function, p);
        if stopped.code is not null then
            return stopped;
        end if;
    end if;
    return apply_rule(p_command, p_function, p);
end $$;

-- As in 0016. The row of a cancelled slot still names its therapist, whom the item's rule locks before it refuses: locked
-- there for the first time, that was out of order, and two commands waited for each other.
create or replace function hold_all(p_command uuid, p_requests bigint[]) returns void
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
        select therapist_id from appointment where request_id = any (requests) and therapist_id is not null
        union
        select therapist_id from appointment_offer where request_id = any (requests) and waitlisted_at is not null));
end $$;

revoke all on expiry_turn from public;
revoke execute on all functions in schema slotdesk from public;
grant execute on function expire_in_turn(uuid, int) to slotdesk_agent, slotdesk_supervisor, slotdesk_admin, slotdesk_reader;
reset role;
