// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QByteArray>
#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>

namespace slotdesk {

/// Times and numbers as the desk says them, the same everywhere.
class TimeWords
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::TimeWords)

public:
    /// "18:30", with the weekday in front when it is another day there than `nowUtc` is, and with the zone's own
    /// letters
    /// ("01:30 EDT") in the hour that comes twice when the clocks go back.
    [[nodiscard]] static QString inZone(const QDateTime& utc, const QByteArray& zone, const QDateTime& nowUtc);
    /// The same for the person at this desk.
    [[nodiscard]] static QString here(const QDateTime& utc, const QDateTime& nowUtc);
    /// "18:30" today, else "Tue 24 Nov 18:30", the year too when it is another one: for a list that goes far back.
    [[nodiscard]] static QString dated(const QDateTime& utc, const QByteArray& zone, const QDateTime& nowUtc);
    /// The same at this desk.
    [[nodiscard]] static QString onDayHere(const QDateTime& utc, const QDateTime& nowUtc);
    /// "15:45 in Los Angeles · 18:45 here", or "18:45 in New York, as here".
    [[nodiscard]] static QString thereAndHere(const QDateTime& utc, const QByteArray& zone, const QString& place,
                                              const QDateTime& nowUtc);
    /// "15:45 (18:45 here)", or "18:45" where the clocks are the same.
    [[nodiscard]] static QString thereHere(const QDateTime& utc, const QByteArray& zone, const QDateTime& nowUtc);
    /// Whether the clocks there and at this desk show the same at that moment, day and all.
    [[nodiscard]] static bool isSameClock(const QDateTime& utc, const QByteArray& zone);
    /// "15:03:44.108" at this desk: for what raced.
    [[nodiscard]] static QString exact(const QDateTime& utc);
    /// "15:03:44" at this desk.
    [[nodiscard]] static QString clock(const QDateTime& utc);
    /// "in 26 min", "in 1 h 26", "in 3 days", "now", "26 min ago".
    [[nodiscard]] static QString until(qint64 minutes);
    /// The same, without the minutes from ten hours on: for a narrow column beside the time itself.
    [[nodiscard]] static QString untilRoughly(qint64 minutes);
    /// "40 s", "18 min", "2 h 05": how long is left or has passed.
    [[nodiscard]] static QString span(qint64 seconds);
    /// "48 211", kept on one line.
    [[nodiscard]] static QString number(RequestId id);
};

} // namespace slotdesk
