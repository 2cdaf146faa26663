// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/undorules.h"

#include "services/proof/requestrules.h"
#include "services/proof/slotrules.h"

#include <algorithm>

namespace slotdesk::proof {

namespace {

/// Whether a row that `by` wrote (in `after`) has another writer now.
template <typename Rows>
bool differs(const Rows& after, const Rows& now, Writer by)
{
    return std::any_of(after.begin(), after.end(), [&](const auto& entry) {
        return entry.second.writer == by && now.at(entry.first).writer != by;
    });
}

} // namespace

bool UndoRules::canUndo(const QByteArray& function)
{
    static const QList<QByteArray> known = {
        "accept_offer", "assign",   "decline_offer", "withdraw_offer",    "join_waitlist",
        "release",      "reassign", "swap",          "cancel_request",    "reschedule",
        "complete",     "no_show",  "send_offers",   "cancel_appointment"};
    return known.contains(function);
}

QByteArray UndoRules::undo(const Step& step)
{
    const QByteArray& function = m_undone.step.function;
    if (m_undone.code != "ok" || *m_undone.before == *m_undone.after || !canUndo(function))
        return "invalid";
    if (function == "accept_offer" || function == "assign")
        return booking(step);
    if (function == "join_waitlist")
        return writtenRows().empty() ? answer(step) : booking(step);
    if (function == "decline_offer" || function == "withdraw_offer")
        return answer(step);
    if (function == "release" || function == "reassign")
        return leaving(step);
    if (function == "swap")
        return swap(step);
    if (function == "reschedule")
        return moving(step);
    if (function == "send_offers")
        return offers(step);
    return function == "complete" || function == "no_show" ? finish(step) : cancelling(step);
}

bool UndoRules::movedOn(Kind kind) const
{
    switch (kind) {
    case Kind::Rows:
        return differs(m_undone.after->rows, w.rows, m_by);
    case Kind::Requests:
        return differs(m_undone.after->requests, w.requests, m_by);
    case Kind::Offers:
        return differs(m_undone.after->offers, w.offers, m_by);
    }
    return true;
}

std::vector<AppointmentId> UndoRules::writtenRows() const
{
    std::vector<AppointmentId> found;
    for (const auto& [id, row] : m_undone.after->rows)
        if (row.writer == m_by)
            found.push_back(id);
    return found;
}

RequestId UndoRules::request() const
{
    const Step& step = m_undone.step;
    return step.row.isValid() ? w.rows.at(step.row).request : step.request;
}

// A booking: the slot opens as release opens it.
QByteArray UndoRules::booking(const Step& step)
{
    const AppointmentId row = writtenRows().front();
    if (Effects(w, step).isClosedToOffers(request()))
        return "request_closed";
    if (movedOn(Kind::Rows))
        return "changed";
    SlotRules(w).letGo(step, row);
    return "ok";
}

// A decline or a withdrawal: asked again. A place in line: given up.
QByteArray UndoRules::answer(const Step& step)
{
    const bool waited = m_undone.step.function == "join_waitlist";
    Offer& offer = w.offers.at({m_undone.step.request, m_undone.step.therapist});
    Effects effects(w, step);
    if (effects.isClosedToOffers(offer.request))
        return "request_closed";
    if (!waited && !w.firstOpen(offer.request))
        return "already_filled";
    if (!waited && offer.lapsed)
        return "offer_closed";
    if (movedOn(Kind::Offers))
        return "changed";
    if (waited)
        effects.leaveLine(offer);
    else
        effects.setOffer(offer, OfferStatus::Pending);
    offer.writer = step.number;
    return "ok";
}

// Released or reassigned: who had the slot has it again.
QByteArray UndoRules::leaving(const Step& step)
{
    const bool released = m_undone.step.function == "release";
    const Slot row = w.rows.at(m_undone.step.row);
    const TherapistId back = m_undone.before->rows.at(row.id).therapist;
    const Slot& left = m_undone.after->rows.at(row.id);
    if (!w.therapists.at(back).active)
        return "invalid";
    Effects effects(w, step);
    if (released ? effects.isClosedToOffers(row.request) : effects.isClosedToTheDesk(row.request))
        return "request_closed";
    const bool opened = left.position > 0 && left.status != SlotStatus::Cancelled;
    if (released && (!opened || !w.firstOpen(row.request)))
        return "already_filled";
    if (movedOn(Kind::Rows) || (released && left.status != SlotStatus::Open)) // the waiting list had it at once
        return "changed";
    if (QByteArray why = SlotRules(w).whyNotTaken(row, back); !why.isEmpty())
        return why;
    const bool wasOpen = w.requests.at(row.request).status == RequestStatus::Open;
    effects.book(row.id, back);
    effects.setOffer(row.request, back, OfferStatus::Pending, OfferStatus::Accepted);
    effects.setOffer(row.request, back, OfferStatus::Withdrawn, OfferStatus::Accepted);
    const auto other = w.offers.find({row.request, row.therapist});
    if (other != w.offers.end() && other->second.status == OfferStatus::Accepted && other->second.writer == m_by) {
        if (wasOpen && !other->second.lapsed)
            effects.setOffer(other->second, OfferStatus::Pending);
        else
            effects.setOffer(other->second, OfferStatus::Expired, wasOpen ? Cause::Time : Cause::Full);
    }
    effects.followRows(row.request);
    effects.followCases();
    return "ok";
}

QByteArray UndoRules::swap(const Step& step)
{
    const Slot a = w.rows.at(m_undone.step.row);
    const Slot b = w.rows.at(m_undone.step.otherRow);
    Effects effects(w, step);
    if (effects.isClosedToTheDesk(a.request) || effects.isClosedToTheDesk(b.request))
        return "request_closed";
    if (movedOn(Kind::Rows))
        return "changed";
    SlotRules rules(w);
    if (QByteArray why = rules.whyNotExchanged(a, b); !why.isEmpty())
        return why;
    rules.exchange(step, a.id, b.id, OfferStatus::Withdrawn);
    return "ok";
}

// What undoing a cancellation would bring back can still be there.
QByteArray UndoRules::whyNotRestored(RequestId id) const
{
    const bool whole = m_undone.step.function == "cancel_request";
    WorldState look = w;
    Effects effects(look, m_by);
    const Request& request = w.requests.at(id);
    const bool byIt = request.writer == m_by;
    std::vector<Slot> booked;
    bool lostItsPlace = false;
    for (AppointmentId row : writtenRows()) {
        const Slot& slot = w.rows.at(row);
        lostItsPlace = lostItsPlace || slot.position == 0;
        if (slot.position > 0 && slot.therapist.isValid())
            booked.push_back(slot);
    }
    if (request.status == RequestStatus::Expired || request.status == RequestStatus::Completed || effects.ended(id) ||
        (request.status == RequestStatus::Cancelled && !byIt) || (effects.started(id) && booked.empty()))
        return "request_closed";
    if (!whole && lostItsPlace)
        return "already_filled";
    if (movedOn(Kind::Rows) || (whole && movedOn(Kind::Requests)))
        return "changed";
    for (const Slot& row : booked)
        if (QByteArray why = SlotRules(look).whyNotTaken(row, row.therapist); !why.isEmpty())
            return why;
    return "";
}

QByteArray UndoRules::cancelling(const Step& step)
{
    const RequestId id = request();
    if (QByteArray why = whyNotRestored(id); !why.isEmpty())
        return why;
    Effects effects(w, step);
    std::set<TherapistId> booked;
    for (AppointmentId row : writtenRows()) {
        const Slot slot = w.rows.at(row);
        if (slot.position == 0)
            continue;
        if (slot.therapist.isValid()) {
            effects.book(row, slot.therapist);
            booked.insert(slot.therapist);
        } else if (!effects.started(id)) {
            effects.open(row);
        }
    }
    Request& request = w.requests.at(id);
    const RequestStatus status = w.firstOpen(id) ? RequestStatus::Open : RequestStatus::Filled;
    if (request.status != status)
        request.writer = step.number;
    request.status = status;
    restoreOffers(effects, booked, status == RequestStatus::Open);
    effects.fillFromLine(id, {});
    effects.followCases();
    return "ok";
}

void UndoRules::restoreOffers(Effects& effects, const std::set<TherapistId>& booked, bool open)
{
    for (auto& [key, offer] : w.offers) {
        if (key.first != request() || offer.writer != m_by)
            continue;
        if (booked.contains(key.second))
            effects.setOffer(offer, OfferStatus::Accepted);
        else if (open && !offer.lapsed)
            effects.setOffer(offer, OfferStatus::Pending);
    }
}

QByteArray UndoRules::moving(const Step& step)
{
    const RequestId id = m_undone.step.request;
    const Request& before = m_undone.before->requests.at(id);
    RequestRules rules(w);
    if (Effects(w, step).isClosedToOffers(id) || rules.hasVisits(id) || before.starts <= 0)
        return "request_closed";
    if (movedOn(Kind::Rows) || movedOn(Kind::Requests))
        return "changed";
    if (!rules.everybodyIsFree(id, before.starts, before.ends))
        return "therapist_busy";
    rules.move(step, id, before.starts, before.ends);
    return "ok";
}

QByteArray UndoRules::finish(const Step& step)
{
    if (movedOn(Kind::Rows))
        return "changed";
    Slot& row = w.rows.at(m_undone.step.row);
    row.status = SlotStatus::Booked;
    row.writer = step.number;
    return "ok";
}

// Those who have not answered are not asked any more.
QByteArray UndoRules::offers(const Step& step)
{
    const RequestId id = m_undone.step.request;
    Effects effects(w, step);
    if (effects.isClosedToOffers(id))
        return "request_closed";
    if (!w.firstOpen(id))
        return "already_filled";
    bool any = false;
    for (auto& [key, offer] : w.offers) {
        if (key.first != id || offer.writer != m_by || offer.status != OfferStatus::Pending)
            continue;
        effects.setOffer(offer, OfferStatus::Withdrawn);
        any = true;
    }
    return any ? "ok" : "changed";
}

} // namespace slotdesk::proof
