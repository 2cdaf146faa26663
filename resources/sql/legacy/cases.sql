-- SPDX-License-Identifier: GPL-3.0-or-later
-- The double bookings, in the same terms as Slotdesk's own detectors. What most rows are spared: only requests where
-- something can be wrong are ranked, and one pass over the visits of each therapist leaves those that touch another.
-- Overlaps are looked for inside islands of touching visits, because a join over all visits is quadratic.
, live_row as materialized (
    select a.id, a.request_id, a.therapist_id, a.starts_at, a.ends_at, a.written_at,
           coalesce(a.pay_cents, 0)::bigint as pay, a.request_slots as slots, a.request_status
    from legacy_appointment a where a.live and not a.orphan
),
suspect as (
    select request_id from live_row group by request_id
    having count(*) > min(slots) or bool_or(request_status in ('cancelled', 'expired'))
        or count(*) > 2 or count(*) = 2 and min(therapist_id) = max(therapist_id)
),
ranked as materialized (
    select l.*, row_number() over (partition by request_id order by written_at, id) as n,
           row_number() over (partition by request_id, therapist_id order by written_at, id) as same_n
    from live_row l where request_id in (select request_id from suspect)
),
by_request as (
    select request_id, slots, request_status, count(*) as live, array_agg(id order by n) as ids,
           min(written_at) filter (where n = slots) as filled_at,
           min(written_at) filter (where n = slots + 1) as surplus_at,
           coalesce(sum(pay) filter (where n > slots), 0) as surplus_pay, sum(pay) as all_pay
    from ranked group by request_id, slots, request_status
),
by_therapist as (
    select l.request_id, l.therapist_id, b.slots, b.live, array_agg(l.id order by l.same_n) as ids,
           extract(epoch from min(l.written_at) filter (where l.same_n = 2) - min(l.written_at)) as gap,
           sum(l.pay) filter (where l.same_n > 1) as pay
    from ranked l join by_request b using (request_id)
    where l.therapist_id is not null
    group by l.request_id, l.therapist_id, b.slots, b.live having count(*) > 1
),
touching as (
    select * from (
        select id, request_id, therapist_id, starts_at, ends_at, written_at, pay,
               max(ends_at) over (partition by therapist_id order by starts_at, id
                                  rows between unbounded preceding and 1 preceding) as busy_until,
               lead(starts_at) over (partition by therapist_id order by starts_at, id) as next_start
        from live_row where therapist_id is not null
    ) v where starts_at < busy_until or next_start < ends_at
),
crowd as materialized (
    select *, count(*) filter (where busy_until is null or starts_at >= busy_until)
                  over (partition by therapist_id order by starts_at, id) as no
    from touching
)
select kind, request_id, slots, live, excess, array(select unnest(appointment_ids) order by 1) as appointment_ids,
       round(gap * 1000, 3) as gap_ms, cost_cents, therapist_id, array(select unnest(request_ids) order by 1) as request_ids
from (
    select 1 as o, 'surplus' as kind, request_id, slots, live, live - slots as excess, ids as appointment_ids,
           extract(epoch from surplus_at - filled_at) as gap, surplus_pay as cost_cents, null::bigint as therapist_id,
           array[request_id] as request_ids
    from by_request where live > slots
    union all
    select 2, 'overlap', b.request_id, null, null, 1, array[a.id, b.id], extract(epoch from b.written_at - a.written_at),
           b.pay, b.therapist_id, array[a.request_id, b.request_id]
    from crowd a join crowd b on b.therapist_id = a.therapist_id and b.no = a.no and b.request_id <> a.request_id
        and (b.written_at, b.id) > (a.written_at, a.id) and a.starts_at < b.ends_at and b.starts_at < a.ends_at
    union all
    select 3, 'same_therapist', request_id, slots, live, cardinality(ids) - 1, ids, gap, pay, therapist_id,
           array[request_id] from by_therapist
    union all
    select 4, 'after_close', request_id, slots, live, live, ids, null, all_pay, null, array[request_id]
    from by_request where request_status in ('cancelled', 'expired')
) c
order by o, request_id, appointment_ids
