// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/settledalert.h"
#include "tables/mergedtable.h"

namespace slotdesk {

/// The alerts that are off the list, the last one settled first.
class SettledTable : public MergedTable<SettledAlert>
{
    Q_OBJECT

public:
    enum Column { At, Kind, Request, How, By, Why, ColumnCount };

    using MergedTable::MergedTable;

    /// What was read now, in that order. Rows that stay keep their selection; one settled anew is a new row.
    void setAlerts(const QList<SettledAlert>& alerts, const QDateTime& nowUtc);
    [[nodiscard]] const SettledAlert& alertAt(int row) const { return rows().at(row); }
    [[nodiscard]] int rowOf(AlertId alert) const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QDateTime m_now;
};

} // namespace slotdesk
