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

// A visit lasts a week at most. Asked of the column as it is, so that an index on therapist and time answers: years of
// one therapist's visits are read at each booking otherwise.
QString ForeignGuardSql::near(const QStringList& start) const
{
    const QString type = start.isEmpty() ? QString() : m_types.value(u"appointments"_s).value(start.first());
    if (type == u"timestamp")
        return u"a.raw_start between v_start - interval '7 days' and v_end"_s;
    if (type == u"timestamptz")
        return u"a.raw_start between ((v_start - interval '7 days') at time zone %1) and (v_end at time zone %1)"_s.arg(
            LegacySql::literal(m_mapping.timeZone()));
    return u"a.starts_at between v_start - interval '7 days' and v_end"_s;
}

QByteArray ForeignGuardSql::guard(bool overlaps) const
{
    const LegacySql sql(m_mapping, m_types);
    const QStringList start = m_mapping.table(u"appointments"_s).columns.value(u"starts_at"_s);
    const QList<std::pair<QString, QString>> values{
        {u"appointment_id"_s, column(u"appointments"_s, u"id"_s)},
        {u"appointment_request"_s, column(u"appointments"_s, u"request"_s)},
        {u"appointment_therapist"_s, column(u"appointments"_s, u"therapist"_s)},
        {u"appointment_start"_s, start.isEmpty() ? u"null::timestamp"_s : LegacySql::quoted(start.first())},
        {u"near"_s, near(start)},
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
