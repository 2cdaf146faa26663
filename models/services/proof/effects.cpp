// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/effects.h"

#include "services/proof/doublebookings.h"

#include <algorithm>

namespace slotdesk::proof {

bool Effects::isOver(RequestId request) const
{
    const RequestStatus status = w.requests.at(request).status;
    return status != RequestStatus::Open && status != RequestStatus::Filled;
}

void Effects::book(AppointmentId row, TherapistId therapist)
{
    Slot& slot = w.rows.at(row);
    slot.status = SlotStatus::Booked;
    slot.therapist = therapist;
    slot.writer = m_by;
}

void Effects::open(AppointmentId row)
{
    Slot& slot = w.rows.at(row);
    slot.status = SlotStatus::Open;
    slot.therapist = {};
    slot.exempt.clear();
    slot.writer = m_by;
}

void Effects::cancel(AppointmentId row)
{
    Slot& slot = w.rows.at(row);
    slot.status = SlotStatus::Cancelled;
    slot.exempt.clear();
    slot.writer = m_by;
}

void Effects::setOffer(Offer& offer, OfferStatus to, Cause cause)
{
    offer.status = to;
    offer.cause = cause;
    offer.writer = m_by;
    if (to != OfferStatus::Expired)
        leaveLine(offer);
}

void Effects::leaveLine(Offer& offer)
{
    const int place = std::exchange(offer.place, 0);
    for (auto& [key, other] : w.offers)
        if (place > 0 && key.first == offer.request && other.place > place)
            --other.place;
}

void Effects::setOffer(RequestId request, TherapistId therapist, OfferStatus from, OfferStatus to)
{
    const auto found = w.offers.find({request, therapist});
    if (found != w.offers.end() && found->second.status == from)
        setOffer(found->second, to);
}

void Effects::setStatus(RequestId request, RequestStatus status)
{
    Request& r = w.requests.at(request);
    if (r.status == status)
        return;
    r.status = status;
    r.writer = m_by;
}

void Effects::followRows(RequestId request)
{
    const RequestStatus before = w.requests.at(request).status;
    const bool closed = before == RequestStatus::Cancelled || before == RequestStatus::Expired;
    for (AppointmentId id : w.rowsOf(request))
        if (closed && w.rows.at(id).status == SlotStatus::Open)
            cancel(id);
    RequestStatus now = before;
    if (!closed) {
        now = w.firstOpen(request)                 ? RequestStatus::Open
              : w.liveRows(request) == 0           ? RequestStatus::Cancelled
              : before == RequestStatus::Completed ? RequestStatus::Completed
                                                   : RequestStatus::Filled;
    }
    setStatus(request, now);
    if (now == RequestStatus::Open)
        return;
    for (auto& [key, offer] : w.offers) {
        if (key.first != request || offer.status != OfferStatus::Pending)
            continue;
        if (now == RequestStatus::Cancelled)
            setOffer(offer, OfferStatus::Withdrawn);
        else
            setOffer(offer, OfferStatus::Expired, now == RequestStatus::Expired ? Cause::Time : Cause::Full);
    }
}

bool Effects::promoteSurplus(AppointmentId freed)
{
    const int position = w.rows.at(freed).position;
    const RequestId request = w.rows.at(freed).request;
    if (position == 0)
        return false;
    for (AppointmentId id : w.rowsOf(request)) {
        Slot& surplus = w.rows.at(id);
        if (surplus.position != 0 || !isLive(surplus.status))
            continue;
        cancel(freed);
        w.rows.at(freed).position = 0;
        surplus.position = position;
        surplus.exempt.clear();
        surplus.writer = m_by;
        return true;
    }
    return false;
}

std::optional<TherapistId> Effects::firstInLine(RequestId request, TherapistId whoLeft) const
{
    const Request& r = w.requests.at(request);
    const Offer* first = nullptr;
    for (const auto& [key, offer] : w.offers) {
        const bool waits = key.first == request && offer.place > 0 && offer.status == OfferStatus::Expired &&
                           offer.therapist != whoLeft && w.therapists.at(offer.therapist).active &&
                           !w.holds(request, offer.therapist) && w.isFree(offer.therapist, r.starts, r.ends);
        if (waits && (!first || offer.place < first->place))
            first = &offer;
    }
    return first ? std::optional(first->therapist) : std::nullopt;
}

void Effects::fillFromLine(RequestId request, TherapistId whoLeft)
{
    for (auto slot = w.firstOpen(request); slot; slot = w.firstOpen(request)) {
        const std::optional<TherapistId> waiting = firstInLine(request, whoLeft);
        if (!waiting || isClosedToOffers(request))
            return;
        book(*slot, *waiting);
        setOffer(w.offers.at({request, *waiting}), OfferStatus::Accepted);
        followRows(request);
    }
}

void Effects::refill(RequestId request, TherapistId whoLeft)
{
    fillFromLine(request, whoLeft);
    if (w.firstOpen(request))
        sendAgain(request, whoLeft);
}

void Effects::sendAgain(RequestId request, TherapistId whoLeft)
{
    const Request& r = w.requests.at(request);
    std::vector<TherapistId> asked;
    for (const auto& [key, offer] : w.offers) {
        if (key.first == request && offer.status == OfferStatus::Expired && offer.cause == Cause::Full &&
            offer.therapist != whoLeft && canBeAsked(offer.therapist, r))
            asked.push_back(offer.therapist);
    }
    for (TherapistId therapist : eligible(request))
        if (therapist != whoLeft && !w.offerOf(request, therapist))
            asked.push_back(therapist);
    sendOffers(request, asked, true);
}

std::vector<TherapistId> Effects::eligible(RequestId request) const
{
    const Request& r = w.requests.at(request);
    std::vector<TherapistId> found;
    for (const auto& [id, therapist] : w.therapists)
        if (canBeAsked(id, r))
            found.push_back(id);
    return found;
}

bool Effects::canBeAsked(TherapistId therapist, const Request& request) const
{
    const bool can = w.therapists.at(therapist).active && w.isFree(therapist, request.starts, request.ends);
    if (m_looks)
        m_looks->insert({request.id, therapist});
    return can != m_seenOtherwise.contains({request.id, therapist});
}

int Effects::sendOffers(RequestId request, const std::vector<TherapistId>& therapists, bool byName)
{
    int sent = 0;
    for (TherapistId therapist : therapists) {
        const auto [entry, isNew] = w.offers.try_emplace({request, therapist});
        Offer& offer = entry->second;
        const bool again = offer.status == OfferStatus::Expired || offer.status == OfferStatus::Withdrawn ||
                           (offer.status == OfferStatus::Declined && byName) ||
                           (offer.status == OfferStatus::Pending && offer.lapsed);
        if (!isNew && !again)
            continue;
        leaveLine(offer);
        offer = {request, therapist, OfferStatus::Pending, Cause::None, false, 0, m_by};
        ++sent;
    }
    return sent;
}

void Effects::followCases()
{
    const auto cases = doubleBookings(w);
    for (auto& [key, alert] : w.alerts)
        if (alert.isOpen() && !key.startsWith("reported") && !cases.contains(key))
            alert.status = AlertStatus::Closed;
    for (const auto& [key, rows] : cases) {
        Alert& alert = w.alerts[key];
        if (isSettled(alert, rows))
            continue;
        if (!alert.isOpen())
            alert.status = AlertStatus::New;
        alert.key = key;
        alert.rows = rows;
    }
}

// Settled over these rows or more, and nobody was booked on one of them since.
bool Effects::isSettled(const Alert& alert, const std::vector<AppointmentId>& rows) const
{
    return (alert.status == AlertStatus::Resolved || alert.status == AlertStatus::Dismissed) &&
           std::all_of(rows.begin(), rows.end(), [&](AppointmentId row) {
               const auto covered = alert.covered.find(row);
               return covered != alert.covered.end() && covered->second == w.rows.at(row).therapist;
           });
}

} // namespace slotdesk::proof
