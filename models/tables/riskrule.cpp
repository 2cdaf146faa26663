// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/riskrule.h"

namespace slotdesk {

bool RiskRule::isAtRisk(const AppointmentRequest& request, const QDateTime& nowUtc)
{
    if (request.status != RequestStatus::Open || request.openSlots <= 0)
        return false;
    const bool justAsked = request.pendingOffers > 0 && request.createdAt.isValid() &&
                           request.createdAt.secsTo(nowUtc) < qint64(askedMinutes) * 60;
    if (justAsked)
        return false;
    const qint64 minutes = nowUtc.secsTo(request.startsAt) / 60;
    return minutes < soonMinutes || (request.pendingOffers == 0 && minutes < unansweredMinutes);
}

} // namespace slotdesk
