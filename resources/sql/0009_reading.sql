-- SPDX-License-Identifier: GPL-3.0-or-later
-- What programs read. Views run with the owner's rights and limit themselves to the caller's markets: caller_markets()
-- stands in a scalar sub-select, so it is asked once a statement and not once a row.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

create view visible_market as
    select m.* from market m
    where (select caller_markets()) is null or m.id = any ((select caller_markets())::bigint[]);

-- Every request the caller may see, as the board shows it. on_board: not long over, or with an open alert.
create view request_row as
    select r.id, r.market_id, r.client_id, c.name as client_name, coalesce(c.phone, '') as client_phone, r.service,
           m.name as market_name, m.time_zone, m.currency, r.slots,
           s.live, s.open_slots, o.pending as pending_offers, o.declined as declined_offers,
           o.expired as expired_offers, o.withdrawn as withdrawn_offers,
           r.starts_at, r.ends_at, r.created_at, r.status,
           exists (select from alert l where l.request_ids @> array[r.id] and l.status in ('new', 'claimed', 'snoozed')
                   and l.kind in ('surplus', 'overlap', 'same_therapist', 'after_close')) as double_booked,
           coalesce(r.note, '') as note, r.price_cents, r.version,
           r.ends_at > now() - interval '12 hours' or exists (select from alert l where l.request_ids @> array[r.id]
               and l.status in ('new', 'claimed', 'snoozed')) as on_board
    from appointment_request r
    join visible_market m on m.id = r.market_id
    join client c on c.id = r.client_id
    cross join lateral (
        select count(*) filter (where a.status in ('booked', 'completed', 'no_show'))::int as live,
               count(*) filter (where a.status = 'open')::int as open_slots
        from appointment a where a.request_id = r.id) s
    cross join lateral (
        select count(*) filter (where f.status = 'pending')::int as pending,
               count(*) filter (where f.status = 'declined')::int as declined,
               count(*) filter (where f.status = 'expired')::int as expired,
               count(*) filter (where f.status = 'withdrawn')::int as withdrawn
        from appointment_offer f where f.request_id = r.id) o;

create view live_request as
    select * from request_row
    where id in (select r.id from appointment_request r where r.ends_at > now() - interval '12 hours'
                 union select unnest(l.request_ids) from alert l where l.status in ('new', 'claimed', 'snoozed'));

create view live_slot as
    select a.id, a.request_id, a.position, a.therapist_id, coalesce(t.name, '') as therapist_name,
           coalesce(t.phone, '') as therapist_phone, a.starts_at, a.ends_at, a.booked_at, a.status,
           coalesce(a.exempt_reason, '') as exempt_reason, a.pay_cents, a.version, a.market_id
    from appointment a
    join visible_market m on m.id = a.market_id
    left join therapist t on t.id = a.therapist_id;

create view live_offer as
    select o.id, o.request_id, o.therapist_id, t.name as therapist_name, o.status, coalesce(o.cause, '') as cause,
           o.sent_at, o.expires_at, o.responded_at, o.version, o.market_id
    from appointment_offer o
    join visible_market m on m.id = o.market_id
    join therapist t on t.id = o.therapist_id;

create view outstanding_offer as
    select o.*, r.service, r.starts_at, r.ends_at, c.name as client_name
    from live_offer o
    join appointment_request r on r.id = o.request_id
    join client c on c.id = r.client_id
    where o.status = 'pending' and o.expires_at > now() and r.starts_at > now();

create view double_booking as
    select d.*, m.name as market_name, m.time_zone, m.currency, l.id as alert_id, l.status as alert_status
    from unsettled_cases() d
    join visible_market m on m.id = d.market_id
    left join alert l on l.case_key = d.case_key and l.status in ('new', 'claimed', 'snoozed');

