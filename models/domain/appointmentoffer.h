// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"
#include "domain/statuses.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace slotdesk {

/// What one therapist was asked and answered: one row of the view `slotdesk.live_offer`.
struct AppointmentOffer
{
    OfferId id;
    RequestId request;
    TherapistId therapist;
    QString therapistName;
    QString cause;               ///< why it expired: "full" or "time"; else empty
    QDateTime sentAt;            ///< UTC
    QDateTime expiresAt;         ///< UTC
    QDateTime respondedAt;       ///< UTC, invalid while pending
    QDateTime waitlistedAt = {}; ///< UTC, since when in line for a slot that opens; invalid when not
    int version = 0;
    OfferStatus status = OfferStatus::Unknown; ///< last, where it takes no room: a board holds a million of these

    friend bool operator==(const AppointmentOffer&, const AppointmentOffer&) = default;
};

} // namespace slotdesk
