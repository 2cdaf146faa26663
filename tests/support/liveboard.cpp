// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/liveboard.h"

#include <algorithm>
#include <array>

namespace slotdesk::test {

namespace {

struct Market
{
    const char* name;
    const char* zone;
};
constexpr std::array markets = {
    Market{"New York", "America/New_York"},   Market{"Los Angeles", "America/Los_Angeles"},
    Market{"Chicago", "America/Chicago"},     Market{"Boston", "America/New_York"},
    Market{"Miami", "America/New_York"},      Market{"San Francisco", "America/Los_Angeles"},
    Market{"Seattle", "America/Los_Angeles"}, Market{"Atlanta", "America/New_York"},
};

} // namespace

QDateTime LiveBoard::defaultNow()
{
    return QDateTime(QDate(2026, 3, 10), QTime(22, 4, 0), Qt::UTC);
}

LiveBoard::LiveBoard(const QDateTime& now) : m_now(now) {}

RequestId LiveBoard::addRequest(const QString& client, const QString& service, int slotCount, int minutes,
                                qint64 market)
{
    AppointmentRequest row;
    row.id = RequestId(m_nextRequest++);
    row.client = ClientId(m_nextId++);
    row.market = MarketId(market);
    row.clientName = client;
    row.clientPhone = QStringLiteral("+1 212 555 %1").arg(row.id.value() % 10000, 4, 10, QLatin1Char('0'));
    row.service = service;
    row.marketName = QLatin1String(markets.at(static_cast<size_t>(market - 1)).name);
    row.timeZone = markets.at(static_cast<size_t>(market - 1)).zone;
    row.currency = "USD";
    row.slots = slotCount;
    row.startsAt = m_now.addSecs(qint64(minutes) * 60);
    row.endsAt = row.startsAt.addSecs(3600);
    row.createdAt = m_now.addSecs(-3600);
    row.priceCents = 16200;
    m_requests.insert(row.id, row);
    for (int position = 1; position <= slotCount; ++position) {
        Appointment slot;
        slot.id = AppointmentId(m_nextId++);
        slot.request = row.id;
        slot.position = position;
        slot.startsAt = row.startsAt;
        slot.endsAt = row.endsAt;
        slot.status = SlotStatus::Open;
        slot.payCents = 8100;
        slot.version = 1;
        m_slots.insert(slot.id, slot);
    }
    follow(row.id);
    return row.id;
}

OfferId LiveBoard::addOffer(RequestId request, const QString& therapist, int lapsesInMinutes)
{
    if (!m_therapists.contains(therapist))
        m_therapists.insert(therapist, TherapistId(m_therapists.size() + 1));
    AppointmentOffer offer;
    offer.id = OfferId(m_nextId++);
    offer.request = request;
    offer.therapist = m_therapists.value(therapist);
    offer.therapistName = therapist;
    offer.status = OfferStatus::Pending;
    offer.expiresAt = m_now.addSecs(qint64(lapsesInMinutes) * 60);
    offer.sentAt = offer.expiresAt.addSecs(-30 * 60);
    offer.version = 1;
    m_offers.insert(offer.id, offer);
    follow(request);
    return offer.id;
}

AppointmentId LiveBoard::book(RequestId request, const QString& therapist)
{
    if (!m_therapists.contains(therapist))
        m_therapists.insert(therapist, TherapistId(m_therapists.size() + 1));
    auto slot = std::find_if(m_slots.begin(), m_slots.end(), [&](const Appointment& row) {
        return row.request == request && row.status == SlotStatus::Open;
    });
    if (slot == m_slots.end()) {
        Appointment extra;
        extra.id = AppointmentId(m_nextId++);
        extra.request = request;
        extra.startsAt = m_requests.value(request).startsAt;
        extra.endsAt = m_requests.value(request).endsAt;
        extra.exemptReason = QStringLiteral("surplus");
        extra.payCents = 8100;
        slot = m_slots.insert(extra.id, extra);
    }
    slot->therapist = m_therapists.value(therapist);
    slot->therapistName = therapist;
    slot->therapistPhone = QStringLiteral("+1 310 555 %1").arg(slot->therapist.value(), 4, 10, QLatin1Char('0'));
    slot->status = SlotStatus::Booked;
    slot->bookedAt = m_now.addMSecs(-16000 - slot->id.value() * 11);
    ++slot->version;
    const AppointmentId id = slot->id;
    follow(request);
    return id;
}

void LiveBoard::cancel(RequestId request)
{
    m_requests[request].status = RequestStatus::Cancelled;
    for (Appointment& slot : m_slots) {
        if (slot.request == request) {
            slot.status = SlotStatus::Cancelled;
            ++slot.version;
        }
    }
    for (AppointmentOffer& offer : m_offers) {
        if (offer.request == request && offer.status == OfferStatus::Pending) {
            offer.status = OfferStatus::Withdrawn;
            ++offer.version;
        }
    }
    follow(request);
}

void LiveBoard::setOffer(OfferId offer, OfferStatus status, const QString& cause)
{
    AppointmentOffer& row = m_offers[offer];
    row.status = status;
    row.cause = cause;
    row.respondedAt = m_now;
    ++row.version;
    follow(row.request);
}

void LiveBoard::putInLine(OfferId offer)
{
    m_offers[offer].waitlistedAt = m_now.addMSecs(m_nextId++);
    setOffer(offer, OfferStatus::Expired, QStringLiteral("full"));
}

AlertId LiveBoard::addAlert(AlertKind kind, RequestId request, const QString& note, double gapMs)
{
    const AppointmentRequest& about = m_requests[request];
    Alert alert;
    alert.id = AlertId(m_nextId++);
    alert.kind = kind;
    alert.status = AlertStatus::New;
    alert.market = about.market;
    alert.request = request;
    alert.requests = {request};
    alert.clientName = about.clientName;
    for (const Appointment& slot : slotsOf(request)) {
        if (!isLive(slot.status))
            continue;
        alert.appointments.append(slot.id);
        alert.therapistNames.append(slot.therapistName);
        alert.therapist = slot.therapist;
        alert.therapistName = slot.therapistName;
    }
    alert.slots = about.slots;
    alert.live = about.live;
    alert.startsAt = about.startsAt;
    alert.timeZone = about.timeZone;
    alert.currency = about.currency;
    alert.raisedAt = m_now.addSecs(-120);
    alert.gapMs = gapMs;
    alert.note = note;
    const bool doubled = kind != AlertKind::Reported && kind != AlertKind::AtRisk;
    alert.stakeCents = doubled ? 16200 : -1;
    alert.version = 1;
    m_alerts.insert(alert.id, alert);
    m_dirtyAlerts.append(alert.id);
    m_requests[request].doubleBooked |= doubled;
    touch(request);
    return alert.id;
}

void LiveBoard::closeAlert(AlertId alert)
{
    const RequestId request = m_alerts.take(alert).request;
    m_dirtyAlerts.append(alert);
    m_requests[request].doubleBooked = false;
    touch(request);
}

void LiveBoard::removeRequest(RequestId request)
{
    m_requests.remove(request);
    m_slots.removeIf([&](const auto& entry) { return entry.value().request == request; });
    m_offers.removeIf([&](const auto& entry) { return entry.value().request == request; });
    m_dirty.append(request);
}

void LiveBoard::setClientName(RequestId request, const QString& name)
{
    m_requests[request].clientName = name;
    touch(request);
}

void LiveBoard::touch(RequestId request)
{
    ++m_requests[request].version;
    if (!m_dirty.contains(request))
        m_dirty.append(request);
}

void LiveBoard::follow(RequestId id)
{
    AppointmentRequest& row = m_requests[id];
    row.live = row.openSlots = row.pendingOffers = row.expiredOffers = row.declinedOffers = row.withdrawnOffers = 0;
    for (const Appointment& slot : std::as_const(m_slots)) {
        row.live += int(slot.request == id && isLive(slot.status));
        row.openSlots += int(slot.request == id && slot.status == SlotStatus::Open);
    }
    if (row.status != RequestStatus::Cancelled)
        row.status = row.openSlots > 0 ? RequestStatus::Open : RequestStatus::Filled;
    for (AppointmentOffer& offer : m_offers) {
        if (offer.request != id)
            continue;
        if (offer.status == OfferStatus::Pending && row.status == RequestStatus::Filled) {
            offer.status = OfferStatus::Expired;
            offer.cause = QStringLiteral("full");
            ++offer.version;
        }
        row.pendingOffers += int(offer.status == OfferStatus::Pending);
        row.expiredOffers += int(offer.status == OfferStatus::Expired);
        row.declinedOffers += int(offer.status == OfferStatus::Declined);
        row.withdrawnOffers += int(offer.status == OfferStatus::Withdrawn);
    }
    touch(id);
}

QList<Appointment> LiveBoard::slotsOf(RequestId id) const
{
    QList<Appointment> rows;
    for (const Appointment& slot : m_slots) {
        if (slot.request == id)
            rows.append(slot);
    }
    return rows;
}

FeedHealth LiveBoard::health() const
{
    FeedHealth health;
    health.state = FeedHealth::State::Live;
    health.asOf = m_now;
    health.lagMs = 40;
    return health;
}

FeedBatch LiveBoard::snapshot() const
{
    FeedBatch batch;
    batch.snapshot = true;
    batch.requests = m_requests.values();
    batch.slotRows = m_slots.values();
    batch.offers = m_offers.values();
    batch.alerts = m_alerts.values();
    batch.health = health();
    return batch;
}

void LiveBoard::collect(RequestId id, FeedBatch& batch) const
{
    batch.requestScope.append(id);
    if (!m_requests.contains(id))
        return;
    batch.requests.append(m_requests.value(id));
    batch.slotRows.append(slotsOf(id));
    for (const AppointmentOffer& offer : m_offers) {
        if (offer.request == id)
            batch.offers.append(offer);
    }
}

FeedBatch LiveBoard::takeBatch()
{
    FeedBatch batch;
    for (const RequestId id : std::exchange(m_dirty, {}))
        collect(id, batch);
    for (const AlertId id : std::exchange(m_dirtyAlerts, {})) {
        batch.alertScope.append(id);
        if (m_alerts.contains(id))
            batch.alerts.append(m_alerts.value(id));
    }
    batch.health = health();
    return batch;
}

} // namespace slotdesk::test
