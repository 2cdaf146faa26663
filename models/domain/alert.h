// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"
#include "domain/statuses.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>

namespace slotdesk {

/// A case for the alert panel: one row of the view `slotdesk.open_alert`.
struct Alert
{
    AlertId id;
    AlertKind kind = AlertKind::Unknown;
    AlertStatus status = AlertStatus::Unknown;
    MarketId market;
    RequestId request;         ///< for an overlap: the later of the two
    QList<RequestId> requests; ///< every request concerned
    QList<AppointmentId> appointments;
    TherapistId therapist; ///< overlap and same_therapist only
    QString therapistName;
    QString clientName;         ///< of `request`
    QStringList therapistNames; ///< of `appointments`, in their order
    int slots = 0;              ///< of `request`
    int live = 0;               ///< appointments live on `request`
    QDateTime startsAt;         ///< UTC, of `request`
    QByteArray timeZone;        ///< of the market
    QByteArray currency;
    QDateTime raisedAt;     ///< UTC
    double gapMs = -1;      ///< between the writes; -1 when not known
    qint64 stakeCents = -1; ///< pay of the surplus rows; -1 when not known
    QString note;           ///< what was reported, for kind reported
    int version = 0;
    QString claimedBy;      ///< a login; empty when nobody has it
    QString claimedByName;  ///< of that login
    QDateTime claimedAt;    ///< UTC
    QDateTime snoozedUntil; ///< UTC; it wakes by itself
    QString proposedBy;     ///< a login: who proposed how it ends; a second person confirms
    QString proposedByName;
    QDateTime proposedAt; ///< UTC
    QList<AppointmentId> proposedKeep;

    friend bool operator==(const Alert&, const Alert&) = default;
};

} // namespace slotdesk
