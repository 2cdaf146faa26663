-- SPDX-License-Identifier: GPL-3.0-or-later
-- For the proofs, in a scratch database only: one world (a market, its ids from p_base on) as the rows stand now.
-- Ids are the world's own; rows that commands made are named after the command; by says who wrote the row last.
create schema proof;

-- A command's number is the last four digits of its id.
create function proof.number_of(p_command uuid) returns int
language sql immutable
return ('x' || right(p_command::text, 4))::bit(16)::int;

create function proof.writer(p_event bigint) returns int
language sql stable as $$
    select case e.source when 'import' then 0 when 'clock' then 901 when 'command' then coalesce(proof.number_of(e.command), 900)
                         else 902 end from slotdesk.event e where e.id = p_event
$$;

create function proof.local_request(p_request bigint, p_base bigint) returns bigint
language sql stable as $$
    select case when p_request between p_base and p_base + 9999 then p_request - p_base
                else (select 1000 + proof.number_of(e.command) from slotdesk.event e
                      where e.request_id = p_request and e.kind = 'request_created') end
$$;

-- Rows that an old backend inserted are counted in each request from 9001 + 100 times the request on, in the order in
-- which the guard let them in: ids are drawn before anybody has a lock.
create function proof.local_row(p_row bigint, p_base bigint) returns bigint
language sql stable as $$
    select case when p_row between p_base and p_base + 9999 then p_row - p_base
                else (select 9000 + 100 * (a.request_id - p_base) + (
                          select count(distinct b.appointment_id) from slotdesk.event b
                          where b.request_id = a.request_id and b.kind = 'slot_booked' and b.at <= min(e.at)
                              and b.appointment_id not between p_base and p_base + 9999)
                      from slotdesk.appointment a join slotdesk.event e on e.request_id = a.request_id
                          and e.appointment_id = a.id and e.kind = 'slot_booked'
                      where a.id = p_row group by a.request_id) end
$$;

create function proof.minutes(p_at timestamptz, p_zero timestamptz) returns int
language sql immutable
return round(extract(epoch from p_at - p_zero) / 60)::int;

create function proof.state(p_base bigint)
returns table (kind text, id bigint, request bigint, therapist bigint, n int, status text, extra text, starts int, ends int,
               by int)
language plpgsql stable as $$
declare
    zero timestamptz := (select e.at from slotdesk.event e where e.id = p_base);
begin
    return query
        select 't'::text, t.id - p_base, null::bigint, null::bigint, t.active::int, null::text, null::text, null::int,
               null::int, null::int
        from slotdesk.therapist t where t.id between p_base and p_base + 9999;
    return query
        select 'r'::text, proof.local_request(r.id, p_base), null::bigint, null::bigint, r.slots, r.status, null::text,
               proof.minutes(r.starts_at, zero), proof.minutes(r.ends_at, zero), proof.writer(r.event_id)
        from slotdesk.appointment_request r where r.client_id = p_base;
    return query
        select 'a'::text,
               case when r.id between p_base and p_base + 9999 then proof.local_row(a.id, p_base)
                    else proof.local_request(r.id, p_base) * 10 + a.position end,
               proof.local_request(r.id, p_base), a.therapist_id - p_base, coalesce(a.position, 0), a.status,
               a.exempt_reason, proof.minutes(a.starts_at, zero), proof.minutes(a.ends_at, zero), proof.writer(a.event_id)
        from slotdesk.appointment_request r join slotdesk.appointment a on a.request_id = r.id
        where r.client_id = p_base;
    return query
        select 'o'::text, o.id, proof.local_request(r.id, p_base), o.therapist_id - p_base,
               case when to_jsonb(o) ->> 'waitlisted_at' is null then 0 else (row_number() over (partition by o.request_id
                   order by to_jsonb(o) ->> 'waitlisted_at' nulls last, o.id))::int end,
               o.status, concat_ws(' ', o.cause, case when o.expires_at <= clock_timestamp() then 'lapsed' end),
               null::int, null::int, proof.writer(o.event_id)
        from slotdesk.appointment_request r join slotdesk.appointment_offer o on o.request_id = r.id
        where r.client_id = p_base;
    return query
        select distinct on (l.case_key) 'l'::text, l.id, null::bigint, null::bigint,
               (l.signed_off_at is not null)::int + 2 * coalesce((select 1 + (k.called_at is not null)::int
                   from slotdesk.settlement_call k where k.alert_id = l.id and k.id between p_base and p_base + 9999), 0),
               l.status,
               case when l.kind = 'overlap' then 'overlap:' || array_to_string(w.rows, ':') else l.case_key end
                   || '|' || array_to_string(w.rows, ','), null::int, null::int, proof.writer(l.event_id)
        from slotdesk.alert l cross join lateral (
            select array(select proof.local_row(u, p_base) n from unnest(l.appointment_ids) u order by n) as rows) w
        where l.market_id = p_base order by l.case_key, l.raised_at desc;
end $$;
