// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace slotdesk {

/// Somebody who has to hear how a double booking ended: a row of `slotdesk.settlement_calls()`.
struct SettlementCall
{
    qint64 id = 0;
    AlertId alert;
    RequestId request;
    bool isClient = false; ///< else a therapist who was let go
    QString name;
    QString phone;
    QString clientName; ///< of the request
    QString service;
    QDateTime startsAt; ///< UTC
    QByteArray timeZone;
    QString settledBy;  ///< by name
    QDateTime calledAt; ///< UTC; invalid while nobody called
    QString calledBy;   ///< by name

    friend bool operator==(const SettlementCall&, const SettlementCall&) = default;
};

} // namespace slotdesk
