-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is asked of a history of years: every double booking that ever was, with the rows that made it and what is known
-- of each, and the bookings of every month beside it. A case that came back counts once, when it was first seen.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- A row for each appointment of a case. `accepted`: its therapist's own offer of that request was; null: there is none.
create function case_history()
returns table (alert_id bigint, kind text, request_id bigint, slots int, market_name text, currency text, gap_ms numeric,
               raised_at timestamptz, appointment_id bigint, written_at timestamptz, therapist_id bigint, pay_cents bigint,
               accepted boolean, offers bigint, moved boolean)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    with cases as materialized (
        select distinct on (l.case_key) l.* from alert l
        where l.kind in ('surplus', 'overlap', 'same_therapist', 'after_close') and caller_sees(l.market_id)
        order by l.case_key, l.id
    ), offered as materialized (
        select o.request_id, count(*) as offers from appointment_offer o
        where o.request_id in (select unnest(c.request_ids) from cases c) group by o.request_id
    )
    select c.id, c.kind, c.request_id, r.slots, m.name, m.currency, c.gap_ms, c.raised_at, a.id, a.booked_at,
           a.therapist_id, coalesce(a.pay_cents, 0)::bigint, o.status = 'accepted', coalesce(f.offers, 0),
           a.starts_at <> q.starts_at
    from cases c
    join market m on m.id = c.market_id
    join appointment_request r on r.id = c.request_id
    left join appointment a on a.id = any (c.appointment_ids)
    left join appointment_request q on q.id = a.request_id
    left join offered f on f.request_id = a.request_id
    left join appointment_offer o on o.request_id = a.request_id and o.therapist_id = a.therapist_id
    order by c.id, a.booked_at, a.id
$$;

-- By the month (UTC) in which the booking was written.
create function booking_months()
returns table (month text, bookings bigint)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select to_char(a.booked_at at time zone 'UTC', 'YYYY-MM'), count(*) from appointment a
    where a.status in ('booked', 'completed', 'no_show') and caller_sees(a.market_id)
    group by 1 order by 1
$$;

revoke execute on function case_history(), booking_months() from public;
grant execute on function case_history(), booking_months() to slotdesk_supervisor, slotdesk_admin, slotdesk_reader;
reset role;
