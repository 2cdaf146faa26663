-- SPDX-License-Identifier: GPL-3.0-or-later
-- The relay for people: administrators say what goes where, supervisors see what could not be delivered and send it again.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

-- What is wrong with a destination; null: nothing. Encrypted, or to this very machine.
create function wrong_destination(p_name text, p_kind text, p_url text, p_events text[], p_alert_kinds text[],
                                  p_markets bigint[], p_secret text) returns text
language sql stable set search_path = slotdesk, pg_temp
return case
    when p_name is null or p_name !~ '^[a-z0-9][a-z0-9_-]{0,62}$'
        then 'A name of small letters, digits, - and _ is needed'
    when p_kind is null or p_kind not in ('slack', 'signed') then 'A destination is of kind slack or signed'
    when p_url is null or length(p_url) > 2000 or p_url !~ '^https?://[^[:space:][:cntrl:]/?#@\\]+([/?#][^[:space:][:cntrl:]]*)?$'
        then 'An address is needed: https://host/path, without a login in it'
    when p_url !~ '^https://' and p_url !~ '^http://(localhost|127[.][0-9.]+|\[::1\])(:[0-9]+)?([/?#]|$)'
        then 'Only https, except to this machine itself'
    when p_kind = 'signed' and p_secret is null then 'A signed webhook needs the name of its secret'
    when p_kind = 'signed' and strpos(p_url, '{secret}') > 0 then 'The secret of a signed webhook signs; it is in no address'
    when p_kind = 'slack' and (strpos(p_url, '{secret}') > 0) <> (p_secret is not null)
        then 'Put {secret} into the address where the secret belongs, and name the secret'
    when p_url ~* '^https://hooks[.]slack[.]com/' and strpos(p_url, '{secret}') = 0
        then 'The last part of a Slack address is a secret: write https://hooks.slack.com/services/{secret} and name it'
    when p_secret !~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$' then 'The name of a secret is letters, digits, and . _ -'
    when coalesce(cardinality(p_events), 0) not between 1 and 100 or exists (select from unnest(p_events) k
            where k is null or k !~ '^[a-z_]{1,60}[*]?$' and k <> '*')
        then 'Name the kinds of events, such as alert_raised or alert_*'
    when exists (select from unnest(p_alert_kinds) k where k is null
            or k not in ('surplus', 'overlap', 'same_therapist', 'after_close', 'reported', 'at_risk'))
        then 'A kind of alert is surplus, overlap, same_therapist, after_close, reported or at_risk'
    when array_position(p_markets, null) is not null or cardinality(p_markets) > 1000
            or exists (select from unnest(p_markets) u where not exists (select from market m where m.id = u))
        then 'One of these markets does not exist' end;

-- A new destination is told of what happens from now on.
create function rule_save_destination(p_command uuid, p_id bigint, p_name text, p_kind text, p_url text, p_events text[],
                                      p_alert_kinds text[], p_markets bigint[], p_secret text, p_paused boolean,
                                      p_expected int) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    d relay_destination;
    wrong text := wrong_destination(p_name, p_kind, p_url, p_events, p_alert_kinds, p_markets, p_secret);
begin
    if wrong is not null then
        return refused('invalid', wrong);
    elsif caller_markets() is not null then
        return refused('not_allowed', 'A destination is saved by somebody who has every market');
    end if;
    if p_id is not null then
        select * into d from relay_destination where id = p_id for no key update;
        if not found then
            return refused('not_found', format('There is no destination %s', p_id));
        elsif p_expected <> d.version then
            return version_changed('destination', d.version);
        end if;
    end if;
    if exists (select from relay_destination where name = p_name and id is distinct from p_id) then
        return refused('invalid', 'Another destination has this name');
    elsif p_id is null then
        insert into relay_destination (name, kind, url, events, alert_kinds, markets, secret, paused)
            values (p_name, p_kind, p_url, p_events, coalesce(p_alert_kinds, '{}'), p_markets, p_secret,
                    coalesce(p_paused, false)) returning * into d;
        insert into relay_cursor (destination, incarnation, xid, id, top_id)
            select d.id, h.incarnation, h.horizon, 0, coalesce((select max(e.id) from event e), 0) from feed_head() h;
    else
        update relay_destination set name = p_name, kind = p_kind, url = p_url, events = p_events,
            alert_kinds = coalesce(p_alert_kinds, '{}'), markets = p_markets, secret = p_secret,
            paused = coalesce(p_paused, false), version = version + 1 where id = p_id returning * into d;
    end if;
    return saved(p_command, 'destination_saved', 'Saved', d.version, null, null, jsonb_build_object('destination', d.id), '{}');
