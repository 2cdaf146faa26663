// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/offerrules.h"

#include <algorithm>

namespace slotdesk::proof {

// Empty: the offer can still be answered.
QByteArray OfferRules::whyNotOpen(const Step& step) const
{
    const Offer* offer = w.offerOf(step.request, step.therapist);
    if (!offer)
        return "invalid";
    if (Effects(w, step).isClosedToOffers(step.request))
        return "request_closed";
    if (!w.firstOpen(step.request))
        return "already_filled";
    return offer->status != OfferStatus::Pending || offer->lapsed ? "offer_closed" : "";
}

QByteArray OfferRules::accept(const Step& step)
{
    if (!w.therapists.at(step.therapist).active)
        return "invalid";
    if (QByteArray why = whyNotOpen(step); !why.isEmpty())
        return why;
    if (w.holds(step.request, step.therapist))
        return "already_on_request";
    if (!isFree(step))
        return "therapist_busy";
    book(step);
    return "ok";
}

QByteArray OfferRules::answer(const Step& step, OfferStatus status)
{
    if (QByteArray why = whyNotOpen(step); !why.isEmpty())
        return why;
    Effects(w, step).setOffer(w.offers.at({step.request, step.therapist}), status);
    return "ok";
}

// "Take me if it opens": booked at once where a slot is open, else remembered. Only who lost to a full request waits.
QByteArray OfferRules::joinWaitlist(const Step& step)
{
    const Offer* offer = w.offerOf(step.request, step.therapist);
    if (!offer || !w.therapists.at(step.therapist).active)
        return "invalid";
    if (Effects(w, step).isClosedToOffers(step.request))
        return "request_closed";
    const bool isOpen = w.firstOpen(step.request).has_value();
    const bool stands = offer->status == OfferStatus::Pending && !offer->lapsed && isOpen;
    const bool lost = offer->status == OfferStatus::Expired && offer->cause == Cause::Full;
    if (!stands && !lost && offer->status != OfferStatus::Accepted)
        return "offer_closed";
    if (w.holds(step.request, step.therapist))
        return "already_on_request";
    if (isOpen && !isFree(step))
        return "therapist_busy";
    if (offer->status == OfferStatus::Accepted)
        return "offer_closed";
    if (isOpen)
        book(step);
    else
        wait(step);
    return "ok";
}

bool OfferRules::isFree(const Step& step) const
{
    const Request& request = w.requests.at(step.request);
    return w.isFree(step.therapist, request.starts, request.ends, request.id);
}

void OfferRules::book(const Step& step)
{
    Effects effects(w, step);
    effects.book(*w.firstOpen(step.request), step.therapist);
    effects.setOffer(w.offers.at({step.request, step.therapist}), OfferStatus::Accepted);
    effects.followRows(step.request);
}

void OfferRules::wait(const Step& step)
{
    int last = 0;
    for (const auto& [key, other] : w.offers)
        if (key.first == step.request)
            last = std::max(last, other.place);
    Offer& offer = w.offers.at({step.request, step.therapist});
    if (offer.place > 0) // in line already: keeps the place
        return;
    offer.place = last + 1;
    offer.writer = step.number;
}

QByteArray OfferRules::send(const Step& step)
{
    Effects effects(w, step);
    if (effects.isClosedToOffers(step.request))
        return "request_closed";
    if (!w.firstOpen(step.request))
        return "already_filled";
    if (step.everybody) {
        effects.sendOffers(step.request, effects.eligible(step.request), false);
        return "ok";
    }
    const std::vector<TherapistId> eligible = effects.eligible(step.request);
    std::vector<TherapistId> asked;
    for (qint64 id : step.items)
        if (std::find(eligible.begin(), eligible.end(), TherapistId(id)) != eligible.end())
            asked.emplace_back(id);
    effects.sendOffers(step.request, asked, true);
    return "ok";
}

} // namespace slotdesk::proof
