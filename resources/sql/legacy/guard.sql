-- SPDX-License-Identifier: GPL-3.0-or-later
-- The guard itself, made from a mapping: at-signs stand around what LegacySql writes. The views read the old rows as the
-- audit does; raw_… are the columns as they are, for the indexes.
create view slotdesk_guard.appointment as
select @appointment_id@ as raw_id, @appointment_request@ as raw_request, @appointment_therapist@ as raw_therapist,
       @appointment_start@ as raw_start, xmin as row_xmin, cmin as row_cmin, @appointment_columns@
from @appointments@;

create view slotdesk_guard.request as
select raw_id, id, status_now as status, starts_at at time zone @zone@ as starts_at,
       case when slots_given between 1 and 8 then slots_given::int when slots_given > 8 then 8 else slots_usual end as slots,
       case when ends_at > starts_at then ends_at - starts_at
            else case when minutes between 1 and 10080 then minutes::int else @minutes@ end * interval '1 minute' end as length
from (select x.*, case when cancelled then 'cancelled' else status end as status_now
      from (select @request_id@ as raw_id, @request_columns@ from @requests@) x) y;

create view slotdesk_guard.therapist as
select @therapist_id@ as raw_id, @therapist_id@::bigint as id, @therapist_name@ as name from @therapists@;

-- stands: the row that was one too many is still booked.
create view slotdesk_guard.found as
select f.*, coalesce(a.live and a.request_id = f.request_id, false) as stands
from slotdesk_guard.finding f left join slotdesk_guard.appointment a on a.id = f.appointment_id;

-- After the row is written: an insert that ends in ON CONFLICT DO NOTHING is no booking, and what other triggers have
-- made of the row is seen. Locks first, in the order request, therapist; then it counts, in later statements, because a
-- statement sees the state from before its own wait.
create function slotdesk_guard.watch() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $guard$
#variable_conflict use_column
declare
    v_new record;
    v_old record;
    v_request record;
    v_first record;
    v_joins boolean := true;      -- new among the live rows of its request
    v_moves boolean := true;      -- that, or new for its therapist
    v_was_start timestamp;
    v_was_end timestamp;
    v_start timestamp;
    v_end timestamp;
    v_live bigint[];
    v_same bigint[];
    v_busy bigint[];
    v_before bigint[];
    v_kinds text[];
    v_kind text;
    v_mode text;
    v_what text;
