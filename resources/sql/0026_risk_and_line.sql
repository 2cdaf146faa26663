-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who waits in line stands in the offers' view. A request that may start with nobody at the door raises an alert, so that
-- the desks hear of it until somebody claims it; it closes by itself when somebody has taken the request.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

create or replace view live_offer as
    select o.id, o.request_id, o.therapist_id, t.name as therapist_name, o.status, coalesce(o.cause, '') as cause,
           o.sent_at, o.expires_at, o.responded_at, o.version, o.market_id, o.waitlisted_at
    from appointment_offer o
    join visible_market m on m.id = o.market_id
    join therapist t on t.id = o.therapist_id;

-- The same rule as the mark on the board (models/tables/riskrule): an open slot, and it starts within two hours or
-- within a day with nobody left to answer. Who was asked in the last five minutes may still answer. A request lasts a
-- day at most: the index on ends_at finds them.
create function risky_requests() returns setof appointment_request
language sql stable set search_path = slotdesk, pg_temp as $$
    select r.* from appointment_request r
    cross join lateral (select exists (select from appointment_offer o
        where o.request_id = r.id and o.status = 'pending') as asked) p
    where r.status in ('open', 'filled') and r.ends_at > now() and r.ends_at < now() + interval '2 days'
        and r.status = 'open' and r.starts_at > now()
        and r.starts_at < now() + case when p.asked then interval '2 hours' else interval '1 day' end
        and not (p.asked and r.created_at > now() - interval '5 minutes')
$$;

-- Raises and closes the alerts of kind at_risk. As expire_due(): anyone may call it, any number of times, and it waits
-- for nobody. A dismissal holds until a slot is let go again. How many alerts it changed.
create function watch_risks() returns int
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
declare
    a alert;
    r appointment_request;
    eid bigint;
    changes int := 0;
begin
    for a in select * from alert l where l.kind = 'at_risk' and l.status in ('new', 'claimed', 'snoozed')
        and not exists (select from risky_requests() q where q.id = l.request_id)
        order by l.id limit 500 for no key update skip locked
    loop
        eid := next_event();
        update alert set status = 'closed', settled_at = clock_timestamp(), claimed_by = null, claimed_at = null,
            snoozed_until = null, version = version + 1, event_id = eid where id = a.id;
        insert into event (id, kind, source, market_id, request_id, alert_id, rows, detail)
            values (eid, 'alert_closed', 'clock', a.market_id, a.request_id, a.id,
                    jsonb_build_object('l', jsonb_build_array(pair(a.id, a.version + 1))),
                    jsonb_build_object('alert', a.kind, 'requests', to_jsonb(a.request_ids)));
        changes := changes + 1;
    end loop;
    for r in select q.* from risky_requests() q
        where not exists (select from alert l where l.case_key = 'at_risk:' || q.id
            and (l.status in ('new', 'claimed', 'snoozed') or l.status = 'dismissed' and not exists (select from event e
                 where e.request_id = q.id and e.id > l.event_id and e.kind = 'slot_released')))
        order by q.id limit 500
    loop
        eid := next_event();
        insert into alert (kind, case_key, market_id, request_id, request_ids, appointment_ids, event_id, reopens)
            values ('at_risk', 'at_risk:' || r.id, r.market_id, r.id, array[r.id], '{}', eid,
                    (select max(b.id) from alert b where b.case_key = 'at_risk:' || r.id))
            on conflict (case_key) where status in ('new', 'claimed', 'snoozed') do nothing returning * into a;
        continue when not found;
        insert into event (id, kind, source, market_id, request_id, alert_id, rows, detail)
            values (eid, 'alert_raised', 'clock', a.market_id, a.request_id, a.id,
                    jsonb_build_object('l', jsonb_build_array(pair(a.id, a.version))),
                    jsonb_build_object('alert', a.kind, 'requests', to_jsonb(a.request_ids))
                        || jsonb_strip_nulls(jsonb_build_object('reopens', a.reopens)));
        changes := changes + 1;
    end loop;
    return changes;
end $$;

revoke execute on all functions in schema slotdesk from public;
grant execute on function watch_risks() to slotdesk_agent, slotdesk_supervisor, slotdesk_backend, slotdesk_worker,
    slotdesk_admin, slotdesk_legacy, slotdesk_reader;
reset role;
