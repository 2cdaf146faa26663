// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/worldstate.h"

namespace slotdesk::proof {

/// The cases of double booking that the live rows of a world make, by case key: what the alerts must say.
[[nodiscard]] std::map<QByteArray, std::vector<AppointmentId>> doubleBookings(const WorldState& world);

} // namespace slotdesk::proof
