// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/trend.h"

namespace slotdesk {

QByteArray wordOf(Trend trend)
{
    switch (trend) {
    case Trend::DoubleBookings:
        return "double_bookings";
    case Trend::PerThousand:
        return "per_thousand";
    case Trend::ByKind:
        return "by_kind";
    case Trend::BySource:
        return "by_source";
    case Trend::ByMarket:
        return "by_market";
    case Trend::NearMisses:
        return "near_misses";
    case Trend::TimeToFill:
        return "time_to_fill";
    case Trend::TimeToResolve:
        return "time_to_resolve";
    }
    return {};
}

QByteArray wordOf(TrendBucket bucket)
{
    switch (bucket) {
    case TrendBucket::Day:
        return "day";
    case TrendBucket::Week:
        return "week";
    case TrendBucket::Month:
        return "month";
    }
    return {};
}

QDate startOf(TrendBucket bucket, QDate day)
{
    switch (bucket) {
    case TrendBucket::Day:
        return day;
    case TrendBucket::Week:
        return day.addDays(1 - day.dayOfWeek());
    case TrendBucket::Month:
        return {day.year(), day.month(), 1};
    }
    return day;
}

QDate nextStart(TrendBucket bucket, QDate start)
{
    switch (bucket) {
    case TrendBucket::Day:
        return start.addDays(1);
    case TrendBucket::Week:
        return start.addDays(7);
    case TrendBucket::Month:
        return start.addMonths(1);
    }
    return {};
}

} // namespace slotdesk
