-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a legacy backend's rows mean, whatever it calls them. Stands on the raw_… queries that LegacySql makes from a
-- mapping; what stands after a colon is a fact (facts.sql) or the mapping's. Audit and import both read only these, so
-- that they cannot disagree. Nothing here is materialized: a query that reads a table made by a query gets no parallel
-- workers, and most readers want a few columns of many rows.
legacy_therapist as not materialized (
    select t.id, t.name, t.phone, case when t.zone = any (:zones) then t.zone end as zone, t.city, t.active,
           t.merged_into, coalesce(m.into_id, t.id) as into_id, t.note
    from raw_therapist t left join unnest(:merged_ids, :merged_into) m(id, into_id) on m.id = t.id
),
legacy_client as not materialized (
    select * from raw_client
),
request_row as not materialized (
    select r.*, coalesce(r.own_zone, :usual_zones ->> lower(r.city), :common_zone) as best_zone,
           case when r.slots_given between 1 and 8 then r.slots_given::int
                when r.slots_given > 8 then 8 else r.slots_usual end as slots,
           case when r.cancelled then 'cancelled' else r.status end as true_status,
           case when r.minutes between 1 and 10080 then r.minutes else :minutes end * interval '1 minute' as length
    from (select *, case when zone = any (:zones) then zone end as own_zone from raw_request) r
),
appointment_row as not materialized (
    select a.*, t.into_id, r.id is null as orphan, r.starts_at as request_given, r.ends_at as request_ends_given,
           r.created_at as request_created, r.length as request_length, r.slots as request_slots,
           r.true_status as request_status, r.price as request_price,
           -- A row without a zone was written in UTC even then.
           case when a.wall and coalesce(r.own_zone, case when r.id is null then t.zone end) is not null
                then a.starts_at at time zone coalesce(r.own_zone, t.zone)
                else a.starts_at at time zone :zone end as start0,
           case when a.wall and coalesce(r.own_zone, case when r.id is null then t.zone end) is not null
                then a.ends_at at time zone coalesce(r.own_zone, t.zone)
                else a.ends_at at time zone :zone end as end0
    from raw_appointment a
    left join request_row r on r.id = a.request_id
    left join legacy_therapist t on t.id = a.therapist_id
),
-- Requests without a start of their own: it is their first appointment's.
timeless as not materialized (
    select a.request_id, min(a.start0) as start0 from appointment_row a
    where :some_timeless and not a.orphan and a.request_given is null group by a.request_id
),
legacy_request as not materialized (
    select r.id, r.client_id, r.city, r.zone as zone_given, r.own_zone, r.best_zone as zone, r.service, r.slots_given,
           r.slots, r.starts_at as starts_given, s.starts_at, r.minutes as minutes_given,
           case when r.ends_at > s.starts_at then r.ends_at else s.starts_at + r.length end as ends_at,
           r.word, r.status as status_given, r.true_status as status, r.cancelled as cancelled_set,
           case when r.price between 0 and 2147483647 then r.price::int end as price_cents, r.price as price_given,
           r.note, r.created_at as created_given, coalesce(r.created_at, s.starts_at) as written_at
    from request_row r left join timeless t on t.request_id = r.id
    cross join lateral (select coalesce(r.starts_at, t.start0, r.created_at, timestamptz 'epoch') as starts_at) s
),
-- With what is most asked of its request: one join less for each who asks.
legacy_appointment as not materialized (
    select a.id, a.request_id, a.offer_id, a.therapist_id as therapist_given,
           coalesce(a.into_id, a.therapist_id) as therapist_id,
           a.therapist_id is not null and a.into_id is null as stray, a.orphan, a.word, a.status as status_given, a.live, a.cancelled, a.reason,
           a.cancelled_text, a.note, a.reassigned_from, a.price,
           case when a.live then a.status else 'cancelled' end as status,
           a.start0 as starts_given, a.end0 as ends_given, s.starts_at,
           case when a.end0 > s.starts_at then a.end0
                when a.orphan then s.starts_at + :minutes * interval '1 minute'
                when a.request_ends_given > q.starts_at then s.starts_at + (a.request_ends_given - q.starts_at)
                else s.starts_at + a.request_length end as ends_at,
           case when a.pay between 0 and 2147483647 then a.pay::int end as pay_cents, a.pay as pay_given,
           a.created_at as created_given, coalesce(a.created_at, s.starts_at) as written_at,
           a.request_slots, a.request_status, a.request_given, a.request_created
    from appointment_row a
    left join timeless t on t.request_id = a.request_id
    cross join lateral (
        select coalesce(a.request_given, t.start0, a.request_created, timestamptz 'epoch') as starts_at) q
    cross join lateral (select coalesce(a.start0, case when not a.orphan then q.starts_at end, a.created_at,
                                        timestamptz 'epoch') as starts_at) s
),
legacy_offer as not materialized (
    select o.id, o.request_id, o.therapist_id as therapist_given, coalesce(t.into_id, o.therapist_id) as therapist_id,
           o.therapist_id is not null and t.id is null as stray, r.id is null as orphan, o.word, o.status,
           coalesce(o.sent_at, o.created_at, r.written_at, timestamptz 'epoch') as sent_at, o.responded_at,
           coalesce(o.created_at, o.sent_at, r.written_at, timestamptz 'epoch') as written_at
    from raw_offer o
    left join legacy_request r on r.id = o.request_id
    left join legacy_therapist t on t.id = o.therapist_id
)
