-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a legacy backend's rows mean, whatever it calls them. Stands on the raw_… queries that LegacySql makes from a
-- mapping; zone(name) holds the zones that exist. Audit and import both read only these, so that they cannot disagree.
-- A therapist who was merged, followed to the one who remains; of a circle the lowest id remains.
merge_hop(id, at, path) as (
    select id, id, array[id] from raw_therapist where merged_into is not null
    union all
    select h.id, n.id, h.path || n.id
    from merge_hop h join raw_therapist t on t.id = h.at join raw_therapist n on n.id = t.merged_into
    where n.id <> all (h.path)
),
merged as materialized (
    select distinct on (h.id) h.id,
        case when t.merged_into = any (h.path)
             then (select min(x) from unnest(h.path[array_position(h.path, t.merged_into):]) x) else h.at end as into_id
    from merge_hop h join raw_therapist t on t.id = h.at
    order by h.id, cardinality(h.path) desc
),
legacy_therapist as materialized (
    select t.id, t.name, t.phone, z.name as zone, t.city, t.active, t.merged_into,
           coalesce(m.into_id, t.id) as into_id, t.note
    from raw_therapist t left join zone z on z.name = t.zone left join merged m on m.id = t.id
),
legacy_client as (
    select * from raw_client
),
request_zone as materialized (
    select r.*, z.name as own_zone from raw_request r left join zone z on z.name = r.zone
),
usual_zone as materialized (
    select distinct on (lower(city)) lower(city) as city, own_zone from request_zone where own_zone is not null
    group by lower(city), own_zone order by lower(city), count(*) desc, own_zone
),
common_zone as materialized (
    select coalesce((select own_zone from request_zone where own_zone is not null
                     group by own_zone order by count(*) desc, own_zone limit 1), (select zone from rule)) as zone
),
appointment_time as materialized (
    select a.*, t.into_id, r.id is null as orphan, r.minutes as request_minutes,
           r.starts_at as request_starts_at, r.ends_at as request_ends_at,
           -- A row without a zone was written in UTC even then.
           case when a.wall and coalesce(r.own_zone, case when r.id is null then t.zone end) is not null
                then a.starts_at at time zone coalesce(r.own_zone, t.zone)
                else a.starts_at at time zone (select zone from rule) end as start0,
           case when a.wall and coalesce(r.own_zone, case when r.id is null then t.zone end) is not null
                then a.ends_at at time zone coalesce(r.own_zone, t.zone)
                else a.ends_at at time zone (select zone from rule) end as end0
    from raw_appointment a
    left join request_zone r on r.id = a.request_id
    left join legacy_therapist t on t.id = a.therapist_id
),
timeless as (
    select a.request_id, min(a.start0) as start0 from appointment_time a
    where a.request_starts_at is null group by a.request_id
),
request_start as (
    select r.*, coalesce(r.starts_at, t.start0, r.created_at, timestamptz 'epoch') as start1,
           case when r.minutes between 1 and 10080 then r.minutes else (select minutes from rule) end
               * interval '1 minute' as length
    from request_zone r left join timeless t on t.request_id = r.id
),
legacy_request as materialized (
    select r.id, r.client_id, r.city, r.zone as zone_given, r.own_zone,
           coalesce(r.own_zone, u.own_zone, (select zone from common_zone)) as zone,
           r.service, r.slots_given,
           case when r.slots_given between 1 and 8 then r.slots_given::int
                when r.slots_given > 8 then 8 else r.slots_usual end as slots,
           r.starts_at as starts_given, r.start1 as starts_at, r.minutes as minutes_given,
           case when r.ends_at > r.start1 then r.ends_at else r.start1 + r.length end as ends_at,
           r.word, r.status as status_given, case when r.cancelled then 'cancelled' else r.status end as status,
           r.cancelled as cancelled_set,
           case when r.price between 0 and 2147483647 then r.price::int end as price_cents, r.price as price_given,
           r.note, r.created_at as created_given, coalesce(r.created_at, r.start1) as written_at
    from request_start r left join usual_zone u on u.city = lower(r.city)
),
legacy_appointment as materialized (
    select a.id, a.request_id, a.offer_id, a.therapist_id as therapist_given,
           coalesce(a.into_id, a.therapist_id) as therapist_id, a.therapist_id is not null and a.into_id is null as stray,
           a.orphan, a.word, a.status as status_given, a.live, a.cancelled, a.reason,
           a.cancelled_text, a.note, a.reassigned_from, a.price,
           case when a.live then a.status else 'cancelled' end as status,
           a.start0 as starts_given, a.end0 as ends_given, s.starts_at,
           case when a.end0 > s.starts_at then a.end0 else s.starts_at + coalesce(r.ends_at - r.starts_at,
               (select minutes from rule) * interval '1 minute') end as ends_at,
           case when a.pay between 0 and 2147483647 then a.pay::int end as pay_cents, a.pay as pay_given,
           a.created_at as created_given, coalesce(a.created_at, s.starts_at) as written_at
    from appointment_time a
    left join legacy_request r on r.id = a.request_id
    cross join lateral (select coalesce(a.start0, r.starts_at, a.created_at, timestamptz 'epoch') as starts_at) s
),
legacy_offer as (
    select o.id, o.request_id, o.therapist_id as therapist_given, coalesce(t.into_id, o.therapist_id) as therapist_id,
           o.therapist_id is not null and t.id is null as stray, r.id is null as orphan, o.word, o.status,
           coalesce(o.sent_at, o.created_at, r.written_at, timestamptz 'epoch') as sent_at, o.responded_at,
           coalesce(o.created_at, o.sent_at, r.written_at, timestamptz 'epoch') as written_at
    from raw_offer o
    left join legacy_request r on r.id = o.request_id
    left join legacy_therapist t on t.id = o.therapist_id
)
