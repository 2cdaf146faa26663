// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/livestore.h"

namespace slotdesk {

/// The waiting list of a full request: who gets a slot that opens, first come first.
class WaitLine
{
public:
    /// First in line first.
    [[nodiscard]] static QList<AppointmentOffer> of(const LiveStore& store, RequestId request);
    /// 1 is next; 0 when not in line.
    [[nodiscard]] static int placeOf(const LiveStore& store, const AppointmentOffer& offer);
    /// Only who lost to a full request can wait: the others are asked or said no.
    [[nodiscard]] static bool canJoin(const AppointmentOffer& offer);
};

} // namespace slotdesk
