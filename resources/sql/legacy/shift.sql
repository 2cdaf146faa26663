-- SPDX-License-Identifier: GPL-3.0-or-later
-- Moves a copy of the shipped dump by :weeks weeks. moved_request and moved_appointment hold what each time truly is;
-- :now is the time it is moved to. Wall times are kept: a massage at 10:00 stays at 10:00 across a clock change.
create function pg_temp.moved(p_at timestamptz, p_zone text, p_back int default 0) returns timestamp
language sql stable as $$
    select ((p_at at time zone p_zone) + (:weeks - p_back) * interval '1 week') at time zone p_zone at time zone 'UTC'
$$;
create function pg_temp.moved(p_at timestamp, p_zone text, p_back int default 0) returns timestamp
language sql stable as $$ select pg_temp.moved(p_at at time zone 'UTC', p_zone, p_back) $$;

-- Nothing was written in the future: a request with such a row was called in whole weeks earlier, with all its rows,
-- so that the order and the gaps of its writes stay.
create temp table called on commit drop as
    select w.request_id, greatest(0, ceil(extract(epoch from max(pg_temp.moved(w.at, coalesce(r.zone, 'UTC')))
                                                  - :now::timestamp) / 604800))::int as back
    from (
        select id as request_id, greatest(created_at, cancelled_at) as at from appointment_requests
        union all select appointment_request_id, greatest(created_at, sent_at, responded_at) from appointment_offers
        union all select appointment_request_id, greatest(created_at, cancelled_at) from appointments
    ) w left join moved_request r on r.id = w.request_id
    group by w.request_id;
create unique index on called (request_id);

update appointment_requests t set
    starts_at = pg_temp.moved(t.starts_at, m.zone), created_at = pg_temp.moved(t.created_at, m.zone, c.back),
    cancelled_at = pg_temp.moved(t.cancelled_at, m.zone, c.back),
    updated_at = least(pg_temp.moved(t.updated_at, m.zone, c.back), :now::timestamp)
    from moved_request m join called c on c.request_id = m.id where m.id = t.id;
update appointment_offers t set
    sent_at = pg_temp.moved(t.sent_at, m.zone, c.back), responded_at = pg_temp.moved(t.responded_at, m.zone, c.back),
    created_at = pg_temp.moved(t.created_at, m.zone, c.back),
    updated_at = least(pg_temp.moved(t.updated_at, m.zone, c.back), :now::timestamp)
    from called c left join moved_request r on r.id = c.request_id
    cross join lateral (select coalesce(r.zone, 'UTC') as zone) m where c.request_id = t.appointment_request_id;
-- The time of writing decides how starts_at is written: see wall_time_until in rails.json.
update appointments t set
    starts_at = case when x.wall then m.starts_at at time zone 'UTC' at time zone m.wall_zone else m.starts_at end,
    ends_at = case when x.wall then m.ends_at at time zone 'UTC' at time zone m.wall_zone else m.ends_at end,
    created_at = x.created_at, cancelled_at = pg_temp.moved(t.cancelled_at, m.zone, m.back),
    updated_at = least(pg_temp.moved(t.updated_at, m.zone, m.back), :now::timestamp)
    from (select a.id, a.zone, a.wall_zone, coalesce(c.back, 0) as back, pg_temp.moved(a.starts_at, a.zone) as starts_at,
                 pg_temp.moved(a.ends_at, a.zone) as ends_at
          from moved_appointment a left join called c on c.request_id = a.request_id) m
    join appointments o on o.id = m.id
    cross join lateral (select pg_temp.moved(o.created_at, m.zone, m.back) as created_at) y
    cross join lateral (select y.created_at, y.created_at < :until::timestamp and m.wall_zone is not null as wall) x
    where m.id = t.id;
update users set created_at = pg_temp.moved(created_at, 'UTC'), updated_at = pg_temp.moved(updated_at, 'UTC'),
    deleted_at = pg_temp.moved(deleted_at, 'UTC');
update therapists set created_at = pg_temp.moved(created_at, 'UTC'), updated_at = pg_temp.moved(updated_at, 'UTC');
