// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/auditreport.h"

namespace slotdesk {

/// What an import read, wrote and found odd.
struct ImportReport
{
    struct Table
    {
        QString name;            ///< Slotdesk's table
        qint64 read = 0;         ///< rows of the legacy table
        qint64 written = 0;      ///< by this run; may be more than read: recreated rows, slots that had no row
        qint64 alreadyThere = 0; ///< written by an earlier run
        qint64 leftOut = 0;      ///< reported, not written: duplicates, staff logins
    };

    QList<Table> tables;
    QList<Oddity> oddities;
    qint64 alertsRaised = 0;   ///< by this run
    qint64 doubleBookings = 0; ///< what the audit of the same snapshot names
    QStringList disagreements; ///< audit and alerts, or slotdesk.violations(): must be empty
    double seconds = 0;

    [[nodiscard]] bool trustworthy() const { return disagreements.isEmpty(); }
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] QString text() const;
};

} // namespace slotdesk
