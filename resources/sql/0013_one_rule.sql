-- SPDX-License-Identifier: GPL-3.0-or-later
-- One rule for the command and for its dry run. A rule that is given no command id takes no lock, decides, and returns
-- before its first write, so a preview costs no transaction id. The public functions refuse a null id, so that nobody
-- makes a dry run of a command. Who may call what, and in which market, is decided before the rule.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- A command may have several effects, each with its own event: items of a bulk, the wait list's booking.
drop index event_command;
create index event_command on event (command) where command is not null;

-- Who may call it. Rights are also granted (or not) on the public function; this one counts for previews and items too.
create function caller_may(p_function text) returns boolean
language sql stable set search_path = slotdesk, pg_temp
return case
    when p_function in ('save_staff', 'save_market', 'save_setting') then pg_has_role(session_user, 'slotdesk_admin', 'member')
    when p_function = 'save_therapist' then pg_has_role(session_user, 'slotdesk_admin', 'member')
        or pg_has_role(session_user, 'slotdesk_supervisor', 'member')
    when p_function = 'sign_off' then pg_has_role(session_user, 'slotdesk_supervisor', 'member')
    else caller_books() end;

-- Whether the arguments name something in a market that is not the caller's. What does not exist is nobody's.
create function foreign_market(p jsonb) returns boolean
language plpgsql stable set search_path = slotdesk, pg_temp as $$
begin
    return caller_markets() is not null and exists (
        select from (
            select (p ->> 'market')::bigint as market_id
            union all select market_id from appointment_request where id = (p ->> 'request')::bigint
            union all select market_id from appointment where id in (
                (p ->> 'appointment')::bigint, (p ->> 'appointment_a')::bigint, (p ->> 'appointment_b')::bigint)
            union all select market_id from appointment_offer where id = (p ->> 'offer')::bigint
            union all select market_id from alert where id = (p ->> 'alert')::bigint
            union all select r.market_id from command c join appointment_request r on r.id = c.request_id
                where c.id = (p ->> 'undoes')::uuid) named
        where named.market_id is not null and not caller_sees(named.market_id));
end $$;

