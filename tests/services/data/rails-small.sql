-- SPDX-License-Identifier: GPL-3.0-or-later
-- The shape of the shipped dump with next to nothing in it.
create table users (
    id bigint constraint users_pkey primary key, email varchar, first_name varchar, last_name varchar, phone varchar,
    time_zone varchar, role int default 0, deleted_at timestamp, created_at timestamp not null,
    updated_at timestamp not null
);
create table therapists (
    id bigint primary key, first_name varchar, last_name varchar, email varchar, phone varchar, gender varchar,
    zip varchar, time_zone varchar, status varchar default 'active', merged_into_id bigint,
    created_at timestamp not null, updated_at timestamp not null
);
create table appointment_requests (
    id bigint primary key, user_id bigint, session_type varchar, slots int, starts_at timestamp, time_zone varchar,
    duration_minutes int, address varchar, city varchar, zip varchar, gender_preference varchar, price_cents int,
    status varchar default 'pending', cancelled_at timestamp, notes text, created_at timestamp not null,
    updated_at timestamp not null
);
create table appointment_offers (
    id bigint primary key, appointment_request_id bigint, therapist_id bigint, status int default 0, sent_at timestamp,
    responded_at timestamp, created_at timestamp not null, updated_at timestamp not null
);
create table appointments (
    id bigint primary key, appointment_request_id bigint, appointment_offer_id bigint, therapist_id bigint,
    user_id bigint, status varchar, starts_at timestamp, ends_at timestamp, price_cents int, therapist_pay_cents int,
    cancelled_at timestamp, cancellation_reason varchar, reassigned_from_id bigint, created_at timestamp not null,
    updated_at timestamp not null
);
insert into users (id, first_name, last_name, phone, created_at, updated_at)
    select n, 'Client', n::text, '+1 555 0100 000' || n, '2025-01-01', '2025-01-01' from generate_series(1, 4) n;
insert into therapists (id, first_name, last_name, phone, time_zone, created_at, updated_at)
    select n, 'Therapist', n::text, '+1 555 0200 0' || n, 'America/Denver', '2025-01-01', '2025-01-01'
    from generate_series(501, 504) n;