create view any_alert as
    select l.id, l.kind, l.status, l.market_id, l.request_id, l.request_ids, l.appointment_ids, l.therapist_id,
           coalesce(t.name, '') as therapist_name, c.name as client_name,
           array(select coalesce(ta.name, '') from unnest(l.appointment_ids) with ordinality u (id, n)
                 join appointment a on a.id = u.id left join therapist ta on ta.id = a.therapist_id
                 order by u.n) as therapist_names,
           r.slots, (select count(*)::int from appointment a where a.request_id = l.request_id
                     and a.status in ('booked', 'completed', 'no_show')) as live,
           r.starts_at, m.time_zone, m.currency, l.raised_at, l.gap_ms, l.stake_cents, coalesce(l.note, '') as note,
           l.version, l.settled_at, l.reason, l.case_key
    from alert l
    join visible_market m on m.id = l.market_id
    join appointment_request r on r.id = l.request_id
    join client c on c.id = r.client_id
    left join therapist t on t.id = l.therapist_id;

create view open_alert as
    select * from any_alert where status in ('new', 'claimed', 'snoozed');

-- "What the caller sees": the client's and the therapist's own feeds, upcoming first to come.
create function therapist_offers(therapist bigint)
returns table (offer_id bigint, request_id bigint, service text, starts_at timestamptz, ends_at timestamptz,
               time_zone text, status text, sent_at timestamptz, expires_at timestamptz, open_slots int)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select o.id, r.id, r.service, r.starts_at, r.ends_at, m.time_zone, o.status, o.sent_at, o.expires_at,
           (select count(*)::int from appointment a where a.request_id = r.id and a.status = 'open')
    from appointment_offer o
    join appointment_request r on r.id = o.request_id
    join visible_market m on m.id = o.market_id
    where o.therapist_id = $1 and o.status = 'pending' and o.expires_at > now() and r.starts_at > now()
    order by r.starts_at, o.id
$$;

create function therapist_appointments(therapist bigint)
returns table (appointment_id bigint, request_id bigint, client_name text, service text, starts_at timestamptz,
               ends_at timestamptz, time_zone text, status text, pay_cents int)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select a.id, r.id, c.name, r.service, a.starts_at, a.ends_at, m.time_zone, a.status, a.pay_cents
    from appointment a
    join appointment_request r on r.id = a.request_id
    join client c on c.id = r.client_id
    join visible_market m on m.id = a.market_id
    where a.therapist_id = $1 and a.status in ('booked', 'completed', 'no_show') and a.ends_at > now()
    order by a.starts_at, a.id
$$;

create function client_appointments(client bigint)
returns table (request_id bigint, appointment_id bigint, position_no int, therapist_name text, service text,
               starts_at timestamptz, ends_at timestamptz, time_zone text, status text, request_status text)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select r.id, a.id, a.position, t.name, r.service, r.starts_at, r.ends_at, m.time_zone, a.status, r.status
    from appointment_request r
    join visible_market m on m.id = r.market_id
    join appointment a on a.request_id = r.id and (a.status <> 'cancelled' or a.position is not null)
    left join therapist t on t.id = a.therapist_id
    where r.client_id = $1 and r.ends_at > now() and r.status in ('open', 'filled')
    order by r.starts_at, a.position nulls last, a.id
$$;