-- An element that is no whole number becomes null, and null elements are refused by every rule.
create or replace function id_array(p jsonb) returns bigint[]
language sql immutable
return case when jsonb_typeof(p) = 'array' then array(
    select case when jsonb_typeof(e) = 'number' then (e #>> '{}')::bigint end
    from jsonb_array_elements(p) with ordinality x (e, n) order by n) end;

-- The desk's own commands: alerts, notes, claims, master data (0017 to 0019).
create function apply_desk_rule(p_command uuid, p_function text, p jsonb) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    return null;
end $$;

create or replace function apply_rule(p_command uuid, p_function text, p jsonb) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    request bigint := (p ->> 'request')::bigint;
    slot bigint := (p ->> 'appointment')::bigint;
    offer bigint := (p ->> 'offer')::bigint;
    expected int := (p ->> 'expected_version')::int;
    reason text := p ->> 'reason';
    o outcome;
begin
    case p_function
        when 'accept_offer' then return rule_accept_offer(p_command, offer);
        when 'decline_offer' then return rule_decline_offer(p_command, offer);
        when 'withdraw_offer' then return rule_withdraw_offer(p_command, offer, reason);
        when 'join_waitlist' then return rule_join_waitlist(p_command, offer);
        when 'send_offers' then return rule_send_offers(p_command, request, id_array(p -> 'therapists'));
        when 'assign' then return rule_assign(p_command, slot, (p ->> 'therapist')::bigint, expected, reason);
        when 'reassign' then return rule_reassign(p_command, slot, (p ->> 'therapist')::bigint, expected, reason);
        when 'release' then return rule_release(p_command, slot, expected, reason);
        when 'complete' then return rule_finish(p_command, slot, 'completed', null);
        when 'no_show' then return rule_finish(p_command, slot, 'no_show', reason);
        when 'cancel_appointment' then
            return rule_cancel_appointment(p_command, slot, expected, reason, p ->> 'asked_by');
        when 'cancel_request' then return rule_cancel_request(p_command, request, expected, reason, p ->> 'asked_by');
        when 'swap' then
            return rule_swap(p_command, (p ->> 'appointment_a')::bigint, (p ->> 'version_a')::int,
                             (p ->> 'appointment_b')::bigint, (p ->> 'version_b')::int, reason);
        when 'reschedule' then
            return rule_reschedule(p_command, request, (p ->> 'starts_at')::timestamp at time zone 'UTC',
                                   (p ->> 'minutes')::int, expected, reason);
        when 'undo' then return rule_undo(p_command, (p ->> 'undoes')::uuid);
        when 'release_all', 'cancel_all', 'send_offers_all' then
            return rule_bulk(p_command, p_function, id_array(p -> 'items'), reason);
        when 'create_request' then
            return rule_create_request(p_command, (p ->> 'client')::bigint, (p ->> 'market')::bigint, p ->> 'service',
                                       (p ->> 'slots')::int, (p ->> 'starts_at')::timestamp at time zone 'UTC',
                                       (p ->> 'minutes')::int, id_array(p -> 'therapists'), p ->> 'note',
                                       (p ->> 'price_cents')::int, (p ->> 'pay_cents')::int);
        else
            o := apply_desk_rule(p_command, p_function, p);
            return case when o.code is null then refused('invalid', format('There is no command "%s"', p_function)) else o end;
    end case;
end $$;

-- The rule behind the market's door. Preview and the items of a bulk come through here too.
create function decide(p_command uuid, p_function text, p jsonb) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    if foreign_market(p) then
        return refused('not_allowed', 'This is in a market that is not yours');
    end if;
    return apply_rule(p_command, p_function, p);
end $$;

-- Why the effect's own locks are enough for two retries at once: both do the work, the second one's receipt meets the
-- first one's key, its subtransaction goes, and it answers with the first one's outcome. busy is never receipted.
create or replace function run_command(p_command uuid, p_function text, p_arguments jsonb) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    o outcome;
    tries int := 0;
    began pg_snapshot := pg_current_snapshot();
    met text[] := '{}';                      -- near misses: 0020
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
    o := receipt_of(p_command, p_function, p_arguments);
    if o.code is not null then
        return case when not o.replayed and foreign_market(p_arguments)
                    then refused('not_allowed', 'This is in a market that is not yours') else o end;
    end if;
    loop
        tries := tries + 1;
        begin
            o := decide(p_command, p_function, p_arguments);
            insert into command (id, function, arguments, ok, code, message, request_id, appointment_id, offer_id,
                                 version, detail, event_id, near_misses)
                values (p_command, p_function, p_arguments, o.ok, o.code, o.message, o.request_id, o.appointment_id,
                        o.offer_id, o.version, o.detail,
                        (select min(e.id) from event e where e.command = p_command), met || lost_at_lock(o, began));
            perform set_config('slotdesk.holds', '1', true);
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

create or replace function create_request(command uuid, client bigint, market bigint, service text, slots int,
                               starts_at timestamptz, minutes int, therapists bigint[] default null,
                               note text default null, price_cents int default null, pay_cents int default null)
returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'create_request', jsonb_build_object('client', $2, 'market', $3, 'service', $4, 'slots', $5,
        'starts_at', $6 at time zone 'UTC', 'minutes', $7, 'therapists', to_jsonb($8), 'note', $9, 'price_cents', $10,
        'pay_cents', $11));
end $$;

-- What a dry run answers where the command would begin to write.
create function would(p_request bigint, p_appointment bigint default null, p_offer bigint default null) returns outcome
language sql immutable
return slotdesk.done('This can be done', p_request, p_appointment, p_offer, null, '{"preview": true}');

create function reason_refusal(p_reason text) returns outcome
language sql stable set search_path = slotdesk, pg_temp
return case when reason_code(p_reason) is null
                then refused('invalid', 'A reason is needed: one of the reason codes, or "code: text"')
            when length(p_reason) > 2000 then refused('invalid', 'The reason is too long: 2,000 characters at most') end;

create function over(p_request appointment_request, p_until timestamptz) returns boolean
language sql volatile
return p_request.status in ('cancelled', 'expired', 'completed') or p_until <= clock_timestamp();

-- The request as it is: locked with its slots when a command asks, only looked at by a dry run.
create function hold_request(p_command uuid, p_request bigint) returns appointment_request
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
begin
    if p_command is null then
        select * into r from appointment_request where id = p_request;
        return r;
    end if;
    return lock_request(p_request);
end $$;