end $$;

create function rule_replay_dead_letter(p_command uuid, p_delivery bigint) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    q relay_delivery;
    t relay_destination;
begin
    select * into q from relay_delivery where no = p_delivery for no key update;
    if not found or q.state = 'waiting' and not q.late then
        return refused('not_found', 'There is no such dead letter');
    elsif caller_markets() is not null and not coalesce(q.market_id = any (caller_markets()), false) then
        return refused('not_allowed', 'This is in a market that is not yours');
    elsif q.state <> 'dead' then
        return refused('changed', case q.state when 'sent' then 'It has been delivered meanwhile'
                                               else 'Somebody is sending it again already' end);
    end if;
    select * into t from relay_destination where id = q.destination;
    update relay_delivery set state = 'waiting', late = true, tries = 0, next_at = clock_timestamp(), ended_at = null
        where no = p_delivery;
    insert into event (kind, source, market_id, command, detail)
        values ('dead_letter_sent_again', 'command', q.market_id, p_command,
                jsonb_build_object('destination', q.destination, 'event', q.event_id));
    return done(case when t.paused then 'It goes out again when its destination is no longer paused'
                     else 'It goes out again' end, null, null, null, null,
                jsonb_build_object('delivery', q.no, 'event', q.event_id));
end $$;

-- As run_command(), for what is no booking: a receipt, one effect, the same answer again.
create function run_relay_command(p_command uuid, p_function text, p jsonb, p_may boolean) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    o outcome;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'Slotdesk commands need READ COMMITTED, this transaction is %',
            upper(current_setting('transaction_isolation'))
            using errcode = 'invalid_transaction_state', hint = 'Begin it with ISOLATION LEVEL READ COMMITTED.';
    elsif not p_may then
        return refused('not_allowed', 'This login may not do that');
    elsif p_command is null then
        return refused('invalid', 'A command id is needed');
    end if;
    o := receipt_of(p_command, p_function, p);
    if o.code is not null then
        return o;
    end if;
    begin
        if p_function = 'save_destination' then
            o := rule_save_destination(p_command, (p ->> 'id')::bigint, p ->> 'name', p ->> 'kind', p ->> 'url',
                case when jsonb_typeof(p -> 'events') = 'array'
                    then array(select jsonb_array_elements_text(p -> 'events')) end,
                case when jsonb_typeof(p -> 'alert_kinds') = 'array'
                    then array(select jsonb_array_elements_text(p -> 'alert_kinds')) end,
                id_array(p -> 'markets'), nullif(p ->> 'secret', ''), (p ->> 'paused')::boolean,
                (p ->> 'expected_version')::int);
        else
            o := rule_replay_dead_letter(p_command, (p ->> 'delivery')::bigint);
        end if;
        insert into command (id, function, arguments, ok, code, message, version, detail, event_id)
            values (p_command, p_function, p, o.ok, o.code, o.message, o.version, o.detail,
                    (select min(e.id) from event e where e.command = p_command));
        return o;
    exception when unique_violation or deadlock_detected then
        o := receipt_of(p_command, p_function, p);
        return case when o.code is not null then o
                    else refused('busy', 'Somebody else is changing this right now: try again') end;
    end;
end $$;

-- No parameter is called "command": these are no bookings, and there is no dry run of them.
create function save_destination(command_id uuid, id bigint, name text, kind text, url text, events text[],
                                 alert_kinds text[], markets bigint[], secret text, paused boolean, expected_version int)
returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_relay_command($1, 'save_destination', jsonb_build_object('id', $2, 'name', $3, 'kind', $4, 'url', $5,
        'events', to_jsonb($6), 'alert_kinds', to_jsonb($7), 'markets', to_jsonb($8), 'secret', $9, 'paused', $10,
        'expected_version', $11), pg_has_role(session_user, 'slotdesk_admin', 'member'));
end $$;

create function replay_dead_letter(command_id uuid, delivery bigint) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_relay_command($1, 'replay_dead_letter', jsonb_build_object('delivery', $2),
        pg_has_role(session_user, 'slotdesk_admin', 'member') or pg_has_role(session_user, 'slotdesk_supervisor', 'member'));
end $$;

create function relay_destinations()
returns table (id bigint, name text, kind text, url text, events text[], alert_kinds text[], markets bigint[], secret text,
               paused boolean, version int, waiting bigint, dead bigint, oldest timestamptz)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select d.id, d.name, d.kind, d.url, d.events, d.alert_kinds, d.markets, d.secret, d.paused, d.version,
           (select count(*) from relay_delivery q where q.destination = d.id and q.state = 'waiting'),
           (select count(*) from relay_delivery q where q.destination = d.id and q.state = 'dead'),
           (select min(q.queued_at) from relay_delivery q where q.destination = d.id and q.state = 'waiting')
    from relay_destination d order by d.name
$$;

-- What was given up, the newest first, and what was sent again and has not arrived yet.
create function dead_letters(max_rows int default 500)
returns table (delivery bigint, destination text, event_id bigint, kind text, event_at text, market_id bigint,
               market_name text, time_zone text, request_id bigint, alert_id bigint, alert_kind text, tries int,
               status int, error text, given_up_at timestamptz, sending boolean)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select q.no, d.name, q.event_id, q.kind, q.facts ->> 'at', q.market_id, coalesce(m.name, ''),
           coalesce(m.time_zone, 'UTC'), q.request_id, q.alert_id, coalesce(q.facts ->> 'alert_kind', ''), q.tries,
           q.status, coalesce(q.error, ''), q.ended_at, q.state = 'waiting'
    from relay_delivery q join relay_destination d on d.id = q.destination left join market m on m.id = q.market_id
    where (q.state = 'dead' or q.state = 'waiting' and q.late)
        and ((select caller_markets()) is null or q.market_id = any ((select caller_markets())::bigint[]))
    order by q.state = 'waiting', q.ended_at desc, q.no desc limit least(greatest(coalesce($1, 500), 1), 5000)
$$;

-- Who is the relay, and how it goes. Nobody: place is empty.
create function relay_state()
returns table (place text, login text, left_ms int, waiting bigint, dead bigint, oldest timestamptz)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select case when l.until > clock_timestamp() then l.place else '' end,
           case when l.until > clock_timestamp() then l.login else '' end,
           case when l.until > clock_timestamp() then
               least(ceil(extract(epoch from l.until - clock_timestamp()) * 1000), 2000000000)::int else 0 end,
           (select count(*) from relay_delivery q where q.state = 'waiting'),
           (select count(*) from relay_delivery q where q.state = 'dead'),
           (select min(q.queued_at) from relay_delivery q where q.state = 'waiting')
    from relay_lease l
$$;

revoke execute on all functions in schema slotdesk from public;
revoke all on relay_destination, relay_cursor, relay_delivery, relay_attempt, relay_lease from public;
grant execute on function relay_take(uuid, text, int), relay_leave(bigint), relay_queue(bigint, int),
    relay_due(bigint, bigint[], int), relay_sent(bigint, bigint, int, int),
    relay_failed(bigint, bigint, int, text, int, int), relay_forget(bigint) to slotdesk_worker;
grant execute on function save_destination(uuid, bigint, text, text, text, text[], text[], bigint[], text, boolean, int)
    to slotdesk_admin;
grant execute on function replay_dead_letter(uuid, bigint) to slotdesk_supervisor, slotdesk_admin;
grant execute on function relay_destinations() to slotdesk_admin, slotdesk_worker;
grant execute on function dead_letters(int), relay_state() to slotdesk_supervisor, slotdesk_admin, slotdesk_worker,
    slotdesk_reader;
reset role;
