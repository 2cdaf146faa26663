-- SPDX-License-Identifier: GPL-3.0-or-later
-- double_booking was granted but not readable: a view's functions run with the caller's rights, and unsettled_cases()
-- sees every market, so it must stay the owner's. This one runs as the owner and limits itself to the caller's markets.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

create function visible_cases()
returns table (kind text, case_key text, market_id bigint, request_id bigint, request_ids bigint[],
               appointment_ids bigint[], therapist_id bigint, gap_ms numeric, stake_cents bigint, slots int, live int)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select c.* from unsettled_cases() c join visible_market m on m.id = c.market_id
$$;
revoke execute on function visible_cases() from public;
grant execute on function visible_cases()
    to slotdesk_agent, slotdesk_supervisor, slotdesk_backend, slotdesk_worker, slotdesk_admin, slotdesk_reader;

create or replace view double_booking as
    select d.*, m.name as market_name, m.time_zone, m.currency, l.id as alert_id, l.status as alert_status
    from visible_cases() d
    join visible_market m on m.id = d.market_id
    left join alert l on l.case_key = d.case_key and l.status in ('new', 'claimed', 'snoozed');
reset role;
