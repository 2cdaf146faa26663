-- SPDX-License-Identifier: GPL-3.0-or-later
-- What every write of a booking pays for, made less. A row whose indexed columns (and the columns of its indexes'
-- conditions) stay as they are is updated in place, without an entry in any index: so no index of requests or offers looks
-- at their status any more. And the checks and the triggers' conditions of a table are read again, as text, by every
-- statement that writes to it: so they are short here, and what they leave open the functions ask themselves.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- When the clock has to look at a request next: no later than the first of its offers lapses, than it starts, than it
-- ends. The row stays until the end is past, whatever becomes of the request meanwhile, so that nothing but what makes one
-- of these moments earlier, or a new one, has to write here; the clock moves it on. Too early is harmless.
create table request_due (
    request_id bigint primary key,
    due_at timestamptz not null
) with (fillfactor = 80);
create index request_due_at on request_due (due_at);
insert into request_due (request_id, due_at)
    select r.id, least(r.starts_at, (select min(o.expires_at) from appointment_offer o
                                     where o.request_id = r.id and o.status = 'pending'))
    from appointment_request r where r.status in ('open', 'filled') or r.ends_at > now();
drop index offer_pending;
drop index request_live;

create function due_by(p_request bigint, p_at timestamptz) returns void
language plpgsql as $$
begin
    insert into slotdesk.request_due as d (request_id, due_at) values (p_request, p_at)
        on conflict (request_id) do update set due_at = excluded.due_at where d.due_at > excluded.due_at;
end $$;

create function due_added() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    if tg_table_name = 'appointment_request' then
        insert into request_due as d (request_id, due_at)
            select id, starts_at from added where status in ('open', 'filled') or ends_at > now() order by id
            on conflict (request_id) do update set due_at = excluded.due_at where d.due_at > excluded.due_at;
    else
        insert into request_due as d (request_id, due_at)
            select request_id, min(expires_at) from added where status = 'pending' group by request_id order by request_id
            on conflict (request_id) do update set due_at = excluded.due_at where d.due_at > excluded.due_at;
    end if;
    return null;
end $$;
create trigger due_added after insert on appointment_request referencing new table as added
    for each statement execute function due_added();
create trigger due_added after insert on appointment_offer referencing new table as added
    for each statement execute function due_added();

-- The moments of offers that are there are moved by write_offers, which says so itself, by a hand (follow_write), and
-- together with their request.
create function due_moved() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    perform due_by(new.id, new.starts_at);
    return null;
end $$;
create trigger due_moved after update of starts_at, ends_at on appointment_request
    for each row execute function due_moved();

-- As in 0028: one index says which requests are due.
create or replace function expire_due() returns int
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    due bigint[];
    one bigint;
    seen timestamptz;
    next_look timestamptz;
    lapsed int := 0;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'Slotdesk commands need READ COMMITTED, this transaction is %',
            upper(current_setting('transaction_isolation'))
            using errcode = 'invalid_transaction_state', hint = 'Begin it with ISOLATION LEVEL READ COMMITTED.';
    end if;
    select array_agg(request_id order by request_id) into due
        from (select request_id from request_due where due_at <= clock_timestamp() order by due_at limit 1500) d;
    foreach one in array coalesce(due, '{}') loop
        perform from appointment_request where id = one for no key update skip locked;
        if found then
            perform set_config('slotdesk.holds', '1', true);
            perform from appointment where request_id = one and position is not null order by position for no key update;
            seen := clock_timestamp();       -- before the look, so that no moment falls between it and the next one
            lapsed := lapsed + lapse_request(one)::int;
            next_look := (select min(m) from (
                select unnest(array[starts_at, ends_at]) as m from appointment_request where id = one
                union all select expires_at from appointment_offer where request_id = one) t where m > seen);
            if next_look is null then
                delete from request_due where request_id = one;
            else
                update request_due set due_at = next_look where request_id = one;
            end if;
        elsif not exists (select from appointment_request where id = one) then
            delete from request_due where request_id = one;
        end if;
    end loop;
    if exists (select from request_claim where until < clock_timestamp() - interval '10 minutes') then
        delete from request_claim where request_id in (select request_id from request_claim
            where until < clock_timestamp() - interval '10 minutes' for update skip locked);
    end if;
    return lapsed + wake_alerts();
