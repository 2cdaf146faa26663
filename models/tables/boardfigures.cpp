// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/boardfigures.h"

#include "tables/riskrule.h"

namespace slotdesk {

BoardFigures BoardFigures::of(const LiveStore& store, const QDateTime& nowUtc)
{
    BoardFigures figures;
    for (const RequestId id : store.requestIds()) {
        const AppointmentRequest* request = store.request(id);
        if (!request || request->status != RequestStatus::Open || request->openSlots == 0 || request->startsAt < nowUtc)
            continue;
        ++figures.open;
        figures.atRisk += int(RiskRule::isAtRisk(*request, nowUtc));
        const qint64 waits = std::max<qint64>(0, request->createdAt.secsTo(nowUtc));
        if (!request->createdAt.isValid() || waits <= figures.longestSeconds)
            continue;
        figures.longestSeconds = waits;
        figures.longest = id;
        figures.longestClient = request->clientName;
    }
    for (const AlertId id : store.alertIds()) {
        const Alert* alert = store.alert(id);
        if (!alert || alert->kind == AlertKind::AtRisk || alert->startsAt < nowUtc)
            continue;
        ++figures.alerts;
        figures.unclaimed += int(alert->claimedBy.isEmpty());
    }
    return figures;
}

} // namespace slotdesk
