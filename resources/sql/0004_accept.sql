-- SPDX-License-Identifier: GPL-3.0-or-later
-- The rules of the therapist's own commands. A rule takes its locks, decides in the order of the contract, writes rows
-- and one event, and answers an outcome; receipts and retries are run_command's (0007).
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- What an offer command needs before it may choose: caller and row checks, then the locks. code null: go on.
create function open_offer(p_offer bigint, out o appointment_offer, out r appointment_request, out refusal outcome)
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    refusal := null;
    if p_offer is null then
        refusal := refused('invalid', 'An offer is needed');
        return;
    end if;
    select * into o from appointment_offer where id = p_offer;
    if not found then
        refusal := refused('not_found', format('There is no offer %s', p_offer));
        return;
    end if;
    if not caller_sees(o.market_id) then
        refusal := refused('not_allowed', 'This offer is in a market that is not yours');
        return;
    end if;
    r := lock_request(o.request_id);
    perform lock_therapists(array[o.therapist_id]);
    select * into o from appointment_offer where id = p_offer;
    if r.status in ('cancelled', 'expired', 'completed') or r.starts_at <= clock_timestamp() then
        refusal := closed_outcome(r, p_offer);
    elsif not exists (select from appointment where request_id = r.id and status = 'open') then
        refusal := full_outcome(r, p_offer);
    elsif o.status <> 'pending' or o.expires_at <= clock_timestamp() then
        refusal := refused('offer_closed',
            case when o.status = 'accepted' then 'This offer was accepted already'
                 when o.status = 'declined' then 'This offer was declined'
                 when o.status = 'withdrawn' then 'This offer was withdrawn'
                 else format('This offer lapsed at %s', local_time(o.expires_at, o.market_id)) end,
            o.request_id, null, o.id, o.version, jsonb_build_object('status', o.status));
    end if;
end $$;

create function rule_accept_offer(p_command uuid, p_offer bigint) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    o appointment_offer;
    r appointment_request;
    refusal outcome;
    slot appointment;
    other bigint;
    eid bigint;
    left_open int;
    changed jsonb;
begin
    select * into x from open_offer(p_offer);
    refusal := x.refusal;
    if refusal.code is not null then
        return refusal;
    end if;
    o := x.o;
    r := x.r;
    if exists (select from appointment where request_id = r.id and therapist_id = o.therapist_id and live(status)) then
        return refused('already_on_request', 'This therapist already has a slot of this request', r.id, null, o.id);
    end if;
    other := busy_with(o.therapist_id, r.starts_at, r.ends_at, r.id);
    if other is not null then
        return refused('therapist_busy', format('This therapist is booked at that time, on request %s', other), r.id,
                       null, o.id, null, jsonb_build_object('busy_request_id', other));
    end if;

    eid := nextval(pg_get_serial_sequence('event', 'id'));
    select * into slot from appointment where request_id = r.id and status = 'open' order by position limit 1;
    update appointment set status = 'booked', therapist_id = o.therapist_id, booked_at = clock_timestamp(),
        version = version + 1, event_id = eid, written_by = 'command'
        where id = slot.id returning * into slot;
    update appointment_offer set status = 'accepted', responded_at = slot.booked_at, version = version + 1,
        event_id = eid, written_by = 'command' where id = o.id;
    changed := merge_rows(jsonb_build_object('a', jsonb_build_array(pair(slot.id, slot.version)),
                                             'o', jsonb_build_array(pair(o.id, o.version + 1))),
                          follow_slots(r.id, eid, 'command'));
    select count(*) into left_open from appointment where request_id = r.id and status = 'open';
    insert into event (id, kind, source, market_id, request_id, appointment_id, offer_id, therapist_id, command, rows,
                       detail)
        values (eid, 'offer_accepted', 'command', r.market_id, r.id, slot.id, o.id, o.therapist_id, p_command, changed,
                jsonb_build_object('position', slot.position));
    return done(format('Booked: slot %s of %s', slot.position, r.slots), r.id, slot.id, o.id, slot.version,
                jsonb_build_object('position', slot.position, 'open_slots', left_open, 'at', slot.booked_at));
end $$;

create function rule_decline_offer(p_command uuid, p_offer bigint) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    x record;
    o appointment_offer;
    r appointment_request;
    refusal outcome;
    eid bigint;
