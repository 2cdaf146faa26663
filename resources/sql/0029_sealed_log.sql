-- SPDX-License-Identifier: GPL-3.0-or-later
-- The log, sealed: a worker hashes events with their receipts in batches, each chained to the one before, below the
-- feed's horizon and never inside a booking's commit. What is sealed, exported and old enough may be retired.
-- Why not partitions: commands look their events up by command and by request, a detach locks every booking out for its
-- moment, and a partition's edge is an id, which is not the order in which events become visible. So old events are
-- deleted, batch by batch, and event_retired is the boundary that violations() knows.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

insert into setting (name, value, about) values
    ('event_days', '400', 'how long events are kept, in days; only what is sealed and exported ever goes');
alter table setting add check (name <> 'event_days' or value ~ '^[1-9][0-9]{0,4}$');

create table event_batch (
    no bigint primary key check (no > 0),
    incarnation uuid not null,               -- the feed's: whose transaction ids these are
    last_xid xid8 not null,                  -- with last_id: where the next batch goes on, in the feed's order
    last_id bigint not null,
    top_id bigint not null,                  -- the highest id of this and all earlier batches
    events int not null check (events > 0),
    newest_at timestamptz not null,
    sealed_at timestamptz not null,
    ids bigint[] not null,                   -- in order
    row_hashes bytea not null,               -- 32 bytes a row, in the same order
    previous bytea not null,
    hash bytea not null unique,
    check (cardinality(ids) = events and octet_length(row_hashes) = 32 * events and octet_length(hash) = 32)
);
create table event_export (
    no bigint primary key references event_batch,
    at timestamptz not null default clock_timestamp(),
    login text not null default session_user
);
create table event_retired (
    no bigint primary key references event_export,
    at timestamptz not null default clock_timestamp(),
    login text not null default session_user,
    xid xid8 not null default pg_current_xact_id(),
    top_id bigint not null
);
create trigger append_only before update or delete or truncate on event_batch for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on event_export for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on event_retired for each statement execute function refuse_change();

-- For everybody, owners included: an event goes only in the transaction that retires its batch.
create function refuse_event_change() returns trigger
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    if tg_op <> 'DELETE' or not exists (select from event_retired where xid = pg_current_xact_id()) then
        raise exception 'event is append-only' using errcode = 'insufficient_privilege';
    end if;
    return null;
end $$;
create function refuse_event_loss() returns trigger
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    if exists (select from gone where id not in (
            select unnest(b.ids) from event_retired r join event_batch b on b.no = r.no
            where r.xid = pg_current_xact_id())) then
        raise exception 'only sealed and exported events can be retired' using errcode = 'insufficient_privilege';
    end if;
    return null;
end $$;
drop trigger append_only on event;
create trigger append_only before update or delete or truncate on event for each statement execute function refuse_event_change();
create trigger only_retired after delete on event referencing old table as gone for each statement
    execute function refuse_event_loss();

-- One row as it is sealed and exported: a line of JSON, keys in this order, whatever the session is set to. Checked by
-- programs that write it themselves (SealedLine in models/services), so it never changes.
create function log_time(p_at timestamptz) returns text
language sql stable
return to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

create function event_line(e event, c command) returns text
language sql stable
return '{"id": ' || e.id || ', "xid": "' || e.xid || '", "at": "' || slotdesk.log_time(e.at)
    || '", "kind": ' || to_json(e.kind) || ', "source": ' || to_json(e.source)
    || ', "market_id": ' || coalesce(e.market_id::text, 'null') || ', "request_id": ' || coalesce(e.request_id::text, 'null')
    || ', "appointment_id": ' || coalesce(e.appointment_id::text, 'null')
    || ', "offer_id": ' || coalesce(e.offer_id::text, 'null') || ', "alert_id": ' || coalesce(e.alert_id::text, 'null')
    || ', "therapist_id": ' || coalesce(e.therapist_id::text, 'null')
    || ', "command": ' || coalesce(to_json(e.command)::text, 'null')
    || ', "reason_code": ' || coalesce(to_json(e.reason_code)::text, 'null')
    || ', "rows": ' || e.rows || ', "detail": ' || e.detail || ', "login": ' || to_json(e.login)
    || ', "pid": ' || e.pid || ', "application": ' || to_json(e.application)
    || ', "receipt": ' || case when (c).id is null then 'null' else
        '{"function": ' || to_json((c).function) || ', "arguments": ' || (c).arguments || ', "login": ' || to_json((c).login)
        || ', "ok": ' || (c).ok || ', "code": ' || to_json((c).code) || ', "message": ' || to_json((c).message)
        || ', "request_id": ' || coalesce((c).request_id::text, 'null')
        || ', "appointment_id": ' || coalesce((c).appointment_id::text, 'null')
        || ', "offer_id": ' || coalesce((c).offer_id::text, 'null') || ', "version": ' || coalesce((c).version::text, 'null')
        || ', "detail": ' || coalesce((c).detail::text, 'null') || ', "at": "' || slotdesk.log_time((c).created_at)
        || '", "near_misses": ' || to_json((c).near_misses) || '}' end || '}';

