-- SPDX-License-Identifier: GPL-3.0-or-later
-- One batch of requests that Slotdesk does not have yet: b_request holds their keys. Every row is stamped with the one
-- event of its request, so that no trigger writes another. A sequence is found once a statement, not once a row: its
-- name costs more to look up than all else about an offer. A batch is a range of keys: saying so keeps the planner from
-- reading all rows for each.
update b_request set id = nextval((select pg_get_serial_sequence('slotdesk.appointment_request', 'id')::regclass)),
    event_id = nextval((select pg_get_serial_sequence('slotdesk.event', 'id')::regclass));
analyze b_request;

create temp table b_row on commit drop as
    select b.id as request_id, b.event_id, r.market_id, k.n as place, a.id as legacy_id, a.therapist_id as old_therapist,
           t.id as therapist_id, a.live, s.closed, a.starts_at, a.ends_at, a.pay_cents, a.written_at,
           case when not a.live then 'cancelled'
                when a.status <> 'booked' and a.starts_at > run.now then 'booked'
                else a.status end as status,
           case when a.live and k.n <= s.slots then k.n end as position,
           case when not a.live then null when k.n > s.slots then 'surplus' when s.closed then 'after_close'
                when a.therapist_id is not null and k.same_n > 1 then 'same_therapist'
                when a.late or elsewhere.busy then 'overlap' end as exempt_reason
    from b_request b
    join s_request r on r.rk = b.rk
    join s_state s on s.rk = b.rk
    join s_row a on a.rk = b.rk and a.rk between (select min(rk) from b_request) and (select max(rk) from b_request)
    cross join run
    left join s_rank k on k.id = a.id
    left join s_known t on t.legacy_id = a.therapist_id
    cross join lateral (
        -- Somebody may have been booked in Slotdesk since the first run.
        select exists (
            select from slotdesk.appointment x where a.live and x.therapist_id = t.id
                and x.status in ('booked', 'completed', 'no_show') and x.exempt_reason is null
                and tstzrange(x.starts_at, x.ends_at) && tstzrange(a.starts_at, a.ends_at)) as busy
    ) elsewhere;
-- A visit without a therapist was somebody's visit: each has an unknown therapist of its own, who is in no other place.
with made as (
    insert into slotdesk.therapist (market_id, name, active)
        select market_id, format('Unknown therapist (appointment %s)', legacy_id), false
        from b_row where live and therapist_id is null returning id, name
)
update b_row b set therapist_id = m.id from made m
    where b.live and m.name = format('Unknown therapist (appointment %s)', b.legacy_id);
insert into b_row (request_id, event_id, market_id, place, live, starts_at, ends_at, written_at, status, position)
    select b.id, b.event_id, r.market_id, n, false, r.starts_at, r.ends_at, r.written_at,
           case when s.status = 'open' then 'open' else 'cancelled' end, n
    from b_request b join s_request r on r.rk = b.rk join s_state s on s.rk = b.rk
    cross join lateral generate_series(least(s.live, s.slots) + 1, s.slots) n;
alter table b_row add id bigint;
update b_row b set id = x.new_id from (
    select ctid as at, nextval((select pg_get_serial_sequence('slotdesk.appointment', 'id')::regclass)) as new_id
    from (select ctid from b_row order by request_id, written_at, legacy_id nulls last, place) o
) x where x.at = b.ctid;

create temp table b_offer on commit drop as
    select nextval((select pg_get_serial_sequence('slotdesk.appointment_offer', 'id')::regclass)) as id,
           b.id as request_id, b.event_id, r.market_id, t.id as therapist_id, o.id as legacy_id, o.sent_at, o.responded_at,
           r.starts_at as expires_at, f.status,
           case when f.status = 'expired' then case when s.live >= s.slots and o.status is not null then 'full'
                                                    else 'time' end end as cause
    from b_request b
    join s_request r on r.rk = b.rk
    join s_state s on s.rk = b.rk
    join s_offer o on o.rk = b.rk and o.rk between (select min(rk) from b_request) and (select max(rk) from b_request)
    join s_known t on t.legacy_id = o.therapist_id
    cross join lateral (
        select case when o.status is null then 'expired'
                    when o.status <> 'pending' then o.status
                    when exists (select from s_row a where a.rk = b.rk and a.live and a.therapist_id = o.therapist_id)
                        then 'accepted'
                    when s.status = 'open' then 'pending'
                    when s.status = 'cancelled' then 'withdrawn'
                    else 'expired' end as status
    ) f
    order by b.id, o.id;

insert into slotdesk.appointment_request (id, market_id, client_id, service, slots, starts_at, ends_at, status, note,
                                          price_cents, legacy_id, created_at, event_id, written_by)
    select b.id, r.market_id, r.owner_id, r.service, r.slots, r.starts_at, r.ends_at, s.status, r.note, r.price_cents,
           r.rk, r.written_at, b.event_id, 'import'
    from b_request b join s_request r on r.rk = b.rk join s_state s on s.rk = b.rk;
insert into slotdesk.appointment (id, market_id, request_id, position, therapist_id, starts_at, ends_at, status, pay_cents,
                                  exempt_reason, legacy_id, created_at, booked_at, event_id, written_by)
    select id, market_id, request_id, position, therapist_id, starts_at, ends_at, status, pay_cents, exempt_reason,
           legacy_id, written_at, case when legacy_id is not null then written_at end, event_id, 'import'
    from b_row order by id;
insert into slotdesk.appointment_offer (id, market_id, request_id, therapist_id, status, cause, sent_at, expires_at,
                                        responded_at, legacy_id, event_id, written_by)
    select id, market_id, request_id, therapist_id, status, cause, sent_at, expires_at, responded_at, legacy_id, event_id,
           'import'
    from b_offer order by id;
insert into slotdesk.event (id, kind, source, market_id, request_id, rows, detail)
    select b.event_id, 'imported', 'import', r.market_id, b.id,
           jsonb_strip_nulls(jsonb_build_object(
               'r', jsonb_build_array(jsonb_build_array(b.id, 1)),
               'a', a.list, 'o', o.list)),
           jsonb_build_object('legacy_id', b.rk, 'legacy_status', r.word)
    from b_request b
    join s_request r on r.rk = b.rk
    left join (select request_id, jsonb_agg(jsonb_build_array(id, 1) order by id) as list from b_row group by request_id) a
        on a.request_id = b.id
    left join (select request_id, jsonb_agg(jsonb_build_array(id, 1) order by id) as list from b_offer group by request_id) o
        on o.request_id = b.id;
select slotdesk.refresh_cases(array(select id from b_request order by id), 'import');
