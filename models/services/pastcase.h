// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/statuses.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <optional>

namespace slotdesk {

/// A double booking of the past, with what is known of the rows that made it, and the probable cause that follows from
/// that and from nothing else.
struct PastCase
{
    struct Row
    {
        qint64 appointment = 0;
        QDateTime at; ///< when it was written
        qint64 therapist = 0;
        qint64 therapistGiven = 0; ///< what the old backend wrote; another one when they were merged since
        qint64 reassignedFrom = 0; ///< the appointment whose place it says it took
        qint64 payCents = 0;
        std::optional<bool> accepted; ///< the therapist's own offer was accepted; none: there was no offer to them
        bool anyOffers = false;       ///< the request had offers at all
        bool moved = false;           ///< at another time than its request
    };
    struct Cause
    {
        QString code;     ///< for programs: race, double_submit, …
        QString sentence; ///< what speaks for it
    };

    AlertKind kind = AlertKind::Unknown;
    qint64 request = 0;
    int slots = 1;
    QString market;
    QString currency;
    std::optional<double> gapMs;
    QDateTime seenAt; ///< when nothing is known of its rows
    QList<Row> rows;  ///< in the order in which they were written

    /// How many of the rows are not too many.
    [[nodiscard]] qsizetype fitting() const;
    /// When the first row too many was written.
    [[nodiscard]] QDateTime at() const;
    [[nodiscard]] Cause cause() const;
    [[nodiscard]] QJsonObject toJson() const;

    /// Two writers that read before either had written are at most this far apart.
    static constexpr double raceMs = 2000;

private:
    [[nodiscard]] std::optional<Cause> fromRows(const Row& late, double gap) const;
};

} // namespace slotdesk
