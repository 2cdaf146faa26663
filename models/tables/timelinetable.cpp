// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/timelinetable.h"

#include "tables/eventwords.h"
#include "tables/timewords.h"

#include <algorithm>

namespace slotdesk {

void TimelineTable::setEntries(const QList<TimelineEntry>& entries)
{
    const qsizetype fresh = entries.size() - m_rows.size();
    const bool grew = fresh >= 0 && std::equal(m_rows.cbegin(), m_rows.cend(), entries.cbegin() + fresh);
    if (!grew)
        clear();
    const auto count = static_cast<int>(entries.size() - m_rows.size());
    if (count == 0)
        return;
    beginInsertRows({}, 0, count - 1);
    m_rows = entries;
    endInsertRows();
}

void TimelineTable::clear()
{
    if (m_rows.isEmpty())
        return;
    beginRemoveRows({}, 0, static_cast<int>(m_rows.size()) - 1);
    m_rows.clear();
    endRemoveRows();
}

int TimelineTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TimelineTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TimelineTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == At ? tr("When") : tr("What happened");
}

QVariant TimelineTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TimelineEntry& entry = m_rows.at(index.row());
    switch (role) {
    case WhoRole:
        return EventWords::who(entry);
    case RestRole:
        return EventWords::rest(entry);
    case NoteRole:
        return EventWords::note(entry);
    case Qt::DisplayRole:
        return index.column() == At ? TimeWords::exact(entry.at) : EventWords::sentence(entry);
    default:
        return {};
    }
}

} // namespace slotdesk