begin
    select * into v_new from slotdesk_guard.appointment a where a.raw_id = new.@appointment_id@;
    if not found or not v_new.live then
        return null;
    end if;
    if tg_op = 'UPDATE' then
        select * into v_old from (select @appointment_columns@ from (select old.*) o) x;
        v_joins := not v_old.live or v_old.request_id is distinct from v_new.request_id;
        v_moves := v_joins or v_old.therapist_id is distinct from v_new.therapist_id;
        if not v_moves and v_old.starts_at is not distinct from v_new.starts_at
                and v_old.ends_at is not distinct from v_new.ends_at then
            return null;
        end if;
    end if;
    -- Not FOR UPDATE: foreign keys hold FOR KEY SHARE on these rows.
    select * into v_request from slotdesk_guard.request q where q.raw_id = v_new.raw_request for no key update;
    if not found then
        return null;
    end if;
    perform from slotdesk_guard.therapist t where t.raw_id = v_new.raw_therapist for no key update;
    insert into slotdesk_guard.turn as g (what, id) values ('request', v_new.request_id)
        on conflict (what, id) do update set turns = g.turns + 1;
    if v_new.therapist_id is not null then
        insert into slotdesk_guard.turn as g (what, id) values ('therapist', v_new.therapist_id)
            on conflict (what, id) do update set turns = g.turns + 1;
    end if;
    begin
        -- Rows that the same statement wrote count in the order of their ids.
        select array_agg(a.id order by a.created_at, a.id),
               array_agg(a.id order by a.created_at, a.id) filter (where a.therapist_id = v_new.therapist_id)
            into v_live, v_same
            from slotdesk_guard.appointment a
            where a.raw_request = v_new.raw_request and a.live and a.id <> v_new.id
              and not (a.row_xmin = v_new.row_xmin and a.row_cmin = v_new.row_cmin and a.id > v_new.id);
        v_start := coalesce(v_new.starts_at, v_request.starts_at);
        v_end := case when v_new.ends_at > v_start then v_new.ends_at else v_start + v_request.length end;
        if tg_op = 'UPDATE' and not v_moves then
            v_was_start := coalesce(v_old.starts_at, v_request.starts_at);
            v_was_end := case when v_old.ends_at > v_was_start then v_old.ends_at else v_was_start + v_request.length end;
        end if;
        if @overlaps@ and not v_new.wall then
            select array_agg(b.id order by b.created_at, b.id) into v_busy
            from (select a.*, coalesce(a.starts_at, (select q.starts_at from slotdesk_guard.request q
                                                     where q.raw_id = a.raw_request)) as start0
                  from slotdesk_guard.appointment a
                  where a.raw_therapist = v_new.raw_therapist and a.live and not a.wall and a.id <> v_new.id
                    and a.request_id is distinct from v_new.request_id
                    and (a.raw_start is null or @near@)
                    and not (a.row_xmin = v_new.row_xmin and a.row_cmin = v_new.row_cmin and a.id > v_new.id)) b
            cross join lateral (select case when b.ends_at > b.start0 then b.ends_at else b.start0 + coalesce(
                (select q.length from slotdesk_guard.request q where q.raw_id = b.raw_request),
                @minutes@ * interval '1 minute') end as end0) e
            where b.start0 < v_end and v_start < e.end0
              and not coalesce(b.start0 < v_was_end and v_was_start < e.end0, false);
        end if;
    exception when data_exception then
        -- A time that cannot be reckoned with is no reason to lose a booking.
        raise log 'slotdesk guard: appointment % could not be judged: %', v_new.id, sqlerrm;
        return null;
    end;
    v_kinds := array_remove(array[
        case when v_joins and v_request.status in ('cancelled', 'expired') then 'after_close' end,
        case when v_joins and cardinality(v_live) >= v_request.slots then 'surplus' end,
        case when v_moves and v_same is not null then 'same_therapist' end,
        case when v_busy is not null then 'overlap' end], null);
    if v_kinds = '{}' then
        return null;
    end if;
    select i.mode into v_mode from slotdesk_guard.installed i;
    foreach v_kind in array v_kinds loop
        v_before := case v_kind when 'same_therapist' then v_same when 'overlap' then v_busy else coalesce(v_live, '{}') end;
        select a.id, a.request_id, a.created_at,
               coalesce(t.name || ' (therapist ' || a.therapist_id || ')', 'therapist ' || a.therapist_id, 'somebody') as who,
               coalesce(to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS "UTC"'), 'an unknown time') as since
            into v_first
            from slotdesk_guard.appointment a left join slotdesk_guard.therapist t on t.raw_id = a.raw_therapist
            where (a.raw_request = v_new.raw_request or a.raw_therapist = v_new.raw_therapist)
              and a.id = v_before[case when v_kind = 'surplus' then v_request.slots else 1 end];
        v_what := case v_kind
            when 'after_close' then format('request %s is %s: nobody can be booked on it', v_request.id, v_request.status)
            when 'surplus' then format('request %s is full: %s took its last slot at %s with appointment %s',
                v_request.id, v_first.who, v_first.since, v_first.id)
            when 'same_therapist' then format('%s has a slot of request %s already: appointment %s, written at %s',
                v_first.who, v_request.id, v_first.id, v_first.since)
            else format('%s is booked at that time already: appointment %s of request %s, written at %s',
                v_first.who, v_first.id, v_first.request_id, v_first.since) end;
        if v_mode = 'enforce' then
            raise exception using errcode = 'exclusion_violation', constraint = 'slotdesk_guard',
                schema = tg_table_schema, table = tg_table_name, message = 'Slotdesk guard: ' || v_what,
                detail = format('%s: appointment %s, of therapist %s, would be live number %s on %s slot(s)',
                    array_to_string(v_kinds, ', '), v_new.id, v_new.therapist_id, coalesce(cardinality(v_live), 0) + 1,
                    v_request.slots),
                hint = 'The booking came too late and was not stored: tell the therapist that it is taken.';
        end if;
        insert into slotdesk_guard.finding (kind, request_id, appointment_id, therapist_id, slots, live, with_ids, gap_ms,
                                            what, operation)
            values (v_kind, v_request.id, v_new.id, v_new.therapist_id, v_request.slots,
                    coalesce(cardinality(v_live), 0) + 1, v_before,
                    round(extract(epoch from v_new.created_at - v_first.created_at)::numeric * 1000, 3), v_what, tg_op);
        raise log 'slotdesk guard: % (%): appointment % was stored all the same', v_what, v_kind, v_new.id;
    end loop;
    return null;
end $guard$;
revoke all on function slotdesk_guard.watch() from public;

create trigger slotdesk_guard after insert or update on @appointments@
    for each row execute procedure slotdesk_guard.watch();

-- Where Slotdesk lives in the same database, its people may read what was found.
do $$
declare
    v_role text;
begin
    for v_role in select rolname from pg_roles where rolname in ('slotdesk_agent', 'slotdesk_supervisor', 'slotdesk_admin',
            'slotdesk_worker', 'slotdesk_reader') and to_regclass('slotdesk.schema_version') is not null loop
        execute format('grant usage on schema slotdesk_guard to %I', v_role);
        execute format('grant select on slotdesk_guard.found, slotdesk_guard.installed to %I', v_role);
    end loop;
end $$;
