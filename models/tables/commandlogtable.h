// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/commandreceipt.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QList>

namespace slotdesk {

/// What I did, newest first, one row a command.
class CommandLogTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { At, What, Request, Answer, ColumnCount };
    enum Role { OkRole = Qt::UserRole + 1, UndoneRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows that were there stay the same rows, so that a selection survives reading again.
    void setReceipts(const QList<CommandReceipt>& receipts);
    [[nodiscard]] const CommandReceipt& receiptAt(int row) const { return m_rows.at(row); }
    /// One line a command, for pasting somewhere.
    [[nodiscard]] QString text() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<CommandReceipt> m_rows;
};

} // namespace slotdesk
