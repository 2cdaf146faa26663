// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/plainboard.h"

namespace slotdesk::test {

PlainBoard::PlainBoard(const RequestTable& table, QObject* parent) : QAbstractTableModel(parent), m_table(table)
{
    m_rows.reserve(static_cast<size_t>(table.rowCount()));
    for (int row = 0; row < table.rowCount(); ++row) {
        m_rowOf.insert(table.idAt(row), row);
        m_rows.push_back(made(row));
    }
}

PlainBoard::Row PlainBoard::made(int sourceRow) const
{
    Row row;
    row.id = m_table.idAt(sourceRow);
    for (int column = 0; column < RequestTable::ColumnCount; ++column) {
        const QModelIndex index = m_table.index(sourceRow, column);
        row.cells.at(static_cast<size_t>(column)) = index.data().toString();
        row.keys.at(static_cast<size_t>(column)) = index.data(RequestTable::SortRole);
    }
    return row;
}

int PlainBoard::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PlainBoard::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : RequestTable::ColumnCount;
}

QVariant PlainBoard::data(const QModelIndex& index, int role) const
{
    const Row& row = m_rows.at(static_cast<size_t>(index.row()));
    if (role == Qt::DisplayRole)
        return row.cells.at(static_cast<size_t>(index.column()));
    if (role == RequestTable::SortRole)
        return row.keys.at(static_cast<size_t>(index.column()));
    return m_table.index(m_table.rowOf(row.id), index.column()).data(role);
}

QVariant PlainBoard::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_table.headerData(section, orientation, role);
}

void PlainBoard::prepare(const QList<RequestId>& requests)
{
    for (const RequestId id : requests)
        m_prepared.push_back(made(m_table.rowOf(id)));
}

void PlainBoard::apply()
{
    for (Row& prepared : m_prepared) {
        const int row = m_rowOf.value(prepared.id);
        m_rows.at(static_cast<size_t>(row)) = std::move(prepared);
        Q_EMIT dataChanged(index(row, 0), index(row, RequestTable::ColumnCount - 1));
    }
    m_prepared.clear();
}

} // namespace slotdesk::test
