-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who looks at which request: softer than a claim. Gone with the session or after its seconds; no receipt, no event, no
-- lock but that row's own. A crash forgets it all, so it is not logged.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- A session may look at several: one a window. No foreign key: looking must not touch the row that a booking locks.
create unlogged table request_look (
    pid int not null,
    request_id bigint not null,
    backend_start timestamptz,
    login text not null,
    since timestamptz not null,
    until timestamptz not null,
    primary key (pid, request_id)
) with (fillfactor = 50);

-- Says that the caller's session looks at this request (no seconds: no longer), and answers who else looks at what, in
-- the caller's markets. Without a request it only answers. Behind a pooler one login may have left looks in several
-- sessions: they are one, and what cannot be taken back ends with its seconds.
create function look_at(request bigint, seconds int default 20)
returns table (request_id bigint, login text, holder text, since timestamptz)
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
#variable_conflict use_column
declare
    lasts constant interval := make_interval(secs => least(greatest(coalesce($2, 0), 0), 600));
    start timestamptz;
begin
    if current_setting('transaction_read_only')::boolean then
        return;     -- a standby cannot even read it
    end if;
    if lasts > interval '0' and exists (select from appointment_request r where r.id = $1 and caller_sees(r.market_id)) then
        select s.backend_start into start from pg_stat_get_activity(pg_backend_pid()) s;
        -- Asked every few seconds, written only when half of the time is over.
        if not exists (select from request_look l where l.pid = pg_backend_pid() and l.request_id = $1
                       and l.login = session_user and l.backend_start is not distinct from start
                       and l.until between clock_timestamp() + lasts / 2 and clock_timestamp() + lasts) then
            insert into request_look as l (pid, request_id, backend_start, login, since, until)
                values (pg_backend_pid(), $1, start, session_user, clock_timestamp(), clock_timestamp() + lasts)
                on conflict (pid, request_id) do update set backend_start = excluded.backend_start,
                    login = excluded.login, until = excluded.until,
                    since = case when l.login = excluded.login and l.until > clock_timestamp()
                                 and l.backend_start is not distinct from excluded.backend_start
                                 then l.since else excluded.since end;
        end if;
    else
        delete from request_look l where l.pid = pg_backend_pid() and l.request_id = $1;
    end if;
    -- What was left behind; never waits for another session that clears up too.
    delete from request_look l using (
        select g.pid, g.request_id from request_look g where g.until < clock_timestamp() - interval '1 min'
        for update skip locked) old
        where l.pid = old.pid and l.request_id = old.request_id;
    return query
        select l.request_id, l.login, staff_name(l.login), min(l.since)
        from request_look l
        join appointment_request r on r.id = l.request_id
        where l.until > clock_timestamp() and l.login <> session_user and caller_sees(r.market_id)
            and session_lives(l.pid, l.backend_start)
        group by l.request_id, l.login
        order by 1, 4;
end $$;

revoke all on request_look from public;
revoke execute on function look_at(bigint, int) from public;
grant execute on function look_at(bigint, int) to slotdesk_agent, slotdesk_supervisor;
reset role;
