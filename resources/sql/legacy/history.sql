-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is known of the appointments of the double bookings that an audit named. @ids@: theirs.
, wanted as materialized (
    select a.* from legacy_appointment a where a.id = any ('@ids@'::bigint[])
),
offer_of as materialized (
    select o.request_id, o.therapist_id, bool_or(o.status = 'accepted') as accepted from legacy_offer o
    where o.request_id in (select request_id from wanted) group by o.request_id, o.therapist_id
),
offered as (
    select request_id, count(*) as offers from offer_of group by request_id
)
select a.id, a.written_at, a.therapist_id, a.therapist_given, coalesce(a.pay_cents, 0)::bigint, a.reassigned_from,
       o.accepted, coalesce(f.offers, 0), coalesce(a.starts_at <> r.starts_at, false), coalesce(r.city, '')
from wanted a
join legacy_request r on r.id = a.request_id
left join offered f on f.request_id = a.request_id
left join offer_of o on o.request_id = a.request_id and o.therapist_id = a.therapist_id
