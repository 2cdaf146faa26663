-- SPDX-License-Identifier: GPL-3.0-or-later
-- Bookings by the month (UTC) in which they were written.
select to_char(written_at at time zone 'UTC', 'YYYY-MM') as month, count(*) from legacy_appointment
where live and not orphan group by 1 order by 1
