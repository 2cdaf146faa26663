-- SPDX-License-Identifier: GPL-3.0-or-later
-- violations() as it stands now, with the boundary below which events may have been retired (0029): of a row that is older,
-- the versions up to some one are gone and the rest must be whole; a receipt or a note outlives its event. An event that
-- somebody took away there is for slotctl audit --verify-log to find.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

create or replace function violations() returns table (rule text, request_id bigint, what text)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    with boundary as (
        select coalesce(max(top_id), 0) as id from event_retired
    ), slot_count as (
        select r.id, r.slots, r.status, count(a.id) filter (where a.position is not null) as positions,
               coalesce(max(a.position), 0) as top, count(a.id) filter (where a.status = 'open') as open_slots,
               count(a.id) filter (where a.status in ('booked', 'completed', 'no_show')) as live
        from appointment_request r left join appointment a on a.request_id = r.id group by r.id
    ), current_row_version as (
        select 'r' as letter, id, version, event_id, id as request_id from appointment_request
        union all select 'a', id, version, event_id, request_id from appointment
        union all select 'o', id, version, event_id, request_id from appointment_offer
        union all select 'l', id, version, event_id, request_id from alert
    ), history as (
        select w.letter, w.row_id, count(*) as writes, count(distinct w.version) as versions, max(w.version) as top,
               min(w.version) as low,
               max(w.event_id) filter (where w.version = c.version) as last_event
        from written_row w join current_row_version c on c.letter = w.letter and c.id = w.row_id
        group by w.letter, w.row_id
    )
    select 'slots', s.id, format('%s slots asked for, %s rows with a position, the highest is %s', s.slots, s.positions, s.top)
        from slot_count s where s.positions <> s.slots or s.top <> s.slots
    union all
    select 'status', s.id, format('%s with %s open and %s live slots', s.status, s.open_slots, s.live)
        from slot_count s where (s.status = 'open') <> (s.open_slots > 0)
            or (s.status in ('filled', 'completed') and s.live = 0)
    union all
    select 'therapist', a.request_id, format('slot row %s is %s with therapist %s', a.id, a.status, a.therapist_id)
        from appointment a
        where (a.status in ('booked', 'completed', 'no_show') and a.therapist_id is null)
            or (a.status = 'open' and a.therapist_id is not null)
    union all
    select 'offer', o.request_id, format('offer %s is pending on a request that is %s', o.id, r.status)
        from appointment_offer o join appointment_request r on r.id = o.request_id
        where o.status = 'pending' and r.status <> 'open'
    union all
    select 'market', a.request_id, format('row %s is in market %s, its request in %s', a.id, a.market_id, r.market_id)
        from (select id, request_id, market_id from appointment
              union all select id, request_id, market_id from appointment_offer) a
        join appointment_request r on r.id = a.request_id where a.market_id <> r.market_id
    union all
    select 'event', c.request_id, format('row %s %s is at version %s, its events wrote %s versions in %s writes',
                                         c.letter, c.id, c.version, coalesce(h.versions, 0), coalesce(h.writes, 0))
        from current_row_version c left join history h on h.letter = c.letter and h.row_id = c.id cross join boundary b
        where case when h.writes is null then coalesce(c.event_id > b.id, true)
                   else h.writes <> c.version - h.low + 1 or h.versions <> h.writes or h.top <> c.version
                       or h.last_event is distinct from c.event_id or h.low > 1 and b.id = 0 end
    union all
    select 'receipt', e.request_id, format('event %s (%s) has no receipt', e.id, e.kind)
        from event e left join command c on c.id = e.command and c.ok
        where e.source = 'command' and c.id is null
            and (e.command is not null or e.kind not in ('alert_raised', 'alert_changed', 'alert_closed'))
    union all
    -- One event an effect: the receipt's own, a bulk item's, and what a waiting therapist got by it.
    select 'receipt', e.request_id, format('event %s (%s) is not what %s answered', e.id, e.kind, c.function)
        from event e join command c on c.id = e.command
        where e.id <> c.event_id and e.kind <> 'waitlist_booked' and not coalesce(
            c.detail -> 'items' @> jsonb_build_array(jsonb_build_object('event', e.id)), false)
    union all
    select 'receipt', c.request_id, format('receipt %s (%s) has no event', c.id, c.function)
        from command c left join event e on e.id = c.event_id and e.command = c.id cross join boundary b
        where c.ok and e.id is null and coalesce(c.event_id > b.id, true) and not coalesce((c.detail ->> 'no_effect')::boolean, false)
            and not (c.function = 'send_offers' and c.detail ->> 'sent' = '0')
    union all
    select 'receipt', c.request_id, format('receipt %s (%s) says it changed nothing', c.id, c.function)
        from command c where c.event_id is not null and coalesce((c.detail ->> 'no_effect')::boolean, not c.ok)
    union all
    select 'alert', c.request_id, format('%s has no open alert', c.case_key)
        from unsettled_cases() c
        where not exists (select from alert l where l.case_key = c.case_key and l.status in ('new', 'claimed', 'snoozed')
                              and l.appointment_ids = c.appointment_ids)
    union all
    select 'alert', l.request_id, format('alert %s is open without its case (%s)', l.id, l.case_key)
        from alert l
        where l.status in ('new', 'claimed', 'snoozed')
            and l.kind in ('surplus', 'overlap', 'same_therapist', 'after_close')
            and not exists (select from unsettled_cases() c where c.case_key = l.case_key)
    union all
    select 'note', n.request_id, format('note %s has no event', n.id)
        from note n left join event e on e.id = n.event_id and e.kind = 'note_added' and e.detail ->> 'note_id' = n.id::text
        cross join boundary b
        where e.id is null and coalesce(n.event_id > b.id, true)
$$;
reset role;
