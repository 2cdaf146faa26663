-- SPDX-License-Identifier: GPL-3.0-or-later
-- How a double booking ends: some rows of the case stay, the others go, in one transaction. The public functions of
-- alerts, and what is read of them.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- Lets these live rows go, of all requests of a case at once, so that what stays is judged by what is left. Of each
-- request first the rows without a position (they just end), then as many positions as live rows wait for one; what is
-- freed beyond that opens again where the request still can. Every row is written once: one event, one version.
create function drop_rows(p_requests bigint[], p_rows bigint[], p_event bigint, out written jsonb, out opened int)
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    s appointment;
    place int;
    why text;
begin
    with going as (
        select a.id, a.position,
               a.position is not null and row_number() over (partition by a.request_id order by a.position)
                   <= (select count(*) from appointment w where w.request_id = a.request_id and w.position is null
                           and live(w.status) and w.id <> all (p_rows)) as hands_over,
               r.status in ('open', 'filled') and r.starts_at > clock_timestamp() as can_open
        from appointment a join appointment_request r on r.id = a.request_id where a.id = any (p_rows)
    ), fate as (
        select id, case when not hands_over then position end as position,
               position is not null and not hands_over and can_open as opens from going
    ), u as (
        update appointment a set position = f.position, status = case when f.opens then 'open' else 'cancelled' end,
            therapist_id = case when not f.opens then a.therapist_id end,
            booked_at = case when not f.opens then a.booked_at end, exempt_reason = null,
            version = a.version + 1, event_id = p_event, written_by = 'command'
            from fate f where a.id = f.id returning a.id, a.version, f.opens)
    select jsonb_build_object('a', jsonb_agg(pair(id, version))), count(*) filter (where opens)
        into written, opened from u having count(*) > 0;
    written := coalesce(written, '{}');
    opened := coalesce(opened, 0);
    for s in select * from appointment where request_id = any (p_requests) and live(status)
        and (position is null or exempt_reason is not null) order by request_id, booked_at, id
    loop
        place := coalesce(s.position, (select n from appointment_request r, generate_series(1, r.slots) n
            where r.id = s.request_id and not exists (select from appointment o where o.request_id = s.request_id
                and o.position = n) order by n limit 1));
        why := case
            when exists (select from appointment_request where id = s.request_id and status in ('cancelled', 'expired'))
                then 'after_close'
            when exists (select from appointment o where o.request_id = s.request_id and o.id <> s.id
                         and o.therapist_id = s.therapist_id and live(o.status)) then 'same_therapist'
            when busy_with(s.therapist_id, s.starts_at, s.ends_at, s.request_id) is not null then 'overlap' end;
        continue when place is null or (s.position is not null and why is not null);
        update appointment set position = place, exempt_reason = why, version = version + 1, event_id = p_event,
            written_by = 'command' where id = s.id returning * into s;
        written := merge_rows(written, jsonb_build_object('a', jsonb_build_array(pair(s.id, s.version))));
    end loop;
end $$;

-- The offers and the status of one request of the case follow: accepted for who stays, withdrawn for who was let go and
-- is therefore neither asked again nor taken from the wait list.
create function follow_settlement(p_command uuid, p_request bigint, p_gone bigint[], p_event bigint) returns jsonb
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
    written jsonb;
begin
    with u as (
        update appointment_offer o set status = case when s.stays then 'accepted' else 'withdrawn' end, cause = null,
            responded_at = coalesce(o.responded_at, clock_timestamp()), version = o.version + 1, event_id = p_event,
            written_by = 'command'
            from (select t.id, exists (select from appointment a where a.request_id = p_request and live(a.status)
                                       and a.therapist_id = t.id) as stays
                  from therapist t where t.id = any (p_gone) or t.id in (
                      select a.therapist_id from appointment a where a.request_id = p_request and live(a.status))) s
            where o.request_id = p_request and o.therapist_id = s.id
                and (o.status = 'pending' or o.status = 'expired' and o.cause = 'full' or o.status = 'accepted' and not s.stays)
            returning o.id, o.version)
    select jsonb_build_object('o', jsonb_agg(pair(id, version))) into written from u having count(*) > 0;
    written := merge_rows(coalesce(written, '{}'), follow_slots(p_request, p_event, 'command'));
    select * into r from appointment_request where id = p_request;
    if r.status <> 'open' or over(r, r.starts_at) then
        return written;
    end if;
    perform fill_from_waitlist(p_command, r, null, 'command');
    if exists (select from appointment where request_id = r.id and status = 'open') then
        written := merge_rows(written, write_offers(r, array(
            select o.therapist_id from appointment_offer o join therapist t on t.id = o.therapist_id and t.active
                where o.request_id = r.id and o.status = 'expired' and o.cause = 'full'
                    and busy_with(o.therapist_id, r.starts_at, r.ends_at, null) is null
            union
            select e from eligible_therapists(r) e where e <> all (p_gone)
                and not exists (select from appointment_offer o where o.request_id = r.id and o.therapist_id = e)),
            p_event));
    end if;
    return written;
