// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audittrail.h"

#include "services/listings.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

namespace {

QString trailText(const char* text)
{
    return QCoreApplication::translate("AuditTrail", text);
}

} // namespace

Result<qint64> AuditTrail::marketNamed(const QString& market)
{
    if (market.isEmpty())
        return qint64(0);
    const Result<PgResult> found =
        m_connection.exec("select min(id) from slotdesk.visible_market where id::text = $1 or lower(name) = lower($1)",
                          SqlParams().add(market));
    if (!found)
        return found.error();
    if (found->isNull(0, 0))
        return notThere(trailText("There is no market \"%1\" that you may see.").arg(market));
    return found->int64(0, 0);
}

Result<AuditTrail::Page> AuditTrail::page(const Filter& filter, const QString& from, int most)
{
    const Result<qint64> market = marketNamed(filter.market);
    if (!market)
        return market.error();
    // A place is the moment to the microsecond and the row's name: two rows of one moment are told apart.
    const qsizetype gap = from.indexOf(QLatin1Char('/'));
    if (!from.isEmpty() && gap < 0)
        return usageError(trailText("\"%1\" is no place in the trail.").arg(from));
    SqlParams params;
    params.addOrNull(filter.login);
    *market > 0 ? params.add(*market) : params.null();
    params.addOrNull(filter.since).addOrNull(filter.until).addOrNull(filter.what);
    filter.request > 0 ? params.add(filter.request) : params.null();
    params.addOrNull(filter.typed).addOrNull(from.left(std::max(gap, qsizetype(0)))).addOrNull(from.mid(gap + 1));
    params.add(most + 1);
    const Result<PgResult> found = m_connection.exec(
        "select to_jsonb(t) - 'at' - 'ref' || jsonb_build_object('at', to_char(t.at at time zone 'UTC', "
        "'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')), to_char(t.at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') "
        "|| "
        "'/' || t.ref from slotdesk.audit_trail($1, $2, "
        "case when $3 ~ '(Z|[+-]\\d\\d(:?\\d\\d)?)$' and $3 ~ ':' then $3::timestamptz else $3::timestamp at time zone "
        "'UTC' "
        "end, case when $4 ~ '(Z|[+-]\\d\\d(:?\\d\\d)?)$' and $4 ~ ':' then $4::timestamptz else $4::timestamp at time "
        "zone "
        "'UTC' end, $5, $6, $7, $8::timestamptz, $9, $10) t order by t.at desc, t.ref desc",
        params);
    if (!found && (found.error().sqlState.startsWith("2200") || found.error().sqlState == "22P02"))
        return usageError(found.error().message, trailText("Write 2026-12-01T18:30:00+01:00, or a time in UTC."));
    if (!found)
        return found.error();
    Page page;
    const int shown = std::min(found->rows(), most);
    for (int row = 0; row < shown; ++row)
        page.rows.append(found->json(row, 0));
    if (found->rows() > most && shown > 0)
        page.next = found->text(shown - 1, 1);
    return page;
}

} // namespace slotdesk
