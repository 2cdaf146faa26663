// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/foreignguardsql.h"

namespace slotdesk {

using namespace Qt::StringLiterals;

QString ForeignGuardSql::column(const QString& table, const QString& column) const
{
    return LegacySql::quoted(m_mapping.table(table).columns.value(column).first());
}

QString ForeignGuardSql::table(const QString& key) const
{
    return LegacySql::quotedTable(m_mapping.table(key).name);
}

QByteArray ForeignGuardSql::guard(bool overlaps) const
{
    const LegacySql sql(m_mapping, m_types);
    const QList<std::pair<QString, QString>> values{
        {u"appointment_id"_s, column(u"appointments"_s, u"id"_s)},
        {u"appointment_request"_s, column(u"appointments"_s, u"request"_s)},
        {u"appointment_therapist"_s, column(u"appointments"_s, u"therapist"_s)},
        {u"appointment_columns"_s, sql.appointmentColumns(false)},
        {u"appointments"_s, table(u"appointments"_s)},
        {u"request_id"_s, column(u"requests"_s, u"id"_s)},
        {u"request_columns"_s, sql.requestColumns(false)},
        {u"requests"_s, table(u"requests"_s)},
        {u"therapist_id"_s, column(u"therapists"_s, u"id"_s)},
        {u"therapist_name"_s, sql.text(u"therapists"_s, u"name"_s)},
        {u"therapists"_s, table(u"therapists"_s)},
        {u"zone"_s, LegacySql::literal(m_mapping.timeZone())},
        {u"minutes"_s, QString::number(m_mapping.minutesOtherwise())},
        {u"overlaps"_s, overlaps ? u"true"_s : u"false"_s}};
    // One pass over the template: what a mapping brings may hold an at-sign itself.
    const QString text = QString::fromUtf8(LegacySql::resource(u"guard.sql"_s));
    QString made;
    qsizetype from = 0;
    while (from < text.size()) {
        const qsizetype at = text.indexOf(u'@', from);
        const qsizetype end = at < 0 ? -1 : text.indexOf(u'@', at + 1);
        if (end < 0)
            break;
        const QStringView name = QStringView(text).sliced(at + 1, end - at - 1);
        const auto found = std::find_if(values.cbegin(), values.cend(), [&](const auto& v) { return v.first == name; });
        made += QStringView(text).sliced(from, at - from);
        made += found == values.cend() ? QString() : found->second;
        from = end + 1;
    }
    return (made + text.mid(from)).toUtf8();
}

} // namespace slotdesk
