-- SPDX-License-Identifier: GPL-3.0-or-later
-- The public commands. Each is one call of run_command: rights, receipt, rule, receipt again, all in one transaction.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

create function apply_rule(p_command uuid, p_function text, p jsonb) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    return case p_function
        when 'accept_offer' then rule_accept_offer(p_command, (p ->> 'offer')::bigint)
        when 'decline_offer' then rule_decline_offer(p_command, (p ->> 'offer')::bigint)
        when 'send_offers' then rule_send_offers(p_command, (p ->> 'request')::bigint, id_array(p -> 'therapists'))
        when 'assign' then rule_assign(p_command, (p ->> 'appointment')::bigint, (p ->> 'therapist')::bigint,
                                       (p ->> 'expected_version')::int, p ->> 'reason')
        when 'reassign' then rule_reassign(p_command, (p ->> 'appointment')::bigint, (p ->> 'therapist')::bigint,
                                           (p ->> 'expected_version')::int, p ->> 'reason')
        when 'release' then rule_release(p_command, (p ->> 'appointment')::bigint, (p ->> 'expected_version')::int,
                                         p ->> 'reason')
        when 'cancel_appointment' then rule_cancel_appointment(p_command, (p ->> 'appointment')::bigint,
                                           (p ->> 'expected_version')::int, p ->> 'reason', p ->> 'asked_by')
        when 'cancel_request' then rule_cancel_request(p_command, (p ->> 'request')::bigint,
                                       (p ->> 'expected_version')::int, p ->> 'reason', p ->> 'asked_by')
        when 'create_request' then rule_create_request(p_command, (p ->> 'client')::bigint, (p ->> 'market')::bigint,
                                       p ->> 'service', (p ->> 'slots')::int,
                                       (p ->> 'starts_at')::timestamp at time zone 'UTC',
                                       (p ->> 'minutes')::int, id_array(p -> 'therapists'), p ->> 'note',
                                       (p ->> 'price_cents')::int, (p ->> 'pay_cents')::int)
    end;
end $$;

create function id_array(p jsonb) returns bigint[]
language sql immutable
return case when jsonb_typeof(p) = 'array' then array(select e::bigint from jsonb_array_elements_text(p) e) end;

-- The answer that a command id has already; null when it has none.
create function receipt_of(p_command uuid, p_function text, p_arguments jsonb) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    c command;
begin
    select * into c from command where id = p_command;
    if not found then
        return null;
    elsif c.function <> p_function or c.arguments <> p_arguments or c.login <> session_user then
        return refused('command_reused', 'This command id was used for something else');
    end if;
    return row (c.ok, c.code, c.message, c.request_id, c.appointment_id, c.offer_id, c.version, true, c.detail)::outcome;
end $$;

-- Why the effect's own locks are enough for two retries at once: both do the work, the second one's receipt meets the
-- first one's key, its subtransaction goes, and it answers with the first one's outcome.
create function run_command(p_command uuid, p_function text, p_arguments jsonb) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    o outcome;
    tries int := 0;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'Slotdesk commands need READ COMMITTED, this transaction is %',
            upper(current_setting('transaction_isolation'))
            using errcode = 'invalid_transaction_state', hint = 'Begin it with ISOLATION LEVEL READ COMMITTED.';
    end if;
    if not caller_books() then
        return refused('not_allowed', 'This login may not change bookings');
    end if;
    if p_command is null then
        return refused('invalid', 'A command id is needed');
    end if;
    o := receipt_of(p_command, p_function, p_arguments);
    if o.code is not null then
        return o;
    end if;
    loop
        tries := tries + 1;
        begin
            o := apply_rule(p_command, p_function, p_arguments);
            insert into command (id, function, arguments, ok, code, message, request_id, appointment_id, offer_id,
                                 version, detail, event_id)
                values (p_command, p_function, p_arguments, o.ok, o.code, o.message, o.request_id, o.appointment_id,
                        o.offer_id, o.version, o.detail,
                        (select e.id from event e where e.command = p_command));
            perform set_config('slotdesk.holds', '1', true);
            return o;
        exception
            when unique_violation or exclusion_violation or deadlock_detected or serialization_failure then
                o := receipt_of(p_command, p_function, p_arguments);
                if o.code is not null then
                    return o;
                elsif tries >= 2 then
                    return refused('busy', 'Somebody else is changing this right now: try again');
                end if;
            when lock_not_available then
                return refused('busy', 'Somebody else is changing this right now: try again');
        end;
    end loop;
