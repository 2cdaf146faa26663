-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a feed reads again, as functions: the views join a dozen tables, and to plan their joins took ten times as long as to
-- run them, for each batch of changes. A function keeps its plans with the session, whoever's it is behind a pooler. They
-- show what the views show to whoever asks.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

create function feed_requests(requests bigint[]) returns setof request_row
language plpgsql stable security definer set search_path = slotdesk, pg_temp
set plan_cache_mode = force_generic_plan as $$
begin
    return query select * from request_row where id = any ($1) and on_board;
end $$;

create function feed_slots(requests bigint[]) returns setof live_slot
language plpgsql stable security definer set search_path = slotdesk, pg_temp
set plan_cache_mode = force_generic_plan as $$
begin
    return query select * from live_slot where request_id = any ($1);
end $$;

create function feed_offers(requests bigint[]) returns setof live_offer
language plpgsql stable security definer set search_path = slotdesk, pg_temp
set plan_cache_mode = force_generic_plan as $$
begin
    return query select * from live_offer where request_id = any ($1);
end $$;

-- These, and those that are open and name one of the requests.
create function feed_alerts(alerts bigint[], requests bigint[]) returns setof any_alert
language plpgsql stable security definer set search_path = slotdesk, pg_temp
set plan_cache_mode = force_generic_plan as $$
begin
    return query select * from any_alert
        where id = any ($1) or request_ids && $2 and status in ('new', 'claimed', 'snoozed');
end $$;

revoke execute on all functions in schema slotdesk from public;
grant execute on function feed_requests(bigint[]), feed_slots(bigint[]), feed_offers(bigint[]), feed_alerts(bigint[], bigint[])
    to slotdesk_agent, slotdesk_supervisor, slotdesk_backend, slotdesk_worker, slotdesk_admin, slotdesk_reader;
reset role;
