-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who could be on the phone now: clients of each market, with a time of theirs today or tomorrow between 9 and 20
-- o'clock, and some therapists to ask. $1: how many a market.
with caller as (
    select m.id as market_id, m.time_zone, c.client_id,
           row_number() over (partition by m.id order by md5(c.client_id::text || now()::date), c.client_id)::int as n
    from slotdesk.market m
    join (select distinct r.market_id, r.client_id from slotdesk.appointment_request r
          join slotdesk.client p on p.id = r.client_id and p.phone is not null) c on c.market_id = m.id
), wish as (
    select c.*, case when c.n % 3 = 2 then 2 else 1 end as slots, w.local
    from caller c
    cross join lateral (select date_trunc('hour', now() at time zone c.time_zone)
        + interval '3 hours' * c.n + interval '30 minutes' * (c.market_id % 3) as early) e
    cross join lateral (select case when e.early::time between '09:00' and '20:00' then e.early
        else date_trunc('day', e.early + interval '4 hours') + interval '9 hours' + interval '90 minutes' * c.n end as local) w
    where c.n <= $1
)
select w.market_id, w.client_id, case w.slots when 2 then 'Couples' else (array['Swedish', 'Deep tissue', 'Prenatal', 'Sports'])
           [1 + (w.market_id + w.n) % 4] end || ' ' || 60 + 30 * (w.n % 2) as service, w.slots,
       w.local at time zone w.time_zone as starts_at, 60 + 30 * (w.n % 2) as minutes,
       9900 * w.slots as price_cents, 7425 as pay_cents,
       array(select t.id from slotdesk.therapist t where t.market_id = w.market_id and t.active
             order by md5(t.id::text || w.client_id) limit 7) as therapists
from wish w order by w.n, w.market_id