-- Seals what is next, up to so many events, and says how many that were: call it until it says 0. Takes no lock that a
-- booking meets, and no transaction id before it has read and hashed, so that it holds no feed back meanwhile.
-- Events that were there before this server's history (a restored dump) come first, in their own order.
create function seal_events(max_rows int default 5000) returns int
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    most constant int := least(greatest(coalesce($1, 5000), 1), 50000);
    last_ever constant xid8 := '18446744073709551615';
    f feed_incarnation;
    l event_batch;
    b event_batch;
    way record;
    list text;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'seal_events needs READ COMMITTED' using errcode = 'invalid_transaction_state';
    elsif not pg_try_advisory_xact_lock(hashtextextended('slotdesk.event_batch', 0)) then
        return 0;
    end if;
    perform feed_head();
    select * into f from feed_incarnation;
    select * into l from event_batch order by no desc limit 1;
    for way in
        select * from (values
            -- what the dump brought; what was written before anybody noticed; this server's own
            (1, f.after_event > 0, coalesce(l.last_xid, '0'), coalesce(l.last_id, 0), 0::bigint, f.after_event, true),
            (2, f.after_event > 0 and l.no is not null, '0'::xid8, 0, l.top_id, f.after_event, true),
            (3, true, case when l.incarnation = f.id then l.last_xid else '0' end,
                case when l.incarnation = f.id then l.last_id else 0 end, f.after_event, 9223372036854775807, false)
        ) w (n, fits, from_xid, from_id, over_id, to_id, old)
        where fits and (not old or l.incarnation is distinct from f.id) order by n
    loop
        select count(*), array_agg(p.id order by p.xid, p.id), string_agg(p.h, ''::bytea order by p.xid, p.id), max(p.at),
               greatest(max(p.id), l.top_id), (array_agg(p.xid order by p.xid desc, p.id desc))[1],
               (array_agg(p.id order by p.xid desc, p.id desc))[1],
               string_agg(p.id || ' ' || encode(p.h, 'hex'), E'\n' order by p.xid, p.id)
            into b.events, b.ids, b.row_hashes, b.newest_at, b.top_id, b.last_xid, b.last_id, list
            from (select e.id, e.xid, e.at, sha256(convert_to(event_line(e, c), 'UTF8')) as h
                  from (select * from event x
                        where (x.xid, x.id) > (way.from_xid, way.from_id) and x.id > way.over_id and x.id <= way.to_id
                            and x.xid < case when way.old then last_ever else pg_snapshot_xmin(pg_current_snapshot()) end
                        order by x.xid, x.id limit case when way.n <> 2 then most end) e
                  left join command c on c.id = e.command and c.event_id = e.id) p;
        exit when b.events > 0;
    end loop;
    if coalesce(b.events, 0) = 0 then
        return 0;
    end if;
    if way.n = 2 then
        b.last_xid := l.last_xid;
        b.last_id := l.last_id;
    end if;
    b.no := coalesce(l.no, 0) + 1;
    b.incarnation := case when way.old then coalesce(l.incarnation, '00000000-0000-0000-0000-000000000000') else f.id end;
    b.sealed_at := clock_timestamp();
    b.previous := coalesce(l.hash, decode(repeat('00', 32), 'hex'));
    b.hash := sha256(convert_to(concat_ws(E'\n', 'slotdesk log 1', b.no, b.incarnation, b.last_xid, b.events,
        log_time(b.newest_at), log_time(b.sealed_at), encode(b.previous, 'hex'), list), 'UTF8'));
    insert into event_batch select b.*;
    return b.events;
end $$;

-- The worker has the batches up to this one safe on another disk; it shows the last one's hash.
create function mark_exported(batch bigint, hash text) returns int
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    marked int;
begin
    if not exists (select from event_batch b where b.no = $1 and encode(b.hash, 'hex') = lower($2)) then
        raise exception 'batch % has another hash, or is not there', $1 using errcode = 'invalid_parameter_value';
    end if;
    insert into event_export (no)
        select b.no from event_batch b where b.no <= $1 and not exists (select from event_export x where x.no = b.no)
        on conflict do nothing;
    get diagnostics marked = row_count;
    return marked;
end $$;

