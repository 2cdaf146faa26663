// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointmentrequest.h"

namespace slotdesk {

/// What sorting, filtering and counting ask about a request, small and side by side: they walk a hundred thousand of
/// these without looking a row up. What depends on the clock is true as of the last follow().
struct RequestFacts
{
    RequestId id;
    qint64 startsMs = 0;   ///< since the epoch
    qint64 riskFromMs = 0; ///< from this moment on it is at risk
    int minutes = 0;       ///< to its start
    int market = 0;        ///< place in the table's list of markets
    qint16 slots = 0;
    qint16 live = 0;
    qint16 pendingOffers = 0;
    RequestStatus status = RequestStatus::Unknown;
    bool doubleBooked = false;
    bool atRisk = false;
    bool isOver = false; ///< long over: at the end of the list

    [[nodiscard]] static RequestFacts of(const AppointmentRequest& request, int market, qint64 nowMs);
    /// Brings what depends on the clock up to date. True when it is sorted or found in another place now.
    bool follow(qint64 nowMs);
    [[nodiscard]] bool startsWithin(int hours, qint64 nowMs) const
    {
        return hours <= 0 || (startsMs - nowMs) / 1000 <= qint64(hours) * 3600;
    }
};

} // namespace slotdesk
