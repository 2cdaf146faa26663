// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/settledtable.h"

#include "tables/eventwords.h"
#include "tables/rowranges.h"
#include "tables/statuswords.h"
#include "tables/timewords.h"

#include <algorithm>

namespace slotdesk {

namespace {

// The list is ordered by when they were settled, so that what stays does not change places.
bool isSame(const SettledAlert& one, const SettledAlert& other)
{
    return one.alert.id == other.alert.id && one.settledAt == other.settledAt;
}

} // namespace

void SettledTable::setAlerts(const QList<SettledAlert>& alerts, const QDateTime& nowUtc)
{
    m_now = nowUtc;
    removeWhatIsGone(alerts);
    QList<int> changed;
    for (qsizetype at = 0; at < alerts.size(); ++at) {
        if (at < m_rows.size() && isSame(m_rows.at(at), alerts.at(at))) {
            if (m_rows.at(at) != alerts.at(at))
                changed.append(int(at));
            m_rows[at] = alerts.at(at);
            continue;
        }
        qsizetype end = at + 1;
        while (end < alerts.size() && !(at < m_rows.size() && isSame(m_rows.at(at), alerts.at(end))))
            ++end;
        beginInsertRows({}, int(at), int(end) - 1);
        for (; at < end; ++at)
            m_rows.insert(at, alerts.at(at));
        endInsertRows();
        --at;
    }
    for (const RowRange& range : rowRanges(changed))
        Q_EMIT dataChanged(index(range.first, 0), index(range.last, ColumnCount - 1));
}

void SettledTable::removeWhatIsGone(const QList<SettledAlert>& alerts)
{
    QList<int> gone;
    for (int row = 0; row < rowCount(); ++row) {
        if (std::none_of(alerts.cbegin(), alerts.cend(),
                         [&](const SettledAlert& alert) { return isSame(alert, m_rows.at(row)); }))
            gone.append(row);
    }
    const QList<RowRange> ranges = rowRanges(gone);
    for (auto range = ranges.crbegin(); range != ranges.crend(); ++range) {
        beginRemoveRows({}, range->first, range->last);
        m_rows.remove(range->first, range->last - range->first + 1);
        endRemoveRows();
    }
}

int SettledTable::rowOf(AlertId alert) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows.at(row).alert.id == alert)
            return row;
    }
    return -1;
}

int SettledTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SettledTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SettledTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case At:
        return tr("Settled");
    case Kind:
        return tr("Kind");
    case Request:
        return tr("Request");
    case How:
        return tr("How");
    case By:
        return tr("By");
    case Why:
        return tr("Why");
    default:
        return {};
    }
}

QVariant SettledTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const SettledAlert& row = m_rows.at(index.row());
    switch (index.column()) {
    case At:
        return TimeWords::onDayHere(row.settledAt, m_now);
    case Kind:
        return StatusWords::of(row.alert.kind);
    case Request:
        return QString(TimeWords::number(row.alert.request) + QStringLiteral(" · ") + row.alert.clientName);
    case How:
        return row.alert.status == AlertStatus::Closed ? tr("Closed by itself") : StatusWords::of(row.alert.status);
    case By:
        return row.settledBy;
    case Why:
        return EventWords::reason(row.reason);
    default:
        return {};
    }
}

} // namespace slotdesk
