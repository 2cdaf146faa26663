-- SPDX-License-Identifier: GPL-3.0-or-later
-- Requests that are over, as years leave them: one slot, completed; eight offers, one accepted; so many events each. After
-- world.sql. Every client has about the same number; every therapist too. No trigger runs, and what is no key is indexed
-- when all rows are there: a million requests with eight million offers and ten million events take about two minutes.
create procedure bench.make_history(requests int, clients int, events_each int)
language plpgsql set search_path = slotdesk, public as $$
declare
    tables regclass[] := array['client', 'appointment_request', 'appointment', 'appointment_offer', 'event']::regclass[];
    kept record;
    again text[] := '{}';
    one text;
begin
    for kept in
        select c.conrelid::regclass as about, c.conname, pg_get_constraintdef(c.oid) as def from pg_constraint c
        where c.contype in ('u', 'x') and c.conrelid = any (tables)
            and not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = c.conindid)
    loop
        execute format('alter table %s drop constraint %I', kept.about, kept.conname);
        again := again || format('alter table %s add constraint %I %s', kept.about, kept.conname, kept.def);
    end loop;
    for kept in
        select x.indexrelid::regclass as name, pg_get_indexdef(x.indexrelid) as def from pg_index x
        where x.indrelid = any (tables) and not exists (select from pg_constraint c where c.conindid = x.indexrelid)
    loop
        execute format('drop index %s', kept.name);
        again := again || kept.def;
    end loop;
    set local session_replication_role = replica;
    insert into slotdesk.client (id, name, phone)
        select 1000 + n, (array['Ana', 'Bea', 'Carlos', 'Dora', 'Elena', 'Fermin', 'Gema', 'Hugo'])[1 + n % 8] || ' '
               || (array['Alonso', 'Blanco', 'Castro', 'Duran', 'Esteve', 'Ferrer', 'Gil', 'Herrero', 'Ibarra', 'Jurado',
                         'Lopez'])[1 + n % 11] || ' ' || md5(n::text)::char(5), '+346' || lpad((n * 7919::bigint % 100000000)::text, 8, '0')
        from generate_series(1, clients) n;
    insert into slotdesk.appointment_request (id, market_id, client_id, service, slots, starts_at, ends_at, status, price_cents,
                                              version, created_at, event_id, written_by)
        select 100000000 + n, 1 + (n % 250) / 5, case when clients > 0 then 1001 + n % clients else 1 + n % 1000 end,
               'service ' || n % 5, 1, t, t + interval '50 minutes', 'completed', 9000, 3, t - interval '1 day', 0, 'command'
        from generate_series(0, requests - 1) n,
             lateral (select date_trunc('hour', now()) - interval '1 day' - n / 250 * interval '1 hour' as t) x;
    insert into slotdesk.appointment (id, market_id, request_id, position, therapist_id, starts_at, ends_at, status, pay_cents,
                                      version, booked_at, event_id, written_by)
        select id, market_id, id, 1, (id - 100000000) % 250 * 8 + 1 + id % 8, starts_at, ends_at, 'completed', 6000, 3,
               created_at, 0, 'command'
        from slotdesk.appointment_request where id >= 100000000;
    insert into slotdesk.appointment_offer (id, market_id, request_id, therapist_id, status, cause, sent_at, expires_at,
                                            responded_at, version, event_id, written_by)
        select r.id * 8 + j, r.market_id, r.id, (r.id - 100000000) % 250 * 8 + 1 + j,
               case j when r.id % 8 then 'accepted' else 'expired' end, case j when r.id % 8 then null else 'full' end,
               r.created_at, r.created_at + interval '30 minutes', case j when r.id % 8 then r.created_at end, 2, 0, 'command'
        from slotdesk.appointment_request r, generate_series(0, 7) j where r.id >= 100000000;
    insert into slotdesk.event (kind, source, market_id, request_id, at)
        select (array['request_created', 'offer_accepted', 'slot_completed'])[1 + j % 3], 'command', r.market_id, r.id,
               r.created_at
        from slotdesk.appointment_request r, generate_series(1, events_each) j where r.id >= 100000000;
    set local session_replication_role = origin;
    set local maintenance_work_mem = '512MB';
    foreach one in array again loop
        execute one;
    end loop;
end $$;
