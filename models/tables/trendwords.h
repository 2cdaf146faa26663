// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/trend.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

/// The figures over time as people read them.
class TrendWords
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::TrendWords)

public:
    [[nodiscard]] static QString title(Trend trend);
    /// What is counted, and on which day.
    [[nodiscard]] static QString about(Trend trend);
    /// What is said when there is nothing.
    [[nodiscard]] static QString nothing(Trend trend);
    [[nodiscard]] static QString series(Trend trend, const QString& word);
    /// What `TrendPoint::ofTotal` counts; empty where it counts nothing.
    [[nodiscard]] static QString ofTotal(Trend trend);

    [[nodiscard]] static QString header(TrendBucket bucket);
    /// "24 Nov 2026" or "Nov 2026".
    [[nodiscard]] static QString period(TrendBucket bucket, QDate start);
    /// The same for the foot of a chart: "24 Nov".
    [[nodiscard]] static QString shortPeriod(TrendBucket bucket, QDate start);
    /// "7", "0.42", "18 min", "3.5 days".
    [[nodiscard]] static QString value(Trend trend, double value);

    [[nodiscard]] static bool isTime(Trend trend)
    {
        return trend == Trend::TimeToFill || trend == Trend::TimeToResolve;
    }
    /// The same kind of thing, piled up: a sum of the series makes sense.
    [[nodiscard]] static bool isParted(Trend trend)
    {
        return trend == Trend::ByKind || trend == Trend::BySource || trend == Trend::ByMarket ||
               trend == Trend::NearMisses;
    }

private:
    [[nodiscard]] static QString source(const QString& word);
    [[nodiscard]] static QString nearMiss(const QString& word);
};

} // namespace slotdesk
