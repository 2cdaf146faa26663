-- SPDX-License-Identifier: GPL-3.0-or-later
-- The double bookings, in the same terms as Slotdesk's own detectors. One window pass; overlaps are looked for inside
-- islands of touching visits of one therapist, because a join over all visits is quadratic for a busy one.
, live_row as materialized (
    select a.id, a.request_id, a.therapist_id, a.starts_at, a.ends_at, a.written_at,
           coalesce(a.pay_cents, 0)::bigint as pay, r.slots, r.status as request_status,
           row_number() over (partition by a.request_id order by a.written_at, a.id) as n,
           row_number() over (partition by a.request_id, a.therapist_id order by a.written_at, a.id) as same_n,
           max(a.ends_at) over (partition by a.therapist_id order by a.starts_at, a.id
                                rows between unbounded preceding and 1 preceding) as busy_until
    from legacy_appointment a join legacy_request r on r.id = a.request_id
    where a.live
),
by_request as (
    select request_id, slots, request_status, count(*) as live, array_agg(id order by n) as ids,
           min(written_at) filter (where n = slots) as filled_at,
           min(written_at) filter (where n = slots + 1) as surplus_at,
           coalesce(sum(pay) filter (where n > slots), 0) as surplus_pay, sum(pay) as all_pay
    from live_row group by request_id, slots, request_status
),
by_therapist as (
    select l.request_id, l.therapist_id, b.slots, b.live, array_agg(l.id order by l.same_n) as ids,
           extract(epoch from min(l.written_at) filter (where l.same_n = 2) - min(l.written_at)) as gap,
           sum(l.pay) filter (where l.same_n > 1) as pay
    from live_row l join by_request b using (request_id)
    where l.therapist_id is not null
    group by l.request_id, l.therapist_id, b.slots, b.live having count(*) > 1
),
island as (
    select l.*, count(*) filter (where l.busy_until is null or l.starts_at >= l.busy_until)
               over (partition by l.therapist_id order by l.starts_at, l.id) as no
    from live_row l where l.therapist_id is not null
),
crowd as materialized (
    select i.* from (select *, count(*) over (partition by therapist_id, no) as rows from island) i where i.rows > 1
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
