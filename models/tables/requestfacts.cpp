// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/requestfacts.h"

#include "tables/riskrule.h"
#include "tables/startorder.h"

namespace slotdesk {

RequestFacts RequestFacts::of(const AppointmentRequest& request, int market, qint64 nowMs)
{
    RequestFacts facts;
    facts.id = request.id;
    facts.startsMs = request.startsAt.toMSecsSinceEpoch();
    facts.riskFromMs = RiskRule::fromMs(request);
    facts.market = market;
    facts.slots = static_cast<qint16>(request.slots);
    facts.live = static_cast<qint16>(request.live);
    facts.pendingOffers = static_cast<qint16>(request.pendingOffers);
    facts.status = request.status;
    facts.doubleBooked = request.doubleBooked;
    (void)facts.follow(nowMs);
    return facts;
}

bool RequestFacts::follow(qint64 nowMs)
{
    minutes = static_cast<int>((startsMs - nowMs) / 1000 / 60);
    const bool risk = nowMs >= riskFromMs;
    const bool over = StartOrder::isOver(startsMs, nowMs);
    const bool other = risk != atRisk || over != isOver;
    atRisk = risk;
    isOver = over;
    return other;
}

} // namespace slotdesk
