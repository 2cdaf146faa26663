// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/effects.h"

namespace slotdesk::proof {

/// The serial model of what makes, moves and ends whole requests, the clock included.
class RequestRules
{
public:
    explicit RequestRules(WorldState& world) : w(world) {}

    QByteArray create(const Step& step);
    QByteArray cancel(const Step& step);
    QByteArray reschedule(const Step& step);

    /// What expire_due would change now.
    [[nodiscard]] std::vector<RequestId> due() const;
    void lapse(RequestId request);

    /// The id that the model gives to a request made by command `number`.
    [[nodiscard]] static RequestId madeBy(int number) { return RequestId(1000 + number); }

    [[nodiscard]] bool hasVisits(RequestId request) const;
    [[nodiscard]] bool everybodyIsFree(RequestId request, int starts, int ends) const;
    void move(const Step& step, RequestId id, int starts, int ends);

private:
    WorldState& w;
};

} // namespace slotdesk::proof