begin
    select * into x from open_offer(p_offer);
    refusal := x.refusal;
    if refusal.code is not null then
        return refusal;
    end if;
    o := x.o;
    r := x.r;
    eid := nextval(pg_get_serial_sequence('event', 'id'));
    update appointment_offer set status = 'declined', responded_at = clock_timestamp(), version = version + 1,
        event_id = eid, written_by = 'command' where id = o.id returning * into o;
    insert into event (id, kind, source, market_id, request_id, offer_id, therapist_id, command, rows)
        values (eid, 'offer_declined', 'command', r.market_id, r.id, o.id, o.therapist_id, p_command,
                jsonb_build_object('o', jsonb_build_array(pair(o.id, o.version))));
    return done('Declined', r.id, null, o.id, o.version);
end $$;

-- Who can be asked: active, of the market, does the service, free then.
create function eligible_therapists(p_request appointment_request) returns setof bigint
language sql stable set search_path = slotdesk, pg_temp as $$
    select t.id from therapist t
    where t.market_id = p_request.market_id and t.active
        and (t.services = '{}' or p_request.service = any (t.services))
        and busy_with(t.id, p_request.starts_at, p_request.ends_at, null) is null
    order by t.id
$$;

create function offer_lapses(p_request appointment_request) returns timestamptz
language sql stable
return least(clock_timestamp() + make_interval(mins => slotdesk.setting_of('offer_minutes')::int), p_request.starts_at);

-- Asks these therapists (null: everyone eligible). Nobody is asked twice at once; who declined is asked again only by
-- name. Returns the written rows.
create function write_offers(p_request appointment_request, p_therapists bigint[], p_event bigint) returns jsonb
language sql set search_path = slotdesk, pg_temp as $$
    with asked as (
        select unnest(p_therapists) as therapist_id where p_therapists is not null
        union
        select e from eligible_therapists(p_request) e where p_therapists is null
    ), written as (
        insert into appointment_offer as o (market_id, request_id, therapist_id, sent_at, expires_at, event_id, written_by)
            select p_request.market_id, p_request.id, a.therapist_id, clock_timestamp(), offer_lapses(p_request), p_event,
                   'command' from asked a order by a.therapist_id
            on conflict (request_id, therapist_id) do update
                set status = 'pending', cause = null, sent_at = excluded.sent_at, expires_at = excluded.expires_at,
                    responded_at = null, version = o.version + 1, event_id = excluded.event_id, written_by = 'command'
                where o.status in ('expired', 'withdrawn') or (o.status = 'declined' and p_therapists is not null)
                    or (o.status = 'pending' and o.expires_at <= clock_timestamp())
            returning o.id, o.version)
    select case when count(*) = 0 then '{}' else jsonb_build_object('o', jsonb_agg(pair(id, version) order by id)) end
    from written
$$;

create function rule_send_offers(p_command uuid, p_request bigint, p_therapists bigint[]) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    r appointment_request;
    eid bigint;
    rows jsonb;
    willing bigint[];
    sent int;
begin
    if p_request is null or array_position(p_therapists, null) is not null then
        return refused('invalid', 'A request is needed, and a therapist may not be null');
    end if;
    select * into r from appointment_request where id = p_request;
    if not found then
        return refused('not_found', format('There is no request %s', p_request));
    end if;
    if not caller_sees(r.market_id) then
        return refused('not_allowed', 'This request is in a market that is not yours');
    end if;
    if exists (select from unnest(p_therapists) u where not exists (select from therapist t where t.id = u)) then
        return refused('not_found', 'One of these therapists does not exist', r.id);
    end if;
    r := lock_request(p_request);
    if r.status in ('cancelled', 'expired', 'completed') or r.starts_at <= clock_timestamp() then
        return closed_outcome(r);
    elsif not exists (select from appointment where request_id = r.id and status = 'open') then
        return full_outcome(r, null);
    end if;
    select array_agg(t.id order by t.id) into willing from therapist t
        where t.id = any (p_therapists) and t.active and t.market_id = r.market_id
            and busy_with(t.id, r.starts_at, r.ends_at, null) is null;
    eid := nextval(pg_get_serial_sequence('event', 'id'));
    rows := write_offers(r, case when p_therapists is null then null else coalesce(willing, '{}') end, eid);
    sent := coalesce(jsonb_array_length(rows -> 'o'), 0);
    if sent > 0 then
        insert into event (id, kind, source, market_id, request_id, command, rows, detail)
            values (eid, 'offers_sent', 'command', r.market_id, r.id, p_command, rows, jsonb_build_object('sent', sent));
    end if;
    return done(case sent when 0 then 'Nobody else could be asked' when 1 then 'One offer sent'
                          else format('%s offers sent', sent) end, r.id, null, null, r.version,
                jsonb_build_object('sent', sent, 'skipped', coalesce(cardinality(p_therapists), sent) - sent));
end $$;
reset role;
