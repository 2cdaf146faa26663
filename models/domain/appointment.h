// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"
#include "domain/statuses.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace slotdesk {

/// One appointment row: a slot of its request (position 1 … slots), or a surplus or historic row (position 0 here,
/// null in the database). One row of the view `slotdesk.live_slot`.
struct Appointment
{
    AppointmentId id;
    RequestId request;
    int position = 0;
    TherapistId therapist; ///< invalid while open
    QString therapistName;
    QString therapistPhone;
    QDateTime startsAt; ///< UTC
    QDateTime endsAt;   ///< UTC
    QDateTime bookedAt; ///< UTC, clock time of the accept; invalid while open
    SlotStatus status = SlotStatus::Unknown;
    QString exemptReason; ///< empty for every row a command wrote
    qint64 payCents = -1;
    int version = 0;

    friend bool operator==(const Appointment&, const Appointment&) = default;
};

} // namespace slotdesk
