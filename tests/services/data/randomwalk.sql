-- SPDX-License-Identifier: GPL-3.0-or-later
-- A walk of random commands, old-backend inserts and repairs by hand; tally counts what each was answered.
create schema walk;
create table walk.tally (function text, code text, n int default 1, primary key (function, code));
insert into slotdesk.market (name, time_zone) values ('Albany', 'America/New_York'), ('Harbor', 'America/Los_Angeles');
insert into slotdesk.client (name) select 'C' || n from generate_series(1, 10) n;
insert into slotdesk.therapist (market_id, name) select 1 + n % 2, 'T' || n from generate_series(1, 12) n;
update slotdesk.setting set value = 'observe' where name = 'guard';
select slotdesk.create_request(gen_random_uuid(), n, 1 + n % 2, 'S', 1 + n % 3, now() + make_interval(hours => n), 60)
    from generate_series(1, 8) n;

create procedure walk.run(steps int, seed float8) language plpgsql as $$
declare
    o slotdesk.outcome;
    f text;
    a bigint;
    r bigint;
    t bigint;
    k float8;
begin
    perform setseed(seed);
    for i in 1..steps loop
        k := random();
        o := null;
        select id into r from slotdesk.appointment_request order by random() limit 1;
        select id into a from slotdesk.appointment order by status in ('open', 'booked') desc, random() limit 1;
        select id into t from slotdesk.therapist order by random() limit 1;
        begin
            if k < 0.12 then
                f := 'create_request';
                o := slotdesk.create_request(gen_random_uuid(), 1 + floor(random() * 10)::int, 1 + floor(random() * 2)::int,
                    'S', 1 + floor(random() * 3)::int, now() + make_interval(mins => (60 + floor(random() * 600))::int), 60,
                    null, null, 100, 50);
            elsif k < 0.45 then
                f := 'accept_offer';
                o := slotdesk.accept_offer(gen_random_uuid(), (select id from slotdesk.appointment_offer
                    order by status = 'pending' desc, random() limit 1));
            elsif k < 0.50 then
                f := 'decline_offer';
                o := slotdesk.decline_offer(gen_random_uuid(), (select id from slotdesk.appointment_offer
                    order by random() limit 1));
            elsif k < 0.55 then
                f := 'send_offers';
                o := slotdesk.send_offers(gen_random_uuid(), r, case when random() < 0.5 then null else array[t] end);
            elsif k < 0.62 then
                f := 'assign';
                o := slotdesk.assign(gen_random_uuid(), a, t, null, 'other');
            elsif k < 0.72 then
                f := 'reassign';
                o := slotdesk.reassign(gen_random_uuid(), a, t, null, 'other');
            elsif k < 0.79 then
                f := 'release';
                o := slotdesk.release(gen_random_uuid(), a, null, 'other');
            elsif k < 0.83 then
                f := 'cancel_appointment';
                o := slotdesk.cancel_appointment(gen_random_uuid(), a, null, 'other');
            elsif k < 0.85 then
                f := 'cancel_request';
                o := slotdesk.cancel_request(gen_random_uuid(), r, null, 'other');
            elsif k < 0.93 then
                f := 'legacy insert';
                insert into slotdesk.appointment (request_id, therapist_id, status) values (r, t, 'booked');
            elsif k < 0.95 then
                f := 'hand cancel';
                update slotdesk.appointment set status = 'cancelled' where id = a and status = 'booked';
            elsif k < 0.96 then
                f := 'hand move';
                update slotdesk.appointment set therapist_id = t where id = a and status = 'booked';
            elsif k < 0.97 then
                f := 'hand close';
                update slotdesk.appointment_request set status = case when random() < 0.5 then 'cancelled' else 'filled' end
                    where id = r;
            elsif k < 0.98 then
                f := 'time passes';
                update slotdesk.appointment_request set starts_at = starts_at - interval '5 h',
                    ends_at = ends_at - interval '5 h' where id = r;
                update slotdesk.appointment set starts_at = starts_at - interval '5 h', ends_at = ends_at - interval '5 h'
                    where request_id = r;
            elsif k < 0.985 then
                f := 'hand lapse';
                update slotdesk.appointment_offer set status = 'expired' where request_id = r and status = 'pending';
            else
                f := 'expire_due';
                perform slotdesk.expire_due();
            end if;
        exception when others then
            o.code := sqlstate;
        end;
        insert into walk.tally values (f, coalesce(o.code, 'done'))
            on conflict (function, code) do update set n = tally.n + 1;
        commit;
    end loop;
end $$;
