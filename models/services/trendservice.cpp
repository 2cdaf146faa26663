// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/trendservice.h"

namespace slotdesk {

namespace {

TrendPoint trendPointOf(const RowCells& row)
{
    return {QDate::fromString(row.text(0), Qt::ISODate), row.text(1), row.real(2), row.int64(3)};
}

SqlParams& addDay(SqlParams& params, QDate day)
{
    return day.isValid() ? params.raw(day.toString(Qt::ISODate).toLatin1()) : params.null();
}

} // namespace

TrendService::Answer TrendService::ask(const TrendQuestion& question)
{
    SqlParams params;
    params.raw(wordOf(question.trend));
    addDay(params, question.since);
    addDay(params, question.until).raw(wordOf(question.bucket)).add(question.market);
    return m_caller.rows<TrendPoint>(
        "select to_char(bucket_start, 'YYYY-MM-DD'), series, value, of_total from slotdesk.trend($1, $2, $3, $4, $5) "
        "order by bucket_start, series",
        params, &trendPointOf);
}

} // namespace slotdesk
