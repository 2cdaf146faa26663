// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/requestrules.h"

#include "services/proof/slotrules.h"

#include <algorithm>

namespace slotdesk::proof {

QByteArray RequestRules::create(const Step& step)
{
    if (step.slotCount < 1 || step.slotCount > 8 || step.minutes < 5 || step.minutes > 1440 || step.starts <= 0)
        return "invalid";
    const RequestId id = madeBy(step.number);
    w.addRequest(int(id.value()), step.slotCount, step.starts, step.minutes).writer = step.number;
    for (AppointmentId row : w.rowsOf(id))
        w.rows.at(row).writer = step.number;
    Effects effects(w, step);
    std::vector<TherapistId> asked;
    if (step.everybody)
        asked = effects.eligible(id);
    for (qint64 therapist : step.items)
        if (!step.everybody && w.therapists.at(TherapistId(therapist)).active)
            asked.emplace_back(therapist);
    effects.sendOffers(id, asked, !step.everybody);
    return "ok";
}

// Somebody went there, or should have.
bool RequestRules::hasVisits(RequestId request) const
{
    const std::vector<AppointmentId> rows = w.rowsOf(request);
    return std::any_of(rows.begin(), rows.end(), [this](AppointmentId row) {
        const SlotStatus status = w.rows.at(row).status;
        return status == SlotStatus::Completed || status == SlotStatus::NoShow;
    });
}

QByteArray RequestRules::cancel(const Step& step)
{
    Request& request = w.requests.at(step.request);
    Effects effects(w, step);
    if (effects.isClosedToTheDesk(request.id) || hasVisits(request.id))
        return "request_closed";
    if (!SlotRules::matches(request.writer, step.expect))
        return "changed";
    for (AppointmentId row : w.rowsOf(request.id)) {
        const SlotStatus status = w.rows.at(row).status;
        if (status == SlotStatus::Open || status == SlotStatus::Booked)
            effects.cancel(row);
    }
    for (auto& [key, offer] : w.offers) {
        const bool stands = offer.status == OfferStatus::Pending || offer.status == OfferStatus::Accepted;
        if (key.first == request.id && stands)
            effects.setOffer(offer, OfferStatus::Withdrawn);
    }
    request.status = RequestStatus::Cancelled;
    request.writer = step.number;
    effects.followCases();
    return "ok";
}

QByteArray RequestRules::reschedule(const Step& step)
{
    if (step.starts <= 0 || step.minutes < 5 || step.minutes > 1440)
        return "invalid";
    Request& request = w.requests.at(step.request);
    Effects effects(w, step);
    if (effects.isClosedToOffers(request.id) || hasVisits(request.id))
        return "request_closed";
    if (!SlotRules::matches(request.writer, step.expect))
        return "changed";
    if (!everybodyIsFree(request.id, step.starts, step.starts + step.minutes))
        return "therapist_busy";
    move(step, request.id, step.starts, step.starts + step.minutes);
    return "ok";
}

bool RequestRules::everybodyIsFree(RequestId request, int starts, int ends) const
{
    const std::vector<AppointmentId> rows = w.rowsOf(request);
    return std::all_of(rows.begin(), rows.end(), [&](AppointmentId id) {
        const Slot& row = w.rows.at(id);
        return !isLive(row.status) || w.isFree(row.therapist, starts, ends, request);
    });
}

void RequestRules::move(const Step& step, RequestId id, int starts, int ends)
{
    for (AppointmentId row : w.rowsOf(id)) {
        Slot& slot = w.rows.at(row);
        if (slot.position == 0 && !isLive(slot.status))
            continue;
        slot.starts = starts;
        slot.ends = ends;
        slot.writer = step.number;
    }
    Request& request = w.requests.at(id);
    request.starts = starts;
    request.ends = ends;
    request.writer = step.number;
    Effects(w, step).followCases();
}

std::vector<RequestId> RequestRules::due() const
{
    std::vector<RequestId> found;
    for (const auto& [id, request] : w.requests) {
        bool isDue = (request.status == RequestStatus::Open && request.starts <= 0) ||
                     (request.status == RequestStatus::Filled && request.ends <= 0);
        for (const auto& [key, offer] : w.offers)
            isDue = isDue || (key.first == id && offer.status == OfferStatus::Pending && offer.lapsed);
        if (isDue)
            found.push_back(id);
    }
    return found;
}

void RequestRules::lapse(RequestId id)
{
    Request& request = w.requests.at(id);
    Effects effects(w, theClock);
    for (auto& [key, offer] : w.offers)
        if (key.first == id && offer.status == OfferStatus::Pending && (offer.lapsed || request.starts <= 0))
            effects.setOffer(offer, OfferStatus::Expired, Cause::Time);
    RequestStatus status = request.status;
    if (status == RequestStatus::Open && request.starts <= 0) {
        for (AppointmentId row : w.rowsOf(id))
            if (w.rows.at(row).status == SlotStatus::Open)
                effects.cancel(row);
        status = w.liveRows(id) > 0 ? RequestStatus::Filled : RequestStatus::Expired;
    }
    if (status == RequestStatus::Filled && request.ends <= 0)
        status = RequestStatus::Completed;
    if (status != request.status)
        request.writer = theClock;
    request.status = status;
}

} // namespace slotdesk::proof
