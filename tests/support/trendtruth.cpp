// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/trendtruth.h"

#include "support/pgfixture.h"

namespace slotdesk {

namespace {

/// (market_id, at, kind): every double booking that the rows show, at the write that made it one.
const char cases[] = R"(
live as (
    select a.*, r.slots, r.status as request_status,
           (select count(*) from slotdesk.appointment b where b.request_id = a.request_id
            and b.status in ('booked', 'completed', 'no_show') and (b.booked_at, b.id) <= (a.booked_at, a.id)) as nth,
           (select count(*) from slotdesk.appointment b where b.request_id = a.request_id and b.therapist_id = a.therapist_id
            and b.status in ('booked', 'completed', 'no_show') and (b.booked_at, b.id) <= (a.booked_at, a.id)) as again
    from slotdesk.appointment a join slotdesk.appointment_request r on r.id = a.request_id
    where a.status in ('booked', 'completed', 'no_show')
), double as (
    select market_id, booked_at as at, 'surplus' as kind from live where nth = slots + 1
    union all
    select market_id, booked_at, 'same_therapist' from live where again = 2
    union all
    select market_id, booked_at, 'after_close' from live where request_status in ('cancelled', 'expired') and nth = 1
    union all
    select case when a.booked_at > b.booked_at then a.market_id else b.market_id end, greatest(a.booked_at, b.booked_at), 'overlap'
    from live a join live b on b.therapist_id = a.therapist_id and b.id > a.id and b.request_id <> a.request_id
        and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
))";

/// (market_id, at, seconds)
const char filled[] = R"(
spans as (
    select r.market_id, last.booked_at as at, extract(epoch from last.booked_at) - extract(epoch from r.created_at) as seconds
    from slotdesk.appointment_request r
    cross join lateral (select a.booked_at from slotdesk.appointment a where a.request_id = r.id and a.position > 0
                        and a.status in ('booked', 'completed', 'no_show') order by a.booked_at desc limit 1) last
    where r.status in ('filled', 'completed') and last.booked_at >= r.created_at
        and not exists (select from generate_series(1, r.slots) p where not exists (
            select from slotdesk.appointment a where a.request_id = r.id and a.position = p
            and a.status in ('booked', 'completed', 'no_show')))
))";
const char resolved[] = R"(
spans as (
    select market_id, settled_at as at, extract(epoch from settled_at) - extract(epoch from raised_at) as seconds
    from slotdesk.alert where status not in ('new', 'claimed', 'snoozed') and kind not in ('reported', 'at_risk')
))";

/// The bucket of a moment, without date_trunc.
QByteArray startOfBucket(TrendBucket bucket)
{
    const QByteArray day = "(at at time zone m.time_zone)::date";
    switch (bucket) {
    case TrendBucket::Day:
        return day;
    case TrendBucket::Week:
        return day + " - (extract(isodow from " + day + ")::int - 1)";
    case TrendBucket::Month:
        return day + " - (extract(day from " + day + ")::int - 1)";
    }
    return day;
}

QByteArray counted(const QByteArray& with, const QByteArray& from, const QByteArray& series, const QByteArray& start,
                   const QByteArray& where)
{
    return "with " + with + " select " + start + " as start, " + series +
           " as series, count(*)::numeric as value from " + from +
           " x join slotdesk.market m on m.id = x.market_id where " + where + " group by 1, 2";
}

/// The middle and the ninth tenth, each between the two measured ones beside its place.
QByteArray measured(const QByteArray& with, const QByteArray& start, const QByteArray& where)
{
    return "with " + with +
           ", placed as (select start, seconds, row_number() over (partition by start order by seconds) as place, "
           "count(*) over (partition by start) as n from (select " +
           start + " as start, seconds from spans x join slotdesk.market m on m.id = x.market_id where " + where +
           ") y) select start, series, sum(seconds * (1 - abs(1 + share * (n - 1) - place))) as value from placed "
           "cross join "
           "(values ('median', 0.5), ('p90', 0.9)) q (series, share) where abs(1 + share * (n - 1) - place) < 1 group "
           "by 1, 2";
}

QByteArray truthOf(Trend trend, const QByteArray& start, const QByteArray& where)
{
    const QByteArray booked = "booked as (select market_id, booked_at as at from slotdesk.appointment where status in "
                              "('booked', 'completed', 'no_show'))";
    const QByteArray doubles = counted(cases, "double", "'all'", start, where);
    const QByteArray bookings = counted(booked, "booked", "'all'", start, where);
    switch (trend) {
    case Trend::DoubleBookings:
        return "select b.start, 'all' as series, coalesce(d.value, 0) as value from (" + bookings + ") b left join (" +
               doubles + ") d using (start)";
    case Trend::PerThousand:
        return "select b.start, 'all' as series, coalesce(d.value, 0) * 1000 / b.value as value from (" + bookings +
               ") b left join (" + doubles + ") d using (start)";
    case Trend::ByKind:
        return counted(cases, "double", "kind", start, where);
    case Trend::BySource:
        return counted(cases, "double", "'import'", start, where);
    case Trend::ByMarket:
        return counted(cases, "double", "m.name", start, where);
    case Trend::NearMisses:
        return counted("met as (select c.created_at as at, kind, r.market_id from slotdesk.command c join "
                       "slotdesk.appointment_request r on r.id = c.request_id, unnest(c.near_misses) kind)",
                       "met", "kind", start, where);
    case Trend::TimeToFill:
        return measured(filled, start, where);
    case Trend::TimeToResolve:
        return measured(resolved, start, where);
    }
    return {};
}

} // namespace

QStringList TrendTruth::lines(PgConnection& superuser, Trend trend, TrendBucket bucket, const QByteArray& where)
{
    const PgResult rows =
        PgFixture::run(superuser, "select to_char(start, 'YYYY-MM-DD'), series, round(value, 6) from (" +
                                      truthOf(trend, startOfBucket(bucket), where) + ") z");
    QStringList all;
    for (int row = 0; row < rows.rows(); ++row)
        all.append(line({QDate::fromString(rows.text(row, 0), Qt::ISODate), rows.text(row, 1), rows.real(row, 2), 0}));
    all.sort();
    return all;
}

QString TrendTruth::line(const TrendPoint& point)
{
    return QStringLiteral("%1 %2 %3").arg(point.start.toString(Qt::ISODate), point.series).arg(point.value, 0, 'f', 6);
}

QStringList TrendTruth::lines(const QList<TrendPoint>& points)
{
    QStringList all;
    for (const TrendPoint& point : points)
        all.append(line(point));
    all.sort();
    return all;
}

} // namespace slotdesk
