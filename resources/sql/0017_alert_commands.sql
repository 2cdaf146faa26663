-- SPDX-License-Identifier: GPL-3.0-or-later
-- The life of an alert: raised, claimed, snoozed, settled with a reason, signed off by somebody else, raised again.
-- Its row says how it stands; how it came to that is its events.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

alter table alert
    add claimed_by text,                     -- a login, as the next ones
    add claimed_at timestamptz,
    add snoozed_until timestamptz,
    add settled_by text,                     -- who resolved, dismissed or (by a command) ended it
    add signed_off_by text,
    add signed_off_at timestamptz,
    add sign_off_note text,
    add reopens bigint,                      -- the alert that this case had before
    add check ((status = 'claimed') = (claimed_by is not null and claimed_at is not null)),
    add check ((status = 'snoozed') = (snoozed_until is not null));
create index alert_case on alert (case_key);
create index event_alert on event (alert_id) where alert_id is not null;
create index alert_sleeps on alert (snoozed_until) where status = 'snoozed';

-- Why a double booking happened, said at the sign-off.
create table alert_cause (
    code text primary key check (code ~ '^[a-z][a-z_]*$'),
    label text not null
);
insert into alert_cause (code, label) values
    ('unlocked_backend', 'A backend booked without the lock'),
    ('retry', 'A booking was sent twice'),
    ('hand_edit', 'The rows were changed by hand'),
    ('imported', 'It came with the import'),
    ('agent_mistake', 'A mistake at the desk'),
    ('therapist_mistake', 'A mistake of the therapist'),
    ('client_mistake', 'A mistake of the client'),
    ('no_double_booking', 'It was none'),
    ('unknown', 'Not known');
insert into reason (code, label, uses) values
    ('false_alarm', 'It is no problem', '{dismiss}'),
    ('accepted', 'It stays as it is', '{dismiss}'),
    ('handled', 'It is taken care of', '{dismiss,resolve}'),
    ('not_settled', 'It is not settled after all', '{reopen}')
    on conflict do nothing;
update reason set uses = uses || '{resolve}' where code = 'double_booking';
update reason set uses = uses || '{resolve,dismiss,reopen}' where code in ('mistake', 'other');

-- Settled: resolved or dismissed over these rows or more, and none of them was booked again since.
create function case_settled_by(p_case_key text, p_rows bigint[], p_not_alert bigint default null) returns bigint
language sql stable set search_path = slotdesk, pg_temp as $$
    select s.id from alert s
    where s.case_key = p_case_key and s.status in ('resolved', 'dismissed') and p_rows <@ s.appointment_ids
        and s.id is distinct from p_not_alert
        and not exists (select from appointment a where a.id = any (p_rows) and a.booked_at > s.settled_at)
    order by s.id desc limit 1
$$;

create or replace function unsettled_cases(p_requests bigint[] default null)
returns table (kind text, case_key text, market_id bigint, request_id bigint, request_ids bigint[],
               appointment_ids bigint[], therapist_id bigint, gap_ms numeric, stake_cents bigint, slots int, live int)
language sql stable set search_path = slotdesk, pg_temp as $$
    select c.* from found_cases(p_requests) c where case_settled_by(c.case_key, c.appointment_ids) is null
$$;

-- As in 0002; an alert that closes says whose command ended its case, one of a case that had an alert says which.
create or replace function refresh_cases(p_requests bigint[], p_source text default 'command') returns int
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    c record;
    a alert;
    eid bigint;
    changes int := 0;
