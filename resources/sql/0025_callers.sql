-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who calls: people by what is typed, and everything they booked, today first. And notes that can be unpinned though none
-- is ever overwritten: the same words said again, pinned or not, say how they stand from then on.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- The suffixes by which a number is known: stored without its country's prefix or with one, dialled with a leading zero.
create function phone_endings(p_digits text) returns text[]
language sql immutable
return case when length(p_digits) < 7 then '{}'::text[]
            else array(select right(p_digits, n) from generate_series(greatest(7, length(p_digits) - 4), length(p_digits)) n) end;

create function find_people(typed text, max_rows int default 8)
returns table (kind text, id bigint, name text, phone text, market_name text, coming int, in_all int)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    with asked as (
        select case when btrim($1) !~ '[[:alpha:]]' or btrim($1) ~* '^tel:' then ltrim(phone_digits(btrim($1)), '0')
               else '' end as digits,
               replace(replace(replace(lower(btrim($1)), '\', '\\'), '%', '\%'), '_', '\_') as pattern,
               length(btrim($1)) >= 2 as enough
    ), clients as (
        select c.* from asked q join client c on length(q.digits) >= 3
            and phone_digits(c.phone) like '%' || q.digits || '%'
        union
        select c.* from asked q join client c on phone_digits(c.phone) = any (phone_endings(q.digits))
        union
        select c.* from asked q join client c on q.digits = '' and q.enough
            and lower(c.name) like '%' || q.pattern || '%'
    ), therapists as (
        select t.* from asked q join therapist t on length(q.digits) >= 3
            and phone_digits(t.phone) like '%' || q.digits || '%'
        union
        select t.* from asked q join therapist t on phone_digits(t.phone) = any (phone_endings(q.digits))
        union
        select t.* from asked q join therapist t on q.digits = '' and q.enough
            and lower(t.name) like '%' || q.pattern || '%'
    ), found as (
        select 'client' as kind, c.id, c.name, coalesce(c.phone, '') as phone, '' as market_name, b.coming, b.in_all
        from clients c
        cross join lateral (
            select count(*) filter (where r.ends_at > now() and r.status in ('open', 'filled'))::int as coming,
                   count(*)::int as in_all
            from appointment_request r join visible_market m on m.id = r.market_id where r.client_id = c.id) b
        where (select caller_markets()) is null or b.in_all > 0
        union all
        select 'therapist', t.id, t.name, coalesce(t.phone, ''), m.name, b.coming, b.in_all
        from therapists t
        join visible_market m on m.id = t.market_id
        cross join lateral (
            select count(*) filter (where a.ends_at > now())::int as coming, count(*)::int as in_all
            from appointment a where a.therapist_id = t.id and a.status in ('booked', 'completed', 'no_show')) b
    )
    select f.* from found f, asked q
    order by case when q.digits = '' or phone_digits(f.phone) = q.digits then 0
                  when phone_digits(f.phone) like '%' || q.digits || '%' then 1 else 2 end,
        (q.digits = '' and lower(f.name) like q.pattern || '%') desc, f.coming > 0 desc, f.in_all > 0 desc,
        lower(f.name), f.kind, f.id
    limit least(greatest(coalesce($2, 8), 1), 100)
$$;

-- Every request of a client; every request that a therapist has or had a visit of. Today's first, then what comes, then
-- what is past, the nearest first. `with_names`: whom the caller met there.
create function caller_history(about text, id bigint, max_rows int default 300)
returns table (request_id bigint, service text, market_name text, time_zone text, starts_at timestamptz,
               ends_at timestamptz, status text, visit_status text, with_names text, is_today boolean)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    with mine as (
        select r.*, ''::text as visit from appointment_request r where $1 = 'client' and r.client_id = $2
        union all
        select r.*, v.status from (
            select distinct on (a.request_id) a.request_id, a.status from appointment a
            where $1 = 'therapist' and a.therapist_id = $2
            order by a.request_id, a.status = 'cancelled', a.id desc) v
        join appointment_request r on r.id = v.request_id
    )
    select r.id, r.service, m.name, m.time_zone, r.starts_at, r.ends_at, r.status, r.visit,
        case $1 when 'therapist' then (select c.name from client c where c.id = r.client_id)
             else coalesce((select string_agg(t.name, ', ' order by a.position nulls last, a.id) from appointment a
                  join therapist t on t.id = a.therapist_id
                  where a.request_id = r.id and a.status in ('booked', 'completed', 'no_show')), '') end,
        d.today
    from mine r
    join visible_market m on m.id = r.market_id
    cross join lateral (select (r.starts_at at time zone m.time_zone)::date
                               = (now() at time zone m.time_zone)::date as today) d
    order by d.today desc, r.ends_at > now() desc, abs(extract(epoch from r.starts_at - now())), r.id
    limit least(greatest(coalesce($3, 300), 1), 1000)
$$;

-- A note as it stands: shown once, by whoever wrote it first, pinned as was last said of the same words.
create function standing_notes(p_request bigint, p_client bigint, p_therapists bigint[])
returns table (note_id bigint, about text, about_id bigint, note text, pinned boolean, at timestamptz, login text,
               market_id bigint)
language sql stable set search_path = slotdesk, pg_temp as $$
    select s.id, s.about, s.about_id, s.note, s.now_pinned, s.at, s.login, s.market_id
    from (
        select n.id, n.about, u.about_id, n.note, n.at, n.login, n.market_id,
               lag(n.pinned, 1, n.pinned) over w = n.pinned as says_more,
               last_value(n.pinned) over (w rows between unbounded preceding and unbounded following) as now_pinned
        from note n
        cross join lateral (select coalesce(n.request_id, n.client_id, n.therapist_id)) u (about_id)
        where n.request_id = p_request or n.client_id = p_client or n.therapist_id = any (p_therapists)
        window w as (partition by n.about, u.about_id, n.note order by n.id)) s
    where s.says_more
$$;

create or replace function visible_notes(about text, id bigint)
returns table (note_id bigint, note text, pinned boolean, at timestamptz, login text, author text)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select n.note_id, n.note, n.pinned, n.at, n.login, staff_name(n.login)
    from standing_notes(case $1 when 'request' then $2 end, case $1 when 'client' then $2 end,
                        case $1 when 'therapist' then array[$2] end) n
    where case $1 when 'client' then caller_sees_client($2) else caller_sees(n.market_id) end
    order by n.pinned desc, n.note_id desc
$$;

create or replace function request_notes(request bigint)
returns table (note_id bigint, about text, about_id bigint, note text, pinned boolean, at timestamptz, login text,
               author text)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select n.note_id, n.about, n.about_id, n.note, n.pinned, n.at, n.login, staff_name(n.login)
    from appointment_request r
    join visible_market m on m.id = r.market_id
    cross join lateral standing_notes(r.id, r.client_id, array(
        select a.therapist_id from appointment a where a.request_id = r.id and live(a.status))) n
    where r.id = $1
    order by n.pinned desc, n.note_id desc
$$;

revoke execute on function phone_endings(text), find_people(text, int), caller_history(text, bigint, int),
    standing_notes(bigint, bigint, bigint[]) from public;
grant execute on function find_people(text, int), caller_history(text, bigint, int)
    to slotdesk_agent, slotdesk_supervisor, slotdesk_backend, slotdesk_worker, slotdesk_admin, slotdesk_reader;
reset role;
