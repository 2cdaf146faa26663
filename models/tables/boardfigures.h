// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/livestore.h"

namespace slotdesk {

/// The few figures that a whole room looks at.
struct BoardFigures
{
    int open = 0;   ///< requests with a slot that nobody has, still to come
    int atRisk = 0; ///< by RiskRule
    int alerts = 0; ///< open ones whose visit is not over, without those that are only at risk
    int unclaimed = 0;
    qint64 longestSeconds = -1; ///< since the oldest of the open requests was made; -1 when there is none
    RequestId longest;
    QString longestClient;

    [[nodiscard]] static BoardFigures of(const LiveStore& store, const QDateTime& nowUtc);
};

} // namespace slotdesk
