-- SPDX-License-Identifier: GPL-3.0-or-later
-- An old backend's database many times over: copies with ids of their own, with all its dirt. Indexed at the end.
create procedure public.grow(appointments int)
language plpgsql set search_path = public as $$
declare
    copies int := ceil(appointments::numeric / (select count(*) from appointments)) - 1;
    apart constant bigint := 1000000;
    kept record;
    again text[] := '{}';
    one text;
begin
    for kept in
        select x.indexrelid::regclass as name, pg_get_indexdef(x.indexrelid) as def from pg_index x
        join pg_class c on c.oid = x.indrelid where c.relnamespace = 'public'::regnamespace and not x.indisprimary
    loop
        execute format('drop index %s', kept.name);
        again := again || kept.def;
    end loop;
    insert into users (id, email, first_name, last_name, phone, time_zone, role, deleted_at, created_at, updated_at)
        select id + k * apart, email, first_name, last_name, phone, time_zone, role, deleted_at, created_at, updated_at
        from users, generate_series(1, copies) k;
    insert into therapists (id, first_name, last_name, email, phone, gender, zip, time_zone, status, merged_into_id,
                            created_at, updated_at)
        select id + k * apart, first_name, last_name, email, phone, gender, zip, time_zone, status,
               merged_into_id + k * apart, created_at, updated_at
        from therapists, generate_series(1, copies) k;
    insert into appointment_requests (id, user_id, session_type, slots, starts_at, time_zone, duration_minutes, address,
                                      city, zip, gender_preference, price_cents, status, cancelled_at, notes, created_at,
                                      updated_at)
        select id + k * apart, user_id + k * apart, session_type, slots, starts_at, time_zone, duration_minutes, address,
               city, zip, gender_preference, price_cents, status, cancelled_at, notes, created_at, updated_at
        from appointment_requests, generate_series(1, copies) k;
    insert into appointment_offers (id, appointment_request_id, therapist_id, status, sent_at, responded_at, created_at,
                                    updated_at)
        select id + k * apart, appointment_request_id + k * apart, therapist_id + k * apart, status, sent_at, responded_at,
               created_at, updated_at
        from appointment_offers, generate_series(1, copies) k;
    insert into appointments (id, appointment_request_id, appointment_offer_id, therapist_id, user_id, status, starts_at,
                              ends_at, price_cents, therapist_pay_cents, cancelled_at, cancellation_reason,
                              reassigned_from_id, created_at, updated_at)
        select id + k * apart, appointment_request_id + k * apart, appointment_offer_id + k * apart,
               therapist_id + k * apart, user_id + k * apart, status, starts_at, ends_at, price_cents, therapist_pay_cents,
               cancelled_at, cancellation_reason, reassigned_from_id + k * apart, created_at, updated_at
        from appointments a, generate_series(1, copies) k;
    foreach one in array again loop
        execute one;
    end loop;
end $$;
