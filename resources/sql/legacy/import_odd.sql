-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the import itself decided, beyond what an audit can know: kind, sentence, what was done, how often, which rows.
select kind, about, done, count(*) as count, array_agg(id order by id) as ids from (
    select 'status_corrected' as kind, 'requests whose status did not agree with their appointments' as about,
           format('%s became %s', coalesce(s.word, 'no status'), s.status) as done, s.rk as id
    from s_state s cross join run
    where not s.orphan and s.status is distinct from s.old_status
        and not (s.old_status in ('open', 'filled') and s.starts_at <= run.now)
    union all
    select 'lapsed', 'requests open or filled in the old backend that are past',
           format('%s became %s, as the clock would have done', s.word, s.status), s.rk
    from s_state s cross join run
    where not s.orphan and s.status <> s.old_status and s.old_status in ('open', 'filled') and s.starts_at <= run.now
    union all
    select 'booked_in_the_past', 'past appointments that nobody marked as completed', 'stay booked', a.id
    from s_row a cross join run where a.live and a.status = 'booked' and a.ends_at <= run.now
    union all
    select 'over_before_start', 'appointments marked as over before they begin', 'became booked', a.id
    from s_row a cross join run where a.live and a.status <> 'booked' and a.starts_at > run.now
    union all
    select 'crowded_orphans', 'live appointments of a deleted request at a time when their therapist had another one',
           'kept as cancelled, because nothing says that they took place', a.id from s_row a where a.crowded
    union all
    select 'offers_left_out', 'offers that are not in Slotdesk',
           case when o.therapist_id is null then 'left out: without a therapist'
                when not exists (select from s_request r where r.rk = o.request_id)
                    then 'left out: their request was deleted and has no appointment'
                else 'left out: another offer of the same therapist and request tells more' end, o.id
    from in_offer o where not exists (select from s_offer s where s.id = o.id)
    union all
    select 'open_offers_closed', 'pending offers of a request that is not open', 'became expired, withdrawn or accepted', o.id
    from s_offer o join s_state s on s.rk = o.rk where o.status = 'pending' and s.status <> 'open'
    union all
    select 'slots_without_row', 'requests with fewer appointments than slots',
           'the missing slots were added: open while the request is, else cancelled', s.rk
    from s_state s where s.live < s.slots and not s.orphan and s.old_status not in ('cancelled', 'expired')
    union all
    select 'changed_since', 'appointments that changed in the old backend after they were imported',
           'kept as Slotdesk has them', a.id
    from s_row a join slotdesk.appointment x on x.legacy_id = a.id and x.version = 1 and x.written_by = 'import'
    where a.live <> (x.status in ('booked', 'completed', 'no_show'))
) o
group by kind, about, done order by kind, done
