-- SPDX-License-Identifier: GPL-3.0-or-later
-- expire_due holds the rows of what it lapsed until its transaction ends, as a command does: a command behind it in the
-- same transaction has to take its own locks without waiting, or the two lock against the order of everybody else.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

create or replace function expire_due() returns int
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    due bigint[];
    one bigint;
    lapsed int := 0;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'Slotdesk commands need READ COMMITTED, this transaction is %',
            upper(current_setting('transaction_isolation'))
            using errcode = 'invalid_transaction_state', hint = 'Begin it with ISOLATION LEVEL READ COMMITTED.';
    end if;
    select array_agg(id order by id) into due from (
        (select request_id as id from appointment_offer where status = 'pending' and expires_at <= clock_timestamp()
            limit 500)
        union
        (select id from appointment_request where status in ('open', 'filled') and ends_at <= clock_timestamp() limit 500)
        union
        (select id from appointment_request where status = 'open' and starts_at <= clock_timestamp() limit 500)) d;
    foreach one in array coalesce(due, '{}') loop
        perform from appointment_request where id = one for no key update skip locked;
        if found then
            perform set_config('slotdesk.holds', '1', true);
            perform from appointment where request_id = one and position is not null order by position for no key update;
            lapsed := lapsed + lapse_request(one)::int;
        end if;
    end loop;
    if exists (select from request_claim where until < clock_timestamp() - interval '10 minutes') then
        delete from request_claim where request_id in (select request_id from request_claim
            where until < clock_timestamp() - interval '10 minutes' for update skip locked);
    end if;
    return lapsed + wake_alerts();
end $$;
reset role;