end $$;

create function rule_resolve_double_booking(p_command uuid, p_alert bigint, p_keep bigint[], p_reason text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    refusal outcome := reason_refusal(p_reason);
    x record;
    a alert;
    c record;
    eid bigint;
    stay bigint[];
    going bigint[];
    touched bigint[];
    one bigint;
    changed jsonb;
    opened int;
    details jsonb;
begin
    if p_keep is null or array_position(p_keep, null) is not null or cardinality(p_keep) > 100 then
        return refused('invalid', 'The appointments that stay are needed: a list of ids, an empty one when none does');
    elsif refusal.code is not null then
        return refusal;
    end if;
    select * into x from take_alert(p_command, p_alert, true);
    a := x.a;
    if (x.refusal).code is not null then
        return x.refusal;
    elsif a.kind in ('reported', 'at_risk') then
        return refused('invalid', 'This alert is no double booking: dismiss it when it is taken care of', a.request_id);
    elsif exists (select from unnest(p_keep) k where not exists (select from appointment o
                  where o.id = k and o.request_id = any (a.request_ids))) then
        return refused('invalid', 'One of the appointments to keep is not of this case', a.request_id);
    elsif a.status not in ('new', 'claimed', 'snoozed') then
        return alert_changed(a);
    end if;
    select * into c from found_cases(a.request_ids) f where f.case_key = a.case_key;
    if c.case_key is null or not p_keep <@ c.appointment_ids then
        return alert_changed(a, 'One of the appointments to keep is no longer booked in this case');
    end if;
    -- A visit that is over cannot be let go: it took place, and the resolution alone settles it.
    select coalesce(array_agg(o.id order by o.booked_at, o.id), '{}') into going from appointment o
        where o.id = any (c.appointment_ids) and o.id <> all (p_keep) and o.status = 'booked'
            and o.ends_at > clock_timestamp();
    stay := array(select u from unnest(c.appointment_ids) with ordinality n (u, i) where u <> all (going) order by i);
    if cardinality(stay) > (case a.kind when 'surplus' then c.slots when 'after_close' then 0 else 1 end)
        and exists (select from appointment o where o.id = any (p_keep) and o.status = 'booked'
                    and o.ends_at > clock_timestamp()) then
        return refused('invalid', format('With these it is still a double booking: keep %s (dismiss it to accept it as it is)',
            case a.kind when 'after_close' then 'none' when 'surplus' then c.slots || ' at most' else 'one at most' end),
            a.request_id, null, null, a.version);
    elsif p_command is null then
        return done('This can be done', a.request_id, null, null, null,
                    jsonb_build_object('preview', true, 'kept', to_jsonb(stay), 'released', to_jsonb(going)));
    end if;

    eid := next_event();
    select coalesce(array_agg(distinct q), '{}') into touched from unnest(going) g, unnest(cases_with(g)) q;
    select jsonb_build_object('kept', to_jsonb(stay), 'released', coalesce(jsonb_agg(jsonb_build_object(
            'appointment_id', o.id, 'request_id', o.request_id, 'therapist_id', o.therapist_id) order by o.booked_at, o.id), '[]'))
        into details from appointment o where o.id = any (going);
    select l.written, l.opened into changed, opened from drop_rows(a.request_ids, going, eid) l;
    for one in select distinct u from unnest(a.request_ids) u order by u loop
        if cardinality(going) > 0 then
            changed := merge_rows(changed, follow_settlement(p_command, one, array(select (e ->> 'therapist_id')::bigint
                from jsonb_array_elements(details -> 'released') e where (e ->> 'request_id')::bigint = one), eid));
        end if;
    end loop;
    update alert set status = 'resolved', settled_at = clock_timestamp(), settled_by = session_user, reason = p_reason,
        appointment_ids = stay, claimed_by = null, claimed_at = null, snoozed_until = null, version = version + 1,
        event_id = eid where id = a.id returning * into a;
    details := details || jsonb_build_object('opened', opened, 'pending_offers', (select count(*) from appointment_offer
        where request_id = any (a.request_ids) and status = 'pending'));
    x := alert_done(eid, 'alert_resolved', p_command, a, reason_code(p_reason),
        case when cardinality(going) = 0 then 'Resolved: the visit is over, nothing was changed'
             else format('Resolved: %s kept, %s let go', cardinality(stay), cardinality(going)) end, changed, details);
    perform refresh_cases(a.request_ids || touched);
    return x;
end $$;

-- The second pair of eyes: what was settled is reviewed by somebody else.
create function rule_sign_off(p_command uuid, p_alert bigint, p_cause text, p_note text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    a alert;
    eid bigint;
begin
    if not exists (select from alert_cause where code = p_cause) then
        return refused('invalid', 'A cause is needed: one of the cause codes');
    elsif length(p_note) > 4000 then
        return refused('invalid', 'The note is too long: 4,000 characters at most');
    end if;
    select * into x from take_alert(p_command, p_alert, false);
    a := x.a;
    if (x.refusal).code is not null then
        return x.refusal;
    elsif a.settled_by = session_user then
        return refused('not_allowed', 'You settled this alert: somebody else signs it off', a.request_id);
    elsif a.status not in ('resolved', 'dismissed', 'closed') then
        return alert_changed(a);
    elsif a.signed_off_by is not null then
        return alert_changed(a, format('%s signed this alert off already', staff_name(a.signed_off_by)));
    elsif p_command is null then
        return would(a.request_id);
    end if;
    eid := next_event();
    update alert set cause = p_cause, sign_off_note = nullif(btrim(p_note), ''), signed_off_by = session_user,
        signed_off_at = clock_timestamp(), version = version + 1, event_id = eid where id = a.id returning * into a;
    return alert_done(eid, 'alert_signed_off', p_command, a, null, 'Signed off', '{}', jsonb_build_object('cause', a.cause));
end $$;

create function report_problem(command uuid, request bigint, report text) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'report_problem', jsonb_build_object('request', $2, 'report', $3));
end $$;

create function claim_alert(command uuid, alert bigint) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'claim_alert', jsonb_build_object('alert', $2));
end $$;