create function hold_therapists(p_command uuid, p_therapists bigint[]) returns void
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    if p_command is not null then
        perform lock_therapists(p_therapists);
    end if;
end $$;

create function next_event() returns bigint
language sql volatile
return nextval(pg_get_serial_sequence('slotdesk.event', 'id'));

-- What an offer command needs before it may choose: the rows, the locks, and what an offer is refused for. p_full: the
-- command makes sense on a full request too (the wait list). p_books: it books, so the therapist has to be active.
drop function open_offer(bigint);
create function open_offer(p_command uuid, p_offer bigint, p_books boolean, p_full boolean,
                           out o appointment_offer, out r appointment_request, out refusal outcome)
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    open_slots boolean;
begin
    refusal := null;
    if p_offer is null then
        refusal := refused('invalid', 'An offer is needed');
        return;
    end if;
    select * into o from appointment_offer where id = p_offer;
    if not found then
        refusal := refused('not_found', format('There is no offer %s', p_offer));
        return;
    end if;
    r := hold_request(p_command, o.request_id);
    perform hold_therapists(p_command, array[o.therapist_id]);
    select * into o from appointment_offer where id = p_offer;
    open_slots := exists (select from appointment where request_id = r.id and status = 'open');
    if p_books and not (select active from therapist where id = o.therapist_id) then
        refusal := refused('invalid', 'This therapist is not active', r.id, null, o.id);
    elsif over(r, r.starts_at) then
        refusal := closed_outcome(r, p_offer);
    elsif not open_slots and not p_full then
        refusal := full_outcome(r, p_offer);
    elsif not (o.status = 'pending' and o.expires_at > clock_timestamp() and open_slots
               or p_full and (o.status = 'expired' and o.cause = 'full' or o.status = 'accepted')) then
        refusal := refused('offer_closed',
            case when o.status = 'accepted' then 'This offer was accepted already'
                 when o.status = 'declined' then 'This offer was declined'
                 when o.status = 'withdrawn' then 'This offer was withdrawn'
                 else format('This offer lapsed at %s', local_time(o.expires_at, o.market_id)) end,
            o.request_id, null, o.id, o.version, jsonb_build_object('status', o.status));
    end if;
end $$;

-- Takes the first open slot for the offer's therapist: accepting, and the wait list. The caller holds the locks.
create function book_offer(p_command uuid, o appointment_offer, r appointment_request, p_kind text, p_source text)
returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    eid bigint := next_event();
    slot appointment;
    left_open int;
    changed jsonb;
begin
    select * into slot from appointment where request_id = r.id and status = 'open' order by position limit 1;
    update appointment set status = 'booked', therapist_id = o.therapist_id, booked_at = clock_timestamp(),
        version = version + 1, event_id = eid, written_by = p_source
        where id = slot.id returning * into slot;
    update appointment_offer set status = 'accepted', cause = null, responded_at = slot.booked_at,
        version = version + 1, event_id = eid, written_by = p_source where id = o.id;
    changed := merge_rows(jsonb_build_object('a', jsonb_build_array(pair(slot.id, slot.version)),
                                             'o', jsonb_build_array(pair(o.id, o.version + 1))),
                          follow_slots(r.id, eid, p_source));
    select count(*) into left_open from appointment where request_id = r.id and status = 'open';
    insert into event (id, kind, source, market_id, request_id, appointment_id, offer_id, therapist_id, command, rows,
                       detail)
        values (eid, p_kind, p_source, r.market_id, r.id, slot.id, o.id, o.therapist_id, p_command, changed,
                jsonb_build_object('position', slot.position));
    return done(format('Booked: slot %s of %s', slot.position, r.slots), r.id, slot.id, o.id, slot.version,
                jsonb_build_object('position', slot.position, 'open_slots', left_open, 'at', slot.booked_at));
end $$;

create or replace function rule_accept_offer(p_command uuid, p_offer bigint) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    refusal outcome;
begin
    select * into x from open_offer(p_command, p_offer, true, false);
    refusal := x.refusal;
    if refusal.code is null then
        refusal := offer_taken_outcome(x.o, x.r);
    end if;
    if refusal.code is not null then
        return refusal;
    elsif p_command is null then
        return would((x.r).id, null, (x.o).id);
    end if;
    return book_offer(p_command, x.o, x.r, 'offer_accepted', 'command');
end $$;

