-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether it gets better: figures by day, week or month, made here, so that a desk never reads the rows behind them.
-- A day is the one of the market where it happened. Unknown names, spans that hold nothing and other people's markets
-- have no rows.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- Every double booking that ever was, once, on the day on which its first row too many was written: not later than its
-- alert, because a slot row is used again, and earlier for what was imported with its own times.
create function trend_cases(p_markets bigint[])
returns table (day date, kind text, source text, market_name text)
language sql stable set search_path = slotdesk, pg_temp as $$
    select (least(l.raised_at, late.booked_at) at time zone m.time_zone)::date, l.kind, coalesce(e.source, 'unknown'), m.name
    from (select distinct on (x.case_key) x.* from alert x
          where x.kind in ('surplus', 'overlap', 'same_therapist', 'after_close') and x.market_id = any (p_markets)
          order by x.case_key, x.id) l
    join market m on m.id = l.market_id
    join appointment_request r on r.id = l.request_id
    left join lateral (
        select a.booked_at from appointment a where a.id = any (l.appointment_ids) order by a.booked_at, a.id
        offset case l.kind when 'surplus' then r.slots when 'after_close' then 0 else 1 end limit 1) late on true
    left join lateral (
        select e.source from event e where e.request_id = l.request_id and e.alert_id = l.id and e.kind = 'alert_raised'
        order by e.id limit 1) e on true
$$;

-- Races that were got over, by what was met. What belongs to no request (a busy answer, a bulk) has no market: it counts
-- in UTC, for who sees every market.
create function trend_near_misses(p_markets bigint[], p_without_market boolean)
returns table (day date, kind text)
language sql stable set search_path = slotdesk, pg_temp as $$
    select (c.created_at at time zone coalesce(m.time_zone, 'UTC'))::date, k
    from command c
    cross join unnest(c.near_misses) k
    left join appointment_request r on r.id = c.request_id
    left join market m on m.id = r.market_id
    where c.near_misses <> '{}' and case when m.id is null then p_without_market else m.id = any (p_markets) end
    union all
    select (b.at at time zone 'UTC')::date, k from near_miss_busy b cross join unnest(b.sqlstates) k where p_without_market
$$;

-- Seconds, on the day of the end. Filled: from the call to the booking that took the last slot. Resolved: from the alert
-- of a double booking to its end, whoever or whatever ended it.
create function trend_spans(p_name text, p_markets bigint[])
returns table (day date, seconds numeric)
language sql stable set search_path = slotdesk, pg_temp as $$
    with spans as materialized (
        select r.market_id, r.created_at as began, max(a.booked_at) as ended
        from appointment_request r
        join appointment a on a.request_id = r.id and a.position is not null and a.status in ('booked', 'completed', 'no_show')
        where p_name = 'time_to_fill' and r.market_id = any (p_markets) and r.status in ('filled', 'completed')
            and isfinite(r.created_at) and isfinite(a.booked_at)
        group by r.id having count(*) = r.slots
        union all
        select l.market_id, l.raised_at, l.settled_at from alert l
        where p_name = 'time_to_resolve' and l.market_id = any (p_markets)
            and l.kind in ('surplus', 'overlap', 'same_therapist', 'after_close')
            and l.status in ('resolved', 'dismissed', 'closed') and isfinite(l.raised_at) and isfinite(l.settled_at)
    )
    select (s.ended at time zone m.time_zone)::date, extract(epoch from s.ended - s.began)
    from spans s join market m on m.id = s.market_id
    where s.ended >= s.began
$$;

-- From the day `since` to the day `until`, both counted in; null: no end. bucket: day, week (from Monday on) or month.
-- value: a count, a count in a thousand bookings, or seconds. of_total: the bookings written then, or the spans measured.
create function trend(name text, since date, until date, bucket text, market bigint default null)
returns table (bucket_start date, series text, value numeric, of_total bigint)
language plpgsql stable security definer set search_path = slotdesk, pg_temp as $$
#variable_conflict use_column
declare
    low constant date := coalesce($2, '-infinity');
    high constant date := coalesce($3, 'infinity');
    own constant bigint[] := caller_markets();
    markets constant bigint[] := array(select m.id from slotdesk.market m
                                       where ($5 is null or m.id = $5) and (own is null or m.id = any (own)));
begin
    if $4 is null or $4 not in ('day', 'week', 'month') then
        return;
    end if;
    if $1 in ('double_bookings', 'per_thousand') then
        return query
            with cases as (
                select date_trunc($4, c.day::timestamp)::date as start, count(*) as n from trend_cases(markets) c
                where c.day between low and high group by 1
            ), bookings as (
                select date_trunc($4, b.day::timestamp)::date as start, count(*) as n
                from (select (a.booked_at at time zone m.time_zone)::date as day
                      from appointment a join slotdesk.market m on m.id = a.market_id
                      where a.market_id = any (markets) and a.status in ('booked', 'completed', 'no_show')) b
                where b.day between low and high group by 1
            )
            select start, 'all', case $1 when 'double_bookings' then coalesce(c.n, 0)
                                 else coalesce(round(1000.0 * c.n / nullif(b.n, 0), 6), 0) end, coalesce(b.n, 0)
            from cases c full join bookings b using (start) order by 1;
    elsif $1 in ('by_kind', 'by_source', 'by_market') then
        return query
            select date_trunc($4, c.day::timestamp)::date,
                   case $1 when 'by_kind' then c.kind when 'by_source' then c.source else c.market_name end,
                   count(*)::numeric, null::bigint
            from trend_cases(markets) c where c.day between low and high group by 1, 2 order by 1, 2;
    elsif $1 = 'near_misses' then
        return query
            select date_trunc($4, n.day::timestamp)::date, n.kind, count(*)::numeric, null::bigint
            from trend_near_misses(markets, $5 is null and own is null) n
            where n.day between low and high group by 1, 2 order by 1, 2;
    elsif $1 in ('time_to_fill', 'time_to_resolve') then
        return query
            select s.start, q.series, round(q.value::numeric, 6), s.n
            from (select date_trunc($4, t.day::timestamp)::date as start, count(*) as n,
                         percentile_cont(0.5) within group (order by t.seconds) as middle,
                         percentile_cont(0.9) within group (order by t.seconds) as slow
                  from trend_spans($1, markets) t where t.day between low and high group by 1) s
            cross join lateral (values ('median', s.middle), ('p90', s.slow)) q (series, value)
            order by 1, 2;
    end if;
end $$;

revoke execute on function trend_cases(bigint[]), trend_near_misses(bigint[], boolean), trend_spans(text, bigint[]),
    trend(text, date, date, text, bigint) from public;
grant execute on function trend(text, date, date, text, bigint) to slotdesk_supervisor, slotdesk_admin, slotdesk_reader;
reset role;
