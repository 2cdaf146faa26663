// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alert.h"
#include "domain/outcome.h"
#include "domain/settlementchoice.h"
#include "domain/timelineentry.h"
#include "domain/trend.h"
#include "services/noteservice.h"
#include "tests/support/liveboard.h"

namespace slotdesk::test {

/// An afternoon at the call center that is always the same.
class GalleryScene
{
public:
    [[nodiscard]] static LiveBoard board();
    /// The request that is chosen, and what happened to it.
    [[nodiscard]] static RequestId chosen();
    [[nodiscard]] static QList<TimelineEntry> timeline();
    /// Who is at which request.
    [[nodiscard]] static QList<RequestClaim> claims();
    /// A year in which it got better: the old backend was guarded in its middle.
    [[nodiscard]] static QList<TrendPoint> trend(const TrendQuestion& question);
    /// What speaks for whom in a double booking, and what letting go of the last one would change.
    [[nodiscard]] static QList<SettlementChoice> choices(const Alert& alert);
    [[nodiscard]] static Outcome resolution(const Alert& alert);
};

} // namespace slotdesk::test
