// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/requesttable.h"

#include <array>
#include <vector>

namespace slotdesk::test {

/// The peer: the same rows and columns as a plain table model whose cells are made once, made to be sorted and filtered
/// by Qt's own QSortFilterProxyModel. Texts and keys are ready, so that the proxy never waits for them; what only the
/// delegates ask for, they ask of the same table as ours.
class PlainBoard : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit PlainBoard(const RequestTable& table, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Makes the cells of these rows as the table shows them now, and shows nothing yet.
    void prepare(const QList<RequestId>& requests);
    /// Shows what was prepared; a signal for each row, as such models do it.
    void apply();

private:
    struct Row
    {
        RequestId id;
        std::array<QString, RequestTable::ColumnCount> cells;
        std::array<QVariant, RequestTable::ColumnCount> keys;
    };

    [[nodiscard]] Row made(int sourceRow) const;

    const RequestTable& m_table;
    std::vector<Row> m_rows;
    std::vector<Row> m_prepared;
    QHash<RequestId, int> m_rowOf;
};

} // namespace slotdesk::test
