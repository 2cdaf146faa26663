-- SPDX-License-Identifier: GPL-3.0-or-later
-- The race as a picture: the moments of each writer that the database knows. Of a writer that is no command it notes when
-- its transaction began and when its statement came in: such a backend looks between the two and writes at the end.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

create function note_moments() returns trigger
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    new.detail := new.detail || jsonb_build_object('began', transaction_timestamp(), 'sent', statement_timestamp());
    return new;
end $$;

create trigger note_moments before insert on event for each row
    when (new.source in ('guard', 'hand') and new.kind in ('slot_booked', 'row_changed') and new.appointment_id is not null)
    execute function note_moments();

create function us(p_at timestamptz) returns bigint
language sql immutable parallel safe
return case when isfinite(p_at) then (extract(epoch from p_at) * 1000000)::bigint end;

-- When a transaction was committed, where the server keeps that (track_commit_timestamp). Ids of a restored dump are
-- another server's: a time that cannot be is none.
create function committed_at(p_xid xid8, p_written timestamptz) returns timestamptz
language plpgsql stable set search_path = slotdesk, pg_temp as $$
declare
    at timestamptz;
begin
    if current_setting('track_commit_timestamp') = 'on' and p_xid is not null then
        at := pg_xact_commit_timestamp(p_xid::xid);
    end if;
    return case when at between p_written and p_written + interval '1 hour' then at end;
end $$;

-- A row for each booking of the alert's case, those too that its settlement let go, first write first. Moments in
-- microseconds of UTC; null: not recorded. Of an imported booking only the old backend's clock is known.
create function race_story(alert bigint)
returns table (kind text, market_name text, time_zone text, slots int, main_request bigint, closed_us bigint, place int,
               appointment_id bigint, request_id bigint, therapist_id bigint, therapist text, live boolean, too_many boolean,
               offered_us bigint, began_us bigint, sent_us bigint, written_us bigint, committed_us bigint, source text,
               login text, application text, client_version text, pid int, xid text)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    with l as (
        select x.*, r.slots, m.name as market, m.time_zone,
               (select max(e.at) from event e where e.request_id = x.request_id and e.at <= x.raised_at
                    and e.kind in ('request_cancelled', 'request_expired', 'request_started')) as closed
        from slotdesk.alert x join appointment_request r on r.id = x.request_id join market m on m.id = x.market_id
        where x.id = race_story.alert and caller_sees(x.market_id)
    ), named as (
        select unnest(l.appointment_ids) as id from l
        union
        select (g ->> 'appointment_id')::bigint from l join event e on e.alert_id = l.id,
            jsonb_array_elements(case jsonb_typeof(e.detail -> 'released') when 'array' then e.detail -> 'released' else '[]' end) g
            where jsonb_typeof(g) = 'object'
    ), written as (
        -- What a settlement let go is open again or somebody else's by now: then its event is what is known of it.
        select a.id, a.request_id, a.status, kept.stands, e.*,
               case when kept.stands then a.booked_at else e.at end as written,
               coalesce(case when kept.stands then a.therapist_id end, e.therapist_id) as who
        from l cross join named n join appointment a on a.id = n.id
        cross join lateral (select a.booked_at is not null and a.booked_at <= coalesce(l.settled_at, 'infinity') as stands) kept
        left join lateral (
            select e.at, e.source, e.login, e.application, e.pid, e.xid, e.detail, e.therapist_id from event e
            where e.request_id = a.request_id and exists (
                    select from jsonb_array_elements(e.rows -> 'a') x where (x ->> 0)::bigint = a.id)
                and case when kept.stands then e.at >= a.booked_at else e.at <= l.settled_at and e.therapist_id is not null
                    and e.kind in ('slot_booked', 'row_changed', 'offer_accepted', 'slot_assigned', 'slot_reassigned') end
            order by case when kept.stands then e.at end, case when kept.stands then e.id end, e.id desc limit 1) e on true
    ), placed as (
        select w.*, row_number() over (order by w.written, w.id) as place from written w where w.written is not null
    )
    select l.kind, l.market, l.time_zone, l.slots, l.request_id, us(l.closed), p.place::int, p.id, p.request_id, p.who, t.name,
           live(p.status) and p.stands,
           case when l.kind = 'after_close' then true when l.kind in ('overlap', 'same_therapist') then p.place > 1
                else p.place > l.slots end,
           us(o.sent_at), us((known.detail ->> 'began')::timestamptz), us((known.detail ->> 'sent')::timestamptz),
           us(p.written), us(committed_at(known.xid, known.at)), p.source, known.login, known.application,
           client_version(known.application), known.pid, known.xid::text
    from l cross join placed p
    left join lateral (select p.login, p.application, p.pid, p.xid, p.detail, p.at where p.source <> 'import') known on true
    left join therapist t on t.id = p.who
    left join appointment_offer o on o.request_id = p.request_id and o.therapist_id = p.who and o.sent_at <= p.written
    order by p.place
$$;

revoke all on function note_moments(), us(timestamptz), committed_at(xid8, timestamptz), race_story(bigint) from public;
grant execute on function race_story(bigint)
    to slotdesk_agent, slotdesk_supervisor, slotdesk_admin, slotdesk_worker, slotdesk_reader, slotdesk_backend;
reset role;
