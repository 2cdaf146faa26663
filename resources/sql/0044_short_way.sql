-- SPDX-License-Identifier: GPL-3.0-or-later
-- The short way of the commands that are called most: the same rules, locks, rows, events, receipts and outcomes in fewer
-- statements, because each UPDATE of a table reads its checks and its triggers' conditions again; and refusals that need
-- no flush.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- A refusal that is all that its transaction wrote needs no flush: after a crash that command was never asked, and asking
-- again is answered anew. That it is all is looked at twice. When it is decided: it is one of the commands that refuse
-- before they write, no transaction id was there before it, and it stands in a plain SELECT that the client sent, not
-- inside of a statement that writes its own row when the command is over. And when the transaction commits, by a trigger
-- that waits for that: there is no BEGIN, so that nothing but statements sent in one go (a pipeline) can have come after.
-- The server counts those that write, in whatever table; the trigger writes a row of its own, and its number must be the
-- one that follows the receipt's. slotdesk.holds carries the first answer to the second look: who forges it could as well
-- set synchronous_commit himself.
create unlogged table commit_probe (pid int not null default pg_backend_pid());

create function plain_select(p_query text) returns boolean
language sql immutable
return coalesce(p_query ~* '^\s*select\s' and p_query !~ ';\s*\S', false);

create function refusal_alone() returns trigger
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    stack text;
    probe record;
begin
    get diagnostics stack = pg_context;      -- more than this function: told not to wait, or a procedure that commits
    if current_setting('slotdesk.holds', true) is distinct from 'alone' or new.event_id is not null
        or position(E'\n' in stack) > 0
        or current_query() is not null and not plain_select(current_query()) then   -- null: the end of what was sent
        return null;
    end if;
    insert into commit_probe default values returning ctid as place, cmin::text::bigint as number into probe;
    delete from commit_probe where ctid = probe.place;
    if probe.number = (select cmin::text::bigint + 1 from command where id = new.id) then
        perform set_config('synchronous_commit', 'off', true);
    end if;
    return null;
end $$;
create constraint trigger refusal_alone after insert on command deferrable initially deferred
    for each row when (not new.ok) execute function refusal_alone();

-- As in 0041. What is called most does not go through the list of all commands (apply_rule), which stays true for these
-- too.
create or replace function decide(p_command uuid, p_function text, p jsonb) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    stopped outcome;
begin
    if foreign_market(p) then
        return refused('not_allowed', 'This is in a market that is not yours');
    elsif p_function = 'accept_offer' then
        return rule_accept_offer(p_command, (p ->> 'offer')::bigint);
    elsif p_function in ('release', 'cancel_appointment', 'reassign', 'undo') then
        stopped := second_person_stops(p_function, p);
        if stopped.code is not null then
            return stopped;
        elsif p_function = 'reassign' then
            return rule_reassign(p_command, (p ->> 'appointment')::bigint, (p ->> 'therapist')::bigint,
                                 (p ->> 'expected_version')::int, p ->> 'reason');
        elsif p_function = 'release' then
            return rule_release(p_command, (p ->> 'appointment')::bigint, (p ->> 'expected_version')::int, p ->> 'reason');
        end if;
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
    alone boolean := pg_current_xact_id_if_assigned() is null;
    stack text;
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
                        (select min(x.id) from (select e.id from event e where e.command = p_command offset 0) x),
                        case when o.ok then met else met || lost_at_lock(o, began) end);
            if o.ok or p_function not in ('accept_offer', 'decline_offer', 'assign', 'reassign', 'release') then
                alone := false;              -- the rules of these decide before they write anything
            elsif alone then
                get diagnostics stack = pg_context;
                alone := length(stack) - length(replace(stack, E'\n', '')) = 1    -- the public function called this one
                         and plain_select(current_query());
            end if;
            perform set_config('slotdesk.holds', case when alone then 'alone' else '1' end, true);
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

