// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"
#include "domain/appointmentrequest.h"
#include "ui/dialogs/calllist.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

/// Makes the list of those who have to hear of a cancellation, before it is sent: afterwards the slots are nobody's.
class CallLists
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::CallLists)

public:
    /// `cancelled`: the slots that go; who does not hold one is not called.
    [[nodiscard]] static CallList of(const AppointmentRequest& request, const QList<Appointment>& cancelled,
                                     const QDateTime& nowUtc);
};

} // namespace slotdesk
