-- SPDX-License-Identifier: GPL-3.0-or-later
-- What can be seen without a second database: what is wrong, and what to do about it. $1: how many seconds a writing
-- transaction may stand open.
with s as (select oid from pg_namespace where nspname = 'slotdesk'),
staff_role(role) as (values ('slotdesk_agent'), ('slotdesk_supervisor'), ('slotdesk_backend')),
-- What new sessions get: the server's file, then this database, then a role.
wanted(name, good, why, act) as (values
    ('fsync', 'on', 'a crash of the machine loses bookings, and may damage the database', 'Set fsync = on and restart the server.'),
    ('full_page_writes', 'on', 'a crash of the machine may damage the database', 'Set full_page_writes = on.'),
    ('synchronous_commit', 'on', 'a booking that was answered with ok may be lost in a crash', 'Set synchronous_commit = on.'),
    ('standard_conforming_strings', 'on', 'every program of Slotdesk refuses to connect', 'Set standard_conforming_strings = on.'),
    ('default_transaction_isolation', 'read committed', 'commands refuse to run in other levels', 'Reset it: a program that needs another level asks for it.'),
    ('default_transaction_read_only', 'off', 'no command can be stored', 'Reset it, or connect to the primary.'),
    ('session_replication_role', 'origin', 'the guards and the append-only triggers do not fire', 'Reset it.'),
    ('autovacuum', 'on', 'tables grow without end and statistics grow old', 'Set autovacuum = on.')),
said as (
    select w.name, w.why, w.act, 'The setting ' || w.name as what, current_setting(w.name) as value, w.good from wanted w
    where w.name not in (select split_part(c, '=', 1) from pg_db_role_setting r, unnest(r.setconfig) c
                         where r.setrole = 0 and r.setdatabase in (0, (select oid from pg_database where datname = current_database())))
    union all
    select w.name, w.why, w.act, format('The setting %s%s', w.name,
               case when r.setrole <> 0 then ' of the role ' || r.setrole::regrole else ' of this database' end),
           split_part(c, '=', 2), w.good
    from pg_db_role_setting r, unnest(r.setconfig) c, wanted w
    where w.name = split_part(c, '=', 1) and r.setdatabase in (0, (select oid from pg_database where datname = current_database()))
)
select 'setting' as topic, what || ' is ' || value || ': ' || why || '.' as sentence, act as advice from said where value <> good
    and not (name = 'synchronous_commit' and value in ('remote_write', 'remote_apply', 'local'))
union all
select 'encoding', 'The database is encoded in ' || current_setting('server_encoding') || ', not in UTF8.',
       'Dump it and restore it into a database with encoding UTF8.' where current_setting('server_encoding') <> 'UTF8'
union all
select 'timeout', format('%s is %s: a command that waits for a lock is cut off.', name, current_setting(name)),
       'Give it several seconds, or none.'
    from (values ('statement_timeout'), ('lock_timeout')) t (name)
    where current_setting(name) <> '0' and current_setting(name)::interval < interval '2 seconds'
union all
select 'trigger', format('ALARM: the trigger %s on %s is disabled: what it guards against is not refused.',
                         case when tgisinternal then 'of a foreign key' else tgname::text end, tgrelid::regclass),
       format('ALTER TABLE %s ENABLE TRIGGER ALL, then look at slotctl audit.', tgrelid::regclass)
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace in (select oid from s) and tgenabled not in ('O', 'A')
union all
select 'constraint', format('ALARM: the constraint %s on %s was never validated: older rows may break it.', conname, conrelid::regclass),
       format('ALTER TABLE %s VALIDATE CONSTRAINT %I.', conrelid::regclass, conname)
    from pg_constraint where connamespace in (select oid from s) and not convalidated
union all
select 'index', format('ALARM: the index %s is invalid: it refuses nothing and speeds up nothing.', i.indexrelid::regclass),
       format('REINDEX INDEX %s.', i.indexrelid::regclass)
    from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace in (select oid from s)
        and not (i.indisvalid and i.indisready)
union all
select 'search_path', format('The function %s runs with its owner''s rights and no search_path of its own: a caller can shadow what it names.',
                             oid::regprocedure),
       format('ALTER FUNCTION %s SET search_path = slotdesk, pg_temp.', oid::regprocedure)
    from pg_proc where pronamespace in (select oid from s) and prosecdef
        and not exists (select from unnest(proconfig) c where c like 'search_path=%pg_temp')
union all
select 'rights', format('Everybody may execute %s.', oid::regprocedure),
       format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC.', oid::regprocedure)
    from pg_proc where pronamespace in (select oid from s) and prorettype <> 'trigger'::regtype
        and exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0)
union all
select 'horizon', format('A transaction of %s (pid %s, %s) has been open for %s s and holds the feed back: every desk is that late.',
                         usename, pid, nullif(application_name, ''), round(extract(epoch from clock_timestamp() - xact_start))),
       format('End it: SELECT pg_terminate_backend(%s).', pid)
    from pg_stat_activity where backend_xid is not null and pid <> pg_backend_pid()
        and clock_timestamp() - xact_start > make_interval(secs => $1::float8)
union all
select 'horizon', format('The prepared transaction %s of %s holds the feed back since %s.', gid, owner, prepared),
       format('COMMIT PREPARED or ROLLBACK PREPARED %L.', gid) from pg_prepared_xacts
    where clock_timestamp() - prepared > make_interval(secs => $1::float8)
union all
select 'logins', format('The role slotdesk_owner can log in: nobody should be it.'), 'ALTER ROLE slotdesk_owner NOLOGIN.'
    from pg_roles where rolname = 'slotdesk_owner' and rolcanlogin
union all
select 'logins', format('The login %s is in slotdesk_worker and in %s: the relay must not be able to book.', r.rolname, b.role),
       format('REVOKE %s FROM %I.', b.role, r.rolname)
    from pg_roles r cross join staff_role b
    where r.rolcanlogin and not r.rolsuper and pg_has_role(r.oid, 'slotdesk_worker', 'member') and pg_has_role(r.oid, b.role, 'member')
union all
select 'logins', format('The login %s is in slotdesk_legacy and in %s: its writes pass as an old backend''s.', r.rolname, b.role),
       format('Give the old backend a login of its own.')
    from pg_roles r cross join staff_role b
    where r.rolcanlogin and not r.rolsuper and pg_has_role(r.oid, 'slotdesk_legacy', 'member') and pg_has_role(r.oid, b.role, 'member')
