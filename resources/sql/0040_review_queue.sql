-- SPDX-License-Identifier: GPL-3.0-or-later
-- The review of what was flagged: a root cause as a tag until somebody else signs the case off, and the queue of cases with
-- what is known of each, for supervisors.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- Where two settled it: the one whose proposal the other one confirmed. Neither of them reviews it.
alter table alert
    add settled_with text,
    add check (settled_with is null or settled_by is not null);
create index alert_reviewed on alert (id) where kind <> 'at_risk';

-- With everybody gone whom a proposal wanted gone, that proposal is what was done. It stays until the alert opens again.
create function note_proposer() returns trigger
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    new.settled_with := case when new.status = 'resolved' and old.proposed_by <> new.settled_by
        and not new.appointment_ids && old.proposed_release then old.proposed_by end;
    return new;
end $$;
create trigger note_proposer before update on alert for each row when (old.status is distinct from new.status)
    execute function note_proposer();

-- Of what was settled before this: the event of the settlement says who had proposed it.
update alert l set settled_with = e.detail ->> 'proposed_by'
    from event e
    where e.id = (select max(x.id) from event x where x.alert_id = l.id and x.kind = 'alert_resolved')
        and l.status = 'resolved' and e.detail ->> 'proposed_by' <> l.settled_by;

-- As in 0024; not for who proposed it either.
create or replace function rule_sign_off(p_command uuid, p_alert bigint, p_cause text, p_note text) returns outcome
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
    elsif a.settled_with = session_user then
        return refused('not_allowed', 'You proposed how this alert was settled: somebody else signs it off', a.request_id);
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

-- A cause may be said, and changed, by any supervisor, also the one who settled the case; the sign-off ends that.
create function rule_tag_alert(p_command uuid, p_alert bigint, p_cause text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    a alert;
    eid bigint;
begin
    if not exists (select from alert_cause where code = p_cause) then
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
    return alert_done(eid, 'alert_tagged', p_command, a, null, 'The cause is noted', '{}',
                      jsonb_build_object('cause', a.cause));
end $$;

-- As in 0013, with the tag.
create or replace function caller_may(p_function text) returns boolean
language sql stable set search_path = slotdesk, pg_temp
return case
    when p_function in ('save_staff', 'save_market', 'save_setting') then pg_has_role(session_user, 'slotdesk_admin', 'member')
    when p_function = 'save_therapist' then pg_has_role(session_user, 'slotdesk_admin', 'member')
        or pg_has_role(session_user, 'slotdesk_supervisor', 'member')
    when p_function in ('sign_off', 'tag_alert') then pg_has_role(session_user, 'slotdesk_supervisor', 'member')
    else caller_books() end;

-- As in 0035, with the tag.
create or replace function apply_desk_rule(p_command uuid, p_function text, p jsonb) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    alert bigint := (p ->> 'alert')::bigint;
    expected int := (p ->> 'expected_version')::int;
    reason text := p ->> 'reason';
begin
    case p_function
        when 'report_problem' then return rule_report_problem(p_command, (p ->> 'request')::bigint, p ->> 'report');
        when 'claim_alert' then return rule_claim_alert(p_command, alert);
        when 'snooze_alert' then return rule_snooze_alert(p_command, alert, (p ->> 'minutes')::int);
        when 'dismiss_alert' then return rule_dismiss_alert(p_command, alert, reason);
        when 'reopen_alert' then return rule_reopen_alert(p_command, alert, reason);
        when 'resolve_double_booking' then
            return rule_resolve_double_booking(p_command, alert, id_array(p -> 'keep'), reason);
        when 'sign_off' then return rule_sign_off(p_command, alert, p ->> 'cause', p ->> 'note');
        when 'tag_alert' then return rule_tag_alert(p_command, alert, p ->> 'cause');
        when 'add_note' then
            return rule_add_note(p_command, p ->> 'about', (p ->> 'id')::bigint, p ->> 'note', (p ->> 'pinned')::boolean);
        when 'claim_request' then
            return rule_claim_request(p_command, (p ->> 'request')::bigint, (p ->> 'seconds')::int);
        when 'save_client' then
            return rule_save_client(p_command, (p ->> 'id')::bigint, p ->> 'name', p ->> 'phone', p ->> 'email',
                                    p ->> 'note', expected);
        when 'save_therapist' then
            return rule_save_therapist(p_command, (p ->> 'id')::bigint, (p ->> 'market')::bigint, p ->> 'name',
                p ->> 'phone', case when jsonb_typeof(p -> 'services') = 'array'
                                   then array(select jsonb_array_elements_text(p -> 'services')) end,
                (p ->> 'rating')::numeric, (p ->> 'active')::boolean, expected);
        when 'save_market' then
            return rule_save_market(p_command, (p ->> 'id')::bigint, p ->> 'name', p ->> 'time_zone', p ->> 'currency',
                                    expected);
        when 'save_staff' then
            return rule_save_staff(p_command, p ->> 'login', p ->> 'name', p ->> 'role', id_array(p -> 'markets'), expected);
        when 'save_setting' then return rule_save_setting(p_command, p ->> 'name', p ->> 'value', expected);
        when 'tick_call' then return rule_tick_call(p_command, (p ->> 'call')::bigint, (p ->> 'done')::boolean);
        else return null;
    end case;
end $$;

create function tag_alert(command uuid, alert bigint, cause text) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'tag_alert', jsonb_build_object('alert', $2, 'cause', $3));
end $$;