-- Takes the first open slot for the offer's therapist: accepting, and the wait list. The caller holds the locks. One
-- statement writes the offer and those that end with it.
create or replace function book_offer(p_command uuid, o appointment_offer, r appointment_request, p_kind text,
                                      p_source text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    eid bigint := nextval('event_id_seq'::regclass);
    slot appointment;
    left_open int;
    request_version int;
    changed jsonb;
begin
    select * into slot from appointment where request_id = r.id and status = 'open' order by position limit 1;
    update appointment set status = 'booked', therapist_id = o.therapist_id, booked_at = clock_timestamp(),
        version = version + 1, event_id = eid, written_by = p_source
        where id = slot.id returning * into slot;
    select count(*) into left_open from appointment where request_id = r.id and status = 'open';
    if r.status = 'open' and left_open = 0 then
        update appointment_request set status = 'filled', version = version + 1, event_id = eid, written_by = p_source
            where id = r.id and status = 'open' returning version into request_version;
    end if;
    with u as (
        update appointment_offer set version = version + 1, event_id = eid, written_by = p_source,
            status = case when id = o.id then 'accepted' else 'expired' end,
            cause = case when id = o.id then null else 'full' end,
            responded_at = case when id = o.id then slot.booked_at else responded_at end
            where request_id = r.id and (id = o.id or request_version is not null and status = 'pending')
            returning id, version)
    select jsonb_build_object('a', jsonb_build_array(jsonb_build_array(slot.id, slot.version)),
                              'o', jsonb_agg(jsonb_build_array(id, version) order by id))
        || case when request_version is null then '{}'
                else jsonb_build_object('r', jsonb_build_array(jsonb_build_array(r.id, request_version))) end
        into changed from u;
    if request_version is null then
        changed := merge_rows(changed, follow_slots(r.id, eid, p_source));
    end if;
    insert into event (id, kind, source, market_id, request_id, appointment_id, offer_id, therapist_id, command, rows,
                       detail)
        values (eid, p_kind, p_source, r.market_id, r.id, slot.id, o.id, o.therapist_id, p_command, changed,
                jsonb_build_object('position', slot.position));
    return row (true, 'ok', 'Booked: slot ' || slot.position || ' of ' || r.slots, r.id, slot.id, o.id, slot.version, false,
                jsonb_build_object('position', slot.position, 'open_slots', left_open, 'at', slot.booked_at))::outcome;
end $$;

create function offer_closed_outcome(o appointment_offer) returns outcome
language plpgsql stable set search_path = slotdesk, pg_temp as $$
begin
    return refused('offer_closed',
        case when o.status = 'accepted' then 'This offer was accepted already'
             when o.status = 'declined' then 'This offer was declined'
             when o.status = 'withdrawn' then 'This offer was withdrawn'
             else format('This offer lapsed at %s', local_time(o.expires_at, o.market_id)) end,
        o.request_id, null, o.id, o.version, jsonb_build_object('status', o.status));
end $$;

-- What open_offer and offer_taken_outcome do for a command that books, in the same order: the row, the locks, one look at
-- everything that they keep still, then what is in the way. A dry run takes no locks and goes through those two.
create or replace function rule_accept_offer(p_command uuid, p_offer bigint) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    o appointment_offer;
    r appointment_request;
    x record;
    refusal outcome;
begin
    if p_command is null or p_offer is null then
        x := open_offer(p_command, p_offer, true, false);
        refusal := x.refusal;
        if refusal.code is null then
            refusal := offer_taken_outcome(x.o, x.r);
        end if;
        return case when refusal.code is null then would((x.r).id, null, (x.o).id) else refusal end;
    end if;
    select * into o from appointment_offer where id = p_offer;
    if not found then
        return refused('not_found', format('There is no offer %s', p_offer));
    end if;
    r := lock_request(o.request_id);
    perform lock_therapists(array[o.therapist_id]);
    select * into o from appointment_offer where id = p_offer;
    select t.active, s.open_slots, s.own into x
        from therapist t, (select count(*) filter (where status = 'open') as open_slots,
                                  count(*) filter (where therapist_id = o.therapist_id and live(status)) as own
                           from appointment where request_id = r.id) s
        where t.id = o.therapist_id;
    if not x.active then
        return refused('invalid', 'This therapist is not active', r.id, null, o.id);
    elsif over(r, r.starts_at) then
        return closed_outcome(r, o.id);
    elsif x.open_slots = 0 then
        return full_outcome(r, o.id);
    elsif o.status <> 'pending' or o.expires_at <= clock_timestamp() then
        return offer_closed_outcome(o);
    elsif x.own > 0 or busy_with(o.therapist_id, r.starts_at, r.ends_at, r.id) is not null then
        return offer_taken_outcome(o, r);
    end if;
    return book_offer(p_command, o, r, 'offer_accepted', 'command');
end $$;

create or replace function open_offer(p_command uuid, p_offer bigint, p_books boolean, p_full boolean,
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
        refusal := offer_closed_outcome(o);
    end if;
end $$;

-- The offers of one who leaves and of one who comes, in one statement.
create function hand_over_offers(p_request bigint, p_from bigint, p_to bigint, p_event bigint) returns jsonb
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    written jsonb;
begin
    with u as (
        update appointment_offer set status = case therapist_id when p_to then 'accepted' else 'withdrawn' end,
            responded_at = coalesce(responded_at, clock_timestamp()), cause = null,
            version = version + 1, event_id = p_event, written_by = 'command'
            where request_id = p_request and therapist_id in (p_from, p_to)
                and status = case therapist_id when p_to then 'pending' else 'accepted' end returning id, version)
    select jsonb_build_object('o', jsonb_agg(jsonb_build_array(id, version) order by id)) into written
        from u having count(*) > 0;
    return coalesce(written, '{}');
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
        x := open_slot(p_command, p_appointment, array[p_therapist], false);
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
    changed := jsonb_build_object('a', jsonb_build_array(pair(a.id, a.version)))
               || hand_over_offers(r.id, before, p_therapist, eid);
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
        x := open_slot(p_command, p_appointment, '{}', true);
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

create or replace function let_go(p_command uuid, a appointment, r appointment_request, p_kind text, p_reason_code text,
                                  p_detail jsonb) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    eid bigint := next_event();
    before bigint := a.therapist_id;
    at_position int := a.position;
    changed jsonb := promote_surplus(a, eid);
    opened boolean := changed = '{}' and a.position is not null;
    booked int := 0;
    asked int := 0;
    y record;
begin
    if changed = '{}' then
        update appointment set status = case when opened then 'open' else 'cancelled' end, exempt_reason = null,
            therapist_id = case when not opened then therapist_id end, booked_at = case when not opened then booked_at end,
            version = version + 1, event_id = eid, written_by = 'command' where id = a.id returning * into a;
    else
        select * into a from appointment where id = a.id;
    end if;
    changed := merge_rows(changed, jsonb_build_object('a', jsonb_build_array(pair(a.id, a.version))))
               || follow_offer(r.id, before, 'accepted', 'withdrawn', eid);
    changed := merge_rows(changed, follow_slots(r.id, eid, 'command'));
    if opened then
        y := reopen(p_command, r, before, eid);
        changed := merge_rows(changed, y.written);
        booked := y.booked;
        asked := y.asked;
    end if;
    insert into event (id, kind, source, market_id, request_id, appointment_id, therapist_id, command, reason_code, rows,
                       detail)
        values (eid, p_kind, 'command', r.market_id, r.id, a.id, before, p_command, p_reason_code, changed, p_detail
                || jsonb_build_object('position', at_position, 'opened', opened, 'pending_offers', asked));
    perform refresh_cases(array[r.id] || cases_with(a.id));
    return done(case when booked > 0 then format('Slot %s went to the first on the waiting list', a.position)
                     when opened then format('Slot %s is open again, %s offers are out', a.position, asked)
                     else 'The surplus booking is gone' end, r.id, a.id, null,
                case when booked > 0 then (select version from appointment where id = a.id) else a.version end,
                jsonb_build_object('opened', opened, 'pending_offers', asked, 'from_therapist_id', before,
                                   'waitlist_booked', booked));
end $$;
revoke execute on all functions in schema slotdesk from public;
reset role;
