-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where the legacy rows wait on the Slotdesk side, in this session only. Columns as in canonical.sql.
create temp table in_client (
    id bigint, name text, phone text, email text, staff boolean, deleted boolean, note text,
    created_at timestamptz
);
create temp table in_therapist (
    id bigint, name text, phone text, zone text, city text, active boolean, merged_into bigint, note text
);
create temp table in_request (
    id bigint, client_id bigint, city text, zone text, service text, slots int, starts_at timestamptz,
    ends_at timestamptz, word text, status text, price_cents int, note text, written_at timestamptz
);
create temp table in_appointment (
    id bigint, request_id bigint, therapist_id bigint, orphan boolean, live boolean, word text, status text, reason text,
    cancelled_text text, note text, reassigned_from bigint, price numeric, starts_at timestamptz, ends_at timestamptz, pay_cents int, written_at timestamptz
);
create temp table in_offer (
    id bigint, request_id bigint, therapist_id bigint, orphan boolean, word text, status text, sent_at timestamptz,
    responded_at timestamptz, written_at timestamptz
);
-- One clock for the whole run, so that two batches do not disagree about what is past.
create temp table run as select clock_timestamp() as now;
-- What was odd and what was done about it: filled while deriving.
create temp table odd (kind text, about text, done text, id bigint);
