-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is left to do: requests that Slotdesk does not have, and new rows of those it has.
create temp table s_todo as
    select row_number() over (order by r.rk)::int as n, r.rk from s_request r
    where not exists (select from slotdesk.appointment_request q where q.legacy_id = r.rk);
create unique index on s_todo (n);
create temp table s_add as
    select row_number() over (order by q.id)::int as n, q.legacy_id as rk, q.id as request_id
    from slotdesk.appointment_request q
    where q.legacy_id is not null and (
        exists (select from s_row a where a.rk = q.legacy_id
                and not exists (select from slotdesk.appointment x where x.legacy_id = a.id))
        or exists (select from s_offer o join s_known t on t.legacy_id = o.therapist_id
                   where o.rk = q.legacy_id and not exists (select from slotdesk.appointment_offer x
                       where x.request_id = q.id and x.therapist_id = t.id)));
analyze s_todo;
