// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
};

} // namespace slotdesk::test
