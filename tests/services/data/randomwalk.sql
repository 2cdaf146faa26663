-- SPDX-License-Identifier: GPL-3.0-or-later
-- A walk of random commands, old-backend inserts and repairs by hand; tally counts what each was answered. doubt holds
-- what a preview promised and its command did not keep.
create schema walk;
create table walk.tally (function text, code text, n int default 1, primary key (function, code));
create table walk.doubt (function text, arguments jsonb, previewed text, answered text);
insert into slotdesk.market (name, time_zone) values ('Albany', 'America/New_York'), ('Harbor', 'America/Los_Angeles');
insert into slotdesk.client (name) select 'C' || n from generate_series(1, 10) n;
insert into slotdesk.therapist (market_id, name, active) select 1 + n % 2, 'T' || n, n < 12 from generate_series(1, 12) n;
update slotdesk.setting set value = 'observe' where name = 'guard';
select slotdesk.create_request(gen_random_uuid(), n, 1 + n % 2, 'S', 1 + n % 3, now() + make_interval(hours => n), 60)
    from generate_series(1, 8) n;

create function walk.below(n int) returns int language sql volatile return floor(random() * n)::int;

create function walk.some_function() returns text language plpgsql volatile as $$
declare
    all_of text[] := string_to_array(repeat('accept_offer ', 14) || repeat('create_request ', 6) || repeat('assign ', 4)
        || repeat('reassign ', 5) || repeat('release ', 5) || repeat('undo ', 8) || repeat('swap ', 5)
        || repeat('join_waitlist ', 5) || 'decline_offer decline_offer withdraw_offer withdraw_offer send_offers '
        || 'send_offers reschedule reschedule reschedule complete complete no_show cancel_appointment '
        || 'cancel_appointment cancel_request release_all cancel_all send_offers_all '
        || repeat('resolve_double_booking ', 5) || 'report_problem claim_alert claim_alert snooze_alert snooze_alert '
        || 'dismiss_alert dismiss_alert reopen_alert reopen_alert sign_off tag_alert add_note claim_request save_therapist '
        || 'save_client tick_call tick_call save_market save_staff save_setting', ' ');
begin
    return all_of[1 + walk.below(cardinality(all_of))];
end $$;

create function walk.some_arguments(f text) returns jsonb language plpgsql volatile as $$
declare
    r bigint := (select id from slotdesk.appointment_request order by status in ('open', 'filled') desc, random() limit 1);
    a bigint := (select id from slotdesk.appointment
                 order by case when f in ('complete', 'no_show') then status = 'booked' and starts_at < now()
                               when f in ('swap', 'reassign', 'release') then status = 'booked'
                               else status in ('open', 'booked') end desc, random() limit 1);
    m bigint := coalesce((select market_id from slotdesk.appointment where id = a), 1);
    b bigint := (select id from slotdesk.appointment order by status = 'booked' and market_id = m desc, random() limit 1);
    t bigint := case when random() < 0.95 then 2 * (1 + walk.below(6)) - m + 1 else 1 + walk.below(12) end;
    o bigint := (select id from slotdesk.appointment_offer
                 order by status = case f when 'join_waitlist' then 'expired' else 'pending' end desc, random() limit 1);
    l bigint := (select id from slotdesk.alert order by case when f = 'reopen_alert' then status in ('resolved', 'dismissed')
                     when f = 'sign_off' then status not in ('new', 'claimed', 'snoozed')
                     else status in ('new', 'claimed', 'snoozed') end desc, random() limit 1);
    v int := case when random() < 0.2 then 1 + walk.below(4) end;
    reason text := case when random() < 0.05 then 'no such reason' else 'other: walking' end;
