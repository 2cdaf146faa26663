// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/settledtable.h"

#include "tables/eventwords.h"
#include "tables/statuswords.h"
#include "tables/timewords.h"

#include <utility>

namespace slotdesk {

void SettledTable::setAlerts(const QList<SettledAlert>& alerts, const QDateTime& nowUtc)
{
    m_now = nowUtc;
    // The list is ordered by when they were settled, so that what stays does not change places.
    mergeRows(
        alerts, [](const SettledAlert& one) { return std::pair(one.alert.id, one.settledAt); },
        [](const SettledAlert&) { return false; });
}

int SettledTable::rowOf(AlertId alert) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rows().at(row).alert.id == alert)
            return row;
    }
    return -1;
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
    const SettledAlert& row = rows().at(index.row());
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
