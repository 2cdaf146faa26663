-- SPDX-License-Identifier: GPL-3.0-or-later
-- An accept by the platform itself in four statements, and a refusal that keeps nobody waiting. Both are only the plain
-- cases: whatever else there is to say (a receipt that is there already, a therapist who is busy, an offer that lapsed, a
-- second command in one transaction) is left to run_command, which decides by the same rule.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- Who has what of a request whose slots are all taken, by one look without a lock; no row: this is not so, or something else
-- would have to be said to this offer.
create function taken_by(p_offer bigint)
returns table (request_id bigint, market_id bigint, id bigint, therapist_id bigint, booked_at timestamptz, name text)
language sql stable as $$
    select h.id, h.market_id, a.id, a.therapist_id, a.booked_at,
           (select name from slotdesk.therapist where id = a.therapist_id)
        from slotdesk.appointment_offer f join slotdesk.appointment_request h on h.id = f.request_id
            join slotdesk.therapist t on t.id = f.therapist_id and t.active
            join lateral (select id, therapist_id, booked_at, status from slotdesk.appointment
                          where request_id = h.id and status <> 'cancelled'
                          order by status = 'open' desc, booked_at desc, id desc limit 1) a on a.status <> 'open'
        where f.id = p_offer and h.status in ('open', 'filled') and h.starts_at > clock_timestamp()
$$;

-- A refusal in short holds no lock (refuse_in_short), and its transaction may go on. Whoever is next in it takes the locks
-- of what was said (slotdesk.told) without waiting, and goes on only if it would be said again now: so all that one
-- transaction is told was true at one moment.
create function stand_by_refusal() returns void
language plpgsql as $$
declare
    told jsonb := current_setting('slotdesk.told');
begin
    perform from appointment_request where id = (told ->> 'request')::bigint for no key update nowait;
    perform from appointment where request_id = (told ->> 'request')::bigint and position is not null
        order by position for no key update nowait;
    if not exists (select from taken_by((told ->> 'offer')::bigint) w
                   where w.id = (told ->> 'appointment')::bigint and w.therapist_id = (told ->> 'therapist')::bigint
                       and to_jsonb(w.booked_at) = told -> 'at') then
        raise lock_not_available;
    end if;
    perform set_config('slotdesk.told', '', true);
end $$;

-- As in 0051, and a refusal in short before it is asked again. `p_met`: what the command has met before it came here, and
-- tried once already.
drop function run_command(uuid, text, jsonb);
create function run_command(p_command uuid, p_function text, p_arguments jsonb, p_met text[] default '{}') returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    o outcome;
    tries int := cardinality(p_met);
    alone boolean := pg_current_xact_id_if_assigned() is null;
    stack text;
    began pg_snapshot := pg_current_snapshot();
    met text[] := p_met;                     -- near misses: 0020
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'Slotdesk commands need READ COMMITTED, this transaction is %',
            upper(current_setting('transaction_isolation'))
            using errcode = 'invalid_transaction_state', hint = 'Begin it with ISOLATION LEVEL READ COMMITTED.';
    end if;
    if not caller_may(p_function) then
        return refused('not_allowed', 'This login may not do that');
    elsif p_command is null then
        return refused('invalid', 'A command id is needed');
    end if;
    if exists (select from command where id = p_command) then
        o := receipt_of(p_command, p_function, p_arguments);
        return case when not o.replayed and foreign_market(p_arguments)
                    then refused('not_allowed', 'This is in a market that is not yours') else o end;
    end if;
    loop
        tries := tries + 1;
        begin
            if current_setting('slotdesk.told', true) <> '' then
                perform stand_by_refusal();
            end if;
            o := decide(p_command, p_function, p_arguments);
            insert into command (id, function, arguments, ok, code, message, request_id, appointment_id, offer_id,
                                 version, detail, event_id, near_misses)
                values (p_command, p_function, p_arguments, o.ok, o.code, o.message, o.request_id, o.appointment_id,
                        o.offer_id, o.version, o.detail,
                        case when o.ok and p_function = 'accept_offer' then currval('event_id_seq'::regclass)
                             else (select min(id) from (select id from event where command = p_command offset 0) e) end,
                        case when o.ok then met else met || lost_at_lock(o, began) end);
            if o.ok or p_function not in ('accept_offer', 'decline_offer', 'assign', 'reassign', 'release') then
                alone := false;              -- the rules of these decide before they write anything
            elsif alone then
                get diagnostics stack = pg_context;
                alone := length(stack) - length(replace(stack, E'\n', '')) = 1    -- the public function called this one
                         and plain_select(current_query());
            end if;
            stack := set_config('slotdesk.holds', case when alone then 'alone' else '1' end, true);
            return o;
        exception
            when unique_violation or exclusion_violation or deadlock_detected or serialization_failure then
                o := receipt_of(p_command, p_function, p_arguments);
                if o.code is not null then
                    return o;
                end if;
                met := met || sqlstate;
                if tries >= 2 then
                    perform gave_up(p_function, met);
                    return refused('busy', 'Somebody else is changing this right now: try again');
                end if;
            when lock_not_available then
                perform gave_up(p_function, met || sqlstate);
                return refused('busy', 'Somebody else is changing this right now: try again');
        end;
    end loop;
