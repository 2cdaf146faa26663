// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/effects.h"

namespace slotdesk::proof {

/// The serial model of what is done with offers. Each rule decides in the order of the contract and changes the world.
class OfferRules
{
public:
    explicit OfferRules(WorldState& world) : w(world) {}

    QByteArray accept(const Step& step);
    QByteArray decline(const Step& step) { return answer(step, OfferStatus::Declined); }
    QByteArray withdraw(const Step& step) { return answer(step, OfferStatus::Withdrawn); }
    QByteArray joinWaitlist(const Step& step);
    QByteArray send(const Step& step);

private:
    [[nodiscard]] QByteArray whyNotOpen(const Step& step) const;
    [[nodiscard]] bool isFree(const Step& step) const;
    void book(const Step& step);
    void wait(const Step& step);
    QByteArray answer(const Step& step, OfferStatus status);

    WorldState& w;
};

} // namespace slotdesk::proof
