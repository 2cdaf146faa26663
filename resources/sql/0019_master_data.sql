-- SPDX-License-Identifier: GPL-3.0-or-later
-- Clients, therapists, markets, staff and settings: saved as whole rows, with the version that was read. A receipt keeps
-- what was saved; the event says only which row, so that names and phone numbers stay out of the feed.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

alter table setting add version int not null default 1;

-- What is wrong with a person's data; null: nothing.
create function wrong_contact(p_name text, p_phone text, p_email text) returns text
language sql immutable
return case
    when btrim(coalesce(p_name, '')) = '' then 'A name is needed'
    when length(p_name) > 200 then 'The name is too long: 200 characters at most'
    when p_name ~ '[[:cntrl:]]' or p_phone ~ '[[:cntrl:]]' or p_email ~ '[[:cntrl:]]'
        then 'Name, phone and e-mail are one line each'
    when length(p_phone) > 50 then 'The phone number is too long: 50 characters at most'
    when length(slotdesk.phone_digits(nullif(btrim(p_phone), ''))) not between 5 and 20
        then 'A phone number has 5 to 20 digits'
    when length(p_email) > 320 or nullif(btrim(p_email), '') !~ '^[^@[:space:]]+@[^@[:space:]]+$'
        then 'This is no e-mail address' end;

create function version_changed(p_what text, p_version int) returns outcome
language sql stable
return slotdesk.refused('changed', format('This %s changed meanwhile: read it again', p_what), null, null, null, p_version);

-- The one event of a save, and its answer.
create function saved(p_command uuid, p_kind text, p_message text, p_version int, p_market bigint, p_therapist bigint,
                      p_event jsonb, p_detail jsonb) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
begin
    insert into event (kind, source, market_id, therapist_id, command, detail)
        values (p_kind, 'command', p_market, p_therapist, p_command, p_event);
    return done(p_message, null, null, null, p_version, p_event || p_detail);
end $$;

-- A client of nobody's market yet (a new call) may be mended by whoever may save clients.
create function rule_save_client(p_command uuid, p_id bigint, p_name text, p_phone text, p_email text, p_note text,
                                 p_expected int) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    c client;
    who text := coalesce(nullif(btrim(p_name), ''), btrim(p_phone));   -- some are known by their number only
    wrong text := wrong_contact(who, p_phone, p_email);
begin
    if wrong is null and length(p_note) > 4000 then
        wrong := 'The note is too long: 4,000 characters at most';
    end if;
    if wrong is not null then
        return refused('invalid', wrong);
    end if;
    if p_id is not null then
        select * into c from client where id = p_id;
        if not found then
            return refused('not_found', format('There is no client %s', p_id));
        elsif not caller_sees_client(p_id) and exists (select from appointment_request where client_id = p_id) then
            return refused('not_allowed', 'This client is in a market that is not yours');
        end if;
        if p_command is not null then
            select * into c from client where id = p_id for no key update;
        end if;
        if p_expected <> c.version then
            return version_changed('client', c.version);
        end if;
    end if;
    if p_command is null then
        return would(null);
    elsif p_id is null then
        insert into client (name, phone, email, note) values (who, nullif(btrim(p_phone), ''), nullif(btrim(p_email), ''),
            nullif(btrim(p_note), '')) returning * into c;
    else
        update client set name = who, phone = nullif(btrim(p_phone), ''), email = nullif(btrim(p_email), ''),
            note = nullif(btrim(p_note), ''), version = version + 1 where id = p_id returning * into c;
    end if;
    return saved(p_command, 'client_saved', 'Saved', c.version, null, null, jsonb_build_object('client_id', c.id), '{}');
end $$;

create function rule_save_therapist(p_command uuid, p_id bigint, p_market bigint, p_name text, p_phone text,
                                    p_services text[], p_rating numeric, p_active boolean, p_expected int) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    t therapist;
    wrong text := wrong_contact(p_name, p_phone, null);
    coming int;
