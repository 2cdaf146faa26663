// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/relay/deadletter.h"
#include "tables/mergedtable.h"

namespace slotdesk {

/// What the relay could not deliver, one row an event and destination, the newest first.
class DeadLetterTable : public MergedTable<DeadLetter>
{
    Q_OBJECT

public:
    enum Column { GivenUp, Destination, Event, Request, Tries, Why, ColumnCount };
    enum Role { SendingRole = Qt::UserRole + 1 };

    using MergedTable::MergedTable;

    /// Rows that were there stay the same rows, so that a selection survives reading again.
    void setLetters(QList<DeadLetter> letters);
    [[nodiscard]] const DeadLetter& letterAt(int row) const { return rows().at(row); }

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const DeadLetter& letter, int column);
    [[nodiscard]] static QString why(const DeadLetter& letter);
};

} // namespace slotdesk
