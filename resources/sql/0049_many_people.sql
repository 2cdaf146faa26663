-- SPDX-License-Identifier: GPL-3.0-or-later
-- A million clients and a million visits. The search looks at no more people than a page can show some of, however many
-- match what is typed so far; the double bookings are looked for where one can be.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- Where a name begins, and where a number begins and ends. The collation of the database does not serve LIKE, this order does.
create index client_name_begins on client (lower(name) text_pattern_ops);
create index client_phone_begins on client (phone_digits(phone) text_pattern_ops);
create index client_phone_ends on client (reverse(phone_digits(phone)) text_pattern_ops);

-- A client is visible through a request in one of these markets. Asked only where p_markets is not null, which means all.
create function client_in_markets(p_client bigint, p_markets bigint[]) returns boolean
language sql stable set search_path = slotdesk, pg_temp as $$
    select exists (select from appointment_request r where r.client_id = p_client and r.market_id = any (p_markets))
$$;

-- Some of those who are called so, never more than three times `p_most`: whose visit is among the next two thousand, whose
-- name begins so, and, where those do not fill a page, whoever else. Two letters are looked for where a word begins. The
-- plan is made for what is typed: for "ana" the first rows of the table will do, for a rare name the index.
create function clients_named(p_pattern text, p_markets bigint[], p_most int) returns setof client
language plpgsql stable set search_path = slotdesk, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
    n int;
begin
    return query select c.* from client c
        where c.id in (select r.client_id from appointment_request r
                       where r.status in ('open', 'filled') and r.ends_at > now()
                           and (p_markets is null or r.market_id = any (p_markets))
                       order by r.ends_at limit 2000)
            and lower(c.name) like '%' || p_pattern || '%' limit p_most;
    return query select c.* from client c
        where lower(c.name) like p_pattern || '%' and (p_markets is null or client_in_markets(c.id, p_markets))
        order by lower(c.name) using ~<~ limit p_most;
    get diagnostics n = row_count;
    return query select c.* from client c
        where n < p_most and lower(c.name) like case when length(p_pattern) < 3 then '% ' else '%' end || p_pattern || '%'
            and (p_markets is null or client_in_markets(c.id, p_markets)) limit p_most;
end $$;

-- The same for a number: what ends so, what is the same number written otherwise (phone_endings), what begins so.
create function clients_numbered(p_digits text, p_markets bigint[], p_most int) returns setof client
language plpgsql stable set search_path = slotdesk, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
    n int;
    found_so_far int;
begin
    return query select c.* from client c
        where reverse(phone_digits(c.phone)) like reverse(p_digits) || '%'
            and (p_markets is null or client_in_markets(c.id, p_markets))
        limit p_most;
    get diagnostics found_so_far = row_count;
    return query select c.* from client c
        where reverse(phone_digits(c.phone)) = any (array(select reverse(e) from unnest(phone_endings(p_digits)) e))
            and (p_markets is null or client_in_markets(c.id, p_markets)) limit p_most;
    return query select c.* from client c
        where phone_digits(c.phone) like p_digits || '%'
            and (p_markets is null or client_in_markets(c.id, p_markets)) limit p_most;
    get diagnostics n = row_count;
    found_so_far := found_so_far + n;
    -- A page that is full, or a whole number that was found, needs no look into the middle of all others.
    if found_so_far = 0 or length(p_digits) < 7 and found_so_far < p_most then
        return query select c.* from client c
            where phone_digits(c.phone) like '%' || p_digits || '%'
                and (p_markets is null or client_in_markets(c.id, p_markets)) limit p_most;
    end if;
end $$;

-- As in 0025, but only those who are shown are counted, and this much is planned once a session.
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
            select t.* from therapist t where length(q.digits) >= 3 and phone_digits(t.phone) like '%' || q.digits || '%'
            union
            select t.* from therapist t where phone_digits(t.phone) = any (phone_endings(q.digits))
            union
            select t.* from therapist t where q.digits = '' and q.enough and lower(t.name) like '%' || q.pattern || '%'
        ) t
        order by lower(t.name) like q.pattern || '%' desc, t.active desc, lower(t.name) limit 50
    ), found as (
        select 'client' as kind, c.id, c.name, coalesce(c.phone, '') as phone, '' as market_name,
               exists (select from appointment_request r join visible_market m on m.id = r.market_id
                       where r.client_id = c.id and r.ends_at > now() and r.status in ('open', 'filled')) as comes,
               exists (select from appointment_request r join visible_market m on m.id = r.market_id
                       where r.client_id = c.id) as came
        from clients c
        union all
        select 'therapist', t.id, t.name, coalesce(t.phone, ''), m.name,
               exists (select from appointment a where a.therapist_id = t.id and a.ends_at > now()
                           and a.starts_at > now() - interval '1 day' and a.status in ('booked', 'completed', 'no_show')),
               exists (select from appointment a where a.therapist_id = t.id
                           and a.status in ('booked', 'completed', 'no_show'))
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
        select count(*) filter (where a.ends_at > now())::int as coming, count(*)::int as in_all
        from appointment a where a.therapist_id = s.id and a.status in ('booked', 'completed', 'no_show')
    ) v on s.kind = 'therapist'
    order by s.place;
end $$;

-- The requests of those whom find_people() would look at; of a therapist the visits next to now. As in 0009 otherwise.
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
            union
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
        select v.request_id, t.id, 2 from asked q cross join therapists t cross join lateral (
            (select a.request_id from appointment a where a.therapist_id = t.id and a.starts_at > now() - interval '1 day'
                and a.status in ('booked', 'completed', 'no_show') order by a.starts_at limit q.most)
            union all
            (select a.request_id from appointment a where a.therapist_id = t.id and a.starts_at <= now() - interval '1 day'
                and a.status in ('booked', 'completed', 'no_show') order by a.starts_at desc limit q.most)) v
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

-- Where a case can be: on a request with more live rows than slots, on a closed one with a live row, and where a row is
-- exempt. All others are held apart by the index of the constraint; where that is missing every row is looked at.
create function suspect_requests() returns bigint[]
language sql stable set search_path = slotdesk, pg_temp as $$
    with kept_apart as materialized (
        select count(*) = 2 as holds from pg_index i
        where i.indrelid = 'appointment'::regclass and i.indisvalid and i.indisready and (i.indisunique or i.indisexclusion)
            and i.indexrelid in (to_regclass('appointment_overlap'), to_regclass('appointment_same_therapist'))
    )
    select array(
        select r.id from appointment_request r
        join appointment a on a.request_id = r.id and a.status in ('booked', 'completed', 'no_show')
        group by r.id having count(*) > r.slots or r.status in ('cancelled', 'expired') or count(a.exempt_reason) > 0
        union
        select a.request_id from appointment a
        where a.status in ('booked', 'completed', 'no_show') and not (select holds from kept_apart))
$$;
create or replace function unsettled_cases(p_requests bigint[] default null)
returns table (kind text, case_key text, market_id bigint, request_id bigint, request_ids bigint[],
               appointment_ids bigint[], therapist_id bigint, gap_ms numeric, stake_cents bigint, slots int, live int)
language sql stable set search_path = slotdesk, pg_temp as $$
    select c.* from found_cases(coalesce(p_requests, suspect_requests())) c
    where case_settled_by(c.case_key, c.appointment_ids) is null
$$;

revoke execute on function client_in_markets(bigint, bigint[]), clients_named(text, bigint[], int),
    clients_numbered(text, bigint[], int), suspect_requests() from public;
reset role;
