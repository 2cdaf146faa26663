-- SPDX-License-Identifier: GPL-3.0-or-later
-- A search asks each person whether they have something to come. As EXISTS that question could be answered for everybody at
-- once instead, and was: all that is live was read for eight people. And of therapists only the visits next to now are looked
-- at, not a page of them for each; how many there are in all is counted in the index.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- As in 0049; LIMIT keeps a question to one person.
create or replace function find_people(typed text, max_rows int default 8)
returns table (kind text, id bigint, name text, phone text, market_name text, coming int, in_all int)
language plpgsql stable security definer set search_path = slotdesk, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    return query with asked as materialized (
        select case when btrim($1) !~ '[[:alpha:]]' or btrim($1) ~* '^tel:' then ltrim(phone_digits(btrim($1)), '0')
               else '' end as digits,
               replace(replace(replace(lower(btrim($1)), '\', '\\'), '%', '\%'), '_', '\_') as pattern,
               length(btrim($1)) >= 2 as enough, caller_markets() as markets,
               least(greatest(coalesce($2, 8), 1), 100) as most
    ), clients as (
        select c.* from asked q cross join lateral clients_numbered(q.digits, q.markets, greatest(q.most, 50)) c
            where length(q.digits) >= 3
        union
        select c.* from asked q cross join lateral clients_named(q.pattern, q.markets, greatest(q.most, 50)) c
            where q.digits = '' and q.enough
    ), therapists as (
        select t.* from asked q cross join lateral (
            (select t.* from therapist t where length(q.digits) >= 3 and phone_digits(t.phone) like '%' || q.digits || '%'
             union
             select t.* from therapist t where phone_digits(t.phone) = any (phone_endings(q.digits)))
            union all
            select t.* from therapist t where q.digits = '' and q.enough and lower(t.name) like '%' || q.pattern || '%'
        ) t
        order by lower(t.name) like q.pattern || '%' desc, t.active desc, lower(t.name) limit 50
    ), found as (
        select 'client' as kind, c.id, c.name, coalesce(c.phone, '') as phone, '' as market_name,
               coalesce((select true from appointment_request r join visible_market m on m.id = r.market_id
                         where r.client_id = c.id and r.ends_at > now() and r.status in ('open', 'filled')
                         limit 1), false) as comes,
               coalesce((select true from appointment_request r join visible_market m on m.id = r.market_id
                         where r.client_id = c.id limit 1), false) as came
        from clients c
        union all
        select 'therapist', t.id, t.name, coalesce(t.phone, ''), m.name,
               coalesce((select true from appointment a where a.therapist_id = t.id and a.ends_at > now()
                             and a.starts_at > now() - interval '24 hours' and a.status in ('booked', 'completed', 'no_show')
                         limit 1), false),
               coalesce((select true from appointment a where a.therapist_id = t.id
                             and a.status in ('booked', 'completed', 'no_show') limit 1), false)
        from therapists t join visible_market m on m.id = t.market_id
    ), shown as (
        select f.*, row_number() over (
            order by case when q.digits = '' or phone_digits(f.phone) = q.digits then 0
                          when phone_digits(f.phone) like '%' || q.digits || '%' then 1 else 2 end,
                (q.digits = '' and lower(f.name) like q.pattern || '%') desc, f.comes desc, f.came desc,
                lower(f.name), f.kind, f.id) as place
        from found f, asked q
        order by place limit (select most from asked)
    )
    select s.kind, s.id, s.name, s.phone, s.market_name, coalesce(v.coming, b.coming), coalesce(v.in_all, b.in_all)
    from shown s
    left join lateral (
        select count(*) filter (where r.ends_at > now() and r.status in ('open', 'filled'))::int as coming,
               count(*)::int as in_all
        from appointment_request r join visible_market m on m.id = r.market_id where r.client_id = s.id
    ) b on s.kind = 'client'
    left join lateral (
        select (select count(*)::int from appointment a where a.therapist_id = s.id and a.ends_at > now()
                    and a.starts_at > now() - interval '24 hours' and a.status in ('booked', 'completed', 'no_show'))
               -- An old backend's rows may last longer; they have an index of their own (0043).
               + (select count(*)::int from appointment a where a.therapist_id = s.id and a.ends_at > now()
                      and a.starts_at <= now() - interval '24 hours' and a.ends_at - a.starts_at > interval '24 hours'
                      and a.status in ('booked', 'completed', 'no_show')) as coming,
               (select count(*)::int from appointment a where a.therapist_id = s.id
                    and a.status in ('booked', 'completed', 'no_show')) as in_all
    ) v on s.kind = 'therapist'
    order by s.place;
end $$;

-- As in 0049; the next visits of those therapists together, and the last ones.
create or replace function search_requests(typed text, max_rows int default 50)
returns table (request_id bigint, client_id bigint, therapist_id bigint, name text, phone text, service text,
               market_name text, time_zone text, starts_at timestamptz, status text)
language plpgsql stable security definer set search_path = slotdesk, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    return query with asked as materialized (
        select case when btrim($1) !~ '[[:alpha:]]' or btrim($1) ~* '^tel:' then phone_digits($1) else '' end as digits,
               replace(replace(replace(lower(btrim($1)), '\', '\\'), '%', '\%'), '_', '\_') as pattern,
               caller_markets() as markets, least(greatest(coalesce($2, 50), 1), 500) as most
    ), clients as (
        select c.id from asked q cross join lateral clients_numbered(q.digits, q.markets, q.most) c
            where length(q.digits) >= 3
        union
        select c.id from asked q cross join lateral clients_named(q.pattern, q.markets, q.most) c
            where q.digits = '' and length(q.pattern) >= 2
    ), therapists as (
        select t.* from asked q cross join lateral (
            select t.* from therapist t where length(q.digits) >= 3 and phone_digits(t.phone) like '%' || q.digits || '%'
            union all
            select t.* from therapist t
                where q.digits = '' and length(q.pattern) >= 2 and lower(t.name) like '%' || q.pattern || '%'
        ) t
        order by lower(t.name) like q.pattern || '%' desc, t.active desc, lower(t.name) limit 10
    ), found as (
        select r.id, null::bigint as therapist_id, 0 as rank from asked q join appointment_request r
            on q.digits <> '' and length(q.digits) < 19 and r.id = q.digits::bigint
        union
        select r.id, null, 0 from asked q join appointment_request r
            on q.digits <> '' and length(q.digits) < 19 and r.legacy_id = q.digits::bigint
        union
        select r.id, null, 1 from clients c join appointment_request r on r.client_id = c.id
        union
        select v.request_id, v.therapist_id, 2 from (
            (select n.* from asked q, therapists t cross join lateral (
                 select a.request_id, a.therapist_id, a.starts_at from appointment a
                 where a.therapist_id = t.id and a.starts_at > now() and a.status in ('booked', 'completed', 'no_show')
                 order by a.starts_at limit q.most) n
             order by n.starts_at limit (select most from asked))
            union all
            (select l.* from asked q, therapists t cross join lateral (
                 select a.request_id, a.therapist_id, a.starts_at from appointment a
                 where a.therapist_id = t.id and a.starts_at <= now() and a.status in ('booked', 'completed', 'no_show')
                 order by a.starts_at desc limit q.most) l
             order by l.starts_at desc limit (select most from asked))) v
    )
    select r.id, r.client_id, f.therapist_id, coalesce(t.name, c.name), coalesce(t.phone, c.phone, ''), r.service, m.name,
           m.time_zone, r.starts_at, r.status
    from found f
    join appointment_request r on r.id = f.id
    join visible_market m on m.id = r.market_id
    join client c on c.id = r.client_id
    left join therapist t on t.id = f.therapist_id
    order by f.rank = 0 desc, (r.starts_at at time zone m.time_zone)::date = (now() at time zone m.time_zone)::date desc,
        r.starts_at > now() desc, abs(extract(epoch from r.starts_at - now())), r.id
    limit (select most from asked);
end $$;
reset role;