end $$;

-- The outstanding offers are those of requests to come: the index on ends_at finds them.
create or replace view outstanding_offer as
    select o.id, o.request_id, o.therapist_id, o.therapist_name, o.status, o.cause, o.sent_at, o.expires_at, o.responded_at,
           o.version, o.market_id, r.service, r.starts_at, r.ends_at, c.name as client_name
    from live_offer o
    join appointment_request r on r.id = o.request_id
    join client c on c.id = r.client_id
    where o.status = 'pending' and o.expires_at > now() and r.starts_at > now() and r.ends_at > now();

-- An offer that is sent again stays where it is too.
drop index offer_therapist;
create index offer_therapist on appointment_offer (therapist_id);
alter table appointment_offer set (fillfactor = 70);

-- The same rules, each table's in one check. Whoever writes runs these functions with a path of his own, so they name
-- where their operators are from.
create function slot_holds(p_status text, p_position int, p_therapist bigint, p_starts timestamptz, p_ends timestamptz,
                           p_booked timestamptz, p_pay int, p_exempt text) returns boolean
language plpgsql immutable parallel safe as $$
begin
    return case
            when p_status operator(pg_catalog.=) 'open' then
                p_therapist is null and p_position is not null and p_booked is null
            when p_status operator(pg_catalog.=) any ('{booked,completed,no_show}'::pg_catalog.text[]) then
                p_therapist is not null and p_booked is not null and (p_position is not null or p_exempt is not null)
            else p_status operator(pg_catalog.=) 'cancelled' end
        and (p_position is null or p_position operator(pg_catalog.>=) 1 and p_position operator(pg_catalog.<=) 8)
        and (p_pay is null or p_pay operator(pg_catalog.>=) 0)
        and (p_exempt is null
             or p_exempt operator(pg_catalog.=) any ('{surplus,overlap,same_therapist,after_close}'::pg_catalog.text[]))
        and pg_catalog.isfinite(p_starts) and pg_catalog.isfinite(p_ends) and p_ends operator(pg_catalog.>) p_starts;
end $$;
create function request_holds(p_service text, p_slots int, p_starts timestamptz, p_ends timestamptz, p_status text,
                              p_price int) returns boolean
language plpgsql immutable parallel safe as $$
begin
    return p_status operator(pg_catalog.=) any ('{open,filled,cancelled,expired,completed}'::pg_catalog.text[])
        and p_slots operator(pg_catalog.>=) 1 and p_slots operator(pg_catalog.<=) 8
        and pg_catalog.btrim(p_service) operator(pg_catalog.<>) ''
        and (p_price is null or p_price operator(pg_catalog.>=) 0)
        and pg_catalog.isfinite(p_starts) and pg_catalog.isfinite(p_ends) and p_ends operator(pg_catalog.>) p_starts;
end $$;
do $$
declare
    c record;
begin
    for c in select conrelid::regclass as of, conname from pg_constraint
             where contype = 'c' and conrelid in ('appointment'::regclass, 'appointment_request'::regclass) loop
        execute format('alter table %s drop constraint %I', c.of, c.conname);
    end loop;
end $$;
alter table appointment add constraint appointment_holds
    check (slot_holds(status, position, therapist_id, starts_at, ends_at, booked_at, pay_cents, exempt_reason));
alter table appointment_request add constraint appointment_request_holds
    check (request_holds(service, slots, starts_at, ends_at, status, price_cents));

-- What a condition left open stands at the head of the function. Of a command's writes none of these has anything to do.
create or replace function leave_waitlist() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    if new.status <> 'expired' or new.cause is distinct from 'full' then
        new.waitlisted_at := null;
    end if;
    return new;
