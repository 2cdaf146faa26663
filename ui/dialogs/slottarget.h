// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"
#include "domain/appointmentrequest.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

/// The slot a dialog is about, together with its request.
struct SlotTarget
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::SlotTarget)

public:
    AppointmentRequest request;
    Appointment slot;

    /// "48 197 · Tom Becker · Couples 60 · 15:45 in Los Angeles (18:45 here)"
    [[nodiscard]] static QString about(const AppointmentRequest& request, const QDateTime& nowUtc);
    /// "slot 2" or "the surplus appointment of Rosa Haas".
    [[nodiscard]] QString name() const;
};

} // namespace slotdesk