begin
    wrong := coalesce(wrong, case
        when p_market is null then 'A market is needed'
        when cardinality(p_services) > 100 then 'A therapist has at most 100 services'
        when exists (select from unnest(p_services) s where coalesce(btrim(s), '') = '' or length(s) > 200)
            then 'A service is a name of up to 200 characters'
        when not p_rating between 0 and 5 then 'A rating is 0 to 5' end);
    if wrong is not null then
        return refused('invalid', wrong);
    elsif not exists (select from market where id = p_market) then
        return refused('not_found', format('There is no market %s', p_market));
    end if;
    if p_id is not null then
        select * into t from therapist where id = p_id;
        if not found then
            return refused('not_found', format('There is no therapist %s', p_id));
        elsif not caller_sees(t.market_id) then
            return refused('not_allowed', 'This therapist is in a market that is not yours');
        end if;
        if p_command is not null then
            select * into t from therapist where id = p_id for no key update;
        end if;
        if t.market_id <> p_market and (exists (select from appointment where therapist_id = p_id)
                                        or exists (select from appointment_offer where therapist_id = p_id)) then
            return refused('invalid', format('%s has bookings or offers in this market: add them anew in the other', t.name));
        elsif p_expected <> t.version then
            return version_changed('therapist', t.version);
        end if;
    end if;
    if p_command is null then
        return would(null);
    elsif p_id is null then
        insert into therapist (market_id, name, phone, services, rating, active)
            values (p_market, btrim(p_name), nullif(btrim(p_phone), ''), coalesce(array(select distinct btrim(s)
                from unnest(p_services) s order by 1), '{}'), p_rating, coalesce(p_active, true)) returning * into t;
    else
        update therapist set market_id = p_market, name = btrim(p_name), phone = nullif(btrim(p_phone), ''),
            services = coalesce(array(select distinct btrim(s) from unnest(p_services) s order by 1), '{}'),
            rating = p_rating, active = coalesce(p_active, true), version = version + 1 where id = p_id returning * into t;
    end if;
    select count(*) into coming from appointment where therapist_id = t.id and status = 'booked'
        and ends_at > clock_timestamp();
    return saved(p_command, 'therapist_saved', case when t.active or coming = 0 then 'Saved'
            else format('Saved. Bookings to come stay as they are: %s', coming) end, t.version, t.market_id, t.id,
        '{}', jsonb_build_object('therapist_id', t.id, 'bookings_to_come', coming));
end $$;

create function rule_save_market(p_command uuid, p_id bigint, p_name text, p_time_zone text, p_currency text,
                                 p_expected int) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    m market;
    wrong text;
begin
    wrong := case
        when coalesce(btrim(p_name), '') = '' then 'A name is needed'
        when length(p_name) > 200 or p_name ~ '[[:cntrl:]]' then 'The name is one line of up to 200 characters'
        when upper(coalesce(p_currency, '')) !~ '^[A-Z]{3}$' then 'A currency is three letters, such as USD'
        when not exists (select from pg_timezone_names where name = p_time_zone)
            then 'There is no such time zone; they are named as America/New_York'
        when exists (select from market where name = btrim(p_name) and id is distinct from p_id)
            then 'Another market has this name' end;
    if wrong is not null then
        return refused('invalid', wrong);
    end if;
    if p_id is not null then
        select * into m from market where id = p_id;
        if not found then
            return refused('not_found', format('There is no market %s', p_id));
        elsif not caller_sees(p_id) then
            return refused('not_allowed', 'This market is not yours');
        end if;
        if p_command is not null then
            select * into m from market where id = p_id for no key update;
        end if;
        if m.currency <> upper(p_currency) and exists (select from appointment_request where market_id = p_id) then
            return refused('invalid', format('The amounts of this market are in %s: its currency stays', m.currency));
        elsif p_expected <> m.version then
            return version_changed('market', m.version);
        end if;
    elsif caller_markets() is not null then
        return refused('not_allowed', 'A new market is made by somebody who has every market');
    end if;
    if p_command is null then
        return would(null);
    elsif p_id is null then
        insert into market (name, time_zone, currency) values (btrim(p_name), p_time_zone, upper(p_currency))
            returning * into m;
    else
        update market set name = btrim(p_name), time_zone = p_time_zone, currency = upper(p_currency),
            version = version + 1 where id = p_id returning * into m;
    end if;
    return saved(p_command, 'market_saved', 'Saved', m.version, m.id, null, '{}', jsonb_build_object('market_id', m.id));
end $$;

-- A login that does not exist yet may be prepared; the answer says what the database still has to grant. The last
-- administrator of every market stays one: nobody could make another.
create function rule_save_staff(p_command uuid, p_login text, p_name text, p_role text, p_markets bigint[],
                                p_expected int) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    s staff;
    wrong text;
    known boolean;
    granted boolean;