-- Newest first, a page at a time: the next begins below the last row's alert. Every filter may be null. state: open (nobody
-- settled it), to_review (settled, and waiting for somebody else), signed_off; null: what is not signed off. by_login: who
-- did anything about it, from the report to the sign-off. of_cause: a code, or none. agent: who settled it, has it, or
-- reported it; empty: nobody yet. mine: the caller settled it, alone or as one of two.
create function review_queue(state text default null, by_login text default null, in_market bigint default null,
                             of_cause text default null, below_alert bigint default null, max_rows int default 100)
returns table (alert_id bigint, kind text, status text, review text, market_id bigint, market_name text, time_zone text,
               request_id bigint, client_name text, starts_at timestamptz, raised_at timestamptz, settled_at timestamptz,
               agent text, agent_name text, proposed_by_name text, reason text, note text, cause text, signed_off_by_name text,
               signed_off_at timestamptz, sign_off_note text, gap_ms numeric, stake_cents bigint, currency text, mine boolean)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    with me as materialized (select caller_markets() as markets), page as (
        select l.*, s.review
        from me cross join alert l
        cross join lateral (select case when l.signed_off_by is not null then 'signed_off'
            when l.status in ('resolved', 'dismissed', 'closed') then 'to_review' else 'open' end as review) s
        where l.kind <> 'at_risk' and (me.markets is null or l.market_id = any (me.markets))
            and case when $1 is null then s.review <> 'signed_off' else s.review = $1 end
            and ($2 is null or l.settled_by = $2 or l.claimed_by = $2 or l.signed_off_by = $2
                 or exists (select from event e where e.alert_id = l.id and e.login = $2 and e.source = 'command'))
            and ($3 is null or l.market_id = $3)
            and ($4 is null or coalesce(l.cause, 'none') = $4)
            and ($5 is null or l.id < $5)
        order by l.id desc limit least(greatest(coalesce($6, 100), 1), 1000)
    )
    select p.id, p.kind, p.status, p.review, p.market_id, m.name, m.time_zone, p.request_id, c.name, r.starts_at, p.raised_at,
           p.settled_at, w.agent, coalesce(staff_name(w.agent), ''), coalesce(staff_name(p.settled_with), ''),
           coalesce(p.reason, ''), coalesce(p.note, ''), coalesce(p.cause, ''), coalesce(staff_name(p.signed_off_by), ''),
           p.signed_off_at, coalesce(p.sign_off_note, ''), p.gap_ms, p.stake_cents, m.currency,
           coalesce(session_user in (p.settled_by, p.settled_with), false)
    from page p
    join market m on m.id = p.market_id
    join appointment_request r on r.id = p.request_id
    join client c on c.id = r.client_id
    cross join lateral (select coalesce(p.settled_by, p.claimed_by, case p.kind when 'reported' then
        (select e.login from event e where e.alert_id = p.id and e.kind = 'problem_reported' order by e.id limit 1) end, '')
        as agent) w
    order by p.id desc
$$;

-- What the queue can be filtered by: people who did anything about a case, markets, causes.
create function review_filters()
returns table (what text, code text, label text)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    with me as materialized (select caller_markets() as markets), people as (
        select l.settled_by as login from me, alert l
            where l.kind <> 'at_risk' and (me.markets is null or l.market_id = any (me.markets))
        union
        select e.login from me, event e join alert l on l.id = e.alert_id
            where e.source = 'command' and l.kind <> 'at_risk' and (me.markets is null or l.market_id = any (me.markets))
    )
    select 'agent', p.login, staff_name(p.login) from people p where p.login is not null
    union all
    select 'market', m.id::text, m.name from me, market m where me.markets is null or m.id = any (me.markets)
    union all
    select 'cause', k.code, k.label from alert_cause k
    order by 1, 3
$$;

revoke execute on all functions in schema slotdesk from public;
grant execute on function tag_alert(uuid, bigint, text), review_queue(text, text, bigint, text, bigint, int), review_filters()
    to slotdesk_supervisor;
reset role;