-- Whether the offer's therapist can take a slot. null: yes.
create function offer_taken_outcome(o appointment_offer, r appointment_request) returns outcome
language plpgsql stable set search_path = slotdesk, pg_temp as $$
declare
    other bigint;
begin
    if exists (select from appointment where request_id = r.id and therapist_id = o.therapist_id and live(status)) then
        return refused('already_on_request', 'This therapist already has a slot of this request', r.id, null, o.id);
    end if;
    other := busy_with(o.therapist_id, r.starts_at, r.ends_at, r.id);
    if other is not null then
        return refused('therapist_busy', format('This therapist is booked at that time, on request %s', other), r.id,
                       null, o.id, null, jsonb_build_object('busy_request_id', other));
    end if;
    return null;
end $$;

-- Declining is the therapist's, withdrawing the desk's: the same otherwise.
create function end_offer(p_command uuid, p_offer bigint, p_status text, p_reason_code text, p_message text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    o appointment_offer;
    refusal outcome;
    eid bigint;
begin
    select * into x from open_offer(p_command, p_offer, false, false);
    refusal := x.refusal;
    o := x.o;
    if refusal.code is not null then
        return refusal;
    elsif p_command is null then
        return would(o.request_id, null, o.id);
    end if;
    eid := next_event();
    update appointment_offer set status = p_status, responded_at = clock_timestamp(), version = version + 1,
        event_id = eid, written_by = 'command' where id = o.id returning * into o;
    insert into event (id, kind, source, market_id, request_id, offer_id, therapist_id, command, reason_code, rows)
        values (eid, 'offer_' || p_status, 'command', o.market_id, o.request_id, o.id, o.therapist_id, p_command,
                p_reason_code, jsonb_build_object('o', jsonb_build_array(pair(o.id, o.version))));
    return done(p_message, o.request_id, null, o.id, o.version);
end $$;

create or replace function rule_decline_offer(p_command uuid, p_offer bigint) returns outcome
language sql set search_path = slotdesk, pg_temp as $$
    select end_offer(p_command, p_offer, 'declined', null, 'Declined')
$$;

create function rule_withdraw_offer(p_command uuid, p_offer bigint, p_reason text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    refusal outcome := reason_refusal(p_reason);
begin
    if refusal.code is not null then
        return refusal;
    end if;
    return end_offer(p_command, p_offer, 'withdrawn', reason_code(p_reason), 'Withdrawn');
end $$;

create or replace function rule_send_offers(p_command uuid, p_request bigint, p_therapists bigint[]) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
    eid bigint;
    rows jsonb;
    willing bigint[];
    sent int;
begin
    if p_request is null or array_position(p_therapists, null) is not null then
        return refused('invalid', 'A request is needed, and a therapist may not be null');
    elsif not exists (select from appointment_request where id = p_request) then
        return refused('not_found', format('There is no request %s', p_request));
    elsif exists (select from unnest(p_therapists) u where not exists (select from therapist t where t.id = u)) then
        return refused('not_found', 'One of these therapists does not exist', p_request);
    end if;
    r := hold_request(p_command, p_request);
    if over(r, r.starts_at) then
        return closed_outcome(r);
    elsif not exists (select from appointment where request_id = r.id and status = 'open') then
        return full_outcome(r, null);
    elsif p_command is null then
        return would(r.id);
    end if;
    select array_agg(t.id order by t.id) into willing from therapist t
        where t.id = any (p_therapists) and t.active and t.market_id = r.market_id
            and busy_with(t.id, r.starts_at, r.ends_at, null) is null;
    eid := next_event();
    rows := write_offers(r, case when p_therapists is null then null else coalesce(willing, '{}') end, eid);
    sent := coalesce(jsonb_array_length(rows -> 'o'), 0);
    if sent > 0 then
        insert into event (id, kind, source, market_id, request_id, command, rows, detail)
            values (eid, 'offers_sent', 'command', r.market_id, r.id, p_command, rows, jsonb_build_object('sent', sent));
    end if;
    return done(case sent when 0 then 'Nobody else could be asked' when 1 then 'One offer sent'
                          else format('%s offers sent', sent) end, r.id, null, null, r.version,
                jsonb_build_object('sent', sent, 'skipped', coalesce(cardinality(p_therapists), sent) - sent));
end $$;
revoke execute on all functions in schema slotdesk from public;
reset role;
