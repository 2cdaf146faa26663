-- SPDX-License-Identifier: GPL-3.0-or-later
-- The review of what was flagged: a root cause as a tag until somebody else signs the case off, and the queue of cases with
-- what is known of each, for supervisors.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

create function is_supervisor() returns boolean
language sql stable set search_path = slotdesk, pg_temp
return pg_has_role(session_user, 'slotdesk_supervisor', 'member');

-- A cause may be said, and changed, by any supervisor, also the one who settled the case; the sign-off ends that.
create function rule_tag_alert(p_command uuid, p_alert bigint, p_cause text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    a alert;
    eid bigint;
begin
    if not is_supervisor() then
        return refused('not_allowed', 'Only a supervisor says why it happened');
    elsif p_cause is null or not exists (select from alert_cause where code = p_cause) then
        return refused('invalid', 'A cause is needed: one of the cause codes');
    end if;
    select * into x from take_alert(p_command, p_alert, false);
    a := x.a;
    if (x.refusal).code is not null then
        return x.refusal;
    elsif a.kind = 'at_risk' then
        return refused('invalid', 'This request is only at risk: there is no case to review', a.request_id);
    elsif a.signed_off_by is not null then
        return alert_changed(a, format('%s signed this alert off already', staff_name(a.signed_off_by)));
    elsif p_command is null then
        return would(a.request_id);
    end if;
    eid := next_event();
    update alert set cause = p_cause, version = version + 1, event_id = eid where id = a.id returning * into a;
    return alert_done(eid, 'alert_tagged', p_command, a, null, 'The cause is noted', '{}', jsonb_build_object('cause', a.cause));
end $$;

-- As in 0013, with the tag.
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
        when 'tag_alert' then return rule_tag_alert(p_command, (p ->> 'alert')::bigint, p ->> 'cause');
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

create function tag_alert(command uuid, alert bigint, cause text) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'tag_alert', jsonb_build_object('alert', $2, 'cause', $3));
end $$;

-- Newest first, a page at a time: the next begins below the last row's alert. Every filter may be null. state: open (nobody
-- settled it), to_review (settled and waiting for somebody else), signed_off; null: what is not signed off. by_login: who did
-- anything about it, from the report to the sign-off.
create function review_queue(state text default null, by_login text default null, in_market bigint default null,
                             of_cause text default null, below_alert bigint default null, max_rows int default 100)
returns table (alert_id bigint, kind text, status text, review text, market_id bigint, market_name text, time_zone text,
               request_id bigint, client_name text, starts_at timestamptz, raised_at timestamptz, settled_at timestamptz,
               agent text, agent_name text, reason text, note text, cause text, signed_off_by text, signed_off_name text,
               signed_off_at timestamptz, sign_off_note text, gap_ms numeric, stake_cents bigint, currency text, mine boolean)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select l.id, l.kind, l.status, s.review, l.market_id, m.name, m.time_zone, l.request_id, c.name, r.starts_at, l.raised_at,
           l.settled_at, w.agent, coalesce(staff_name(w.agent), ''), coalesce(l.reason, ''), coalesce(l.note, ''),
           coalesce(l.cause, ''), coalesce(l.signed_off_by, ''), coalesce(staff_name(l.signed_off_by), ''), l.signed_off_at,
           coalesce(l.sign_off_note, ''), l.gap_ms, l.stake_cents, m.currency, l.settled_by is not distinct from session_user
    from alert l
    join market m on m.id = l.market_id
    join appointment_request r on r.id = l.request_id
    join client c on c.id = r.client_id
    cross join lateral (select case when l.signed_off_by is not null then 'signed_off'
        when l.status in ('resolved', 'dismissed', 'closed') then 'to_review' else 'open' end as review) s
    cross join lateral (select coalesce(l.settled_by, l.claimed_by, case l.kind when 'reported' then
        (select e.login from event e where e.alert_id = l.id order by e.id limit 1) end, '') as agent) w
    where is_supervisor() and caller_sees(l.market_id) and l.kind <> 'at_risk'
        and case when $1 is null then s.review <> 'signed_off' else s.review = $1 end
        and ($2 is null or w.agent = $2 or l.signed_off_by = $2
             or exists (select from event e where e.alert_id = l.id and e.login = $2 and e.source = 'command'))
        and ($3 is null or l.market_id = $3)
        and ($4 is null or coalesce(l.cause, '') = $4)
        and ($5 is null or l.id < $5)
    order by l.id desc limit least(greatest(coalesce($6, 100), 1), 1000)
$$;

-- What the queue can be filtered by: people who did anything about a case, markets, causes.
create function review_filters()
returns table (what text, code text, label text)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select 'agent', p.login, staff_name(p.login) from (
        select settled_by as login from alert where caller_sees(market_id) and kind <> 'at_risk'
        union select claimed_by from alert where caller_sees(market_id) and kind <> 'at_risk'
        union select e.login from event e where e.kind = 'problem_reported' and caller_sees(e.market_id)) p
        where is_supervisor() and p.login is not null
    union all
    select 'market', m.id::text, m.name from market m where is_supervisor() and caller_sees(m.id)
    union all
    select 'cause', k.code, k.label from alert_cause k where is_supervisor()
    order by 1, 3
$$;

-- What one login asked for between two moments, refused tries too: beside a case, what its agent did around it.
create function deeds_of(by_login text, since timestamptz, until timestamptz)
returns table (id uuid, at timestamptz, function text, ok boolean, code text, message text, request_id bigint,
               client_name text, reason text)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select c.id, c.created_at, c.function, c.ok, c.code, c.message, c.request_id, coalesce(k.name, ''),
           coalesce(c.arguments ->> 'reason', c.arguments ->> 'report', c.arguments ->> 'note', '')
    from command c
    left join appointment_request r on r.id = c.request_id
    left join client k on k.id = r.client_id
    where is_supervisor() and c.login = $1 and c.created_at >= $2 and c.created_at <= $3 and c.function <> 'claim_request'
        and (r.market_id is null and (caller_markets() is null or c.login = session_user) or caller_sees(r.market_id))
    order by c.created_at desc, c.id limit 200
$$;

revoke execute on function is_supervisor(), rule_tag_alert(uuid, bigint, text), tag_alert(uuid, bigint, text),
    review_queue(text, text, bigint, text, bigint, int), review_filters(), deeds_of(text, timestamptz, timestamptz) from public;
grant execute on function tag_alert(uuid, bigint, text), review_queue(text, text, bigint, text, bigint, int), review_filters(),
    deeds_of(text, timestamptz, timestamptz) to slotdesk_supervisor;
reset role;
