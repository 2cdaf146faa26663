// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointmentrequest.h"

namespace slotdesk {

/// The one place that says what "at risk" means: a request that may start with nobody at the door. It has an open slot
/// and starts within two hours, or has an open slot, nobody left to answer and starts within a day.
class RiskRule
{
public:
    static constexpr int soonMinutes = 2 * 60;
    static constexpr int unansweredMinutes = 24 * 60;

    [[nodiscard]] static bool isAtRisk(const AppointmentRequest& request, const QDateTime& nowUtc);
};

} // namespace slotdesk
