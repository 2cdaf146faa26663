-- SPDX-License-Identifier: GPL-3.0-or-later
-- Desks that follow a relay instead of the database: which relays there are, and the tickets that let a desk in. A
-- ticket is drawn here by the desk's own login, serves once and not for long, and is kept as a hash only.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- A row a relay that desks can reach, renewed by it; past `until` it is gone.
create table feed_server (
    id uuid primary key,
    host text not null check (host <> ''),
    port int not null check (port between 1 and 65535),
    certificate text not null check (certificate ~ '^[0-9a-f]{64}$'),  -- SHA-256 of the one certificate to accept
    desks int not null default 0,
    until timestamptz not null
);
-- Unlogged: a ticket lives for seconds, and no desk waits for the disk.
create unlogged table feed_pass (
    hash bytea primary key,
    server uuid not null,
    login text not null,
    until timestamptz not null
);
create index feed_pass_of on feed_pass (login);

-- Which of these logins may read the feed at all, and which markets of it; null: every market. As caller_markets() says
-- it of the caller. A login that was dropped, has expired or lost its role is not in it.
create function feed_rights(logins text[]) returns table (login text, markets bigint[])
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select s.login, s.markets
    from staff s join pg_roles r on r.rolname = s.login
    where s.login = any ($1) and r.rolcanlogin and coalesce(r.rolvaliduntil, 'infinity') > now()
        and (s.markets is null or cardinality(s.markets) > 0)
        and (pg_has_role(r.oid, 'slotdesk_agent', 'member') or pg_has_role(r.oid, 'slotdesk_supervisor', 'member')
             or pg_has_role(r.oid, 'slotdesk_admin', 'member') or pg_has_role(r.oid, 'slotdesk_reader', 'member'))
$$;

-- A way into the relay with the fewest desks. No row: there is none, or the caller sees nothing; then a desk asks the
-- database itself.
create function feed_ticket() returns table (ticket text, host text, port int, certificate text, left_ms int)
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    s feed_server;
    drawn text;
begin
    select * into s from feed_server f where f.until > clock_timestamp() order by f.desks, f.id limit 1;
    if not found or not exists (select from feed_rights(array[session_user::text]))
        or (select count(*) from feed_pass p where p.login = session_user and p.until > clock_timestamp()) >= 100 then
        return;
    end if;
    drawn := encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex');
    insert into feed_pass values (sha256(convert_to(drawn, 'UTF8')), s.id, session_user,
                                  clock_timestamp() + interval '30 seconds');
    return query select drawn, s.host, s.port, s.certificate, 30000;
end $$;

-- A relay says that it is there, and clears up what ran out. False: that is no address or no certificate.
create function feed_serve(server uuid, host text, port int, certificate text, desks int, milliseconds int) returns boolean
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    term constant interval := make_interval(secs => least(greatest(coalesce($6, 10000), 200), 600000) / 1000.0);
begin
    if $1 is null or coalesce($2, '') = '' or length($2) > 255 or coalesce($3, 0) not between 1 and 65535
        or coalesce($4, '') !~ '^[0-9a-f]{64}$' then
        return false;
    end if;
    delete from feed_pass p where p.until < clock_timestamp();
    delete from feed_server f where f.until < clock_timestamp() - interval '1 minute' and f.id <> $1;
    insert into feed_server as f values ($1, $2, $3, $4, greatest(coalesce($5, 0), 0), clock_timestamp() + term)
        on conflict (id) do update set host = excluded.host, port = excluded.port, certificate = excluded.certificate,
            desks = excluded.desks, until = excluded.until;
    return true;
end $$;

-- It goes: no desk is sent to it any more.
create function feed_leave(server uuid) returns boolean
language sql security definer set search_path = slotdesk, pg_temp as $$
    with gone as (delete from feed_server f where f.id = $1 returning 1) select exists (select from gone)
$$;

-- Takes a ticket that was drawn for this relay: whose it is, and what that login may see by now. No row: never drawn,
-- used, for another relay, too old, or the right is gone. The ticket is used up in any case.
create function feed_admit(server uuid, ticket text) returns table (login text, name text, markets bigint[])
language sql security definer set search_path = slotdesk, pg_temp as $$
    with taken as (
        delete from feed_pass p where p.hash = sha256(convert_to(coalesce($2, ''), 'UTF8')) returning p.*
    )
    select r.login, staff_name(r.login), r.markets
    from taken t cross join lateral feed_rights(array[t.login]) r
    where t.server = $1 and t.until > clock_timestamp()
$$;

revoke all on feed_server, feed_pass from public;
revoke execute on function feed_rights(text[]), feed_ticket(), feed_serve(uuid, text, int, text, int, int),
    feed_leave(uuid), feed_admit(uuid, text) from public;
grant execute on function feed_ticket() to slotdesk_agent, slotdesk_supervisor, slotdesk_admin, slotdesk_reader;
grant execute on function feed_rights(text[]), feed_serve(uuid, text, int, text, int, int), feed_leave(uuid),
    feed_admit(uuid, text) to slotdesk_worker;
reset role;
