-- SPDX-License-Identifier: GPL-3.0-or-later
-- The audit trail: everything anybody did, what was refused too, newest first, a page at a time. A row is a receipt, or an
-- event that is no receipt's: an old backend's write, the clock's, a hand's, an item of a bulk.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- Events are written in the order of time, more or less: a block-range index costs a booking next to nothing.
create index event_day on event using brin (at);

create function trail_between(p_after timestamptz, p_until timestamptz)
returns table (at timestamptz, ref text, login text, source text, deed text, ok boolean, code text, message text,
               reason text, market_id bigint, request_id bigint, appointment_id bigint, offer_id bigint, alert_id bigint,
               therapist_id bigint, event_id bigint, command uuid, application text, words text)
language sql stable set search_path = slotdesk, pg_temp as $$
    select c.created_at, 'c' || c.id, c.login, 'command', c.function, c.ok, c.code, c.message,
           coalesce(c.arguments ->> 'reason', c.arguments ->> 'report', c.arguments ->> 'note', e.reason_code, ''),
           coalesce(e.market_id, (select r.market_id from appointment_request r where r.id = c.request_id)),
           coalesce(c.request_id, e.request_id), coalesce(c.appointment_id, e.appointment_id),
           coalesce(c.offer_id, e.offer_id), e.alert_id, e.therapist_id, c.event_id, c.id, coalesce(e.application, ''),
           c.message || ' ' || c.arguments
    from command c left join event e on e.id = c.event_id
    where c.created_at > $1 and c.created_at <= $2
    union all
    select e.at, 'e' || e.id, e.login, e.source, e.kind, true, 'ok', '', coalesce(e.reason_code, ''), e.market_id,
           e.request_id, e.appointment_id, e.offer_id, e.alert_id, e.therapist_id, e.id, e.command, e.application,
           coalesce(e.reason_code, '') || ' ' || e.kind || ' ' || e.detail
    from event e
    where e.at > $1 and e.at <= $2 and not exists (select from command c where c.id = e.command and c.event_id = e.id)
$$;

-- Every filter may be null. `what` is a command's name or an event's kind, `typed` any part of reason, answer, arguments
-- or client's name. The next page begins at the last row's (at, ref). Looks at ever wider spans of time, so that a page
-- of a large log reads little of it. Claims of a request are breath, not deeds: only when asked for by name.
create function audit_trail(by_login text default null, in_market bigint default null, since timestamptz default null,
                            until timestamptz default null, what text default null, of_request bigint default null,
                            typed text default null, before_at timestamptz default null, before_ref text default null,
                            max_rows int default 100)
returns table (at timestamptz, ref text, login text, person text, source text, deed text, ok boolean, code text,
               message text, reason text, market_id bigint, market_name text, time_zone text, request_id bigint,
               client_name text, appointment_id bigint, offer_id bigint, alert_id bigint, therapist_id bigint,
               event_id bigint, command uuid, application text)
language plpgsql stable security definer set search_path = slotdesk, pg_temp as $$
#variable_conflict use_column
declare
    most constant int := least(greatest(coalesce($10, 100), 1), 1000);
    pattern constant text := '%' || replace(replace(replace($7, '\', '\\'), '%', '\%'), '_', '\_') || '%';
    markets constant bigint[] := caller_markets();
    high timestamptz := least(coalesce($4, 'infinity'), coalesce($8, 'infinity'), clock_timestamp() + interval '1 day');
    low timestamptz;
    floor_at timestamptz;
    span interval := '1 hour';
    shown int := 0;
    n int;
begin
    -- Nothing is older than the schema; of one request nothing is older than it, unless it was imported.
    select greatest($3 - interval '1 microsecond', min(v.applied_at) - interval '1 day',
                    (select r.created_at - interval '1 minute' from appointment_request r
                     where r.id = $6 and r.legacy_id is null)) into floor_at from schema_version v;
    while shown < most and high > floor_at loop
        low := greatest(high - span, floor_at);
        return query
            select t.at, t.ref, t.login, staff_name(t.login), t.source, t.deed, t.ok, t.code, t.message, t.reason,
                   t.market_id, m.name, m.time_zone, t.request_id, coalesce(k.name, ''), t.appointment_id, t.offer_id,
                   t.alert_id, t.therapist_id, t.event_id, t.command, t.application
            from trail_between(low, high) t
            left join market m on m.id = t.market_id
            left join appointment_request r on r.id = t.request_id
            left join client k on k.id = r.client_id
            where ($1 is null or t.login = $1) and ($2 is null or t.market_id = $2)
                and case when $5 is null then t.deed <> 'claim_request' else t.deed = $5 end
                and ($6 is null or t.request_id = $6)
                and ($7 is null or t.words ilike pattern or t.reason ilike pattern or k.name ilike pattern)
                and ($8 is null or (t.at, t.ref) < ($8, coalesce($9, '')))
                and (markets is null or t.market_id = any (markets) or t.market_id is null and t.login = session_user)
            order by t.at desc, t.ref desc limit most - shown;
        get diagnostics n = row_count;
        shown := shown + n;
        high := low;
        span := span * 6;
    end loop;
end $$;

revoke execute on function trail_between(timestamptz, timestamptz), audit_trail(text, bigint, timestamptz, timestamptz, text,
    bigint, text, timestamptz, text, int) from public;
grant execute on function audit_trail(text, bigint, timestamptz, timestamptz, text, bigint, text, timestamptz, text, int)
    to slotdesk_supervisor, slotdesk_admin, slotdesk_reader;
reset role;
