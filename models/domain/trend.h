// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QByteArray>
#include <QtCore/QDate>
#include <QtCore/QMetaType>
#include <QtCore/QString>
#include <array>

namespace slotdesk {

/// What can be looked at over time.
enum class Trend { DoubleBookings, PerThousand, ByKind, BySource, ByMarket, NearMisses, TimeToFill, TimeToResolve };

inline constexpr std::array allTrends = {Trend::DoubleBookings, Trend::PerThousand,  Trend::ByKind,
                                         Trend::BySource,       Trend::ByMarket,     Trend::NearMisses,
                                         Trend::TimeToFill,     Trend::TimeToResolve};

/// What one figure stands for.
enum class TrendBucket { Day, Week, Month };

/// A question: which figures, of which days, of which market.
struct TrendQuestion
{
    Trend trend = Trend::DoubleBookings;
    TrendBucket bucket = TrendBucket::Month;
    QDate since;     ///< counted in; invalid: as far back as there is anything
    QDate until;     ///< counted in; invalid: up to the last
    MarketId market; ///< invalid: all that one may see
};

/// A figure. What is a time is in seconds.
struct TrendPoint
{
    QDate start;        ///< the first day of its day, week or month
    QString series;     ///< as the database names it; "all" where there is one alone
    double value = 0;   ///< a count, a count in a thousand, or seconds
    qint64 ofTotal = 0; ///< the bookings or the measured ones behind it
};

/// As the database calls it.
[[nodiscard]] QByteArray wordOf(Trend trend);
[[nodiscard]] QByteArray wordOf(TrendBucket bucket);

/// The first day of the day, week (from Monday on) or month that holds this one; of the next one.
[[nodiscard]] QDate startOf(TrendBucket bucket, QDate day);
[[nodiscard]] QDate nextStart(TrendBucket bucket, QDate start);

} // namespace slotdesk