end $$;
drop trigger waitlist_left on appointment_offer;
create trigger waitlist_left before update on appointment_offer for each row
    when (new.waitlisted_at is not null) execute function leave_waitlist();

create or replace function open_for_row() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
    eid bigint;
begin
    if not live(new.status) then
        return new;
    elsif tg_op = 'UPDATE' then
        if live(old.status) and new.request_id = old.request_id then
            return new;
        end if;
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
drop trigger before_guard_insert on appointment;
drop trigger before_guard_update on appointment;
create trigger before_guard_insert before insert on appointment for each row when (new.event_id is null)
    execute function open_for_row();
create trigger before_guard_update before update on appointment for each row
    when (new.event_id is not distinct from old.event_id) execute function open_for_row();

-- One trigger a table for what follows a hand's write, in the order that the several had.
drop trigger follow_left on appointment;
drop trigger open_to_waitlist on appointment;
drop trigger open_to_waitlist_new on appointment;
drop trigger waitlist_fill on appointment;
drop trigger offer_left on appointment_offer;
drop function follow_left();
drop function offer_left();
drop function open_to_waitlist();
drop function fill_opened();

create function follow_left(p_old appointment, p_new appointment) returns void
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
    eid bigint := nextval(pg_get_serial_sequence('event', 'id'));
    slot appointment;
    changed jsonb := '{}';
    moved boolean := p_new.request_id <> p_old.request_id;
    source text := hand_source();
begin
    select * into r from appointment_request where id = p_old.request_id for no key update;
    if not exists (select from appointment where request_id = r.id and therapist_id = p_old.therapist_id and live(status)) then
        changed := follow_offer(r.id, p_old.therapist_id, 'accepted', 'withdrawn', eid);
    end if;
    if moved and p_old.position is not null then
        insert into appointment (market_id, request_id, position, starts_at, ends_at, status, pay_cents, event_id, written_by)
            select r.market_id, r.id, p_old.position, r.starts_at, r.ends_at,
                   case when r.status in ('open', 'filled') and r.starts_at > clock_timestamp() and count(*) < r.slots
                        then 'open' else 'cancelled' end, p_old.pay_cents, eid, source
            from appointment where request_id = r.id and live(status) returning * into slot;
        changed := merge_rows(changed, jsonb_build_object('a', jsonb_build_array(pair(slot.id, slot.version))));
    end if;
    if moved or changed <> '{}' then
        insert into event (id, kind, source, market_id, request_id, appointment_id, therapist_id, rows, detail)
            values (eid, case when moved then 'row_changed' else 'request_followed' end, source, r.market_id, r.id, p_old.id,
                    p_old.therapist_id, changed,
                    case when moved then jsonb_build_object('moved_to_request', p_new.request_id) else '{}' end);
    end if;
end $$;

-- A slot that a hand or an old backend opens goes to the first in line, as one that a command opens.
create function hand_opened(p_slot appointment, p_was_open boolean) returns void
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
begin
    if not p_was_open then
        perform from therapist where id = any (waiting_therapists(p_slot.request_id)) order by id for no key update;
        select * into r from appointment_request where id = p_slot.request_id;
        perform fill_from_waitlist(null, r, null, hand_source());
    end if;
    if cardinality(waiting_therapists(p_slot.request_id)) > 0 then
        r := lock_request(p_slot.request_id);
        perform lock_therapists(waiting_therapists(r.id));
        perform fill_from_waitlist(null, r, null, p_slot.written_by);
    end if;
end $$;

create or replace function follow_write() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    requests bigint[];
    one bigint;
    eid bigint;
    changed jsonb;
    r appointment_request;
    source text := hand_source();
    stands_down boolean := false;            -- the row that takes its place is not there yet, and follows for both
