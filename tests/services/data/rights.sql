-- SPDX-License-Identifier: GPL-3.0-or-later
-- Everything in the schema that rights are given on, as rights.txt writes it, with the group roles that have them.
with role as (select oid, substr(rolname, 10) as name, row_number() over (order by array_position($1, rolname::text)) as n
              from pg_roles where rolname = any ($1)),
relation as (select c.oid, c.relname, c.relkind from pg_class c
             where c.relnamespace = 'slotdesk'::regnamespace and c.relkind in ('r', 'v', 'm', 'S', 'p', 'f')),
given as (
    select 'function ' || p.proname as what, r.name, r.n from pg_proc p left join role r
        on has_function_privilege(r.oid, p.oid, 'execute') where p.pronamespace = 'slotdesk'::regnamespace
    union all
    select 'select ' || c.relname, r.name, r.n from relation c left join role r
        on case when c.relkind = 'S' then has_sequence_privilege(r.oid, c.oid, 'select')
                else has_table_privilege(r.oid, c.oid, 'select') end
    union all
    select lower(p) || ' ' || c.relname, r.name, r.n from relation c
        cross join unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p
        join role r on has_table_privilege(r.oid, c.oid, p) where c.relkind <> 'S'
    union all
    select 'use of ' || c.relname, r.name, r.n from relation c
        join role r on has_sequence_privilege(r.oid, c.oid, 'usage, update') where c.relkind = 'S'
    union all
    select lower(p) || ' ' || c.relname || ' (' || a.attname || ')', r.name, r.n from relation c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        cross join unnest(array['INSERT', 'UPDATE']) p
        join role r on has_column_privilege(r.oid, c.oid, a.attnum, p) where c.relkind <> 'S'
)
select what, coalesce(string_agg(name, ' ' order by n), 'nobody') from given group by what order by what