end $$;

-- Who took the last slot of a request.
create function filled_outcome(p_request bigint, p_market bigint, p_offer bigint, p_slot bigint, p_therapist bigint,
                               p_name text, p_at timestamptz) returns outcome
language plpgsql stable as $$
begin
    return refused('already_filled', format('%s took the last slot at %s', p_name, local_time(p_at, p_market)), p_request,
                   p_slot, p_offer, null,
                   jsonb_build_object('winner', p_name, 'therapist_id', p_therapist, 'appointment_id', p_slot, 'at', p_at));
end $$;
create or replace function full_outcome(p_request appointment_request, p_offer bigint) returns outcome
language plpgsql stable as $$
declare
    w record;
begin
    select a.id, a.therapist_id, a.booked_at, t.name into w
        from appointment a join therapist t on t.id = a.therapist_id
        where a.request_id = p_request.id and a.status not in ('open', 'cancelled')
        order by a.booked_at desc, a.id desc limit 1;
    if not found then
        return refused('already_filled', 'This request has no open slot', p_request.id, null, p_offer);
    end if;
    return filled_outcome(p_request.id, p_request.market_id, p_offer, w.id, w.therapist_id, w.name, w.booked_at);
end $$;

-- Books the first open slot for the offer's therapist; null: not the plain case, and nothing is written or locked. As
-- ever the request is locked first, then its slots by position, then the therapist. Each look is by a statement that begins
-- when the lock before it is held: whoever changes a slot holds its request, so the slots are chosen as they are locked;
-- whether the therapist is free is asked by the statement that writes it all, the receipt too.
create function book_in_short(p_command uuid, p_offer bigint) returns outcome
language plpgsql as $$
declare
    r record;
    x record;
    eid bigint;
    booked timestamptz;
    status_now text;
    told jsonb;
begin
    select h.id, h.market_id, h.slots, h.starts_at, h.ends_at, o.therapist_id into r
        from appointment_offer o join appointment_request h on h.id = o.request_id
        where o.id = p_offer and h.status = 'open' and h.starts_at > clock_timestamp()
            and not exists (select from command where id = p_command)
        for no key update of h;
    if not found then
        return null;
    end if;
    select s.id, s.position, s.version + 1 as version, s.left_open - 1 as left_open, t.active into x
        from (select l.id, l.position, l.version, count(*) over () as left_open
              from (select id, position, version, status from appointment
                    where request_id = r.id and position is not null order by position for no key update) l
              where l.status = 'open' limit 1) s,
            lateral (select active from therapist where id = r.therapist_id and s.id is not null for no key update) t;
    if x.active is distinct from true then
        raise sqlstate 'SD001';              -- lets go of the locks: the next in the queue need not wait for a receipt
    end if;
    eid := nextval('event_id_seq'::regclass);
    booked := clock_timestamp();
    status_now := case when x.left_open = 0 then 'filled' else 'open' end;
    told := jsonb_build_object('position', x.position, 'open_slots', x.left_open, 'at', booked);
    with a as (
        update appointment set status = 'booked', therapist_id = r.therapist_id, booked_at = booked, version = x.version,
            event_id = eid, written_by = 'command'
            where id = x.id
                and exists (select from appointment_offer
                            where id = p_offer and status = 'pending' and expires_at > booked and request_id = r.id)
                and not exists (select from appointment b          -- busy_with, and on this request
                    where b.therapist_id = r.therapist_id and b.status in ('booked', 'completed', 'no_show')
                        and b.starts_at < r.ends_at and b.starts_at >= r.starts_at - interval '25 hours'
                        and r.starts_at < b.ends_at)
                and not exists (select from appointment b
                    where b.therapist_id = r.therapist_id and b.status in ('booked', 'completed', 'no_show')
                        and b.ends_at - b.starts_at > interval '24 hours' and b.starts_at < r.ends_at
                        and r.starts_at < b.ends_at)
            returning id),
    q as (
        update appointment_request set status = status_now, version = version + 1, event_id = eid, written_by = 'command'
            where id = r.id and status <> status_now and exists (select from a) returning version),
    u as (
        update appointment_offer set version = version + 1, event_id = eid, written_by = 'command',
            status = case when id = p_offer then 'accepted' else 'expired' end,
            cause = case when id = p_offer then null else 'full' end,
            responded_at = case when id = p_offer then booked else responded_at end
            where request_id = r.id and status = 'pending' and (id = p_offer or status_now = 'filled')
                and exists (select from a) returning id, version),
    e as (
        insert into event (id, kind, source, market_id, request_id, appointment_id, offer_id, therapist_id, command, rows,
                           detail)
            select eid, 'offer_accepted', 'command', r.market_id, r.id, a.id, p_offer, r.therapist_id, p_command,
                   jsonb_build_object('a', jsonb_build_array(jsonb_build_array(a.id, x.version)),
                       'o', (select jsonb_agg(jsonb_build_array(id, version) order by id) from u))
                   || coalesce((select jsonb_build_object('r', jsonb_build_array(jsonb_build_array(r.id, version))) from q),
                               '{}'),
                   jsonb_build_object('position', x.position)
            from a)
    insert into command (id, function, arguments, ok, code, message, request_id, appointment_id, offer_id, version, detail,
                         event_id)
        select p_command, 'accept_offer', jsonb_build_object('offer', p_offer), true, 'ok',
               'Booked: slot ' || x.position || ' of ' || r.slots, r.id, a.id, p_offer, x.version, told, eid
        from a;
    if not found then
        raise sqlstate 'SD001';
    end if;
    return row (true, 'ok', 'Booked: slot ' || x.position || ' of ' || r.slots, r.id, x.id, p_offer, x.version, false,
                told)::outcome;
