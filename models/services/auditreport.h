// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/statuses.h"
#include "services/oddity.h"

#include <optional>

namespace slotdesk {

/// What an audit of a legacy database found. All ids are the legacy database's own.
struct AuditReport
{
    struct DoubleBooking
    {
        AlertKind kind = AlertKind::Unknown;
        qint64 requestId = 0;     ///< overlap: the request of the row that was written second
        std::optional<int> slots; ///< surplus, same_therapist and after_close only
        std::optional<int> live;
        std::optional<int> excess;
        QList<qint64> appointmentIds;      ///< the live rows of the case, ascending
        std::optional<double> gapMs;       ///< from the write that filled the last slot to the first one too many
        qint64 costCents = 0;              ///< the pay of the rows too many
        std::optional<qint64> therapistId; ///< overlap and same_therapist; a merged therapist's replacement
        QList<qint64> requestIds;          ///< ascending

        [[nodiscard]] QJsonObject toJson() const;
    };

    qint64 requests = 0;
    qint64 liveAppointments = 0; ///< orphans included
    QList<DoubleBooking> doubleBookings;
    QList<Oddity> oddities;

    [[nodiscard]] int count(AlertKind kind) const;
    [[nodiscard]] bool clean() const { return doubleBookings.isEmpty(); }
    [[nodiscard]] QJsonObject toJson() const;
    /// For a terminal: a line a case, then the oddities, then the sum.
    [[nodiscard]] QString text() const;
};

} // namespace slotdesk
