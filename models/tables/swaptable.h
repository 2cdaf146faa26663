// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clock.h"
#include "feed/livestore.h"

#include <QtCore/QAbstractTableModel>

namespace slotdesk {

/// The bookings that one booking could change its therapist with: booked slots of the same market, somebody else's and
/// not over, the nearest in time first. Whether two can really change places only the server knows.
class SwapTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Therapist, Request, Client, Service, Starts, Apart, ColumnCount };

    enum Role {
        SearchRole = Qt::UserRole + 1, ///< names, numbers and phones
    };

    SwapTable(const LiveStore& store, const Clock& clock, QObject* parent = nullptr);

    /// Reads the board again.
    void setSlot(const Appointment& slot);
    [[nodiscard]] const Appointment& slotAt(int row) const { return m_rows.at(row); }
    [[nodiscard]] int rowOf(AppointmentId slot) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QList<Appointment> others() const;
    [[nodiscard]] QString text(const Appointment& row, int column) const;

    const LiveStore& m_store;
    const Clock& m_clock;
    Appointment m_slot;
    QList<Appointment> m_rows;
};

} // namespace slotdesk
