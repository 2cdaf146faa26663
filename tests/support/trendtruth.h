// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "domain/trend.h"

namespace slotdesk {

/// The figures over time once more, counted from the bookings themselves with plain queries of their own: double
/// bookings without looking at an alert, medians by hand. What the program shows must be the same.
class TrendTruth
{
public:
    /// Of all markets, by bucket and series, in the order of their text.
    [[nodiscard]] static QStringList lines(PgConnection& superuser, Trend trend, TrendBucket bucket,
                                           const QByteArray& where = "true");
    /// A figure in the same form: "2026-03-01 surplus 7.000000".
    [[nodiscard]] static QString line(const TrendPoint& point);
    [[nodiscard]] static QStringList lines(const QList<TrendPoint>& points);
};

} // namespace slotdesk
