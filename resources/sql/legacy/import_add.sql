-- SPDX-License-Identifier: GPL-3.0-or-later
-- Rows that the old backend wrote for requests imported before; b_add holds those requests. Slotdesk may have moved on,
-- so a new row is placed as the guard would place it: an open slot, else one too many.
do $$
declare
    q record;
    a record;
    req slotdesk.appointment_request;
    fresh slotdesk.appointment;
    place slotdesk.appointment;
    eid bigint;
    changed jsonb;
    part jsonb;
    said text;
begin
    for q in select * from b_add order by request_id loop
        req := slotdesk.lock_request(q.request_id);
        eid := nextval(pg_get_serial_sequence('slotdesk.event', 'id'));
        changed := '{}';
        -- An event of its own: the request's row may be written once more below.
        select string_agg(l.text, E'\n' order by l.id) into said from s_said l
            where l.rk = q.rk and not exists (select from slotdesk.appointment x where x.legacy_id = l.id);
        if said is not null then
            update slotdesk.appointment_request set note = concat_ws(E'\n', note, said), version = version + 1,
                event_id = eid, written_by = 'import' where id = req.id returning * into req;
            insert into slotdesk.event (id, kind, source, market_id, request_id, rows, detail)
                values (eid, 'imported', 'import', req.market_id, req.id,
                        jsonb_build_object('r', jsonb_build_array(jsonb_build_array(req.id, req.version))),
                        jsonb_build_object('legacy_id', q.rk, 'noted', true));
            eid := nextval(pg_get_serial_sequence('slotdesk.event', 'id'));
        end if;
        for a in select r.*, t.id as tid from s_row r left join s_known t on t.legacy_id = r.therapist_id
                 where r.rk = q.rk and not exists (select from slotdesk.appointment x where x.legacy_id = r.id)
                 order by r.written_at, r.id loop
            fresh := null;
            place := null;
            fresh.id := nextval(pg_get_serial_sequence('slotdesk.appointment', 'id'));
            fresh.request_id := req.id;
            if a.live and a.tid is null then
                insert into slotdesk.therapist (market_id, name, active)
                    values (req.market_id, format('Unknown therapist (appointment %s)', a.id), false)
                    returning id into a.tid;
            end if;
            if a.live and req.status not in ('cancelled', 'expired') then
                place := slotdesk.give_place(fresh, req.slots, eid, 'import');
                if place.id is not null then
                    changed := slotdesk.merge_rows(changed, jsonb_build_object('a',
                        jsonb_build_array(jsonb_build_array(place.id, place.version + 1))));
                end if;
            end if;
            insert into slotdesk.appointment (id, market_id, request_id, position, therapist_id, starts_at, ends_at, status,
                                              pay_cents, exempt_reason, legacy_id, created_at, booked_at, event_id, written_by)
                select fresh.id, req.market_id, req.id, place.position, a.tid, a.starts_at, a.ends_at,
                       case when a.live and a.status <> 'booked' and a.starts_at > run.now then 'booked' else a.status end,
                       a.pay_cents,
                       case when not a.live then null
                            when req.status in ('cancelled', 'expired') then 'after_close'
                            when place.position is null then 'surplus'
                            when exists (select from slotdesk.appointment x where x.request_id = req.id
                                         and x.therapist_id = a.tid and x.status in ('booked', 'completed', 'no_show'))
                                then 'same_therapist'
                            when slotdesk.busy_with(a.tid, a.starts_at, a.ends_at, req.id) is not null then 'overlap' end,
                       a.id, a.written_at, a.written_at, eid, 'import'
                from run;
            changed := slotdesk.merge_rows(changed, jsonb_build_object('a',
                jsonb_build_array(jsonb_build_array(fresh.id, 1))));
        end loop;
        changed := slotdesk.merge_rows(changed, slotdesk.follow_slots(req.id, eid, 'import'));
        select * into req from slotdesk.appointment_request where id = req.id;
        with fresh_offer as (
            insert into slotdesk.appointment_offer (market_id, request_id, therapist_id, status, cause, sent_at, expires_at,
                                                    responded_at, legacy_id, event_id, written_by)
                select req.market_id, req.id, t.id, f.status,
                       case when f.status = 'expired' then case when req.status = 'expired' then 'time' else 'full' end end,
                       o.sent_at, req.starts_at, o.responded_at, o.id, eid, 'import'
                from s_offer o join s_known t on t.legacy_id = o.therapist_id
                cross join lateral (
                    select case when coalesce(o.status, 'expired') <> 'pending' then coalesce(o.status, 'expired')
                                when req.status = 'open' then 'pending' when req.status = 'cancelled' then 'withdrawn'
                                else 'expired' end as status) f
                where o.rk = q.rk and not exists (select from slotdesk.appointment_offer x where x.legacy_id = o.id)
                on conflict (request_id, therapist_id) do nothing returning id
        )
        select jsonb_build_object('o', jsonb_agg(jsonb_build_array(id, 1))) into part from fresh_offer having count(*) > 0;
        changed := slotdesk.merge_rows(changed, coalesce(part, '{}'));
        continue when changed = '{}';
        insert into slotdesk.event (id, kind, source, market_id, request_id, rows, detail)
            values (eid, 'imported', 'import', req.market_id, req.id, changed,
                    jsonb_build_object('legacy_id', q.rk, 'added', true));
        perform slotdesk.refresh_cases(array[req.id], 'import');
    end loop;
end $$;
