// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/slotrules.h"

#include <algorithm>

namespace slotdesk::proof {

bool SlotRules::matches(Writer writer, Expect expect)
{
    return expect == Expect::Anything || (expect == Expect::AsMade && writer == made);
}

QByteArray SlotRules::whyNotTaken(const Slot& row, TherapistId therapist) const
{
    if (w.holds(row.request, therapist))
        return "already_on_request";
    return w.isFree(therapist, row.starts, row.ends, row.request) ? "" : "therapist_busy";
}

QByteArray SlotRules::assign(const Step& step)
{
    if (!w.therapists.at(step.therapist).active)
        return "invalid";
    Effects effects(w, step);
    const Slot row = w.rows.at(step.row);
    if (effects.isClosedToOffers(row.request))
        return "request_closed";
    if (isLive(row.status) && row.position > 0 && !w.firstOpen(row.request))
        return "already_filled";
    if (row.status != SlotStatus::Open || !matches(row.writer, step.expect))
        return "changed";
    if (QByteArray why = whyNotTaken(row, step.therapist); !why.isEmpty())
        return why;
    effects.book(row.id, step.therapist);
    effects.setOffer(row.request, step.therapist, OfferStatus::Pending, OfferStatus::Accepted);
    effects.followRows(row.request);
    return "ok";
}

QByteArray SlotRules::reassign(const Step& step)
{
    if (!w.therapists.at(step.therapist).active)
        return "invalid";
    Effects effects(w, step);
    const Slot row = w.rows.at(step.row);
    if (effects.isClosedToTheDesk(row.request))
        return "request_closed";
    if (row.status != SlotStatus::Booked || !matches(row.writer, step.expect))
        return "changed";
    if (QByteArray why = whyNotTaken(row, step.therapist); !why.isEmpty())
        return why;
    effects.book(row.id, step.therapist);
    effects.setOffer(row.request, row.therapist, OfferStatus::Accepted, OfferStatus::Withdrawn);
    effects.setOffer(row.request, step.therapist, OfferStatus::Pending, OfferStatus::Accepted);
    effects.followRows(row.request);
    effects.followCases();
    return "ok";
}

QByteArray SlotRules::release(const Step& step)
{
    Effects effects(w, step);
    const Slot row = w.rows.at(step.row);
    if (effects.isClosedToOffers(row.request))
        return "request_closed";
    if (row.status != SlotStatus::Booked || !matches(row.writer, step.expect))
        return "changed";
    letGo(step, row.id);
    return "ok";
}

void SlotRules::letGo(const Step& step, AppointmentId id)
{
    Effects effects(w, step);
    const Slot row = w.rows.at(id);
    const bool opens = !effects.promoteSurplus(row.id) && row.position > 0;
    if (opens)
        effects.open(row.id);
    else if (row.position == 0)
        effects.cancel(row.id);
    effects.setOffer(row.request, row.therapist, OfferStatus::Accepted, OfferStatus::Withdrawn);
    effects.followRows(row.request);
    if (opens)
        effects.refill(row.request, row.therapist);
    effects.followCases();
}

QByteArray SlotRules::cancel(const Step& step)
{
    Effects effects(w, step);
    const Slot row = w.rows.at(step.row);
    const RequestStatus status = w.requests.at(row.request).status;
    if ((status == RequestStatus::Cancelled || status == RequestStatus::Expired) && !isLive(row.status))
        return "request_closed";
    const bool canEnd = row.status == SlotStatus::Open || row.status == SlotStatus::Booked;
    if (!canEnd || !matches(row.writer, step.expect))
        return "changed";
    if (!isLive(row.status) || !effects.promoteSurplus(row.id))
        effects.cancel(row.id);
    if (row.therapist.isValid())
        effects.setOffer(row.request, row.therapist, OfferStatus::Accepted, OfferStatus::Withdrawn);
    effects.followRows(row.request);
    effects.followCases();
    return "ok";
}

QByteArray SlotRules::swap(const Step& step)
{
    if (step.row == step.otherRow)
        return "invalid";
    Effects effects(w, step);
    const Slot a = w.rows.at(step.row);
    const Slot b = w.rows.at(step.otherRow);
    if (effects.isClosedToTheDesk(a.request) || effects.isClosedToTheDesk(b.request))
        return "request_closed";
    if (a.status != SlotStatus::Booked || b.status != SlotStatus::Booked || !matches(a.writer, step.expect) ||
        !matches(b.writer, step.expect))
        return "changed";
    if (QByteArray why = whyNotExchanged(a, b); !why.isEmpty())
        return why;
    exchange(step, a.id, b.id);
    return "ok";
}

QByteArray SlotRules::whyNotExchanged(const Slot& a, const Slot& b) const
{
    if (a.therapist == b.therapist)
        return "already_on_request";
    WorldState without = w; // the two rows themselves are no hindrance
    without.rows.at(a.id).status = SlotStatus::Open;
    without.rows.at(b.id).status = SlotStatus::Open;
    if (without.holds(a.request, b.therapist) || without.holds(b.request, a.therapist))
        return "already_on_request";
    if (!without.isFree(b.therapist, a.starts, a.ends) || !without.isFree(a.therapist, b.starts, b.ends))
        return "therapist_busy";
    return "";
}

void SlotRules::exchange(const Step& step, AppointmentId first, AppointmentId second, OfferStatus coming)
{
    Effects effects(w, step);
    const Slot a = w.rows.at(first);
    const Slot b = w.rows.at(second);
    effects.book(a.id, b.therapist);
    effects.book(b.id, a.therapist);
    if (a.request != b.request) {
        for (const auto& [row, comes] : {std::pair(a, b.therapist), std::pair(b, a.therapist)}) {
            effects.setOffer(row.request, row.therapist, OfferStatus::Accepted, OfferStatus::Withdrawn);
            effects.setOffer(row.request, comes, coming, OfferStatus::Accepted);
        }
    }
    effects.followCases();
}

QByteArray SlotRules::settle(const Step& step, SlotStatus status)
{
    Slot& row = w.rows.at(step.row);
    if (row.starts > 0)
        return "invalid";
    if (row.status != SlotStatus::Booked)
        return "changed";
    row.status = status;
    row.writer = step.number;
    return "ok";
}

// The new row takes the place of an open slot, or of a cancelled one while there is room: that one stands down. Without
// either it is refused or kept as too many.
QByteArray SlotRules::insertByHand(const Step& step, bool observes)
{
    const Request request = w.requests.at(step.request);
    const bool isClosed = request.status == RequestStatus::Cancelled || request.status == RequestStatus::Expired;
    std::optional<AppointmentId> place = w.firstOpen(request.id);
    for (AppointmentId other : w.rowsOf(request.id))
        if (const Slot& row = w.rows.at(other); !place && row.position > 0 && row.status == SlotStatus::Cancelled)
            place = other;
    if (isClosed || w.liveRows(request.id) >= request.slotCount)
        place.reset();
    QByteArray wrong;
    if (isClosed)
        wrong = "after_close";
    else if (!place)
        wrong = "surplus";
    else if (w.holds(request.id, step.therapist))
        wrong = "same_therapist";
    else if (!w.isFree(step.therapist, request.starts, request.ends, request.id))
        wrong = "overlap";
    if (!wrong.isEmpty() && !observes)
        return "23P01";
    Effects effects(w, aHand);
    AppointmentId id(9001 + 100 * request.id.value());
    while (w.rows.contains(id))
        id = AppointmentId(id.value() + 1);
    Slot row{id, request.id, 0, SlotStatus::Booked, step.therapist, request.starts, request.ends, wrong, aHand};
    if (place) {
        effects.cancel(*place);
        row.position = std::exchange(w.rows.at(*place).position, 0);
    }
    w.rows[row.id] = row;
    effects.setOffer(request.id, step.therapist, OfferStatus::Pending, OfferStatus::Accepted);
    effects.followRows(request.id);
    effects.followCases();
    return "ok";
}

} // namespace slotdesk::proof
