// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"
#include "domain/appointmentoffer.h"
#include "domain/appointmentrequest.h"

#include <QtCore/QList>

namespace slotdesk {

/// A request on the board with what belongs to it.
struct LiveRow
{
    AppointmentRequest request;
    QList<Appointment> slotRows;    ///< by position, then those without one
    QList<AppointmentOffer> offers; ///< in the order in which they were read
};

} // namespace slotdesk
