-- SPDX-License-Identifier: GPL-3.0-or-later
-- The ways of accepting that slotctl race compares, each as its backends write it: one function that answers ok or full.
-- For a scratch database that has Slotdesk's schema too.
create schema way;
create table way.way (n int primary key, name text not null unique, about text not null);
insert into way.way values
    (1, 'unlocked', 'count the bookings, then insert one'),
    (2, 'sleep_rand', 'the same after a random pause, so that they do not meet'),
    (3, 'lock_nothing', 'SELECT … FOR UPDATE on the bookings that are there, then insert'),
    (4, 'update_limit_1', 'UPDATE … WHERE id = (SELECT … LIMIT 1)'),
    (5, 'update_recheck', 'the same, and still IS NULL outside'),
    (6, 'skip_locked', 'SELECT … FOR UPDATE SKIP LOCKED, then update'),
    (7, 'locked', 'slotdesk.accept_offer');

create table way.request (id int primary key, slots int not null, interleaving text);
create table way.booking (way text not null, request int not null, therapist int not null);
create index on way.booking (way, request);
create table way.slot (
    id bigint generated always as identity primary key, way text not null, request int not null, no int not null, therapist int
);
create index on way.slot (way, request, no);
create table way.told (way text not null, request int not null, therapist int not null, answer text not null);

create function way.unlocked(p_request int, p_therapist int) returns text language plpgsql as $$
begin
    if (select count(*) from way.booking b where b.way = 'unlocked' and b.request = p_request)
        >= (select slots from way.request where id = p_request) then
        return 'full';
    end if;
    insert into way.booking values ('unlocked', p_request, p_therapist);
    return 'ok';
end $$;

create function way.sleep_rand(p_request int, p_therapist int) returns text language plpgsql as $$
begin
    perform pg_sleep(random() * 0.005);
    if (select count(*) from way.booking b where b.way = 'sleep_rand' and b.request = p_request)
        >= (select slots from way.request where id = p_request) then
        return 'full';
    end if;
    insert into way.booking values ('sleep_rand', p_request, p_therapist);
    return 'ok';
end $$;

create function way.lock_nothing(p_request int, p_therapist int) returns text language plpgsql as $$
begin
    perform from way.booking b where b.way = 'lock_nothing' and b.request = p_request for update;
    if (select count(*) from way.booking b where b.way = 'lock_nothing' and b.request = p_request)
        >= (select slots from way.request where id = p_request) then
        return 'full';
    end if;
    insert into way.booking values ('lock_nothing', p_request, p_therapist);
    return 'ok';
end $$;

create function way.update_limit_1(p_request int, p_therapist int) returns text language plpgsql as $$
begin
    update way.slot set therapist = p_therapist where id = (
        select s.id from way.slot s where s.way = 'update_limit_1' and s.request = p_request and s.therapist is null
        order by s.no limit 1);
    return case when found then 'ok' else 'full' end;
end $$;

create function way.update_recheck(p_request int, p_therapist int) returns text language plpgsql as $$
begin
    update way.slot set therapist = p_therapist where therapist is null and id = (
        select s.id from way.slot s where s.way = 'update_recheck' and s.request = p_request and s.therapist is null
        order by s.no limit 1);
    return case when found then 'ok' else 'full' end;
end $$;

create function way.skip_locked(p_request int, p_therapist int) returns text language plpgsql as $$
declare
    free bigint;
begin
    select s.id into free from way.slot s where s.way = 'skip_locked' and s.request = p_request and s.therapist is null
        order by s.no limit 1 for update skip locked;
    update way.slot set therapist = p_therapist where id = free;
    return case when found then 'ok' else 'full' end;
end $$;

create function way.locked(p_request int, p_therapist int) returns text language plpgsql as $$
declare
    said text;
begin
    select (slotdesk.accept_offer(gen_random_uuid(), o.id)).code into said from slotdesk.appointment_offer o
        where o.request_id = p_request and o.therapist_id = p_therapist;
    return case said when 'already_filled' then 'full' else said end;
end $$;

create view way.booked as
select way, request, therapist from way.booking
union all select way, request, therapist from way.slot where therapist is not null
union all select 'locked', request_id::int, therapist_id::int from slotdesk.appointment
    where status in ('booked', 'completed', 'no_show');

-- What went wrong, per way and request.
create view way.anomaly as
select x.name as way, x.id as request, x.interleaving, x.about, x.n, greatest(x.booked - x.slots, 0) as surplus,
       x.overwritten, case when x.booked < x.slots then x.told_full else 0 end as false_full,
       greatest(least(x.slots, x.asked) - x.booked, 0) as left_open, x.errors
from (
    select w.n, w.name, w.about, r.id, r.slots, r.interleaving,
           (select count(*) from way.booked b where b.way = w.name and b.request = r.id) as booked,
           count(t.therapist) as asked, count(*) filter (where t.answer = 'full') as told_full,
           count(*) filter (where t.answer not in ('ok', 'full')) as errors,
           count(*) filter (where t.answer = 'ok' and not exists (
               select from way.booked b where b.way = w.name and b.request = r.id and b.therapist = t.therapist)) as overwritten
    from way.way w cross join way.request r
    left join way.told t on t.way = w.name and t.request = r.id
    group by w.n, w.name, w.about, r.id, r.slots, r.interleaving) x;
