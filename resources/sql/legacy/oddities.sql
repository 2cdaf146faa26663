-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is not as it should be, a row a kind: word, sentence, how often, which rows. No parameter. Nearly all rows say
-- nothing: each is asked everything at once, in the scan that reads it (so that parallel workers do it), and only the
-- words that apply to it go on.
, question(kind, about) as (values
    ('null_slots', 'requests without a number of slots: told from their service'),
    ('slots_out_of_range', 'requests with slots below 1 (told from their service) or above 8 (taken as 8)'),
    ('null_zone', 'requests without a time zone: the usual one of their city'),
    ('unknown_zone', 'requests with a time zone that does not exist'),
    ('null_request_time', 'requests without a start time'),
    ('bad_duration', 'requests without a sensible duration'),
    ('bad_price', 'requests with a negative or absurd price'),
    ('unknown_request_status', 'requests with a status the mapping does not know'),
    ('both_request_spellings', 'requests spelled canceled, with one l'),
    ('request_cancelled_without_time', 'cancelled requests without the time of it'),
    ('request_time_without_cancelled', 'requests that are not called cancelled but have a time of it'),
    ('request_without_client', 'requests without a client'),
    ('client_deleted', 'requests whose client was deleted'),
    ('status_disagrees', 'requests whose status does not agree with their appointments'),
    ('completed_before_start', 'requests completed although they had not begun when the last row was written'),
    ('open_in_the_past', 'requests still open although they had begun when the last row was written'),
    ('no_creation_time', 'requests without a time of creation'),
    ('orphan_live_appointments', 'live appointments whose request was deleted'),
    ('orphan_appointments', 'other appointments whose request was deleted'),
    ('null_therapist', 'appointments without a therapist'),
    ('therapist_deleted', 'appointments of a therapist who was deleted'),
    ('therapist_merged', 'appointments of a therapist who was merged into another one'),
    ('both_spellings', 'appointments spelled canceled, with one l'),
    ('cancelled_without_status', 'appointments with a time of cancellation and a live status: not live'),
    ('status_without_cancelled', 'appointments called cancelled without a time of it'),
    ('unknown_appointment_status', 'appointments with a status the mapping does not know: not live'),
    ('null_appointment_time', 'appointments without a start or an end'),
    ('inverted_time', 'appointments that end before they start'),
    ('time_differs', 'live appointments at another time than their request'),
    ('written_before_request', 'appointments older than their request'),
    ('bad_pay', 'appointments with a negative or absurd pay'),
    ('no_creation_time_appointment', 'appointments without a time of creation'),
    ('orphan_offers', 'offers whose request was deleted'),
    ('offer_without_therapist', 'offers without a therapist'),
    ('offer_therapist_deleted', 'offers to a therapist who was deleted'),
    ('duplicate_offers', 'offers to a therapist who has another one for the same request'),
    ('unknown_offer_status', 'offers with a status the mapping does not know'),
    ('accepted_without_appointment', 'accepted offers without an appointment'),
    ('pending_on_closed', 'pending offers of a request that is cancelled, expired or completed'),
    ('merged_therapists', 'therapists who were merged into another one'),
    ('merge_broken', 'therapists merged in a circle, or into one who was deleted'),
    ('therapist_without_zone', 'therapists without a time zone that exists'),
    ('client_without_phone', 'clients without a phone number'),
    ('client_without_name', 'clients without a name'),
    ('client_marked_deleted', 'clients marked as deleted'),
    ('staff_login', 'users who are staff, not clients')
),
live_count as materialized (
    select request_id, count(*) as live from raw_appointment where live group by request_id
),
last_row as materialized (
    select max(written_at) as at from legacy_request
),
request_said as (
    select r.id, concat(
        case when r.slots_given is null then ' null_slots' end,
        case when r.slots_given not between 1 and 8 or r.slots_given <> trunc(r.slots_given)
             then ' slots_out_of_range' end,
        case when r.zone_given is null then ' null_zone' when r.own_zone is null then ' unknown_zone' end,
        case when r.starts_given is null then ' null_request_time' end,
        case when r.minutes_given is null or r.minutes_given not between 1 and 10080 then ' bad_duration' end,
        case when r.price_given not between 0 and 2147483647 then ' bad_price' end,
        case when r.status_given is null then ' unknown_request_status' end,
        case when r.word = 'canceled' then ' both_request_spellings' end,
        case when r.status_given = 'cancelled' and not r.cancelled_set then ' request_cancelled_without_time' end,
        case when r.status_given is distinct from 'cancelled' and r.cancelled_set
             then ' request_time_without_cancelled' end,
        case when r.client_id is null then ' request_without_client' when u.id is null then ' client_deleted' end,
        case when r.status = 'completed' and r.starts_at > (select at from last_row) then ' completed_before_start'
             when r.status = 'open' and r.starts_at <= (select at from last_row) then ' open_in_the_past' end,
        case when r.created_given is null then ' no_creation_time' end) as kinds
    from legacy_request r left join raw_client u on u.id = r.client_id
    union all
    select r.id, ' status_disagrees'
    from legacy_request r left join live_count c on c.request_id = r.id
    where case r.status when 'filled' then coalesce(c.live, 0) < r.slots
              when 'completed' then coalesce(c.live, 0) = 0
              when 'open' then coalesce(c.live, 0) >= r.slots
              when 'cancelled' then c.live > 0 when 'expired' then c.live > 0 else false end
),
appointment_said as (
    select a.id, concat(
        case when a.orphan then case when a.live then ' orphan_live_appointments' else ' orphan_appointments' end end,
        case when a.therapist_given is null then ' null_therapist' when a.stray then ' therapist_deleted'
             when a.therapist_given <> a.therapist_id then ' therapist_merged' end,
        case when a.word = 'canceled' then ' both_spellings' end,
        case when a.cancelled and a.status_given in ('booked', 'completed', 'no_show') and not a.live
             then ' cancelled_without_status' end,
        case when not a.cancelled and a.word in ('cancelled', 'canceled') then ' status_without_cancelled' end,
        case when a.status_given is null then ' unknown_appointment_status' end,
        case when a.starts_given is null or a.ends_given is null then ' null_appointment_time'
             when a.ends_given <= a.starts_given then ' inverted_time' end,
        case when a.live and a.starts_given <> a.request_given then ' time_differs' end,
        case when a.created_given < a.request_created then ' written_before_request' end,
        case when a.pay_given not between 0 and 2147483647 then ' bad_pay' end,
        case when a.created_given is null then ' no_creation_time_appointment' end) as kinds
    from legacy_appointment a
),
-- Of the offers, most of all rows, only those of a request with something to ask are asked. A bit for each therapist:
-- fewer bits than offers in all three sets, and one of them may have two. That is rarely so and not yet an answer.
-- Nothing here that PostgreSQL 12 does not know (bit_count): it is somebody else's server.
offered as (
    select o.request_id, count(o.therapist_id) as offers,
           bit_or(1::bigint << (hashint8(t.into_id) & 63)) as bits,
           bit_or(1::bigint << (hashint8(t.into_id) >> 6 & 63)) as more_bits,
           bit_or(1::bigint << (hashint8(t.into_id) >> 12 & 63)) as most_bits,
           bool_or(o.status = 'pending') as pending,
           bool_or(o.therapist_id is null or o.status is null or t.id is null) as odd
    from raw_offer o left join legacy_therapist t on t.id = o.therapist_id group by o.request_id
),
asked as materialized (
    select f.request_id, r.id is null as orphan, r.status in ('cancelled', 'expired', 'completed') as closed
    from offered f left join legacy_request r on r.id = f.request_id
    where r.id is null or f.odd or f.offers > length(replace(f.bits::bit(64)::text, '0', ''))
            and f.offers > length(replace(f.more_bits::bit(64)::text, '0', ''))
            and f.offers > length(replace(f.most_bits::bit(64)::text, '0', ''))
        or f.pending and r.status in ('cancelled', 'expired', 'completed')
),
asked_offer as materialized (
    select o.id, o.request_id, o.therapist_id as therapist_given, coalesce(t.into_id, o.therapist_id) as therapist_id,
           o.therapist_id is not null and t.id is null as stray, o.status, o.orphan, o.closed
    from (
        -- Few in truth, which the planner cannot know: by the index, not by a hash of all offers.
        select o.*, f.orphan, f.closed from raw_offer o join asked f on f.request_id = o.request_id
        where o.request_id in (select request_id from asked)
        union all
        select o.*, true, null from raw_offer o where o.request_id is null
    ) o left join legacy_therapist t on t.id = o.therapist_id
),
twin as (
    select request_id, therapist_id from asked_offer group by request_id, therapist_id having count(*) > 1
),
offer_said as (
    select o.id, concat(
        case when o.orphan then ' orphan_offers' end,
        case when o.therapist_given is null then ' offer_without_therapist'
             when o.stray then ' offer_therapist_deleted' end,
        case when w.request_id is not null and not o.orphan then ' duplicate_offers' end,
        case when o.status is null then ' unknown_offer_status' end,
        case when o.status = 'pending' and o.closed then ' pending_on_closed' end) as kinds
    from asked_offer o left join twin w on w.request_id = o.request_id and w.therapist_id = o.therapist_id
    union all
    select o.id, ' accepted_without_appointment'
    from legacy_offer o
    where o.status = 'accepted' and not o.orphan
        and not exists (select from raw_appointment a where a.offer_id = o.id)
        and not exists (select from legacy_appointment a where a.request_id = o.request_id
                        and a.therapist_id = o.therapist_id)
),
therapist_said as (
    select t.id, concat(
        case when t.merged_into is not null then ' merged_therapists' end,
        case when t.merged_into is not null and (t.into_id = t.id
                or not exists (select from raw_therapist n where n.id = t.merged_into)) then ' merge_broken' end,
        case when t.zone is null then ' therapist_without_zone' end) as kinds
    from legacy_therapist t
),
client_said as (
    select u.id, concat(
        case when u.phone is null and not u.staff then ' client_without_phone' end,
        case when u.name is null and not u.staff then ' client_without_name' end,
        case when u.deleted then ' client_marked_deleted' end,
        case when u.staff then ' staff_login' end) as kinds
    from legacy_client u
),
said as (
    select id, kinds from request_said where kinds <> ''
    union all
    select id, kinds from appointment_said where kinds <> ''
    union all
    select id, kinds from offer_said where kinds <> ''
    union all
    select id, kinds from therapist_said where kinds <> ''
    union all
    select id, kinds from client_said where kinds <> ''
)
select 'requests' as kind, '' as about, count(*) as count, '{}'::bigint[] as ids from raw_request
union all
select 'live_appointments', '', count(*), '{}' from raw_appointment where live
union all
select q.kind, q.about, count(*), array_agg(s.id order by s.id)
from said s cross join unnest(string_to_array(ltrim(s.kinds), ' ')) k(kind) join question q on q.kind = k.kind
group by q.kind, q.about
order by 1