begin
    wrong := case
        when coalesce(btrim(p_login), '') = '' or length(p_login) > 63 or p_login ~ '[[:cntrl:]]'
            then 'A login is a name of up to 63 characters'
        when p_login ~ '^(slotdesk_|pg_)' then 'This is a group of logins and no person'
        when coalesce(btrim(p_name), '') = '' or length(p_name) > 200 or p_name ~ '[[:cntrl:]]'
            then 'The name is one line of up to 200 characters'
        when p_role is null or p_role not in ('agent', 'supervisor', 'admin', 'reader')
            then 'A role is agent, supervisor, admin or reader'
        when array_position(p_markets, null) is not null or cardinality(p_markets) > 1000
            then 'Markets are a list of ids; without a list every market is meant' end;
    if wrong is not null then
        return refused('invalid', wrong);
    elsif exists (select from unnest(p_markets) u where not exists (select from market m where m.id = u)) then
        return refused('not_found', 'One of these markets does not exist');
    end if;
    if p_command is not null then
        perform from staff where role = 'admin' or login = p_login order by login for update;
    end if;
    select * into s from staff where login = p_login;
    if s.login is null and p_expected is not null then
        return refused('not_found', 'There is no such person among the staff');
    elsif s.role = 'admin' and s.markets is null and (p_role <> 'admin' or p_markets is not null)
        and not exists (select from staff o where o.login <> p_login and o.role = 'admin' and o.markets is null) then
        return refused('invalid', format('%s is the last administrator of every market: make another one first', s.name));
    elsif p_expected <> s.version then
        return version_changed('person', s.version);
    elsif p_command is null then
        return would(null);
    end if;
    insert into staff as o (login, name, role, markets) values (p_login, btrim(p_name), p_role, p_markets)
        on conflict (login) do update set name = excluded.name, role = excluded.role, markets = excluded.markets,
            version = o.version + 1 returning * into s;
    known := exists (select from pg_roles where rolname = p_login and rolcanlogin);
    granted := known and pg_has_role(p_login, 'slotdesk_' || p_role, 'member');
    return saved(p_command, 'staff_saved', case when not known then 'Saved. The database has no such login yet'
            when not granted then format('Saved. The login is not in slotdesk_%s yet: whoever runs the database grants it', p_role)
            else 'Saved' end, s.version, null, null, '{}', jsonb_build_object('login_exists', known, 'in_group', granted));
end $$;

create function rule_save_setting(p_command uuid, p_name text, p_value text, p_expected int) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    s setting;
begin
    if p_name is null or p_value is null or length(p_value) > 1000 then
        return refused('invalid', 'The name of a setting and a value of up to 1,000 characters are needed');
    end if;
    select * into s from setting where name = p_name;
    if not found then
        return refused('not_found', 'There is no such setting');
    elsif p_command is null then
        return case when p_expected <> s.version then version_changed('setting', s.version) else would(null) end;
    end if;
    select * into s from setting where name = p_name for no key update;
    if p_expected <> s.version then
        return version_changed('setting', s.version);
    end if;
    begin
        update setting set value = p_value, version = version + 1 where name = p_name returning * into s;
    exception when check_violation then
        return refused('invalid', format('This value does not fit. %s: %s', s.name, s.about), null, null, null, s.version);
    end;
    return saved(p_command, 'setting_saved', 'Saved', s.version, null, null, jsonb_build_object('setting', s.name), '{}');
end $$;

create or replace function apply_desk_rule(p_command uuid, p_function text, p jsonb) returns outcome
language plpgsql set search_path = slotdesk, pg_temp as $$
declare
    alert bigint := (p ->> 'alert')::bigint;
    expected int := (p ->> 'expected_version')::int;
    reason text := p ->> 'reason';
begin
    case p_function
        when 'report_problem' then return rule_report_problem(p_command, (p ->> 'request')::bigint, p ->> 'report');
        when 'claim_alert' then return rule_claim_alert(p_command, alert);
        when 'snooze_alert' then return rule_snooze_alert(p_command, alert, (p ->> 'minutes')::int);
        when 'dismiss_alert' then return rule_dismiss_alert(p_command, alert, reason);
        when 'reopen_alert' then return rule_reopen_alert(p_command, alert, reason);
        when 'resolve_double_booking' then
            return rule_resolve_double_booking(p_command, alert, id_array(p -> 'keep'), reason);
        when 'sign_off' then return rule_sign_off(p_command, alert, p ->> 'cause', p ->> 'note');
        when 'add_note' then
            return rule_add_note(p_command, p ->> 'about', (p ->> 'id')::bigint, p ->> 'note', (p ->> 'pinned')::boolean);
        when 'claim_request' then
            return rule_claim_request(p_command, (p ->> 'request')::bigint, (p ->> 'seconds')::int);
        when 'save_client' then
            return rule_save_client(p_command, (p ->> 'id')::bigint, p ->> 'name', p ->> 'phone', p ->> 'email',
                                    p ->> 'note', expected);
        when 'save_therapist' then
            return rule_save_therapist(p_command, (p ->> 'id')::bigint, (p ->> 'market')::bigint, p ->> 'name',
                p ->> 'phone', case when jsonb_typeof(p -> 'services') = 'array'
                                   then array(select jsonb_array_elements_text(p -> 'services')) end,
                (p ->> 'rating')::numeric, (p ->> 'active')::boolean, expected);
        when 'save_market' then
            return rule_save_market(p_command, (p ->> 'id')::bigint, p ->> 'name', p ->> 'time_zone', p ->> 'currency',
                                    expected);
        when 'save_staff' then
            return rule_save_staff(p_command, p ->> 'login', p ->> 'name', p ->> 'role', id_array(p -> 'markets'), expected);
        when 'save_setting' then return rule_save_setting(p_command, p ->> 'name', p ->> 'value', expected);
        else return null;
    end case;
