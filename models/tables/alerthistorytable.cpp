// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/alerthistorytable.h"

#include "tables/eventwords.h"
#include "tables/timewords.h"

#include <algorithm>

namespace slotdesk {

namespace {

TimelineEntry lineOf(const AlertEvent& event)
{
    TimelineEntry line;
    line.kind = event.kind;
    line.source = event.source;
    line.actor = event.person;
    line.reason = event.reason;
    line.writer = event.application.isEmpty() ? event.person : event.application;
    line.detail = event.detail;
    return line;
}

} // namespace

void AlertHistoryTable::setEvents(const QList<AlertEvent>& events, const QDateTime& nowUtc)
{
    m_now = nowUtc;
    // A history only grows, so what is selected stays selected.
    if (events.size() > m_rows.size() && std::equal(m_rows.cbegin(), m_rows.cend(), events.cbegin())) {
        beginInsertRows({}, rowCount(), static_cast<int>(events.size()) - 1);
        m_rows = events;
        endInsertRows();
    } else if (events != m_rows) {
        beginResetModel();
        m_rows = events;
        endResetModel();
    }
}

QString AlertHistoryTable::text() const
{
    QStringList lines;
    for (int row = 0; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells.append(data(index(row, column)).toString().replace(QChar(QChar::Nbsp), QLatin1Char(' ')));
        lines.append(cells.join(QStringLiteral(" · ")));
    }
    return lines.join(QLatin1Char('\n'));
}

int AlertHistoryTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AlertHistoryTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AlertHistoryTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case At:
        return tr("Time");
    case Who:
        return tr("Who");
    case What:
        return tr("What");
    case Why:
        return tr("Why");
    default:
        return {};
    }
}

QVariant AlertHistoryTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const AlertEvent& event = m_rows.at(index.row());
    switch (index.column()) {
    case At:
        return role == Qt::ToolTipRole ? TimeWords::exact(event.at) : TimeWords::onDayHere(event.at, m_now);
    case Who:
        return EventWords::who(lineOf(event));
    case What:
        return EventWords::rest(lineOf(event));
    case Why:
        return why(event);
    default:
        return {};
    }
}

QString AlertHistoryTable::why(const AlertEvent& event) const
{
    QStringList parts;
    if (const QString note = EventWords::note(lineOf(event)); !note.isEmpty())
        parts.append(note);
    const auto word = [&](const char* key) { return event.detail.value(QLatin1String(key)).toString(); };
    if (const QString until = word("until"); !until.isEmpty())
        parts.append(tr("until %1").arg(TimeWords::onDayHere(QDateTime::fromString(until, Qt::ISODate), m_now)));
    if (const QString cause = word("cause"); !cause.isEmpty())
        parts.append(tr("cause: %1").arg(EventWords::reason(cause)));
    if (const auto reopens = event.detail.value(QStringLiteral("reopens")).toInteger(); reopens > 0)
        parts.append(tr("it came back"));
    return parts.join(QStringLiteral(" · "));
}

} // namespace slotdesk
