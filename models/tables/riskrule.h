// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointmentrequest.h"

namespace slotdesk {

/// The one place that says what "at risk" means: a request that may start with nobody at the door. It has an open slot
/// and starts within two hours, or has an open slot, nobody left to answer and starts within a day. Who was asked just
/// now may still answer. The database raises its alerts by the same rule (resources/sql, risky_requests).
class RiskRule
{
public:
    static constexpr int soonMinutes = 2 * 60;
    static constexpr int unansweredMinutes = 24 * 60;
    static constexpr int askedMinutes = 5;

    [[nodiscard]] static bool isAtRisk(const AppointmentRequest& request, const QDateTime& nowUtc);
    /// The moment from which on it is at risk, in milliseconds since the epoch, as long as nothing else changes; never:
    /// far beyond any time.
    [[nodiscard]] static qint64 fromMs(const AppointmentRequest& request);
};

} // namespace slotdesk
