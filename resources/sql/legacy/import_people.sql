-- SPDX-License-Identifier: GPL-3.0-or-later
-- Markets, clients and therapists; what an earlier run wrote is found by legacy_id and left alone.
-- A market is a city in a time zone. The city's usual zone keeps the plain name, so that a second run finds it again.
create temp table s_place as
    select lower(city) as key, zone, mode() within group (order by city) as city, count(*) as requests
    from s_request where not orphan group by lower(city), zone;
create temp table s_market as
    select p.key, p.zone, p.requests,
           case when p.city is null then p.zone
                when row_number() over (partition by p.key order by p.requests desc, p.zone) = 1 then p.city
                else format('%s (%s)', p.city, p.zone) end as name
    from s_place p;
-- Zones that only therapists have need a place too.
insert into s_market
    select distinct null, t.zone, 0, t.zone from in_therapist t
    where t.zone is not null and not exists (select from s_market m where m.zone = t.zone);
insert into s_market select null, :zone, 0, :zone where not exists (select from s_market);
alter table s_market add id bigint;
update s_market m set name = format('%s (%s)', m.name, m.zone) from slotdesk.market x
    where lower(x.name) = lower(m.name) and x.time_zone <> m.zone;
insert into slotdesk.market (name, time_zone, currency)
    select distinct m.name, m.zone, :currency from s_market m
    where not exists (select from slotdesk.market x where lower(x.name) = lower(m.name));
update s_market m set id = x.id from slotdesk.market x where lower(x.name) = lower(m.name);

-- Clients: those who are no staff and not deleted, and whoever a request names.
create temp table s_client as
    select u.id, coalesce(u.name, u.email, u.phone, format('Client %s', u.id)) as name, u.phone, u.email,
           nullif(concat_ws(E'\n', u.note, case when u.deleted then 'Marked as deleted in the old backend' end), '')
               as note, u.created_at
    from in_client u
    where (not u.staff and not u.deleted) or exists (select from in_request r where r.client_id = u.id);
insert into s_client
    select distinct r.client_id, format('Unknown (deleted client %s)', r.client_id), null, null,
           'Deleted in the old backend', null::timestamptz
    from in_request r where r.client_id is not null and not exists (select from in_client u where u.id = r.client_id);
insert into s_client select -1, 'Unknown client', null, null, 'Stands for requests without a client', null
    where exists (select from in_request where client_id is null);
insert into s_client select -2, 'Unknown (deleted request)', null, null,
    'Stands for appointments whose request was deleted', null where exists (select from s_request where orphan);
analyze s_client;
insert into slotdesk.client (name, phone, email, note, legacy_id, created_at)
    select c.name, c.phone, c.email, c.note, c.id, coalesce(c.created_at, now()) from s_client c
    where not exists (select from slotdesk.client x where x.legacy_id = c.id) order by c.id;

-- Therapists have only a zone: their market is the one of that zone where most of their offers and visits were.
create temp table s_vote as
    select v.therapist_id, m.id as market_id, m.zone, count(*) as votes
    from (select therapist_id, request_id as rk from in_offer union all select therapist_id, rk from s_row) v
    join s_request r on r.rk = v.rk and not r.orphan
    join s_market m on m.key is not distinct from lower(r.city) and m.zone = r.zone
    where v.therapist_id is not null group by v.therapist_id, m.id, m.zone;
create index on s_vote (therapist_id);
analyze s_vote;
analyze s_market;
create temp table s_therapist as
    select t.id, coalesce(t.name, format('Therapist %s', t.id)) as name, t.phone, t.zone, t.city,
           t.active and t.merged_into is null as active,
           nullif(concat_ws(E'\n', t.note, 'Merged into therapist ' || t.merged_into), '') as note
    from in_therapist t
    union all
    select v.id, format('Deleted therapist %s', v.id), null, null, null, false, null
    from (select therapist_id as id from in_offer union select therapist_id from in_appointment) v
    where v.id is not null and not exists (select from in_therapist t where t.id = v.id);
insert into slotdesk.therapist (market_id, name, phone, active, note, legacy_id)
    select coalesce(
               (select m.id from s_market m where m.key = lower(t.city) order by m.requests desc, m.id limit 1),
               (select v.market_id from s_vote v where v.therapist_id = t.id and v.zone = coalesce(t.zone, v.zone)
                order by v.votes desc, v.market_id limit 1),
               (select m.id from s_market m where m.zone = t.zone order by m.name limit 1),
               (select v.market_id from s_vote v where v.therapist_id = t.id order by v.votes desc limit 1),
               (select m.id from s_market m order by m.requests desc, m.name limit 1)),
           t.name, t.phone, t.active, t.note, t.id
    from s_therapist t
    where not exists (select from slotdesk.therapist x where x.legacy_id = t.id) order by t.id;

-- Which market, client and therapist each request has in Slotdesk.
alter table s_request add market_id bigint, add owner_id bigint;
update s_request r set market_id = m.id from s_market m
    where not r.orphan and m.key is not distinct from lower(r.city) and m.zone = r.zone;
update s_request r set market_id = f.market_id
    from (select distinct on (a.rk) a.rk, t.market_id
          from s_row a join slotdesk.therapist t on t.legacy_id = a.therapist_id where a.orphan order by a.rk, a.id desc) f
    where r.orphan and f.rk = r.rk;
update s_request set market_id = (select id from s_market order by requests desc, name limit 1) where market_id is null;
update s_request r set owner_id = c.id from slotdesk.client c where c.legacy_id = coalesce(r.client_id, -1);
create temp table s_known as select id, legacy_id from slotdesk.therapist where legacy_id is not null;
create unique index on s_known (legacy_id);
analyze s_known;
analyze s_request;
