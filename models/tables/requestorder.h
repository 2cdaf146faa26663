// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/requesttable.h"

#include <vector>

namespace slotdesk {

/// All rows of the request table in the order of one column, those that a filter hides too: another filter then needs
/// no sorting. Each row's key is a number that is made once a change; requests of the same key stand by their number.
class RequestOrder
{
public:
    explicit RequestOrder(const RequestTable& table) : m_table(table) {}

    [[nodiscard]] int column() const { return m_column; }
    [[nodiscard]] Qt::SortOrder order() const { return m_order; }
    /// The table's rows, sorted.
    [[nodiscard]] const std::vector<int>& rows() const { return m_rows; }

    void sort(int column, Qt::SortOrder order);
    /// Puts these rows where they belong now; those beyond the last known row are new. False: all stands as it stood.
    bool place(const QList<int>& rows);
    void swapRows(const QList<std::pair<int, int>>& swaps);
    /// The table's rows from `count` on are gone.
    void truncate(int count);

private:
    struct Key
    {
        RequestTable::SortKey value;
        RequestId id;
        int row = 0;
    };

    [[nodiscard]] Key keyOf(int row) const;
    [[nodiscard]] bool comesBefore(const Key& left, const Key& right) const;

    const RequestTable& m_table;
    int m_column = 0;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    std::vector<Key> m_keys; ///< by row
    std::vector<int> m_rows;
};

} // namespace slotdesk
