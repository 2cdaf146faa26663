// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trends/trendrange.h"

namespace slotdesk {

QString TrendRange::name(Span span)
{
    switch (span) {
    case Days:
        return tr("The last 30 days");
    case Weeks:
        return tr("The last 12 weeks");
    case Months:
        return tr("The last 12 months");
    case All:
    case SpanCount:
        break;
    }
    return tr("All time");
}

// A market east of here may have begun the next day already: the last day, week or month is open at its end.
void TrendRange::put(Span span, QDate today, TrendQuestion& question)
{
    constexpr int days = 30;
    constexpr qint64 weeks = 12;
    constexpr int months = 12;
    question.bucket = span == Days ? TrendBucket::Day : span == Weeks ? TrendBucket::Week : TrendBucket::Month;
    const QDate start = startOf(question.bucket, today);
    question.since = span == Days    ? start.addDays(1 - days)
                     : span == Weeks ? start.addDays(7 * (1 - weeks))
                                     : start.addMonths(1 - months);
    question.until = nextStart(question.bucket, start).addDays(-1);
    if (span == All) {
        question.since = {};
        question.until = {};
    }
}

} // namespace slotdesk
