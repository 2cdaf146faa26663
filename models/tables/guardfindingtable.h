// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/statuses.h"
#include "services/foreignguard.h"

#include <QtCore/QAbstractTableModel>

namespace slotdesk {

/// What the guard on an old backend's tables has found and is still booked, newest first. Findings are numbered and
/// never change: a newer reading adds rows, mostly on top, and takes those away that were repaired.
class GuardFindingTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { At, Kind, Request, Appointment, Live, Gap, Writer, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setStatus(const ForeignGuard::Status& status);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Finding
    {
        qint64 id = 0;
        QDateTime at; ///< UTC
        AlertKind kind = AlertKind::Unknown;
        qint64 request = 0;     ///< the backend's number
        qint64 appointment = 0; ///< the row that was one too many
        int live = 0;
        int slotCount = 0;
        double gapMs = -1; ///< since the first one was written; < 0 unknown
        QString writer;    ///< program and process
        QString what;
    };
    [[nodiscard]] static Finding findingOf(const QJsonObject& row);
    [[nodiscard]] static QString text(const Finding& finding, int column);

    QList<Finding> m_rows;
};

} // namespace slotdesk