begin
    return case f
        when 'create_request' then jsonb_build_object('client', 1 + walk.below(10), 'market', 1 + walk.below(2),
            'service', 'S', 'slots', 1 + walk.below(3), 'starts_at', now() + make_interval(mins => 60 + walk.below(600)),
            'minutes', 60, 'price_cents', 100, 'pay_cents', 50)
        when 'accept_offer' then jsonb_build_object('offer', o)
        when 'decline_offer' then jsonb_build_object('offer', o)
        when 'join_waitlist' then jsonb_build_object('offer', o)
        when 'withdraw_offer' then jsonb_build_object('offer', o, 'reason', reason)
        when 'send_offers' then jsonb_build_object('request', r, 'therapists', case when random() < 0.5 then to_jsonb(array[t]) end)
        when 'assign' then jsonb_build_object('appointment', a, 'therapist', t, 'expected_version', v, 'reason', reason)
        when 'reassign' then jsonb_build_object('appointment', a, 'therapist', t, 'expected_version', v, 'reason', reason)
        when 'release' then jsonb_build_object('appointment', a, 'expected_version', v, 'reason', reason)
        when 'cancel_appointment' then jsonb_build_object('appointment', a, 'expected_version', v, 'reason', reason)
        when 'cancel_request' then jsonb_build_object('request', r, 'expected_version', v, 'reason', reason)
        when 'swap' then jsonb_build_object('appointment_a', a, 'version_a', v, 'appointment_b', b, 'version_b', null,
                                            'reason', reason)
        when 'reschedule' then jsonb_build_object('request', r, 'starts_at', now() + make_interval(mins => walk.below(700)),
            'minutes', 30 + walk.below(60), 'expected_version', v, 'reason', reason)
        when 'complete' then jsonb_build_object('appointment', a)
        when 'no_show' then jsonb_build_object('appointment', a, 'reason', reason)
        when 'undo' then jsonb_build_object('undoes', (select id from (select id, ok from slotdesk.command
            where random() < 0.9 order by created_at desc limit 12) c order by ok desc, random() limit 1))
        when 'claim_alert' then jsonb_build_object('alert', l)
        when 'snooze_alert' then jsonb_build_object('alert', l, 'minutes', 5)
        when 'dismiss_alert' then jsonb_build_object('alert', l, 'reason', reason)
        when 'reopen_alert' then jsonb_build_object('alert', l, 'reason', reason)
        when 'sign_off' then jsonb_build_object('alert', l, 'cause', 'unknown', 'note', null)
        when 'tag_alert' then jsonb_build_object('alert', l, 'cause', 'retry')
        when 'resolve_double_booking' then jsonb_build_object('alert', l, 'reason', reason, 'keep', (
            select coalesce(jsonb_agg(u), '[]') from slotdesk.alert x, unnest(x.appointment_ids) u
            where x.id = l and random() < 0.4))
        when 'report_problem' then jsonb_build_object('request', r, 'report', 'walking')
        when 'add_note' then jsonb_build_object('about', 'request', 'id', r, 'note', 'walking')
        when 'claim_request' then jsonb_build_object('request', r, 'seconds', 5)
        when 'save_client' then jsonb_build_object('id', 1 + walk.below(10), 'name', 'C', 'phone', '+1 212 555 0100',
            'email', null, 'note', null, 'expected_version', v)
        when 'save_therapist' then jsonb_build_object('id', t, 'market', 1 + t % 2, 'name', 'T' || t, 'phone', null,
            'services', null, 'rating', 4.5, 'active', t < 12, 'expected_version', v)
        when 'tick_call' then jsonb_build_object('call', (select id from slotdesk.settlement_call order by random() limit 1),
            'done', random() < 0.7)
        when 'save_market' then jsonb_build_object('id', 1 + walk.below(2), 'name', 'M' || walk.below(3), 'time_zone', 'UTC',
            'currency', 'USD', 'expected_version', v)
        when 'save_staff' then jsonb_build_object('login', 'somebody', 'name', 'N', 'role', 'reader', 'markets', null,
            'expected_version', v)
        when 'save_setting' then jsonb_build_object('name', 'offer_minutes', 'value', (20 + walk.below(20))::text,
            'expected_version', v)
        when 'release_all' then jsonb_build_object('items', (select jsonb_agg(id) from (
            select id from slotdesk.appointment order by status = 'booked' desc, random() limit 3) x), 'reason', reason)
        else jsonb_build_object('items', (select jsonb_agg(id) from (select id from slotdesk.appointment_request
            order by status in ('open', 'filled') desc, random() limit 2) x), 'reason', reason) end;