create function snooze_alert(command uuid, alert bigint, minutes int) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'snooze_alert', jsonb_build_object('alert', $2, 'minutes', $3));
end $$;

create function dismiss_alert(command uuid, alert bigint, reason text) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'dismiss_alert', jsonb_build_object('alert', $2, 'reason', $3));
end $$;

create function reopen_alert(command uuid, alert bigint, reason text) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'reopen_alert', jsonb_build_object('alert', $2, 'reason', $3));
end $$;

create function resolve_double_booking(command uuid, alert bigint, keep bigint[], reason text) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'resolve_double_booking', jsonb_build_object('alert', $2, 'keep', to_jsonb($3), 'reason', $4));
end $$;

create function sign_off(command uuid, alert bigint, cause text, note text) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'sign_off', jsonb_build_object('alert', $2, 'cause', $3, 'note', $4));
end $$;

-- As in 0007, and what has slept long enough wakes, and claims that ran out go. How many requests and alerts it changed.
create or replace function expire_due() returns int
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
    if exists (select from request_claim where until < clock_timestamp() - interval '10 minutes') then
        delete from request_claim where request_id in (select request_id from request_claim
            where until < clock_timestamp() - interval '10 minutes' for update skip locked);
    end if;
    return lapsed + wake_alerts();
end $$;

create or replace view any_alert as
    select l.id, l.kind, l.status, l.market_id, l.request_id, l.request_ids, l.appointment_ids, l.therapist_id,
           coalesce(t.name, '') as therapist_name, c.name as client_name,
           array(select coalesce(ta.name, '') from unnest(l.appointment_ids) with ordinality u (id, n)
                 join appointment a on a.id = u.id left join therapist ta on ta.id = a.therapist_id
                 order by u.n) as therapist_names,
           r.slots, (select count(*)::int from appointment a where a.request_id = l.request_id
                     and a.status in ('booked', 'completed', 'no_show')) as live,
           r.starts_at, m.time_zone, m.currency, l.raised_at, l.gap_ms, l.stake_cents, coalesce(l.note, '') as note,
           l.version, l.settled_at, l.reason, l.case_key,
           l.claimed_by, coalesce(cs.name, l.claimed_by) as claimed_by_name, l.claimed_at, l.snoozed_until, l.settled_by,
           coalesce(ss.name, l.settled_by) as settled_by_name, l.cause, l.signed_off_by,
           coalesce(os.name, l.signed_off_by) as signed_off_by_name, l.signed_off_at, l.sign_off_note, l.reopens
    from alert l
    join visible_market m on m.id = l.market_id
    join appointment_request r on r.id = l.request_id
    join client c on c.id = r.client_id
    left join therapist t on t.id = l.therapist_id
    left join staff cs on cs.login = l.claimed_by
    left join staff ss on ss.login = l.settled_by
    left join staff os on os.login = l.signed_off_by;

create or replace view open_alert as
    select * from any_alert where status in ('new', 'claimed', 'snoozed');

revoke all on alert_cause from public;
grant select on alert_cause to slotdesk_agent, slotdesk_supervisor, slotdesk_backend, slotdesk_worker, slotdesk_admin,
    slotdesk_reader;
revoke execute on all functions in schema slotdesk from public;
grant execute on function report_problem(uuid, bigint, text) to slotdesk_agent, slotdesk_supervisor, slotdesk_backend;
grant execute on function claim_alert(uuid, bigint), snooze_alert(uuid, bigint, int), dismiss_alert(uuid, bigint, text),
    reopen_alert(uuid, bigint, text), resolve_double_booking(uuid, bigint, bigint[], text)
    to slotdesk_agent, slotdesk_supervisor;
grant execute on function sign_off(uuid, bigint, text, text) to slotdesk_supervisor;
reset role;
