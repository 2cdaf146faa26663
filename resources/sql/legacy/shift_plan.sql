-- SPDX-License-Identifier: GPL-3.0-or-later
-- Between which times "now" has to lie: the last write and the last visit that is double-booked.
, live_row as materialized (
    select a.request_id, r.slots, r.starts_at, count(*) as live
    from legacy_appointment a join legacy_request r on r.id = a.request_id
    where a.live group by a.request_id, r.slots, r.starts_at
)
select (select max(written_at) from legacy_appointment) as last_written,
       (select max(starts_at) from live_row where live > slots) as last_case