end $$;

create function create_request(command uuid, client bigint, market bigint, service text, slots int, starts_at timestamptz,
                               minutes int, therapists bigint[] default null, note text default null,
                               price_cents int default null, pay_cents int default null) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    if not caller_sees($3) then
        return refused('not_allowed', 'This market is not yours');
    end if;
    return run_command($1, 'create_request', jsonb_build_object('client', $2, 'market', $3, 'service', $4, 'slots', $5,
        'starts_at', $6 at time zone 'UTC', 'minutes', $7, 'therapists', to_jsonb($8), 'note', $9, 'price_cents', $10, 'pay_cents', $11));
end $$;

create function send_offers(command uuid, request bigint, therapists bigint[] default null) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'send_offers', jsonb_build_object('request', $2, 'therapists', to_jsonb($3)));
end $$;

create function accept_offer(command uuid, offer bigint) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'accept_offer', jsonb_build_object('offer', $2));
end $$;

create function decline_offer(command uuid, offer bigint) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'decline_offer', jsonb_build_object('offer', $2));
end $$;

create function assign(command uuid, appointment bigint, therapist bigint, expected_version int, reason text) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'assign', jsonb_build_object('appointment', $2, 'therapist', $3, 'expected_version', $4,
                                                        'reason', $5));
end $$;

create function reassign(command uuid, appointment bigint, therapist bigint, expected_version int, reason text)
returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'reassign', jsonb_build_object('appointment', $2, 'therapist', $3, 'expected_version', $4,
                                                          'reason', $5));
end $$;

create function release(command uuid, appointment bigint, expected_version int, reason text) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'release', jsonb_build_object('appointment', $2, 'expected_version', $3, 'reason', $4));
end $$;

create function cancel_appointment(command uuid, appointment bigint, expected_version int, reason text,
                                   asked_by text default null) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'cancel_appointment', jsonb_build_object('appointment', $2, 'expected_version', $3,
                                                                    'reason', $4, 'asked_by', $5));
end $$;

create function cancel_request(command uuid, request bigint, expected_version int, reason text,
                               asked_by text default null) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'cancel_request', jsonb_build_object('request', $2, 'expected_version', $3, 'reason', $4,
                                                                'asked_by', $5));
end $$;

-- Lapses what is past its time; anyone may call it, any number of times. How many requests it changed. A request that
-- somebody holds is left for the next call.
create function expire_due() returns int
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    due bigint[];
    one bigint;
    lapsed int := 0;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'Slotdesk commands need READ COMMITTED, this transaction is %',
            upper(current_setting('transaction_isolation'))
            using errcode = 'invalid_transaction_state', hint = 'Begin it with ISOLATION LEVEL READ COMMITTED.';
    end if;
    select array_agg(id order by id) into due from (
        (select request_id as id from appointment_offer where status = 'pending' and expires_at <= clock_timestamp()
            limit 500)
        union
        (select id from appointment_request where status in ('open', 'filled') and ends_at <= clock_timestamp() limit 500)
        union
        (select id from appointment_request where status = 'open' and starts_at <= clock_timestamp() limit 500)) d;
    foreach one in array coalesce(due, '{}') loop
        perform from appointment_request where id = one for no key update skip locked;
        if found then
            perform from appointment where request_id = one and position is not null order by position for no key update;
            lapsed := lapsed + lapse_request(one)::int;
        end if;
    end loop;
    return lapsed;
end $$;
reset role;