begin
    for a in select * from alert l where l.request_ids && p_requests and l.status in ('new', 'claimed', 'snoozed')
        and l.kind in ('surplus', 'overlap', 'same_therapist', 'after_close')
        and not exists (select from unsettled_cases(p_requests) f where f.case_key = l.case_key)
        order by l.id for no key update
    loop
        eid := next_event();
        update alert set status = 'closed', settled_at = clock_timestamp(), claimed_by = null, claimed_at = null,
            snoozed_until = null, settled_by = case p_source when 'command' then session_user end,
            version = version + 1, event_id = eid where id = a.id;
        insert into event (id, kind, source, market_id, request_id, alert_id, therapist_id, rows, detail)
            values (eid, 'alert_closed', p_source, a.market_id, a.request_id, a.id, a.therapist_id,
                    jsonb_build_object('l', jsonb_build_array(pair(a.id, a.version + 1))),
                    jsonb_build_object('alert', a.kind, 'requests', to_jsonb(a.request_ids)));
        changes := changes + 1;
    end loop;
    for c in select * from unsettled_cases(p_requests) order by case_key loop
        select * into a from alert where case_key = c.case_key and status in ('new', 'claimed', 'snoozed')
            for no key update;
        continue when found and a.appointment_ids = c.appointment_ids and a.stake_cents is not distinct from c.stake_cents;
        eid := next_event();
        insert into alert as l (kind, case_key, market_id, request_id, request_ids, appointment_ids, therapist_id,
                                gap_ms, stake_cents, event_id, reopens)
            values (c.kind, c.case_key, c.market_id, c.request_id, c.request_ids, c.appointment_ids, c.therapist_id,
                    c.gap_ms, c.stake_cents, eid, (select max(b.id) from alert b where b.case_key = c.case_key))
            on conflict (case_key) where status in ('new', 'claimed', 'snoozed') do update
                set appointment_ids = excluded.appointment_ids, gap_ms = excluded.gap_ms,
                    stake_cents = excluded.stake_cents, version = l.version + 1, event_id = excluded.event_id
            returning * into a;
        insert into event (id, kind, source, market_id, request_id, alert_id, therapist_id, rows, detail)
            values (eid, case when a.version = 1 then 'alert_raised' else 'alert_changed' end, p_source, a.market_id,
                    a.request_id, a.id, a.therapist_id,
                    jsonb_build_object('l', jsonb_build_array(pair(a.id, a.version))),
                    jsonb_build_object('alert', a.kind, 'gap_ms', a.gap_ms, 'requests', to_jsonb(a.request_ids))
                        || jsonb_strip_nulls(jsonb_build_object('reopens', a.reopens)));
        changes := changes + 1;
    end loop;
    return changes;
end $$;

create function staff_name(p_login text) returns text
language sql stable set search_path = slotdesk, pg_temp as $$
    select coalesce((select name from staff where login = p_login), p_login)
$$;

-- Wakes what has slept long enough. An event and not a view's arithmetic, because boards change by events only.
create function wake_alerts() returns int
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    a alert;
    eid bigint;
    woken int := 0;
begin
    for a in select * from alert where status = 'snoozed' and snoozed_until <= clock_timestamp()
        order by id limit 500 for no key update skip locked
    loop
        eid := next_event();
        update alert set status = 'new', snoozed_until = null, version = version + 1, event_id = eid where id = a.id;
        insert into event (id, kind, source, market_id, request_id, alert_id, therapist_id, rows, detail)
            values (eid, 'alert_woken', 'clock', a.market_id, a.request_id, a.id, a.therapist_id,
                    jsonb_build_object('l', jsonb_build_array(pair(a.id, a.version + 1))),
                    jsonb_build_object('alert', a.kind, 'requests', to_jsonb(a.request_ids)));
        woken := woken + 1;
    end loop;
    return woken;
end $$;

-- Lock order goes on: requests by id, slots by position, therapists by id, then the alert.
create function lock_case(p_command uuid, p_a alert, p_therapists boolean) returns alert
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    perform hold_requests(p_command, p_a.request_ids);
    if p_therapists then
        perform lock_therapists(array(
            select therapist_id from appointment where request_id = any (p_a.request_ids) and live(status)
            union select unnest(waiting_therapists(u)) from unnest(p_a.request_ids) u));
    end if;
    if holds_locks() then
        select * into p_a from alert where id = p_a.id for no key update nowait;
    else
        select * into p_a from alert where id = p_a.id for no key update;
    end if;
    return p_a;
end $$;

-- What an alert command needs before it may choose. Nothing is locked for a dry run.
create function take_alert(p_command uuid, p_alert bigint, p_therapists boolean, out a alert, out refusal outcome)
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    refusal := null;
    select * into a from alert where id = p_alert;
    if p_alert is null then
        refusal := refused('invalid', 'An alert is needed');
    elsif not found then
        refusal := refused('not_found', format('There is no alert %s', p_alert));
    elsif not caller_sees(a.market_id) then
        refusal := refused('not_allowed', 'This alert is in a market that is not yours');
    elsif p_command is not null then
        a := lock_case(p_command, a, p_therapists);
    end if;
end $$;

create function alert_changed(p_a alert, p_message text default null) returns outcome
language plpgsql stable set search_path = slotdesk, pg_temp as $$
declare
    who text := coalesce(staff_name(coalesce(p_a.claimed_by, p_a.settled_by)), 'Somebody');
    at timestamptz := coalesce(p_a.claimed_at, p_a.settled_at, p_a.snoozed_until, p_a.raised_at);
    clock text := to_char(at at time zone (select time_zone from market where id = p_a.market_id), 'Mon FMDD HH24:MI');
