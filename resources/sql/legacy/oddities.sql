-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is not as it should be, a row a kind: word, sentence, how often, which rows. No parameter, one pass a table.
, live_count as materialized (
    select request_id, count(*) filter (where live) as live
    from legacy_appointment where not orphan group by request_id
),
twin as materialized (
    select o.request_id, coalesce(t.into_id, o.therapist_id) as therapist_id
    from raw_offer o left join legacy_therapist t on t.id = o.therapist_id
    group by 1, 2 having count(*) > 1
),
accepted_pair as materialized (
    select distinct request_id, therapist_id from legacy_appointment
),
used_offer as materialized (
    select distinct offer_id from legacy_appointment where offer_id is not null
),
hit as (
    select k.kind, k.about, r.id
    from legacy_request r
    left join live_count c on c.request_id = r.id
    left join raw_client u on u.id = r.client_id
    cross join lateral (values
        ('null_slots', 'requests without a number of slots: told from their service', r.slots_given is null),
        ('slots_out_of_range', 'requests with slots below 1 (told from their service) or above 8 (taken as 8)',
            r.slots_given not between 1 and 8 or r.slots_given <> trunc(r.slots_given)),
        ('null_zone', 'requests without a time zone: the usual one of their city', r.zone_given is null),
        ('unknown_zone', 'requests with a time zone that does not exist', r.zone_given is not null and r.own_zone is null),
        ('null_request_time', 'requests without a start time', r.starts_given is null),
        ('bad_duration', 'requests without a sensible duration',
            r.minutes_given is null or r.minutes_given not between 1 and 10080),
        ('bad_price', 'requests with a negative or absurd price', r.price_given not between 0 and 2147483647),
        ('unknown_request_status', 'requests with a status the mapping does not know', r.status_given is null),
        ('both_request_spellings', 'requests spelled canceled, with one l', r.word = 'canceled'),
        ('request_cancelled_without_time', 'cancelled requests without the time of it',
            r.status_given = 'cancelled' and not r.cancelled_set),
        ('request_time_without_cancelled', 'requests that are not called cancelled but have a time of it',
            r.status_given is distinct from 'cancelled' and r.cancelled_set),
        ('request_without_client', 'requests without a client', r.client_id is null),
        ('client_deleted', 'requests whose client was deleted', r.client_id is not null and u.id is null),
        ('status_disagrees', 'requests whose status does not agree with their appointments',
            case r.status when 'filled' then coalesce(c.live, 0) < r.slots
                when 'completed' then coalesce(c.live, 0) = 0
                when 'open' then coalesce(c.live, 0) >= r.slots
                when 'cancelled' then c.live > 0 when 'expired' then c.live > 0 else false end),
        ('completed_before_start', 'requests completed although they had not begun when the last row was written',
            r.status = 'completed' and r.starts_at > (select max(written_at) from legacy_request)),
        ('open_in_the_past', 'requests still open although they had begun when the last row was written',
            r.status = 'open' and r.starts_at <= (select max(written_at) from legacy_request)),
        ('no_creation_time', 'requests without a time of creation', r.created_given is null)
    ) k(kind, about, hit) where k.hit
    union all
    select k.kind, k.about, a.id
    from legacy_appointment a
    left join legacy_request r on r.id = a.request_id
    cross join lateral (values
        ('orphan_live_appointments', 'live appointments whose request was deleted', a.orphan and a.live),
        ('orphan_appointments', 'other appointments whose request was deleted', a.orphan and not a.live),
        ('null_therapist', 'appointments without a therapist', a.therapist_given is null),
        ('therapist_deleted', 'appointments of a therapist who was deleted', a.stray),
        ('therapist_merged', 'appointments of a therapist who was merged into another one',
            a.therapist_given <> a.therapist_id),
        ('both_spellings', 'appointments spelled canceled, with one l', a.word = 'canceled'),
        ('cancelled_without_status', 'appointments with a time of cancellation and a live status: not live',
            a.cancelled and a.status_given in ('booked', 'completed', 'no_show') and not a.live),
        ('status_without_cancelled', 'appointments called cancelled without a time of it',
            not a.cancelled and a.word in ('cancelled', 'canceled')),
        ('unknown_appointment_status', 'appointments with a status the mapping does not know: not live',
            a.status_given is null),
        ('null_appointment_time', 'appointments without a start or an end', a.starts_given is null or a.ends_given is null),
        ('inverted_time', 'appointments that end before they start', a.ends_given <= a.starts_given),
        ('time_differs', 'live appointments at another time than their request',
            a.live and a.starts_given <> r.starts_given),
        ('written_before_request', 'appointments older than their request', a.created_given < r.created_given),
        ('bad_pay', 'appointments with a negative or absurd pay', a.pay_given not between 0 and 2147483647),
        ('no_creation_time_appointment', 'appointments without a time of creation', a.created_given is null)
    ) k(kind, about, hit) where k.hit
    union all
    select k.kind, k.about, o.id
    from legacy_offer o
    left join twin w on w.request_id = o.request_id and w.therapist_id = o.therapist_id
    left join accepted_pair p on p.request_id = o.request_id and p.therapist_id = o.therapist_id
    left join used_offer x on x.offer_id = o.id
    left join legacy_request r on r.id = o.request_id
    cross join lateral (values
        ('orphan_offers', 'offers whose request was deleted', o.orphan),
        ('offer_without_therapist', 'offers without a therapist', o.therapist_given is null),
        ('offer_therapist_deleted', 'offers to a therapist who was deleted', o.stray),
        ('duplicate_offers', 'offers to a therapist who has another one for the same request',
            w.request_id is not null and not o.orphan),
        ('unknown_offer_status', 'offers with a status the mapping does not know', o.status is null),
        ('accepted_without_appointment', 'accepted offers without an appointment',
            o.status = 'accepted' and not o.orphan and p.request_id is null and x.offer_id is null),
        ('pending_on_closed', 'pending offers of a request that is cancelled, expired or completed',
            o.status = 'pending' and r.status in ('cancelled', 'expired', 'completed'))
    ) k(kind, about, hit)
    where k.hit
        -- Offers are most of all rows, and most say nothing: those do not go through the list.
        and (o.orphan or o.therapist_given is null or o.stray or w.request_id is not null or o.status is null
             or o.status = 'accepted' and p.request_id is null and x.offer_id is null
             or o.status = 'pending' and r.status in ('cancelled', 'expired', 'completed'))
    union all
    select k.kind, k.about, t.id
    from legacy_therapist t
    cross join lateral (values
        ('merged_therapists', 'therapists who were merged into another one', t.merged_into is not null),
        ('merge_broken', 'therapists merged in a circle, or into one who was deleted',
            t.merged_into is not null and (t.into_id = t.id
                or not exists (select from legacy_therapist n where n.id = t.merged_into))),
        ('therapist_without_zone', 'therapists without a time zone that exists', t.zone is null)
    ) k(kind, about, hit) where k.hit
    union all
    select k.kind, k.about, u.id
    from legacy_client u
    cross join lateral (values
        ('client_without_phone', 'clients without a phone number', u.phone is null and not u.staff),
        ('client_without_name', 'clients without a name', u.name is null and not u.staff),
        ('client_marked_deleted', 'clients marked as deleted', u.deleted),
        ('staff_login', 'users who are staff, not clients', u.staff)
    ) k(kind, about, hit) where k.hit
)
select 'requests' as kind, '' as about, count(*) as count, '{}'::bigint[] as ids from legacy_request
union all
select 'live_appointments', '', count(*), '{}' from legacy_appointment where live
union all
select kind, about, count(*), array_agg(id order by id) from hit group by kind, about
order by 1
