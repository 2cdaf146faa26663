-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who may do what. App roles read views and execute functions; they write no table. Everything below is said in full:
-- what is not granted here may not be done.
set local role slotdesk_owner;
set local search_path = slotdesk, public, pg_temp;

revoke execute on all functions in schema slotdesk from public;
revoke all on all tables in schema slotdesk from public;
alter default privileges for role slotdesk_owner in schema slotdesk revoke execute on functions from public;

grant execute on function
    create_request(uuid, bigint, bigint, text, int, timestamptz, int, bigint[], text, int, int),
    send_offers(uuid, bigint, bigint[]), accept_offer(uuid, bigint), decline_offer(uuid, bigint),
    assign(uuid, bigint, bigint, int, text), reassign(uuid, bigint, bigint, int, text),
    release(uuid, bigint, int, text), cancel_appointment(uuid, bigint, int, text, text),
    cancel_request(uuid, bigint, int, text, text)
    to slotdesk_agent, slotdesk_supervisor, slotdesk_backend;

grant execute on function expire_due() to slotdesk_agent, slotdesk_supervisor, slotdesk_backend, slotdesk_worker,
    slotdesk_admin, slotdesk_reader, slotdesk_legacy;

grant execute on function
    therapist_offers(bigint), therapist_appointments(bigint), client_appointments(bigint), candidates(bigint),
    request_timeline(bigint), search_requests(text, int), feed_head(), feed_events(xid8, bigint, int), caller_markets(),
    phone_digits(text)
    to slotdesk_agent, slotdesk_supervisor, slotdesk_backend, slotdesk_worker, slotdesk_admin, slotdesk_reader;

grant execute on function violations() to slotdesk_supervisor, slotdesk_worker, slotdesk_admin, slotdesk_reader;

grant select on visible_market, request_row, live_request, live_slot, live_offer, outstanding_offer, double_booking,
    any_alert, open_alert, reason, schema_version, setting
    to slotdesk_agent, slotdesk_supervisor, slotdesk_backend, slotdesk_worker, slotdesk_admin, slotdesk_reader;
grant select on staff to slotdesk_supervisor, slotdesk_admin;
grant select on schema_version to slotdesk_legacy;

-- What an old check-then-insert backend needs: it reads, inserts a booking, and marks what it marks. The guard (0008)
-- decides where the row goes; position, exemption, version and event are not the backend's to write.
grant select on market, client, therapist, appointment_request, appointment, appointment_offer, setting
    to slotdesk_legacy;
grant insert (market_id, request_id, therapist_id, starts_at, ends_at, status, pay_cents, legacy_id) on appointment
    to slotdesk_legacy;
grant update (request_id, therapist_id, starts_at, ends_at, status, pay_cents) on appointment to slotdesk_legacy;
grant update (status, responded_at) on appointment_offer to slotdesk_legacy;
grant update (status, note) on appointment_request to slotdesk_legacy;
reset role;

-- So that the feed can name who holds the horizon back. Needs more than a managed server may give: it does without.
do $$
begin
    grant pg_read_all_stats to slotdesk_owner;
exception when insufficient_privilege then
    raise notice 'pg_read_all_stats not granted: the feed cannot name who holds it back';
end $$;
