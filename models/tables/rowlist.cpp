// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/rowlist.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace slotdesk {

QModelIndex RowList::mapToSource(const QModelIndex& index) const
{
    return index.isValid() ? sourceModel()->index(sourceRow(index.row()), index.column()) : QModelIndex();
}

QModelIndex RowList::mapFromSource(const QModelIndex& sourceIndex) const
{
    if (!sourceIndex.isValid() || size_t(sourceIndex.row()) >= m_places.size())
        return {};
    const int row = placeOf(sourceIndex.row());
    return row < 0 ? QModelIndex() : createIndex(row, sourceIndex.column());
}

QModelIndex RowList::index(int row, int column, const QModelIndex& parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex RowList::parent(const QModelIndex&) const
{
    return {};
}

int RowList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RowList::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !sourceModel() ? 0 : sourceModel()->columnCount();
}

bool RowList::hasChildren(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_rows.empty() && columnCount() > 0;
}

QVariant RowList::headerData(int section, Qt::Orientation orientation, int role) const
{
    // Qt's own asks the first row which column is meant, and without a row gets none.
    if (orientation == Qt::Horizontal)
        return sourceModel()->headerData(section, orientation, role);
    return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
}

void RowList::show(const Rows& next)
{
    std::vector<quint8> wanted(m_places.size(), 0);
    for (const int row : next)
        wanted[size_t(row)] = 1;
    const Rows leaving = removeAllBut(wanted);
    const QList<RowRange> coming = missingIn(next);
    const bool comesMuch = coming.size() > mostStretches;
    if (comesMuch)
        appendMissing(next);
    // All that is here in its new order, and at the end what leaves: one change of layout, however much moves.
    Rows order;
    if (coming.isEmpty() || comesMuch) {
        order = next;
    } else {
        std::copy_if(next.cbegin(), next.cend(), std::back_inserter(order),
                     [this](int row) { return m_places[size_t(row)] >= 0; });
    }
    order.insert(order.end(), leaving.cbegin(), leaving.cend());
    reorder(std::move(order));
    if (!leaving.empty())
        removeStretch(rowCount() - int(leaving.size()), rowCount() - 1);
    if (!comesMuch)
        insertStretches(next, coming);
}

RowList::Rows RowList::removeAllBut(const std::vector<quint8>& stays)
{
    QList<RowRange> stretches;
    Rows gone;
    for (int row = 0; row < rowCount(); ++row) {
        if (stays[size_t(sourceRow(row))])
            continue;
        gone.push_back(sourceRow(row));
        if (!stretches.isEmpty() && stretches.last().last == row - 1)
            stretches.last().last = row;
        else if (stretches.size() <= mostStretches)
            stretches.append({row, row});
    }
    if (stretches.size() <= mostStretches) {
        for (auto stretch = stretches.crbegin(); stretch != stretches.crend(); ++stretch)
            removeStretch(stretch->first, stretch->last);
        return {};
    }
    int held = -1;
    for (const QModelIndex& index : persistentIndexList()) {
        if (!stays[size_t(sourceRow(index.row()))])
            held = std::max(held, index.row());
    }
    if (held < 0)
        return gone;
    removeGathered(stays, held, int(gone.size()));
    return {};
}

// Gathered where the last of them is that somebody holds on to: a view whose current row goes then finds the same
// neighbours as if each had gone by itself.
void RowList::removeGathered(const std::vector<quint8>& stays, int held, int count)
{
    Rows gathered;
    gathered.reserve(m_rows.size());
    const auto add = [&](int from, int to, bool staying) {
        for (int row = from; row < to; ++row) {
            if (bool(stays[size_t(sourceRow(row))]) == staying)
                gathered.push_back(sourceRow(row));
        }
    };
    add(0, held, true);
    const int first = static_cast<int>(gathered.size());
    add(0, rowCount(), false);
    add(held, rowCount(), true);
    reorder(std::move(gathered));
    removeStretch(first, first + count - 1);
}

void RowList::removeStretch(int first, int last)
{
    beginRemoveRows({}, first, last);
    for (int row = first; row <= last; ++row)
        m_places[size_t(sourceRow(row))] = -1;
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
    setPlacesFrom(first);
    endRemoveRows();
}

QList<RowRange> RowList::missingIn(const Rows& next) const
{
    QList<RowRange> stretches;
    for (int row = 0; row < int(next.size()) && stretches.size() <= mostStretches; ++row) {
        if (m_places[size_t(next[size_t(row)])] >= 0)
            continue;
        if (!stretches.isEmpty() && stretches.last().last == row - 1)
            stretches.last().last = row;
        else
            stretches.append({row, row});
    }
    return stretches;
}

void RowList::appendMissing(const Rows& next)
{
    Rows missing;
    std::copy_if(next.cbegin(), next.cend(), std::back_inserter(missing),
                 [this](int row) { return m_places[size_t(row)] < 0; });
    const int first = rowCount();
    beginInsertRows({}, first, first + int(missing.size()) - 1);
    m_rows.insert(m_rows.end(), missing.cbegin(), missing.cend());
    setPlacesFrom(first);
    endInsertRows();
}

// Ascending: what is above is in its place already.
void RowList::insertStretches(const Rows& next, const QList<RowRange>& stretches)
{
    for (const RowRange& stretch : stretches) {
        beginInsertRows({}, stretch.first, stretch.last);
        m_rows.insert(m_rows.begin() + stretch.first, next.begin() + stretch.first, next.begin() + stretch.last + 1);
        setPlacesFrom(stretch.first);
        endInsertRows();
    }
}

void RowList::reorder(Rows next)
{
    if (next == m_rows)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    Rows held;
    for (const QModelIndex& index : before)
        held.push_back(sourceRow(index.row()));
    m_rows = std::move(next);
    setPlacesFrom(0);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(createIndex(placeOf(held[size_t(i)]), before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void RowList::setPlacesFrom(int row)
{
    for (; row < rowCount(); ++row)
        m_places[size_t(sourceRow(row))] = row;
}

void RowList::swapSource(int one, int other)
{
    std::swap(m_places[size_t(one)], m_places[size_t(other)]);
    for (const int row : {one, other}) {
        if (const int place = placeOf(row); place >= 0)
            m_rows[size_t(place)] = row;
    }
}

void RowList::tellChanged(const QList<int>& sourceRows, int firstColumn, int lastColumn, const QList<int>& roles)
{
    QList<int> shown;
    for (const int row : sourceRows) {
        if (const int place = placeOf(row); place >= 0)
            shown.append(place);
    }
    Q_EMIT sourceRowsChanged(sourceRows);
    for (const RowRange& range : fewRowRanges(shown, mostChanges))
        Q_EMIT dataChanged(createIndex(range.first, firstColumn), createIndex(range.last, lastColumn), roles);
}

} // namespace slotdesk
