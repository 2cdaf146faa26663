// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/timelineentry.h"

#include <QtCore/QAbstractTableModel>

namespace slotdesk {

/// The events of one request, newest first. Events are never changed, so a newer list of the same request only puts
/// rows on top.
class TimelineTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { At, What, ColumnCount };

    enum Role {
        WhoRole = Qt::UserRole + 1, ///< the name the sentence starts with; may be empty
        RestRole,                   ///< the sentence after the name
        NoteRole,                   ///< reason and writer; may be empty
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(const QList<TimelineEntry>& entries);
    void clear();
    [[nodiscard]] const TimelineEntry& entryAt(int row) const { return m_rows.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<TimelineEntry> m_rows;
};

} // namespace slotdesk