-- Removes the events of the oldest batches, as far as each is sealed, exported and older than the setting event_days (or
-- than keep_days, at least one), and says how many went. Their receipts stay: an id is unique for good.
create function retire_events(keep_days int default null, max_batches int default 20) returns bigint
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    days constant int := coalesce($1, setting_of('event_days')::int);
    b event_batch;
    removed bigint := 0;
    n bigint;
begin
    if days < 1 then
        raise exception 'events are kept for a day at least' using errcode = 'invalid_parameter_value';
    elsif not pg_try_advisory_xact_lock(hashtextextended('slotdesk.event_batch', 0)) then
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

-- Reading the log is for who sees every market: a chain with holes proves nothing.
create function whole_log_or_nothing() returns boolean
language plpgsql stable set search_path = slotdesk, pg_temp as $$
begin
    if caller_markets() is not null then
        raise exception 'The log is read whole: this login is limited to some markets'
            using errcode = 'insufficient_privilege';
    end if;
    return true;
end $$;

create function sealed_batches(after_no bigint, max_rows int default 20)
returns table (no bigint, incarnation text, last_xid text, last_id bigint, events int, newest_at text, sealed_at text,
               ids bigint[], row_hashes text, previous text, hash text, exported boolean, retired boolean)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select b.no, b.incarnation::text, b.last_xid::text, b.last_id, b.events, log_time(b.newest_at), log_time(b.sealed_at),
           b.ids, encode(b.row_hashes, 'hex'), encode(b.previous, 'hex'), encode(b.hash, 'hex'),
           exists (select from event_export x where x.no = b.no), exists (select from event_retired x where x.no = b.no)
    from event_batch b where whole_log_or_nothing() and b.no > $1 order by b.no
    limit least(greatest(coalesce($2, 20), 1), 1000)
$$;

-- The cells of a batch's rows as they are now, as text: whoever checks the log writes the lines himself.
create function sealed_rows(batch bigint)
returns table (id bigint, xid text, at text, kind text, source text, market_id bigint, request_id bigint,
               appointment_id bigint, offer_id bigint, alert_id bigint, therapist_id bigint, command text, reason_code text,
               rows text, detail text, login text, pid int, application text, receipt boolean, function text,
               arguments text, receipt_login text, ok boolean, code text, message text, receipt_request bigint,
               receipt_appointment bigint, receipt_offer bigint, receipt_version int, receipt_detail text,
               receipt_at text, near_misses text[])
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select e.id, e.xid::text, log_time(e.at), e.kind, e.source, e.market_id, e.request_id, e.appointment_id, e.offer_id,
           e.alert_id, e.therapist_id, e.command::text, e.reason_code, e.rows::text, e.detail::text, e.login, e.pid,
           e.application, c.id is not null, c.function, c.arguments::text, c.login, c.ok, c.code, c.message, c.request_id,
           c.appointment_id, c.offer_id, c.version, c.detail::text, log_time(c.created_at), c.near_misses
    from event_batch b join event e on e.id = any (b.ids) left join command c on c.id = e.command and c.event_id = e.id
    where whole_log_or_nothing() and b.no = $1
    order by e.xid, e.id
$$;

-- Events that stand where everything is sealed, in no batch: put in afterwards.
create function unsealed_between(max_rows int default 20)
returns table (id bigint)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    with l as (select b.* from event_batch b order by b.no desc limit 1)
    select e.id
    from event e join l on (e.xid, e.id) <= (l.last_xid, l.last_id) cross join feed_incarnation f
    where whole_log_or_nothing() and case when l.incarnation = f.id then e.id > f.after_event else e.id <= l.top_id end
        and not exists (select from (select unnest(b.ids) as id from event_batch b) s where s.id = e.id)
    union all
    select e.id
    from event e join l on true join feed_incarnation f on l.incarnation = f.id and e.id <= f.after_event
    where whole_log_or_nothing()
        and not exists (select from (select unnest(b.ids) as id from event_batch b) s where s.id = e.id)
    order by 1 limit least(greatest(coalesce($1, 20), 1), 1000)
$$;

revoke all on event_batch, event_export, event_retired from public;
revoke execute on function refuse_event_change(), refuse_event_loss(), log_time(timestamptz), event_line(event, command),
    seal_events(int), mark_exported(bigint, text), retire_events(int, int), whole_log_or_nothing(),
    sealed_batches(bigint, int), sealed_rows(bigint), unsealed_between(int) from public;
grant execute on function seal_events(int), mark_exported(bigint, text), retire_events(int, int) to slotdesk_worker;
grant execute on function sealed_batches(bigint, int), sealed_rows(bigint), unsealed_between(int)
    to slotdesk_supervisor, slotdesk_admin, slotdesk_worker, slotdesk_reader;
reset role;
