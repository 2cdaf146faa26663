-- SPDX-License-Identifier: GPL-3.0-or-later
-- The few facts that the meaning of each row depends on, a row each: fact, key, value. See LegacyFacts.
, place as materialized (
    select lower(city) as city, zone, count(*) as requests, bool_or(starts_at is null) as timeless
    from raw_request group by lower(city), zone
),
zone(name) as materialized (
    select name from pg_timezone_names where name in (select zone from place union select zone from raw_therapist)
),
known as (
    select p.* from place p join zone z on z.name = p.zone
),
-- A therapist who was merged, followed to the one who remains; of a circle the lowest id remains.
merge_hop(id, at, path) as (
    select id, id, array[id] from raw_therapist where merged_into is not null
    union all
    select h.id, n.id, h.path || n.id
    from merge_hop h join raw_therapist t on t.id = h.at join raw_therapist n on n.id = t.merged_into
    where n.id <> all (h.path)
),
merged as (
    select distinct on (h.id) h.id,
        case when t.merged_into = any (h.path)
             then (select min(x) from unnest(h.path[array_position(h.path, t.merged_into):]) x) else h.at end as into_id
    from merge_hop h join raw_therapist t on t.id = h.at
    order by h.id, cardinality(h.path) desc
)
select 'zone' as fact, name as key, null as value from zone
union all
(select distinct on (city) 'usual', city, zone from known where city is not null
 group by city, zone order by city, sum(requests) desc, zone)
union all
select 'common', null, coalesce((select zone from known group by zone order by sum(requests) desc, zone limit 1), :zone)
union all
select 'merged', id::text, into_id::text from merged where into_id <> id
union all
select 'timeless', null, null where exists (select from place where timeless)