-- Ranked: who is free, was not asked in vain, is well rated and has room around the time. Refused ones stay, with why.
create function candidates(appointment bigint)
returns table (therapist_id bigint, name text, phone text, rating float8, eligible boolean, refusal_code text,
               refusal text, gap_before_min int, gap_after_min int, recent_declines int, offer_status text)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    with slot as (
        select a.*, r.service, m.time_zone from appointment a
        join appointment_request r on r.id = a.request_id join visible_market m on m.id = a.market_id
        where a.id = $1
    ), judged as (
        select t.id, t.name, coalesce(t.phone, '') as phone, coalesce(t.rating, 0)::float8 as rating,
            s.starts_at, s.ends_at, s.time_zone,
            case when not t.active then 'inactive'
                 when t.services <> '{}' and not s.service = any (t.services) then 'wrong_service'
                 when on_request.id is not null then 'already_on_request'
                 when busy.request_id is not null then 'therapist_busy' end as refusal_code,
            busy.request_id as busy_request, busy.starts_at as busy_from, busy.ends_at as busy_to,
            on_request.position as on_position, o.status as offer_status,
            (select floor(extract(epoch from s.starts_at - max(b.ends_at)) / 60)::int from appointment b
                where b.therapist_id = t.id and b.status in ('booked', 'completed', 'no_show')
                    and b.ends_at <= s.starts_at and b.ends_at > s.starts_at - interval '12 hours') as gap_before,
            (select floor(extract(epoch from min(b.starts_at) - s.ends_at) / 60)::int from appointment b
                where b.therapist_id = t.id and b.status in ('booked', 'completed', 'no_show')
                    and b.starts_at >= s.ends_at and b.starts_at < s.ends_at + interval '12 hours') as gap_after,
            (select count(*)::int from appointment_offer d where d.therapist_id = t.id and d.status = 'declined'
                and d.responded_at > now() - interval '30 days') as declines
        from slot s
        join therapist t on t.market_id = s.market_id and (t.active or exists (
            select from appointment_offer x where x.request_id = s.request_id and x.therapist_id = t.id))
        left join appointment_offer o on o.request_id = s.request_id and o.therapist_id = t.id
        left join lateral (select a.id, a.position from appointment a where a.request_id = s.request_id
            and a.therapist_id = t.id and a.status in ('booked', 'completed', 'no_show') limit 1) on_request on true
        left join lateral (select a.request_id, a.starts_at, a.ends_at from appointment a where a.therapist_id = t.id
            and a.status in ('booked', 'completed', 'no_show') and a.request_id <> s.request_id
            and a.starts_at < s.ends_at and s.starts_at < a.ends_at order by a.starts_at limit 1) busy on true
    )
    select j.id, j.name, j.phone, j.rating, j.refusal_code is null, coalesce(j.refusal_code, ''),
        case j.refusal_code
            when 'inactive' then 'Not active'
            when 'wrong_service' then 'Does not offer this service'
            when 'already_on_request' then coalesce('Has slot ' || j.on_position || ' already', 'Is on this request already')
            when 'therapist_busy' then format('Booked %s–%s, request %s',
                to_char(j.busy_from at time zone j.time_zone, 'HH24:MI'),
                to_char(j.busy_to at time zone j.time_zone, 'HH24:MI'), j.busy_request)
            else '' end,
        j.gap_before, j.gap_after, j.declines, coalesce(j.offer_status, '')
    from judged j
    order by j.refusal_code is not null, (j.offer_status = 'declined') is true,
        case when j.offer_status = 'pending' then 0 else 1 end,
        case when least(coalesce(j.gap_before, 720), coalesce(j.gap_after, 720)) >= 30 then 0 else 1 end,
        j.declines, j.rating desc, j.name, j.id
$$;

create function request_timeline(request bigint)
returns table (id bigint, at timestamptz, kind text, source text, actor text, appointment_id bigint, offer_id bigint,
               therapist_name text, previous_therapist_name text, position_no int, reason text, writer text, detail jsonb)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select e.id, e.at, e.kind, e.source, coalesce(s.name, e.login), e.appointment_id, e.offer_id, coalesce(t.name, ''),
           coalesce(p.name, ''), coalesce((e.detail ->> 'position')::int, 0),
           coalesce(c.arguments ->> 'reason', e.reason_code, ''), format('%s (pid %s)', e.application, e.pid), e.detail
    from event e
    join appointment_request r on r.id = e.request_id
    join visible_market m on m.id = r.market_id
    left join staff s on s.login = e.login
    left join therapist t on t.id = e.therapist_id
    left join therapist p on p.id = (e.detail ->> 'from_therapist_id')::bigint
    left join command c on c.id = e.command
    where e.request_id = $1
    order by e.id desc
$$;