begin
    return refused('changed', coalesce(p_message, case p_a.status
            when 'new' then format('This alert is open since %s', clock)
            when 'claimed' then format('%s has this alert since %s', who, clock)
            when 'snoozed' then format('This alert sleeps until %s', clock)
            when 'resolved' then format('%s resolved this alert at %s', who, clock)
            when 'dismissed' then format('%s dismissed this alert at %s', who, clock)
            else format('This alert closed at %s: its double booking was gone', clock) end),
        p_a.request_id, null, null, p_a.version,
        jsonb_strip_nulls(jsonb_build_object('alert_id', p_a.id, 'status', p_a.status, 'claimed_by', p_a.claimed_by,
            'holder', staff_name(p_a.claimed_by), 'settled_by', p_a.settled_by, 'at', at)));
end $$;

-- The one event of a command on an alert, and what the caller is told.
create function alert_done(p_event bigint, p_kind text, p_command uuid, p_a alert, p_reason_code text, p_message text,
                           p_rows jsonb default '{}', p_detail jsonb default '{}') returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    insert into event (id, kind, source, market_id, request_id, alert_id, therapist_id, command, reason_code, rows, detail)
        values (p_event, p_kind, 'command', p_a.market_id, p_a.request_id, p_a.id, p_a.therapist_id, p_command,
                p_reason_code, merge_rows(p_rows, jsonb_build_object('l', jsonb_build_array(pair(p_a.id, p_a.version)))),
                jsonb_build_object('alert', p_a.kind, 'requests', to_jsonb(p_a.request_ids)) || p_detail);
    return done(p_message, p_a.request_id, null, null, p_a.version,
                jsonb_build_object('alert_id', p_a.id, 'status', p_a.status) || p_detail);
end $$;

