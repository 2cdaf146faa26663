-- SPDX-License-Identifier: GPL-3.0-or-later
-- From the legacy rows to Slotdesk's: which row gets which slot, which is one too many. Nothing is written yet.
analyze in_client;
analyze in_therapist;
analyze in_request;
analyze in_appointment;
analyze in_offer;

-- An appointment whose request was deleted is kept on a request that is made up again: under the deleted id, or, when
-- even that is missing, under minus the appointment's id.
create temp table s_row as
    select a.*, coalesce(a.request_id, -a.id) as rk, false as late, false as crowded from in_appointment a;
create unique index on s_row (id);

-- A therapist in two places: looked for inside islands of touching visits (see cases.sql). The later written row is
-- the exempt one. A row without its request raises no alert, so it steps aside instead.
with live_row as (
    select id, rk, therapist_id, starts_at, ends_at, written_at, orphan,
           max(ends_at) over (partition by therapist_id order by starts_at, id
                              rows between unbounded preceding and 1 preceding) as busy_until
    from s_row where live and therapist_id is not null
), island as (
    select l.*, count(*) filter (where busy_until is null or starts_at >= busy_until)
                    over (partition by therapist_id order by starts_at, id) as no
    from live_row l
), crowd as materialized (
    select i.* from (select *, count(*) over (partition by therapist_id, no) as rows from island) i where i.rows > 1
), clash as (
    select a.id, bool_or(not b.orphan and b.rk <> a.rk and (b.written_at, b.id) < (a.written_at, a.id)) as late,
           bool_or(a.orphan) as crowded
    from crowd a join crowd b on b.therapist_id = a.therapist_id and b.no = a.no and b.id <> a.id
        and a.starts_at < b.ends_at and b.starts_at < a.ends_at
    group by a.id
)
update s_row r set late = c.late and not r.orphan, crowded = c.crowded, live = r.live and not c.crowded,
       status = case when c.crowded then 'cancelled' else r.status end
from clash c where c.id = r.id and (c.late or c.crowded);

create temp table s_rank as
    select id, row_number() over (partition by rk order by written_at, id)::int as n,
           row_number() over (partition by rk, therapist_id order by written_at, id)::int as same_n
    from s_row where live;
create unique index on s_rank (id);
-- A made-up request has at most eight slots too.
with beyond as (
    update s_row r set live = false, crowded = true, status = 'cancelled' from s_rank k
    where k.id = r.id and r.orphan and k.n > 8 returning r.id
)
delete from s_rank k using beyond b where b.id = k.id;

-- What an appointment row says that no column of Slotdesk holds: lines of its request's note.
create temp table s_said as
    select * from (
        select a.id, a.rk, concat_ws(E'\n',
            case when not a.live and coalesce(a.cancelled_text, a.reason) is not null
                 then format('Appointment %s was cancelled%s%s', a.id, ' at ' || a.cancelled_text, ': ' || a.reason) end,
            case when a.live then format('Appointment %s is live, with a reason of cancellation: ', a.id) || a.reason end,
            format('Appointment %s took the place of appointment ', a.id) || a.reassigned_from,
            case when a.price is distinct from r.price_cents
                 then format('Appointment %s has a price of its own: ', a.id) || round(a.price / 100, 2) end,
            format('Appointment %s: ', a.id) || a.note) as text
        from s_row a left join in_request r on r.id = a.request_id
    ) l where text <> '';
create unique index on s_said (id);

create temp table s_request as
    select r.id as rk, r.client_id, r.city, r.zone, coalesce(r.service, 'unknown') as service, r.slots, r.starts_at,
           r.ends_at, r.word, r.status, r.price_cents, nullif(concat_ws(E'\n', r.note, c.said), '') as note,
           r.written_at, false as orphan
    from in_request r
    left join (select rk, string_agg(text, E'\n' order by id) as said from s_said group by rk) c on c.rk = r.id;
insert into s_request
    select a.rk, -2, null, max(t.zone), 'unknown', greatest(1, count(*) filter (where a.live))::int, min(a.starts_at),
           max(a.ends_at), null, null, null,
           concat_ws(E'\n', 'Deleted in the old backend; made up again from its appointments.',
                     string_agg(l.text, E'\n' order by a.id)), min(a.written_at), true
    from s_row a left join in_therapist t on t.id = a.therapist_id left join s_said l on l.id = a.id
    where a.orphan group by a.rk;
create unique index on s_request (rk);
analyze s_row;
analyze s_rank;
analyze s_request;

-- What becomes of each request: its status as the rows and the clock say, in the words of the old backend where those
-- agree.
create temp table s_state as
    select rk, slots, starts_at, ends_at, live, word, old_status, orphan,
           case when old_status in ('cancelled', 'expired') and (live > 0 or old_status = 'cancelled')
                    then case when starts_at > now then 'cancelled' else old_status end
                when old_status = 'expired' then case when starts_at > now then 'cancelled' else 'expired' end
                when live > 0 and ends_at <= now then 'completed'
                when live > 0 and (starts_at <= now or live >= slots) then 'filled'
                when live > 0 then 'open'
                when orphan or (gone > 0 and old_status in ('filled', 'completed')) then 'cancelled'
                when starts_at <= now then 'expired'
                when old_status = 'completed' then 'cancelled'
                else 'open' end as status,
           old_status in ('cancelled', 'expired') as closed
    from (
        select r.rk, r.slots, r.starts_at, r.ends_at, r.word, r.status as old_status, r.orphan, run.now,
               coalesce(c.live, 0)::int as live, coalesce(c.gone, 0)::int as gone
        from s_request r cross join run
        left join (select rk, count(*) filter (where live) as live,
                          count(*) filter (where not live and status = 'cancelled' and word is distinct from 'reassigned')
                              as gone
                   from s_row group by rk) c on c.rk = r.rk
    ) x;
create unique index on s_state (rk);
update s_state set closed = false where closed is null;
analyze s_state;

-- Of several offers to one therapist for one request the most telling one is kept.
create temp table s_offer as
    select distinct on (o.request_id, o.therapist_id) o.id, o.request_id as rk, o.therapist_id, o.word, o.status,
           o.sent_at, o.responded_at, o.orphan
    from in_offer o join s_request r on r.rk = o.request_id
    where o.therapist_id is not null
    order by o.request_id, o.therapist_id, array_position(array['accepted', 'declined', 'expired', 'withdrawn', 'pending'],
             o.status) nulls last, o.written_at desc, o.id desc;
create unique index on s_offer (id);
create index on s_offer (rk);
create index on s_row (rk);
analyze s_offer;