-- One search box: a phone in any format (client or therapist), a name, a request number. Today's first, then the next.
create function search_requests(typed text, max_rows int default 50)
returns table (request_id bigint, client_id bigint, therapist_id bigint, name text, phone text, service text,
               market_name text, time_zone text, starts_at timestamptz, status text)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    with asked as (
        select btrim($1) as text, case when btrim($1) !~ '[[:alpha:]]' or btrim($1) ~* '^tel:' then phone_digits($1)
               else '' end as digits, replace(replace(replace(lower(btrim($1)), '\', '\\'), '%', '\%'), '_', '\_') as pattern
    ), found as (
        select r.id, null::bigint as therapist_id, 0 as rank from asked q join appointment_request r
            on q.digits <> '' and length(q.digits) < 19 and r.id = q.digits::bigint
        union
        select r.id, null, 0 from asked q join appointment_request r
            on q.digits <> '' and length(q.digits) < 19 and r.legacy_id = q.digits::bigint
        union
        select r.id, null, 1 from asked q join client c on length(q.digits) >= 3
            and phone_digits(c.phone) like '%' || q.digits || '%' join appointment_request r on r.client_id = c.id
        union
        select r.id, null, 1 from asked q join client c on q.digits = '' and length(q.pattern) >= 2
            and lower(c.name) like '%' || q.pattern || '%' join appointment_request r on r.client_id = c.id
        union
        select a.request_id, t.id, 2 from asked q join therapist t
            on (length(q.digits) >= 3 and phone_digits(t.phone) like '%' || q.digits || '%')
                or (q.digits = '' and length(q.pattern) >= 2 and lower(t.name) like '%' || q.pattern || '%')
            join appointment a on a.therapist_id = t.id and a.status in ('booked', 'completed', 'no_show')
    )
    select r.id, r.client_id, f.therapist_id, coalesce(t.name, c.name), coalesce(t.phone, c.phone, ''), r.service, m.name,
           m.time_zone, r.starts_at, r.status
    from found f
    join appointment_request r on r.id = f.id
    join visible_market m on m.id = r.market_id
    join client c on c.id = r.client_id
    left join therapist t on t.id = f.therapist_id
    order by f.rank = 0 desc, (r.starts_at at time zone m.time_zone)::date = (now() at time zone m.time_zone)::date desc,
        r.starts_at > now() desc, abs(extract(epoch from r.starts_at - now())), r.id
    limit least(greatest(coalesce($2, 50), 1), 500)
$$;

-- The change feed. Where it stands: the incarnation, the horizon and who holds it back.
create function feed_head()
returns table (incarnation uuid, horizon xid8, server_time timestamptz, held_ms float8, holder text, read_only boolean)
language plpgsql volatile security definer set search_path = slotdesk, pg_temp as $$
declare
    f feed_incarnation;
    here bigint := (select system_identifier from pg_control_system());
begin
    select * into f from feed_incarnation;
    if not pg_is_in_recovery() and (f.system_identifier <> here or exists (
            select from event e where e.id > f.after_event and e.xid >= pg_snapshot_xmax(pg_current_snapshot()))) then
        update feed_incarnation set id = gen_random_uuid(), system_identifier = here, since = now(),
            after_event = coalesce((select max(e.id) from event e), 0) returning * into f;
    end if;
    return query
        select f.id, pg_snapshot_xmin(pg_current_snapshot()), clock_timestamp(), coalesce(h.ms, 0), coalesce(h.who, ''),
               pg_is_in_recovery()
        from (select 1) one
        left join lateral (
            select extract(epoch from clock_timestamp() - a.xact_start)::float8 * 1000 as ms,
                   format('%s (pid %s)', coalesce(nullif(a.application_name, ''), a.usename, 'somebody'), a.pid) as who
            from pg_stat_activity a
            where a.backend_xid is not null and a.pid <> pg_backend_pid()
            order by a.xact_start limit 1) h on true;
end $$;

-- Events below the horizon after (after_xid, after_id), in that order: nothing that commits late is skipped.
create function feed_events(after_xid xid8, after_id bigint, max_rows int default 2000)
returns table (xid xid8, id bigint, at timestamptz, kind text, source text, market_id bigint, request_id bigint,
               appointment_id bigint, offer_id bigint, alert_id bigint, therapist_id bigint, rows jsonb, detail jsonb,
               login text)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select e.xid, e.id, e.at, e.kind, e.source, e.market_id, e.request_id, e.appointment_id, e.offer_id, e.alert_id,
           e.therapist_id, e.rows, e.detail, e.login
    from event e
    where (e.xid, e.id) > ($1, $2) and e.id > (select f.after_event from feed_incarnation f)
        and e.xid < pg_snapshot_xmin(pg_current_snapshot())
        and ((select caller_markets()) is null or e.market_id = any ((select caller_markets())::bigint[])
             or e.market_id is null)
    order by e.xid, e.id
    limit least(greatest(coalesce($3, 2000), 1), 20000)
$$;
reset role;
