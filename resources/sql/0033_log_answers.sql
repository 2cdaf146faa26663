-- SPDX-License-Identifier: GPL-3.0-or-later
-- What reads and keeps the log answers whatever it is asked, as every function that a program may call: an error comes
-- from the server's parser alone.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- A login that is limited to some markets reads no log: a chain with holes proves nothing. It asks caller_markets() to
-- know why there is nothing.
create or replace function whole_log_or_nothing() returns boolean
language sql stable set search_path = slotdesk, pg_temp as $$ select caller_markets() is null $$;

-- The worker has the batches up to this one safe on another disk; it shows the last one's hash. How many it marked; null:
-- that batch has another hash, or is not there, and nothing was marked.
create or replace function mark_exported(batch bigint, hash text) returns int
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    marked int;
begin
    if not exists (select from event_batch b where b.no = $1 and encode(b.hash, 'hex') = lower($2)) then
        return null;
    end if;
    insert into event_export (no)
        select b.no from event_batch b where b.no <= $1 and not exists (select from event_export x where x.no = b.no)
        on conflict do nothing;
    get diagnostics marked = row_count;
    return marked;
end $$;

-- As before; less than a day is a day, and more than a century a century.
create or replace function retire_events(keep_days int default null, max_batches int default 20) returns bigint
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    days constant int := least(greatest(coalesce($1, setting_of('event_days')::int), 1), 36500);
    b event_batch;
    removed bigint := 0;
    n bigint;
begin
    if not pg_try_advisory_xact_lock(hashtextextended('slotdesk.event_batch', 0)) then
        return 0;
    end if;
    for i in 1 .. least(greatest(coalesce($2, 20), 1), 1000) loop
        select x.* into b from event_batch x
            where x.no = coalesce((select max(no) from event_retired), 0) + 1
                and exists (select from event_export y where y.no = x.no)
                and x.newest_at < clock_timestamp() - make_interval(days => days);
        exit when not found;
        insert into event_retired (no, top_id) values (b.no, b.top_id);
        delete from event where id = any (b.ids);
        get diagnostics n = row_count;
        removed := removed + n;
    end loop;
    return removed;
end $$;
reset role;
