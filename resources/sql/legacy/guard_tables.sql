-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the guard on an old backend's tables keeps: everything in one schema of its own, nothing in the backend's.
create schema if not exists slotdesk_guard;

create table if not exists slotdesk_guard.installed (
    only_row boolean primary key default true check (only_row),
    mode text not null check (mode in ('observe', 'enforce')),
    backend text not null,                    -- the mapping's name
    appointments text not null,               -- the table that carries the trigger
    sees_overlaps boolean not null,             -- false: too many rows to search without an index
    fingerprint text not null,                -- of the SQL below: another mapping or program makes it anew
    installed_at timestamptz not null default now(),
    installed_by text not null default session_user
);

-- Each booking moves the row of its request and the one of its therapist, so that a snapshot from before somebody
-- else's booking ends as 40001. READ COMMITTED bookings move it too: the next one may be at another level.
create table if not exists slotdesk_guard.turn (
    what text not null,
    id bigint not null,
    turns bigint not null default 1,
    primary key (what, id)
) with (fillfactor = 50);

create table if not exists slotdesk_guard.finding (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    kind text not null check (kind in ('surplus', 'overlap', 'same_therapist', 'after_close')),
    request_id bigint not null,
    appointment_id bigint not null,           -- the row that was one too many
    therapist_id bigint,
    slots int not null,
    live int not null,                        -- of the request, this row included
    with_ids bigint[] not null,               -- the live rows that were there before
    gap_ms numeric,                           -- from the write of the row that was first to this one
    what text not null,
    operation text not null,
    isolation text not null default current_setting('transaction_isolation'),
    login text not null default session_user,
    application text not null default coalesce(current_setting('application_name', true), ''),
    address text default host(inet_client_addr()),
    pid int not null default pg_backend_pid()
);
create index if not exists finding_request on slotdesk_guard.finding (request_id);
