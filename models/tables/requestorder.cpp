// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/requestorder.h"

#include <algorithm>
#include <numeric>

namespace slotdesk {

RequestOrder::Key RequestOrder::keyOf(int row) const
{
    return {m_table.sortKeyAt(row, m_column), m_table.idAt(row), row};
}

bool RequestOrder::comesBefore(const Key& left, const Key& right) const
{
    const Key& a = m_order == Qt::AscendingOrder ? left : right;
    const Key& b = m_order == Qt::AscendingOrder ? right : left;
    if (a.value.rank != b.value.rank)
        return a.value.rank < b.value.rank;
    // The rank of a text is its beginning; the same text has the same number.
    if (a.value.text != b.value.text) {
        if (const int order = m_table.compareTexts(m_column, a.value.text, b.value.text); order != 0)
            return order < 0;
    }
    return a.id < b.id;
}

void RequestOrder::sort(int column, Qt::SortOrder order)
{
    const bool turned =
        column == m_column && order != m_order && int(m_rows.size()) == m_table.rowCount() && !m_rows.empty();
    m_order = order;
    if (turned) {
        std::reverse(m_rows.begin(), m_rows.end());
        return;
    }
    m_column = column;
    const auto count = size_t(m_table.rowCount());
    m_keys.resize(count);
    for (size_t row = 0; row < count; ++row)
        m_keys[row] = keyOf(int(row));
    std::vector<Key> sorted = m_keys;
    std::sort(sorted.begin(), sorted.end(), [this](const Key& a, const Key& b) { return comesBefore(a, b); });
    m_rows.resize(count);
    std::transform(sorted.cbegin(), sorted.cend(), m_rows.begin(), [](const Key& key) { return key.row; });
}

bool RequestOrder::place(const QList<int>& rows)
{
    const size_t known = m_keys.size();
    m_keys.resize(size_t(m_table.rowCount()));
    std::vector<quint8> moves(m_keys.size(), 0);
    std::vector<Key> moved;
    for (const int row : rows) {
        const Key key = keyOf(row);
        const bool same = size_t(row) < known && m_keys[size_t(row)].value == key.value;
        m_keys[size_t(row)] = key;
        if (same || moves[size_t(row)])
            continue;
        moves[size_t(row)] = 1;
        moved.push_back(key);
    }
    if (moved.empty())
        return false;
    const auto before = [this](const Key& a, const Key& b) { return comesBefore(a, b); };
    std::sort(moved.begin(), moved.end(), before);
    m_rows.erase(std::remove_if(m_rows.begin(), m_rows.end(), [&](int row) { return moves[size_t(row)] != 0; }),
                 m_rows.end());
    std::vector<int> all;
    all.reserve(m_rows.size() + moved.size());
    auto from = m_rows.cbegin();
    for (const Key& key : moved) {
        const auto to = std::upper_bound(from, m_rows.cend(), key,
                                         [&](const Key& one, int row) { return before(one, m_keys[size_t(row)]); });
        all.insert(all.end(), from, to);
        all.push_back(key.row);
        from = to;
    }
    all.insert(all.end(), from, m_rows.cend());
    m_rows = std::move(all);
    return true;
}

void RequestOrder::swapRows(const QList<std::pair<int, int>>& swaps)
{
    std::vector<int> nameOf(m_keys.size());
    std::iota(nameOf.begin(), nameOf.end(), 0);
    for (const auto& [one, other] : swaps) {
        std::swap(nameOf[size_t(one)], nameOf[size_t(other)]);
        std::swap(m_keys[size_t(one)], m_keys[size_t(other)]);
        m_keys[size_t(one)].row = one;
        m_keys[size_t(other)].row = other;
    }
    for (int& row : m_rows)
        row = nameOf[size_t(row)];
}

void RequestOrder::truncate(int count)
{
    m_rows.erase(std::remove_if(m_rows.begin(), m_rows.end(), [&](int row) { return row >= count; }), m_rows.end());
    m_keys.resize(size_t(count));
}

} // namespace slotdesk