end $$;

-- The plain refusal: the slots were all taken. Decided by one look, without a lock: whoever is changing the request just
-- now is waited for by book_in_short before, and after that the answer was true when it was looked at. What comes behind it
-- in the same transaction asks again (stand_by_refusal). Null: something else is to be said.
create function refuse_in_short(p_command uuid, p_offer bigint, p_began pg_snapshot, p_alone boolean) returns outcome
language plpgsql as $$
declare
    w record;
    o slotdesk.outcome;
    stack text;
begin
    select * into w from taken_by(p_offer);
    if not found then
        return null;
    end if;
    o := filled_outcome(w.request_id, w.market_id, p_offer, w.id, w.therapist_id, w.name, w.booked_at);
    insert into command (id, function, arguments, ok, code, message, request_id, appointment_id, offer_id, detail, near_misses)
        values (p_command, 'accept_offer', jsonb_build_object('offer', p_offer), false, o.code, o.message, o.request_id,
                o.appointment_id, p_offer, o.detail, lost_at_lock(o, p_began))
        on conflict (id) do nothing;         -- the same command again, or at once: it has its receipt
    if not found then
        return null;
    end if;
    if p_alone then
        get diagnostics stack = pg_context;
        p_alone := length(stack) - length(replace(stack, E'\n', '')) = 2  -- accept_in_short, the public function
                   and plain_select(current_query());
    end if;
    stack := set_config('slotdesk.holds', case when p_alone then 'alone' else '1' end, true)
        || set_config('slotdesk.told', jsonb_build_object('offer', p_offer, 'request', w.request_id, 'appointment', w.id,
                                                          'therapist', w.therapist_id, 'at', w.booked_at)::text, true);
    return o;
end $$;

-- Without a code it is not answered; the message is then the SQLSTATE that was met, if there was one.
create function accept_in_short(p_command uuid, p_offer bigint) returns outcome
language plpgsql as $$
declare
    o slotdesk.outcome;
    alone boolean := pg_current_xact_id_if_assigned() is null;
    began pg_snapshot := pg_current_snapshot();
begin
    if p_command is null or p_offer is null or holds_locks() or current_setting('transaction_isolation') <> 'read committed'
        or not pg_has_role(session_user, 'slotdesk_backend', 'member') then    -- sees all markets and may book
        return null;
    end if;
    begin
        o := book_in_short(p_command, p_offer);
        if o.ok then
            perform set_config('slotdesk.holds', '1', true);
            return o;
        end if;
    exception
        when sqlstate 'SD001' then
            null;
        when unique_violation or exclusion_violation or deadlock_detected or serialization_failure then
            o.message := sqlstate;
            return o;
        when lock_not_available then         -- somebody set a limit for waiting, and it is over
            perform gave_up('accept_offer', array[sqlstate]);
            return refused('busy', 'Somebody else is changing this right now: try again');
    end;
    return refuse_in_short(p_command, p_offer, began, alone);
end $$;

create or replace function accept_offer(command uuid, offer bigint) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp set plan_cache_mode = force_generic_plan
set enable_seqscan = off as $$
declare
    o outcome := accept_in_short($1, $2);
begin
    if o.code is not null then
        return o;
    end if;
    return run_command($1, 'accept_offer', jsonb_build_object('offer', $2),
                       case when o.message is null then '{}' else array[o.message] end);
end $$;

-- As in 0050; behind a refusal in short that is not true any more everything is left for the next call.
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
    if current_setting('slotdesk.told', true) <> '' then
        begin
            perform stand_by_refusal();
        exception when lock_not_available then
            return 0;
        end;
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

revoke execute on all functions in schema slotdesk from public;
reset role;
