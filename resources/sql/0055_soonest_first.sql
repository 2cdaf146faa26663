-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a desk shows first: the requests of the next hours, without asking of each request of the board whether it is on it.
-- To do that for a hundred thousand took two thirds of the time until somebody saw the first row.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- What ends within six hours, the next first; as the views, what the caller's markets have of it.
create function feed_soonest(most int) returns setof request_row
language plpgsql stable security definer set search_path = slotdesk, pg_temp as $$
begin
    return query select * from request_row where id = any (array(
        select r.id from appointment_request r where r.market_id in (select m.id from visible_market m)
            and r.ends_at > now() and r.ends_at < now() + interval '6 hours' order by r.ends_at, r.id
        limit greatest(most, 0)));
end $$;

revoke execute on all functions in schema slotdesk from public;
grant execute on function feed_soonest(int)
    to slotdesk_agent, slotdesk_supervisor, slotdesk_backend, slotdesk_worker, slotdesk_admin, slotdesk_reader;
reset role;
