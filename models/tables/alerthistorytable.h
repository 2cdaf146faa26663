// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alertevent.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QList>

namespace slotdesk {

/// Everything that happened to a case, the oldest first: who did what, when and why.
class AlertHistoryTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { At, Who, What, Why, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// `nowUtc`: a day that is not today's is named.
    void setEvents(const QList<AlertEvent>& events, const QDateTime& nowUtc);
    /// One line an event, for pasting somewhere.
    [[nodiscard]] QString text() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString why(const AlertEvent& event) const;

    QList<AlertEvent> m_rows;
    QDateTime m_now;
};

} // namespace slotdesk
