// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/rowranges.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QSet>

namespace slotdesk {

/// A table whose rows are read again now and then: what stays is the same row, so that selection and scroll survive,
/// and neighbours share a signal. For lists that a server orders and whose rows do not change places among themselves.
template <typename Row>
class MergedTable : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

protected:
    [[nodiscard]] const QList<Row>& rows() const { return m_rows; }

    /// What was read now, in its order. `keyOf` tells one row from another; a known row that was not read now goes,
    /// unless `isKept` says that it stands below what was read.
    template <typename KeyOf, typename IsKept>
    void mergeRows(const QList<Row>& read, const KeyOf& keyOf, const IsKept& isKept)
    {
        removeWhatIsGone(read, keyOf, isKept);
        insertWhatIsNew(read, keyOf);
        QList<int> changed;
        for (int row = 0; row < int(read.size()); ++row) {
            if (!(m_rows.at(row) == read.at(row))) {
                m_rows[row] = read.at(row);
                changed.append(row);
            }
        }
        for (const RowRange& range : rowRanges(changed))
            Q_EMIT dataChanged(index(range.first, 0), index(range.last, columnCount() - 1));
    }

    void appendRows(const QList<Row>& rows)
    {
        if (rows.isEmpty())
            return;
        beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
        m_rows += rows;
        endInsertRows();
    }

private:
    template <typename KeyOf, typename IsKept>
    void removeWhatIsGone(const QList<Row>& read, const KeyOf& keyOf, const IsKept& isKept)
    {
        QSet<decltype(keyOf(read.first()))> there;
        for (const Row& row : read)
            there.insert(keyOf(row));
        QList<int> gone;
        for (int row = 0; row < rowCount(); ++row) {
            if (!there.contains(keyOf(m_rows.at(row))) && !isKept(m_rows.at(row)))
                gone.append(row);
        }
        const QList<RowRange> ranges = rowRanges(gone);
        for (auto range = ranges.crbegin(); range != ranges.crend(); ++range) {
            beginRemoveRows({}, range->first, range->last);
            m_rows.remove(range->first, range->last - range->first + 1);
            endRemoveRows();
        }
    }

    template <typename KeyOf>
    void insertWhatIsNew(const QList<Row>& read, const KeyOf& keyOf)
    {
        for (int row = 0; row < int(read.size()); ++row) {
            const auto stands = [&](int at) { return row < rowCount() && keyOf(m_rows.at(row)) == keyOf(read.at(at)); };
            int end = row;
            while (end < int(read.size()) && !stands(end))
                ++end;
            if (end == row)
                continue;
            beginInsertRows({}, row, end - 1);
            for (; row < end; ++row)
                m_rows.insert(row, read.at(row));
            endInsertRows();
        }
    }

    QList<Row> m_rows;
};

} // namespace slotdesk