end $$;

create function walk.call(f text, arguments jsonb) returns slotdesk.outcome language plpgsql volatile as $$
declare
    o slotdesk.outcome;
begin
    execute format('select * from slotdesk.%I(command => gen_random_uuid()%s)', f, (
        select string_agg(format(', %I => %L', key, case jsonb_typeof(value)
            when 'array' then translate(value #>> '{}', '[]', '{}') else value #>> '{}' end), '')
        from jsonb_each(arguments))) into o;
    return o;
end $$;

-- What no command does. Answers what it tried.
create function walk.by_hand(k float8) returns text language plpgsql volatile as $$
declare
    r bigint := (select id from slotdesk.appointment_request order by status in ('open', 'filled') desc, random() limit 1);
    a bigint := (select id from slotdesk.appointment order by status = 'booked' desc, random() limit 1);
begin
    if k < 0.4 then
        insert into slotdesk.appointment (request_id, therapist_id, status) values (r, 1 + walk.below(12), 'booked');
        return 'legacy insert';
    elsif k < 0.5 then
        update slotdesk.appointment set status = 'cancelled' where id = a and status = 'booked';
        return 'hand cancel';
    elsif k < 0.55 then
        update slotdesk.appointment set status = 'open', therapist_id = null, booked_at = null
            where id = a and status = 'booked' and position is not null;
        return 'hand open';
    elsif k < 0.6 then
        update slotdesk.appointment set therapist_id = 1 + walk.below(12) where id = a and status = 'booked';
        return 'hand move';
    elsif k < 0.65 then
        update slotdesk.appointment_request set status = case when random() < 0.5 then 'cancelled' else 'filled' end
            where id = r;
        return 'hand close';
    elsif k < 0.75 then
        update slotdesk.appointment_request set starts_at = starts_at - interval '5 h',
            ends_at = ends_at - interval '5 h' where id = r;
        update slotdesk.appointment set starts_at = starts_at - interval '5 h', ends_at = ends_at - interval '5 h'
            where request_id = r;
        return 'time passes';
    elsif k < 0.8 then
        update slotdesk.appointment_offer set status = 'expired' where request_id = r and status = 'pending';
        return 'hand lapse';
    end if;
    perform slotdesk.expire_due();
    return 'expire_due';
end $$;

create procedure walk.run(steps int, seed float8) language plpgsql as $$
declare
    o slotdesk.outcome;
    f text;
begin
    perform setseed(seed);
    for i in 1..steps loop
        o := null;
        f := case when random() < 0.85 then walk.some_function() else 'hand' end;
        begin
            if f = 'hand' then
                f := walk.by_hand(random());
            else
                o := walk.call(f, walk.some_arguments(f));
            end if;
        exception when others then
            o.code := sqlstate;
        end;
        insert into walk.tally values (f, coalesce(o.code, 'done'))
            on conflict (function, code) do update set n = tally.n + 1;
        commit;
    end loop;
end $$;

-- Alone: each command is previewed, in a transaction that must stay without an id, and then called.
create procedure walk.foretell(steps int, seed float8) language plpgsql as $$
declare
    p slotdesk.outcome;
    o slotdesk.outcome;
    f text;
    arguments jsonb;
    wrote boolean;
begin
    perform setseed(seed);
    for i in 1..steps loop
        if random() < 0.1 then
            begin
                perform walk.by_hand(random());
            exception when others then
                null;
            end;
            commit;
        end if;
        f := walk.some_function();
        arguments := walk.some_arguments(f);
        p := slotdesk.preview(f, arguments);
        wrote := pg_current_xact_id_if_assigned() is not null;
        commit;
        o := walk.call(f, arguments);
        if wrote or (p.ok, p.code) is distinct from (o.ok, o.code) or not p.ok and p.message <> o.message then
            insert into walk.doubt values (f, arguments, case when wrote then 'WROTE ' else '' end || p.code || ': ' || p.message,
                                           o.code || ': ' || o.message);
        end if;
        insert into walk.tally values (f, o.code) on conflict (function, code) do update set n = tally.n + 1;
        commit;
    end loop;
end $$;
