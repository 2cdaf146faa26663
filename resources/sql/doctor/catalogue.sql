-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the schema slotdesk consists of, one row an object: kind, name, definition. Read from the database that is examined
-- and from one that this program's migrations have just made, with search_path pg_catalog so that names are whole.
with s as (select oid from pg_namespace where nspname = 'slotdesk')
select 'extension' as kind, extname::text as name, '' as definition from pg_extension
    where extname in ('btree_gist', 'pg_trgm', 'plpgsql')
union all
select case relkind when 'v' then 'view' when 'S' then 'sequence' else 'table' end, oid::regclass::text,
       concat('owner ', relowner::regrole, ' options ', reloptions, case relkind when 'v' then pg_get_viewdef(oid) end)
    from pg_class where relnamespace in (select oid from s) and relkind in ('r', 'v', 'S', 'm', 'p')
union all
select 'column', a.attrelid::regclass || '.' || a.attname,
       concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
                 pg_get_expr(d.adbin, d.adrelid))
    from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r' and c.relnamespace in (select oid from s)
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attnum > 0 and not a.attisdropped
union all
select 'constraint', conname || ' on ' || conrelid::regclass, concat(convalidated, ' ', pg_get_constraintdef(oid))
    from pg_constraint where connamespace in (select oid from s) and conrelid <> 0
union all
select 'index', i.indexrelid::regclass::text, concat(i.indisvalid, ' ', pg_get_indexdef(i.indexrelid))
    from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace in (select oid from s)
union all
select 'function', oid::regprocedure::text,
       concat(proowner::regrole, ' ', case when prokind in ('f', 'p') then pg_get_functiondef(oid) end)
    from pg_proc where pronamespace in (select oid from s)
union all
select 'trigger', tgname || ' on ' || tgrelid::regclass, concat(tgenabled, ' ', pg_get_triggerdef(t.oid))
    from pg_trigger t join pg_class c on c.oid = tgrelid where c.relnamespace in (select oid from s) and not tgisinternal
union all
select 'right', format('%s on %s to %s', a.privilege_type, o.name,
                       case a.grantee when 0 then 'PUBLIC' else a.grantee::regrole::text end), ''
    from (
        select oid::regclass::text as name, relowner as owner,
               coalesce(relacl, acldefault(case relkind when 'S' then 's'::"char" else 'r'::"char" end, relowner)) as acl
            from pg_class where relnamespace in (select oid from s) and relkind in ('r', 'v', 'S', 'm', 'p')
        union all
        select 'function ' || oid::regprocedure, proowner, coalesce(proacl, acldefault('f', proowner))
            from pg_proc where pronamespace in (select oid from s)
        union all
        select format('%s (%s)', a.attrelid::regclass, a.attname), c.relowner, a.attacl
            from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace in (select oid from s)
                and a.attacl is not null
        union all
        select 'schema slotdesk', nspowner, coalesce(nspacl, acldefault('n', nspowner)) from pg_namespace where nspname = 'slotdesk'
    ) o cross join lateral aclexplode(o.acl) a where a.grantee <> o.owner