begin
    if tg_table_name = 'appointment' and tg_op <> 'DELETE' then
        stands_down := new.replaced_by is not null and new.position is null;
        if tg_op = 'UPDATE' then
            if live(old.status) and (not live(new.status) or new.therapist_id <> old.therapist_id
                                     or new.request_id <> old.request_id) then
                perform follow_left(old, new);
            end if;
        end if;
    end if;
    requests := case when stands_down then '{}'
        when tg_table_name = 'appointment_request' then array[(to_jsonb(coalesce(new, old)) -> 'id')::bigint]
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
        perform due_by(one, clock_timestamp());
    end loop;
    if tg_table_name = 'appointment_offer' then
        if tg_op = 'UPDATE' then
            if new.request_id <> old.request_id then     -- news for the request it left too
                insert into event (kind, source, market_id, request_id, offer_id, therapist_id, detail)
                    values ('row_changed', source, old.market_id, old.request_id, old.id, old.therapist_id,
                            jsonb_build_object('moved_to_request', new.request_id));
            end if;
        end if;
    elsif not stands_down then
        perform refresh_cases(requests || case when tg_table_name = 'appointment'
            then cases_with((to_jsonb(coalesce(new, old)) -> 'id')::bigint) else '{}' end, source);
    end if;
    if tg_table_name = 'appointment' and tg_op <> 'DELETE' then
        if new.status = 'open' then
            perform hand_opened(new, tg_op = 'UPDATE' and old.status = 'open');
        end if;
    end if;
    return null;
end $$;
drop trigger follow_write on appointment;
create trigger follow_write after insert or update on appointment for each row
    when (new.written_by in ('hand', 'guard')) execute function follow_write();

drop trigger check_positions on appointment;
drop trigger check_positions on appointment_request;
create constraint trigger check_positions after insert or update on appointment deferrable initially deferred
    for each row when (new.written_by not in ('command', 'clock')) execute function check_positions();
create constraint trigger check_positions after insert or update on appointment_request deferrable initially deferred
    for each row when (new.written_by not in ('command', 'clock')) execute function check_positions();

create or replace function refuse_after_close() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    closed text;
begin
    if not live(new.status) or new.exempt_reason is not null then
        return null;
    elsif tg_op = 'UPDATE' then
        if live(old.status) and old.exempt_reason is null and old.request_id = new.request_id then
            return null;
        end if;
    end if;
    select status into closed from appointment_request where id = new.request_id for share;
    if closed in ('cancelled', 'expired') then
        raise exception 'request % is %: nobody can be booked on it', new.request_id, closed
            using errcode = 'exclusion_violation', constraint = 'appointment_after_close';
    end if;
    return null;
end $$;
drop trigger after_close_booked on appointment;
create constraint trigger after_close_booked after update on appointment
    for each row execute function refuse_after_close();

create or replace function refuse_closing_over() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    if new.status in ('cancelled', 'expired') and old.status is distinct from new.status
        and new.written_by in ('command', 'clock')
        and exists (select from appointment where request_id = new.id and live(status) and exempt_reason is null) then
        raise exception 'request % has somebody booked on it: it cannot be %', new.id, new.status
            using errcode = 'exclusion_violation', constraint = 'appointment_after_close';
    end if;
    return null;
end $$;
drop trigger after_close_closed on appointment_request;
create constraint trigger after_close_closed after update on appointment_request
    for each row when (new.status <> 'filled') execute function refuse_closing_over();

drop trigger note_moments on event;
create trigger note_moments before insert on event for each row when (new.command is null) execute function note_moments();
create or replace function note_moments() returns trigger
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    if new.source in ('guard', 'hand') and new.kind in ('slot_booked', 'row_changed') and new.appointment_id is not null then
        new.detail := new.detail || jsonb_build_object('began', transaction_timestamp(), 'sent', statement_timestamp());
    end if;
    return new;
end $$;

revoke all on request_due from public;
revoke execute on all functions in schema slotdesk from public;
grant execute on function slot_holds(text, int, bigint, timestamptz, timestamptz, timestamptz, int, text),
    request_holds(text, int, timestamptz, timestamptz, text, int) to slotdesk_legacy;
reset role;
