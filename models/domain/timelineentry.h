// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace slotdesk {

/// One event of a request: one row of `slotdesk.request_timeline(request)`, newest first.
struct TimelineEntry
{
    EventId id;
    QDateTime at;   ///< UTC, clock time of the writer
    QString kind;   ///< e.g. offer_accepted, slot_released; the words are in resources/sql
    QString source; ///< command, guard, import, clock or hand
    QString actor;  ///< who: the staff name of the login, or the login
    AppointmentId appointment;
    OfferId offer;
    QString therapistName; ///< whom it was about, empty when nobody
    QString previousTherapistName;
    int position = 0; ///< slot number, 0 when not about a slot
    QString reason;   ///< "code" or "code: text"
    QString writer;   ///< application name and backend pid: who raced
    QJsonObject detail;

    friend bool operator==(const TimelineEntry&, const TimelineEntry&) = default;
};

} // namespace slotdesk