-- An agent's report: one open alert a request, to which further reports are added; a new one wakes it.
create function rule_report_problem(p_command uuid, p_request bigint, p_report text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
    a alert;
    eid bigint;
    rows bigint[];
    evidence jsonb;
begin
    if p_request is null or coalesce(p_report, '') !~ '[^[:space:]]' then
        return refused('invalid', 'A request and what is wrong with it are needed');
    elsif length(p_report) > 4000 then
        return refused('invalid', 'The report is too long: 4,000 characters at most');
    end if;
    select * into r from appointment_request where id = p_request;
    if not found then
        return refused('not_found', format('There is no request %s', p_request));
    elsif not caller_sees(r.market_id) then
        return refused('not_allowed', 'This request is in a market that is not yours');
    end if;
    if p_command is not null then
        r := lock_request(p_request);
    end if;
    select * into a from alert where case_key = 'reported:' || r.id and status in ('new', 'claimed', 'snoozed');
    if length(a.note) > 40000 then
        return refused('invalid', 'This alert has ten long reports already: add a note to the request instead', r.id);
    elsif p_command is null then
        return would(r.id);
    end if;
    select coalesce(array_agg(id order by booked_at, id), '{}') into rows from appointment
        where request_id = r.id and live(status);
    evidence := jsonb_build_object('live', to_jsonb(rows), 'events', (select coalesce(jsonb_agg(e.id), '[]')
        from (select id from event where request_id = r.id order by id desc limit 20) e));
    eid := next_event();
    insert into alert as l (kind, case_key, market_id, request_id, request_ids, appointment_ids, note, event_id, reopens)
        values ('reported', 'reported:' || r.id, r.market_id, r.id, array[r.id], rows, btrim(p_report), eid,
                (select max(b.id) from alert b where b.case_key = 'reported:' || r.id))
        on conflict (case_key) where status in ('new', 'claimed', 'snoozed') do update
            set note = l.note || E'\n' || excluded.note, appointment_ids = excluded.appointment_ids, snoozed_until = null,
                status = case l.status when 'snoozed' then 'new' else l.status end, version = l.version + 1, event_id = eid
        returning * into a;
    return alert_done(eid, 'problem_reported', p_command, a, null,
                      case a.version when 1 then 'Reported' else 'Added to the report that is open' end, '{}', evidence);
end $$;

-- A claim is a word among colleagues and no lock: whoever settles the case settles it.
create function rule_claim_alert(p_command uuid, p_alert bigint) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    a alert;
    eid bigint;
begin
    select * into x from take_alert(p_command, p_alert, false);
    a := x.a;
    if (x.refusal).code is not null then
        return x.refusal;
    elsif a.status not in ('new', 'snoozed') and a.claimed_by is distinct from session_user then
        return alert_changed(a);
    elsif p_command is null then
        return would(a.request_id);
    end if;
    eid := next_event();
    update alert set status = 'claimed', claimed_by = session_user, claimed_at = clock_timestamp(), snoozed_until = null,
        version = version + 1, event_id = eid where id = a.id returning * into a;
    return alert_done(eid, 'alert_claimed', p_command, a, null, 'This alert is yours');
end $$;

create function rule_snooze_alert(p_command uuid, p_alert bigint, p_minutes int) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    a alert;
    eid bigint;
begin
    if p_minutes is null or p_minutes not between 1 and 10080 then
        return refused('invalid', 'An alert sleeps a minute to a week');
    end if;
    select * into x from take_alert(p_command, p_alert, false);
    a := x.a;
    if (x.refusal).code is not null then
        return x.refusal;
    elsif a.status not in ('new', 'claimed', 'snoozed') then
        return alert_changed(a);
    elsif p_command is null then
        return would(a.request_id);
    end if;
    eid := next_event();
    update alert set status = 'snoozed', snoozed_until = clock_timestamp() + make_interval(mins => p_minutes),
        claimed_by = null, claimed_at = null, version = version + 1, event_id = eid where id = a.id returning * into a;
    return alert_done(eid, 'alert_snoozed', p_command, a, null,
                      format('Sleeps until %s', left(local_time(a.snoozed_until, a.market_id), 5)), '{}',
                      jsonb_build_object('until', a.snoozed_until));
end $$;

-- Accepts the case as it stands: its live rows of now are covered, and no others.
create function rule_dismiss_alert(p_command uuid, p_alert bigint, p_reason text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    refusal outcome := reason_refusal(p_reason);
    x record;
    a alert;
    eid bigint;
begin
    if refusal.code is not null then
        return refusal;
    end if;
    select * into x from take_alert(p_command, p_alert, false);
    a := x.a;
    if (x.refusal).code is not null then
        return x.refusal;
    elsif a.status not in ('new', 'claimed', 'snoozed') then
        return alert_changed(a);
    elsif p_command is null then
        return would(a.request_id);
    end if;
    eid := next_event();
    update alert set status = 'dismissed', settled_at = clock_timestamp(), settled_by = session_user, reason = p_reason,
        appointment_ids = coalesce((select c.appointment_ids from found_cases(a.request_ids) c
            where c.case_key = a.case_key), appointment_ids),
        claimed_by = null, claimed_at = null, snoozed_until = null, version = version + 1, event_id = eid
        where id = a.id returning * into a;
    return alert_done(eid, 'alert_dismissed', p_command, a, reason_code(p_reason), 'Dismissed', '{}',
                      jsonb_build_object('covers', to_jsonb(a.appointment_ids)));
end $$;

create function rule_reopen_alert(p_command uuid, p_alert bigint, p_reason text) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    refusal outcome := reason_refusal(p_reason);
    x record;
    a alert;
    c record;
    other bigint;
    eid bigint;
begin
    if refusal.code is not null then
        return refusal;
    end if;
    select * into x from take_alert(p_command, p_alert, false);
    a := x.a;
    if (x.refusal).code is not null then
        return x.refusal;
    elsif a.status not in ('resolved', 'dismissed') then
        return alert_changed(a);
    end if;
    select id into other from alert where case_key = a.case_key and status in ('new', 'claimed', 'snoozed');
    if other is not null then
        return alert_changed(a, format('Alert %s is open for the same case', other));
    end if;
    select * into c from found_cases(a.request_ids) f where f.case_key = a.case_key;
    if a.kind not in ('reported', 'at_risk') then
        if c.case_key is null then
            return alert_changed(a, 'This double booking is gone: there is nothing to reopen');
        end if;
        other := case_settled_by(a.case_key, c.appointment_ids, a.id);
        if other is not null then
            return alert_changed(a, format('Alert %s settled the same case later: reopen that one', other));
        end if;
    end if;
    if p_command is null then
        return would(a.request_id);
    end if;
    eid := next_event();
    update alert set status = 'new', settled_at = null, settled_by = null, reason = null, cause = null,
        signed_off_by = null, signed_off_at = null, sign_off_note = null,
        appointment_ids = coalesce(c.appointment_ids, appointment_ids), gap_ms = coalesce(c.gap_ms, gap_ms),
        stake_cents = coalesce(c.stake_cents, stake_cents), version = version + 1, event_id = eid
        where id = a.id returning * into a;
    return alert_done(eid, 'alert_reopened', p_command, a, reason_code(p_reason), 'Open again');
end $$;
reset role;
