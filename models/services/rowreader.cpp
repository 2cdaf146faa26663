// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rowreader.h"

namespace slotdesk {

// The place of each column below is its place in the list above it.

QByteArray RowReader::selectRequests(const QByteArray& rest)
{
    return QByteArrayLiteral("select id, market_id, client_id, client_name, client_phone, service, market_name, "
                             "time_zone, currency, slots, live, "
                             "open_slots, pending_offers, declined_offers, expired_offers, withdrawn_offers, "
                             "starts_at, ends_at, created_at, "
                             "status, double_booked, note, price_cents, version ") +
           rest;
}

AppointmentRequest RowReader::request(const RowCells& row)
{
    AppointmentRequest r;
    r.id = row.id<RequestId>(0);
    r.market = row.id<MarketId>(1);
    r.client = row.id<ClientId>(2);
    r.clientName = row.text(3);
    r.clientPhone = row.text(4);
    r.service = row.sharedText(5);
    r.marketName = row.sharedText(6);
    r.timeZone = row.sharedBytes(7);
    r.currency = row.sharedBytes(8);
    r.slots = row.int32(9);
    r.live = row.int32(10);
    r.openSlots = row.int32(11);
    r.pendingOffers = row.int32(12);
    r.declinedOffers = row.int32(13);
    r.expiredOffers = row.int32(14);
    r.withdrawnOffers = row.int32(15);
    r.startsAt = row.time(16);
    r.endsAt = row.time(17);
    r.createdAt = row.time(18);
    r.status = requestStatusFrom(row.view(19));
    r.doubleBooked = row.boolean(20);
    r.note = row.text(21);
    r.priceCents = row.int64(22, -1);
    r.version = row.int32(23);
    return r;
}

QByteArray RowReader::selectSlots(const QByteArray& rest)
{
    return QByteArrayLiteral("select id, request_id, position, therapist_id, therapist_name, therapist_phone, "
                             "starts_at, ends_at, booked_at, status, "
                             "exempt_reason, pay_cents, version ") +
           rest;
}

Appointment RowReader::slot(const RowCells& row)
{
    Appointment a;
    a.id = row.id<AppointmentId>(0);
    a.request = row.id<RequestId>(1);
    a.position = row.int32(2);
    a.therapist = row.id<TherapistId>(3);
    a.therapistName = row.sharedText(4);
    a.therapistPhone = row.sharedText(5);
    a.startsAt = row.time(6);
    a.endsAt = row.time(7);
    a.bookedAt = row.time(8);
    a.status = slotStatusFrom(row.view(9));
    a.exemptReason = row.sharedText(10);
    a.payCents = row.int64(11, -1);
    a.version = row.int32(12);
    return a;
}

QByteArray RowReader::selectOffers(const QByteArray& rest)
{
    return QByteArrayLiteral("select id, request_id, therapist_id, therapist_name, status, cause, sent_at, expires_at, "
                             "responded_at, version, waitlisted_at ") +
           rest;
}

AppointmentOffer RowReader::offer(const RowCells& row)
{
    AppointmentOffer o;
    o.id = row.id<OfferId>(0);
    o.request = row.id<RequestId>(1);
    o.therapist = row.id<TherapistId>(2);
    o.therapistName = row.sharedText(3);
    o.status = offerStatusFrom(row.view(4));
    o.cause = row.sharedText(5);
    o.sentAt = row.time(6);
    o.expiresAt = row.time(7);
    o.respondedAt = row.time(8);
    o.version = row.int32(9);
    o.waitlistedAt = row.time(10);
    return o;
}

QByteArray RowReader::selectAlerts(const QByteArray& rest)
{
    return QByteArrayLiteral("select id, kind, status, market_id, request_id, request_ids, appointment_ids, "
                             "therapist_id, therapist_name, client_name, "
                             "therapist_names, slots, live, starts_at, time_zone, currency, raised_at, gap_ms, "
                             "stake_cents, note, version, coalesce(claimed_by, '') as claimed_by, "
                             "coalesce(claimed_by_name, '') as claimed_by_name, claimed_at, snoozed_until, "
                             "coalesce(proposed_by, '') as proposed_by, "
                             "coalesce(proposed_by_name, '') as proposed_by_name, proposed_at, coalesce(proposed_keep, "
                             "'{}') as proposed_keep ") +
           rest;
}

Alert RowReader::alert(const RowCells& row)
{
    Alert l;
    l.id = row.id<AlertId>(0);
    l.kind = alertKindFrom(row.view(1));
    l.status = alertStatusFrom(row.view(2));
    l.market = row.id<MarketId>(3);
    l.request = row.id<RequestId>(4);
    l.requests = row.ids<RequestId>(5);
    l.appointments = row.ids<AppointmentId>(6);
    l.therapist = row.id<TherapistId>(7);
    l.therapistName = row.text(8);
    l.clientName = row.text(9);
    l.therapistNames = row.texts(10);
    l.slots = row.int32(11);
    l.live = row.int32(12);
    l.startsAt = row.time(13);
    l.timeZone = row.bytes(14);
    l.currency = row.bytes(15);
    l.raisedAt = row.time(16);
    l.gapMs = row.real(17, -1);
    l.stakeCents = row.int64(18, -1);
    l.note = row.text(19);
    l.version = row.int32(20);
    l.claimedBy = row.text(21);
    l.claimedByName = row.text(22);
    l.claimedAt = row.time(23);
    l.snoozedUntil = row.time(24);
    l.proposedBy = row.text(25);
    l.proposedByName = row.text(26);
    l.proposedAt = row.time(27);
    l.proposedKeep = row.ids<AppointmentId>(28);
    return l;
}

} // namespace slotdesk