end $$;

create function save_client(command uuid, id bigint, name text, phone text, email text, note text, expected_version int)
returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'save_client', jsonb_build_object('id', $2, 'name', $3, 'phone', $4, 'email', $5, 'note', $6,
                                                             'expected_version', $7));
end $$;

create function save_therapist(command uuid, id bigint, market bigint, name text, phone text, services text[],
                               rating numeric, active boolean, expected_version int) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'save_therapist', jsonb_build_object('id', $2, 'market', $3, 'name', $4, 'phone', $5,
        'services', to_jsonb($6), 'rating', $7, 'active', $8, 'expected_version', $9));
end $$;

create function save_market(command uuid, id bigint, name text, time_zone text, currency text, expected_version int)
returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'save_market', jsonb_build_object('id', $2, 'name', $3, 'time_zone', $4, 'currency', $5,
                                                             'expected_version', $6));
end $$;

create function save_staff(command uuid, login text, name text, role text, markets bigint[], expected_version int)
returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'save_staff', jsonb_build_object('login', $2, 'name', $3, 'role', $4, 'markets', to_jsonb($5),
                                                            'expected_version', $6));
end $$;

create function save_setting(command uuid, name text, value text, expected_version int) returns outcome
language plpgsql security definer set search_path = slotdesk, pg_temp as $$
begin
    return run_command($1, 'save_setting', jsonb_build_object('name', $2, 'value', $3, 'expected_version', $4));
end $$;

-- What is read before it is saved.
create view visible_client as
    select c.id, c.name, coalesce(c.phone, '') as phone, coalesce(c.email, '') as email, coalesce(c.note, '') as note, c.version
    from client c
    where (select caller_markets()) is null or exists (select from appointment_request r
        where r.client_id = c.id and r.market_id = any ((select caller_markets())::bigint[]));

create view visible_therapist as
    select t.id, t.market_id, m.name as market_name, t.name, coalesce(t.phone, '') as phone, t.services, t.rating, t.active,
           t.version
    from therapist t join visible_market m on m.id = t.market_id;

-- A new call: whose number is this, in any format? Anybody's, of any market, but only the whole number.
create function find_client(phone text)
returns table (id bigint, name text, phone_number text, email text, note text, version int)
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select c.id, c.name, c.phone, coalesce(c.email, ''), coalesce(c.note, ''), c.version from client c
    where length(phone_digits($1)) >= 5 and phone_digits(c.phone) = phone_digits($1)
    order by c.id limit 20
$$;

-- The requests on the board that show something of these people or markets: what a board reads again after a save.
create function board_requests_of(clients bigint[], therapists bigint[], markets bigint[]) returns setof bigint
language sql stable security definer set search_path = slotdesk, pg_temp as $$
    select r.id from appointment_request r join visible_market m on m.id = r.market_id
    where (r.client_id = any ($1) or r.market_id = any ($3)
           or exists (select from appointment a where a.request_id = r.id and a.therapist_id = any ($2))
           or exists (select from appointment_offer o where o.request_id = r.id and o.therapist_id = any ($2)))
        and (r.ends_at > now() - interval '12 hours' or r.id in (
            select unnest(l.request_ids) from alert l where l.status in ('new', 'claimed', 'snoozed')))
$$;

revoke execute on all functions in schema slotdesk from public;
revoke all on visible_client, visible_therapist from public;
grant execute on function save_client(uuid, bigint, text, text, text, text, int)
    to slotdesk_agent, slotdesk_supervisor, slotdesk_backend;
grant execute on function save_therapist(uuid, bigint, bigint, text, text, text[], numeric, boolean, int)
    to slotdesk_admin, slotdesk_supervisor;
grant execute on function save_market(uuid, bigint, text, text, text, int),
    save_staff(uuid, text, text, text, bigint[], int), save_setting(uuid, text, text, int) to slotdesk_admin;
grant select on visible_client, visible_therapist to slotdesk_agent, slotdesk_supervisor, slotdesk_backend,
    slotdesk_worker, slotdesk_admin, slotdesk_reader;
grant execute on function find_client(text) to slotdesk_agent, slotdesk_supervisor, slotdesk_backend;
grant execute on function board_requests_of(bigint[], bigint[], bigint[])
    to slotdesk_agent, slotdesk_supervisor, slotdesk_backend, slotdesk_worker, slotdesk_admin, slotdesk_reader;
reset role;
