// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"
#include "domain/statuses.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace slotdesk {

/// A request as the board shows it: one row of the view `slotdesk.live_request`, names and counts included.
struct AppointmentRequest
{
    RequestId id;
    MarketId market;
    ClientId client;
    QString clientName;
    QString clientPhone; ///< as stored
    QString service;
    QString marketName;
    QByteArray timeZone; ///< IANA name of the market's zone: the client's local time
    QByteArray currency; ///< ISO 4217
    int slots = 0;       ///< asked for, 1 to 8 (QT_NO_KEYWORDS frees the word)
    int live = 0;        ///< live appointments; more than slots is a surplus
    int openSlots = 0;
    int pendingOffers = 0;
    int declinedOffers = 0;
    int expiredOffers = 0;
    int withdrawnOffers = 0;
    QDateTime startsAt;  ///< UTC
    QDateTime endsAt;    ///< UTC
    QDateTime createdAt; ///< UTC
    RequestStatus status = RequestStatus::Unknown;
    bool doubleBooked = false; ///< an open alert of one of the four kinds names it
    QString note;
    qint64 priceCents = -1; ///< cents of `currency`; -1 when not known
    int version = 0;

    friend bool operator==(const AppointmentRequest&, const AppointmentRequest&) = default;
};

} // namespace slotdesk
