// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/trendwords.h"

#include "tables/statuswords.h"
#include "tables/timewords.h"

#include <QtCore/QLocale>
#include <cmath>

namespace slotdesk {

QString TrendWords::title(Trend trend)
{
    switch (trend) {
    case Trend::DoubleBookings:
        return tr("Double bookings");
    case Trend::PerThousand:
        return tr("Double bookings per thousand");
    case Trend::ByKind:
        return tr("Double bookings by kind");
    case Trend::BySource:
        return tr("Double bookings by source");
    case Trend::ByMarket:
        return tr("Double bookings by market");
    case Trend::NearMisses:
        return tr("Near misses");
    case Trend::TimeToFill:
        return tr("Time to fill");
    case Trend::TimeToResolve:
        return tr("Time to resolve");
    }
    return {};
}

QString TrendWords::about(Trend trend)
{
    switch (trend) {
    case Trend::DoubleBookings:
        return tr("Each case once, on the day on which its first booking too many was written.");
    case Trend::PerThousand:
        return tr("How many of a thousand bookings written in that time made a double booking.");
    case Trend::ByKind:
        return tr(
            "What was wrong: too many bookings, one therapist in two places or twice at one visit, or a booking on a "
            "closed request.");
    case Trend::BySource:
        return tr("Who wrote the booking too many: an old backend, somebody by hand, or an imported history.");
    case Trend::ByMarket:
        return tr("Where the visits are. A day is the market's own.");
    case Trend::NearMisses:
        return tr("Races that ended well: the lock or a constraint decided, and nobody was booked twice.");
    case Trend::TimeToFill:
        return tr(
            "From the call to the booking of the last slot: half of the requests were quicker than the median, nine "
            "of ten quicker than the other figure.");
    case Trend::TimeToResolve:
        return tr(
            "From the alert of a double booking to its end: half of them were over sooner than the median, nine of "
            "ten sooner than the other figure.");
    }
    return {};
}

QString TrendWords::nothing(Trend trend)
{
    switch (trend) {
    case Trend::DoubleBookings:
    case Trend::PerThousand:
        return tr("Nothing was booked in this time.");
    case Trend::ByKind:
    case Trend::BySource:
    case Trend::ByMarket:
        return tr("There was no double booking in this time.");
    case Trend::NearMisses:
        return tr("No two writers came close to each other in this time.");
    case Trend::TimeToFill:
        return tr("No request was filled in this time.");
    case Trend::TimeToResolve:
        return tr("No double booking was settled in this time.");
    }
    return {};
}

QString TrendWords::series(Trend trend, const QString& word)
{
    switch (trend) {
    case Trend::DoubleBookings:
        return tr("Double bookings");
    case Trend::PerThousand:
        return tr("Per thousand");
    case Trend::ByKind:
        return StatusWords::of(alertKindFrom(word.toLatin1()));
    case Trend::BySource:
        return source(word);
    case Trend::ByMarket:
        return word.isEmpty() ? tr("Other markets") : word;
    case Trend::NearMisses:
        return nearMiss(word);
    case Trend::TimeToFill:
    case Trend::TimeToResolve:
        return word == QLatin1String("p90") ? tr("Nine of ten within") : tr("Median");
    }
    return word;
}

QString TrendWords::source(const QString& word)
{
    if (word == QLatin1String("import"))
        return tr("Imported history");
    if (word == QLatin1String("guard"))
        return tr("Old backend");
    if (word == QLatin1String("hand"))
        return tr("By hand");
    if (word == QLatin1String("command"))
        return tr("Slotdesk command");
    if (word == QLatin1String("clock"))
        return tr("The clock");
    return tr("Not known any more");
}

QString TrendWords::nearMiss(const QString& word)
{
    if (word == QLatin1String("lost_at_lock"))
        return tr("Waited at the lock, lost");
    if (word == QLatin1String("40P01"))
        return tr("Deadlock, tried again");
    if (word == QLatin1String("23P01"))
        return tr("Stopped by a constraint");
    if (word == QLatin1String("23505"))
        return tr("Stopped by a unique key");
    if (word == QLatin1String("55P03"))
        return tr("Lock was taken");
    if (word == QLatin1String("40001"))
        return tr("Old snapshot");
    return word.isEmpty() ? tr("Others") : word;
}

QString TrendWords::ofTotal(Trend trend)
{
    switch (trend) {
    case Trend::DoubleBookings:
    case Trend::PerThousand:
        return tr("Bookings");
    case Trend::TimeToFill:
        return tr("Requests");
    case Trend::TimeToResolve:
        return tr("Cases");
    default:
        return {};
    }
}

QString TrendWords::header(TrendBucket bucket)
{
    switch (bucket) {
    case TrendBucket::Day:
        return tr("Day");
    case TrendBucket::Week:
        return tr("Week from");
    case TrendBucket::Month:
        return tr("Month");
    }
    return {};
}

QString TrendWords::period(TrendBucket bucket, QDate start)
{
    return QLocale().toString(start, bucket == TrendBucket::Month ? QStringLiteral("MMM yyyy")
                                                                  : QStringLiteral("ddd d MMM yyyy"));
}

QString TrendWords::shortPeriod(TrendBucket bucket, QDate start)
{
    return QLocale().toString(start,
                              bucket == TrendBucket::Month ? QStringLiteral("MMM ’yy") : QStringLiteral("d MMM"));
}

QString TrendWords::value(Trend trend, double value)
{
    constexpr double day = 86400;
    if (trend == Trend::PerThousand)
        return QLocale().toString(value, 'f', 2);
    if (!isTime(trend))
        return QLocale().toString(std::llround(value));
    if (value < day)
        return TimeWords::span(std::llround(value));
    return tr("%1 days").arg(QLocale().toString(value / day, 'f', 1));
}

} // namespace slotdesk
