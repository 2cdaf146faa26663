// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clock.h"
#include "feed/livestore.h"

#include <QtCore/QAbstractTableModel>

namespace slotdesk {

/// The open alerts as rows, the gravest first: a double booking stands above what an agent reported, and that above
/// what is only at risk; among equals the next to start. Few rows, so each keeps its place by insertion.
class AlertTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Kind, Request, Client, Who, Raised, Status, ColumnCount };

    enum Role {
        IdRole = Qt::UserRole + 1, ///< qint64
        RequestRole,               ///< qint64
        KindRole,                  ///< int of AlertKind
        StatusRole,                ///< int of AlertStatus
        StakeRole,                 ///< cents, -1 when not known
    };

    AlertTable(const LiveStore& store, const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] AlertId idAt(int row) const { return m_rows.at(row); }
    [[nodiscard]] const Alert* alertAt(int row) const { return m_store.alert(m_rows.at(row)); }
    [[nodiscard]] int rowOf(AlertId id) const { return static_cast<int>(m_rows.indexOf(id)); }
    /// Of the four kinds of double booking.
    [[nodiscard]] int doubleBookings() const;
    /// Its visit is over: nobody can be sent home any more, it only waits to be settled.
    [[nodiscard]] bool isPast(const Alert& alert) const;
    [[nodiscard]] static bool isDoubleBooking(AlertKind kind);
    /// Nobody looks after it and somebody should at once: not a visit that is over.
    [[nodiscard]] bool isWaiting(const Alert& alert) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void onAlertsChanged(const QList<AlertId>& added, const QList<AlertId>& changed, const QList<AlertId>& removed);
    void insert(QList<AlertId> ids);
    [[nodiscard]] bool comesBefore(AlertId left, AlertId right) const;

    const LiveStore& m_store;
    const Clock& m_clock;
    QList<AlertId> m_rows;
};

} // namespace slotdesk
