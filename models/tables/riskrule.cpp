// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/riskrule.h"

#include <algorithm>
#include <limits>

namespace slotdesk {

bool RiskRule::isAtRisk(const AppointmentRequest& request, const QDateTime& nowUtc)
{
    return nowUtc.toMSecsSinceEpoch() >= fromMs(request);
}

qint64 RiskRule::fromMs(const AppointmentRequest& request)
{
    if (request.status != RequestStatus::Open || request.openSlots <= 0)
        return std::numeric_limits<qint64>::max();
    constexpr qint64 minute = 60000;
    const int before = request.pendingOffers == 0 ? std::max(unansweredMinutes, soonMinutes) : soonMinutes;
    // "Less than two hours" begins a millisecond after the two hours.
    const qint64 near = request.startsAt.toMSecsSinceEpoch() - before * minute + 1;
    const bool wasAsked = request.pendingOffers > 0 && request.createdAt.isValid();
    return wasAsked ? std::max(near, request.createdAt.toMSecsSinceEpoch() + askedMinutes * minute) : near;
}

} // namespace slotdesk
