-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the caller did: its own receipts, with what can still be taken back and what was. Receipts are written in the
-- order of time, so a block-range index finds a day's and costs a command next to nothing.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

create index command_day on command using brin (created_at);
create index command_undoes on command ((arguments ->> 'undoes')) where function = 'undo' and ok;

-- Claims of a request are breath, not deeds: they are left out.
create function my_commands(since timestamptz)
returns table (id uuid, at timestamptz, function text, ok boolean, code text, message text, request_id bigint,
               client_name text, reason text, undo_until timestamptz, undone_at timestamptz, undone_by text)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select c.id, c.created_at, c.function, c.ok, c.code, c.message, c.request_id, coalesce(k.name, ''),
           coalesce(c.arguments ->> 'reason', c.arguments ->> 'report', c.arguments ->> 'note', ''),
           case when c.ok and c.event_id is not null and u.id is null and c.function in (
                    'accept_offer', 'assign', 'decline_offer', 'withdraw_offer', 'join_waitlist', 'release', 'reassign',
                    'cancel_appointment', 'cancel_request', 'complete', 'no_show', 'swap', 'reschedule', 'send_offers')
                then c.created_at + make_interval(mins => setting_of('undo_minutes')::int) end,
           u.created_at, coalesce(s.name, u.login, '')
    from command c
    left join appointment_request r on r.id = c.request_id and caller_sees(r.market_id)
    left join client k on k.id = r.client_id
    left join command u on u.function = 'undo' and u.ok and u.arguments ->> 'undoes' = c.id::text
    left join staff s on s.login = u.login
    where c.login = session_user and c.created_at >= $1 and c.function <> 'claim_request'
    order by c.created_at desc, c.id
    limit 1000
$$;

revoke execute on all functions in schema slotdesk from public;
grant execute on function my_commands(timestamptz) to slotdesk_agent, slotdesk_supervisor, slotdesk_admin;
reset role;
