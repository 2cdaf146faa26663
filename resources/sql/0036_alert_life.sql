-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is read of an alert's life: what speaks for whom while it is open, who is to be called when it is settled, and
-- everything that ever happened to it.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- The calls of one settlement; null: of all that are not done with, and of those that were done a moment ago.
create function settlement_calls(alert bigint default null)
returns table (id bigint, alert_id bigint, request_id bigint, part text, name text, phone text, client_name text, service text,
               starts_at timestamptz, time_zone text, settled_at timestamptz, settled_by text, called_at timestamptz,
               called_by text, called_by_name text)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    with list as (
        select k.alert_id from settlement_call k
        where $1 is null or k.alert_id = $1
        group by k.alert_id
        having $1 is not null or bool_or(k.called_at is null) or max(k.called_at) > now() - interval '2 minutes'
    )
    select k.id, k.alert_id, k.request_id, k.part, coalesce(t.name, p.name), coalesce(t.phone, p.phone, ''), c.name, r.service,
           r.starts_at, m.time_zone, l.settled_at, staff_name(l.settled_by), k.called_at, k.called_by, staff_name(k.called_by)
    from settlement_call k
    join slotdesk.alert l on l.id = k.alert_id
    join market m on m.id = l.market_id
    join appointment_request r on r.id = k.request_id
    join client c on c.id = r.client_id
    left join client p on p.id = k.client_id
    left join therapist t on t.id = k.therapist_id
    where k.alert_id in (select x.alert_id from list x) and caller_sees(l.market_id)
    order by k.alert_id desc, k.request_id, k.id
    limit 500
$$;

-- What speaks for whom: the rows of the case in the order in which they were committed, the visits before and after that
-- the therapist has besides, and the pay.
create function settlement_choices(alert bigint)
returns table (place int, appointment_id bigint, request_id bigint, position_no int, client_name text, therapist_id bigint,
               therapist text, phone text, status text, starts_at timestamptz, ends_at timestamptz, written_at timestamptz,
               ms_after_first numeric, too_many boolean, writer text, pay_cents bigint, currency text,
               before_request bigint, before_min int, next_request bigint, next_min int)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select q.place, q.appointment_id, q.request_id, a.position::int, c.name, q.therapist_id, coalesce(q.therapist, ''),
           coalesce(t.phone, ''), q.status, a.starts_at, a.ends_at, q.at, q.ms_after_first, q.too_many,
           coalesce(nullif(q.application, ''), q.login, q.source, ''), coalesce(a.pay_cents, 0)::bigint, m.currency,
           b.request_id, floor(extract(epoch from a.starts_at - b.ends_at) / 60)::int,
           n.request_id, floor(extract(epoch from n.starts_at - a.ends_at) / 60)::int
    from slotdesk.alert l
    cross join lateral race_of(l.id) q
    join appointment a on a.id = q.appointment_id
    join appointment_request r on r.id = q.request_id
    join client c on c.id = r.client_id
    join market m on m.id = l.market_id
    left join therapist t on t.id = q.therapist_id
    left join lateral (select o.request_id, o.ends_at from appointment o
        where o.therapist_id = q.therapist_id and live(o.status) and o.id <> all (l.appointment_ids)
            and o.ends_at <= a.starts_at and o.ends_at > a.starts_at - interval '12 hours'
        order by o.ends_at desc limit 1) b on true
    left join lateral (select o.request_id, o.starts_at from appointment o
        where o.therapist_id = q.therapist_id and live(o.status) and o.id <> all (l.appointment_ids)
            and o.starts_at >= a.ends_at and o.starts_at < a.ends_at + interval '12 hours'
        order by o.starts_at limit 1) n on true
    where l.id = $1 and caller_sees(l.market_id)
    order by q.place
$$;

-- Everything that happened to a case, of all alerts that it ever had: who, what, when and why.
create function alert_history(alert bigint)
returns table (event_id bigint, at timestamptz, alert_id bigint, kind text, source text, login text, person text, reason text,
               detail jsonb, application text)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select e.id, e.at, e.alert_id, e.kind, e.source, e.login, staff_name(e.login),
           coalesce(c.arguments ->> 'reason', c.arguments ->> 'report', c.arguments ->> 'note', e.reason_code, ''),
           e.detail, e.application
    from slotdesk.alert l
    join slotdesk.alert s on s.case_key = l.case_key
    join event e on e.alert_id = s.id
    left join command c on c.id = e.command
    where l.id = $1 and caller_sees(l.market_id)
    order by e.at, e.id
    limit 2000
$$;

-- As in 0024, with what was proposed.
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
           coalesce(os.name, l.signed_off_by) as signed_off_by_name, l.signed_off_at, l.sign_off_note, l.reopens,
           l.proposed_by, coalesce(ps.name, l.proposed_by) as proposed_by_name, l.proposed_at, l.proposed_keep
    from alert l
    join visible_market m on m.id = l.market_id
    join appointment_request r on r.id = l.request_id
    join client c on c.id = r.client_id
    left join therapist t on t.id = l.therapist_id
    left join staff cs on cs.login = l.claimed_by
    left join staff ss on ss.login = l.settled_by
    left join staff os on os.login = l.signed_off_by
    left join staff ps on ps.login = l.proposed_by;

create or replace view open_alert as
    select * from any_alert where status in ('new', 'claimed', 'snoozed');

revoke execute on function settlement_calls(bigint), settlement_choices(bigint), alert_history(bigint) from public;
grant execute on function settlement_calls(bigint) to slotdesk_agent, slotdesk_supervisor;
grant execute on function settlement_choices(bigint) to slotdesk_agent, slotdesk_supervisor;
grant execute on function alert_history(bigint)
    to slotdesk_agent, slotdesk_supervisor, slotdesk_admin, slotdesk_worker, slotdesk_reader;
reset role;
