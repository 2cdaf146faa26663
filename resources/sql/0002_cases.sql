-- SPDX-License-Identifier: GPL-3.0-or-later
-- The four kinds of double booking: found from the rows alone, whatever wrote them, exempt rows included.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

create function live(p_status text) returns boolean
language sql immutable parallel safe
return p_status in ('booked', 'completed', 'no_show');

-- p_requests null: everywhere. Else the cases that touch one of these requests. Rows are in the order they were booked.
create function found_cases(p_requests bigint[] default null)
returns table (kind text, case_key text, market_id bigint, request_id bigint, request_ids bigint[],
               appointment_ids bigint[], therapist_id bigint, gap_ms numeric, stake_cents bigint, slots int, live int)
language sql stable set search_path = slotdesk, pg_temp as $$
    with scope as (
        -- An array, so that one plan serves both: index look-ups from the requests in scope.
        select unnest(coalesce(p_requests, (select array_agg(r.id) from appointment_request r))) as request_id
    ), booked as (
        select a.id, a.request_id, a.therapist_id, a.booked_at, a.starts_at, a.ends_at,
               coalesce(a.pay_cents, 0)::bigint as pay_cents,
               row_number() over (partition by a.request_id order by a.booked_at, a.id) as n,
               row_number() over (partition by a.request_id, a.therapist_id order by a.booked_at, a.id) as same_n
        from (select distinct request_id from scope) s
        join appointment a on a.request_id = s.request_id and a.status in ('booked', 'completed', 'no_show')
    ), by_request as (
        select b.request_id, r.market_id, r.slots, r.status, count(*)::int as live,
               array_agg(b.id order by b.n) as ids,
               min(b.booked_at) filter (where b.n = r.slots) as filled_at,
               min(b.booked_at) filter (where b.n = r.slots + 1) as surplus_at,
               sum(b.pay_cents) filter (where b.n > r.slots) as surplus_cents,
               sum(b.pay_cents)::bigint as all_cents
        from booked b join appointment_request r on r.id = b.request_id
        group by b.request_id, r.market_id, r.slots, r.status
    )
    select 'surplus', 'surplus:' || s.request_id, s.market_id, s.request_id, array[s.request_id], s.ids, null::bigint,
           round(extract(epoch from s.surplus_at - s.filled_at) * 1000, 3), s.surplus_cents::bigint, s.slots, s.live
    from by_request s where s.live > s.slots
    union all
    select 'after_close', 'after_close:' || s.request_id, s.market_id, s.request_id, array[s.request_id], s.ids,
           null, null, s.all_cents, s.slots, s.live
    from by_request s where s.status in ('cancelled', 'expired')
    union all
    select 'same_therapist', 'same_therapist:' || b.request_id || ':' || b.therapist_id, s.market_id, b.request_id,
           array[b.request_id], array_agg(b.id order by b.same_n), b.therapist_id,
           round(extract(epoch from min(b.booked_at) filter (where b.same_n = 2) - min(b.booked_at)) * 1000, 3),
           sum(b.pay_cents) filter (where b.same_n > 1)::bigint, s.slots, s.live
    from booked b join by_request s using (request_id)
    group by b.request_id, b.therapist_id, s.market_id, s.slots, s.live having count(*) > 1
    union all
    select 'overlap', 'overlap:' || least(p.first_id, p.second_id) || ':' || greatest(p.first_id, p.second_id),
           r.market_id, p.second_request, array[p.first_request, p.second_request], array[p.first_id, p.second_id],
           p.therapist_id, p.gap_ms, p.stake_cents, r.slots,
           (select count(*)::int from appointment l where l.request_id = p.second_request
               and l.status in ('booked', 'completed', 'no_show'))
    from (
        select distinct
            case when later then b.id else o.id end as first_id, case when later then o.id else b.id end as second_id,
            case when later then b.request_id else o.request_id end as first_request,
            case when later then o.request_id else b.request_id end as second_request,
            b.therapist_id, round(abs(extract(epoch from o.booked_at - b.booked_at)) * 1000, 3) as gap_ms,
            case when later then coalesce(o.pay_cents, 0)::bigint else b.pay_cents end as stake_cents
        from booked b
        join appointment o on o.therapist_id = b.therapist_id and o.request_id <> b.request_id
            and o.status in ('booked', 'completed', 'no_show') and o.starts_at < b.ends_at and b.starts_at < o.ends_at
        cross join lateral (select (o.booked_at, o.id) > (b.booked_at, b.id) as later) w
    ) p
    join appointment_request r on r.id = p.second_request
$$;

-- Settled means: resolved or dismissed over exactly these rows or more; a new row reopens the case.
create function unsettled_cases(p_requests bigint[] default null)
returns table (kind text, case_key text, market_id bigint, request_id bigint, request_ids bigint[],
               appointment_ids bigint[], therapist_id bigint, gap_ms numeric, stake_cents bigint, slots int, live int)
language sql stable set search_path = slotdesk, pg_temp as $$
    select c.* from found_cases(p_requests) c
    where not exists (select from alert s where s.case_key = c.case_key and s.status in ('resolved', 'dismissed')
                          and c.appointment_ids <@ s.appointment_ids)
$$;

-- Makes the open alerts of these requests exactly their unsettled cases. Called inside every transaction that can
-- open or end a case, so that an alert is never late. The caller holds the request locks.
create function refresh_cases(p_requests bigint[], p_source text default 'command') returns int
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
        eid := nextval(pg_get_serial_sequence('event', 'id'));
        update alert set status = 'closed', settled_at = clock_timestamp(), version = version + 1, event_id = eid
            where id = a.id;
        insert into event (id, kind, source, market_id, request_id, alert_id, therapist_id, rows, detail)
            values (eid, 'alert_closed', p_source, a.market_id, a.request_id, a.id, a.therapist_id,
                    jsonb_build_object('l', jsonb_build_array(jsonb_build_array(a.id, a.version + 1))),
                    jsonb_build_object('alert', a.kind));
        changes := changes + 1;
    end loop;
    for c in select * from unsettled_cases(p_requests) order by case_key loop
        select * into a from alert where case_key = c.case_key and status in ('new', 'claimed', 'snoozed')
            for no key update;
        continue when found and a.appointment_ids = c.appointment_ids and a.stake_cents is not distinct from c.stake_cents;
        eid := nextval(pg_get_serial_sequence('event', 'id'));
        insert into alert as l (kind, case_key, market_id, request_id, request_ids, appointment_ids, therapist_id,
                                gap_ms, stake_cents, event_id)
            values (c.kind, c.case_key, c.market_id, c.request_id, c.request_ids, c.appointment_ids, c.therapist_id,
                    c.gap_ms, c.stake_cents, eid)
            on conflict (case_key) where status in ('new', 'claimed', 'snoozed') do update
                set appointment_ids = excluded.appointment_ids, gap_ms = excluded.gap_ms,
                    stake_cents = excluded.stake_cents, version = l.version + 1, event_id = excluded.event_id
            returning * into a;
        insert into event (id, kind, source, market_id, request_id, alert_id, therapist_id, rows, detail)
            values (eid, case when a.version = 1 then 'alert_raised' else 'alert_changed' end, p_source, a.market_id,
                    a.request_id, a.id, a.therapist_id,
                    jsonb_build_object('l', jsonb_build_array(jsonb_build_array(a.id, a.version))),
                    jsonb_build_object('alert', a.kind, 'gap_ms', a.gap_ms, 'requests', to_jsonb(a.request_ids)));
        changes := changes + 1;
    end loop;
    return changes;
end $$;
reset role;
