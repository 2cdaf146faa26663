// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace slotdesk {

/// One booking of a double booking, with what speaks for its therapist: a row of `slotdesk.settlement_choices()`.
struct SettlementChoice
{
    int place = 0; ///< in the order in which the bookings were committed, from 1
    AppointmentId appointment;
    RequestId request;
    int position = 0; ///< 0: not one of the request's slots
    QString clientName;
    TherapistId therapist;
    QString therapistName;
    QString phone;
    QDateTime endsAt;    ///< UTC
    QDateTime writtenAt; ///< UTC
    double msAfterFirst = 0;
    bool tooMany = false; ///< came when the slots were taken
    QString writer;       ///< the program that wrote it, else its login
    qint64 payCents = 0;
    QByteArray currency;
    RequestId before;      ///< the therapist's visit before this one, on the same day; invalid: none
    int beforeMinutes = 0; ///< from its end to this start
    RequestId next;        ///< and the one after it
    int nextMinutes = 0;

    friend bool operator==(const SettlementChoice&, const SettlementChoice&) = default;
};

} // namespace slotdesk
