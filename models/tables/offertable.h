// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clock.h"
#include "feed/livestore.h"

#include <QtCore/QAbstractTableModel>

namespace slotdesk {

/// Offers as rows: all of one request, whatever became of them, or the pending ones of every request. Sort it with a
/// proxy on SortRole.
class OfferTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Therapist, Request, Sent, Lapses, State, ColumnCount };

    enum Role {
        IdRole = Qt::UserRole + 1, ///< qint64
        SortRole,
        RequestRole,     ///< qint64
        StatusRole,      ///< int of OfferStatus
        SecondsLeftRole, ///< until it lapses; -1 unless pending
        ShareLeftRole,   ///< of the time it was given, 0 to 1
        PlaceRole,       ///< on the waiting list, 1 is next; 0 when not on it
    };

    OfferTable(const LiveStore& store, const Clock& clock, QObject* parent = nullptr);

    /// An invalid id: the pending offers of every request.
    void setRequest(RequestId request);
    [[nodiscard]] RequestId request() const { return m_request; }
    [[nodiscard]] OfferId idAt(int row) const { return m_rows.at(row); }
    [[nodiscard]] int pendingCount() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

public Q_SLOTS:
    /// The countdown moved on: one signal for one column.
    void tick();

private:
    [[nodiscard]] bool isShown(OfferId id) const;
    [[nodiscard]] QVariant text(const AppointmentOffer& offer, int column) const;
    [[nodiscard]] QVariant sortKey(const AppointmentOffer& offer, int column) const;
    void onOffersChanged(const QList<OfferId>& added, const QList<OfferId>& changed, const QList<OfferId>& removed);
    void insert(const QList<OfferId>& ids);
    void remove(const QList<OfferId>& ids);
    void removeRange(int first, int last);

    const LiveStore& m_store;
    const Clock& m_clock;
    RequestId m_request;
    QList<OfferId> m_rows;
    QHash<OfferId, int> m_rowOf;
    QList<AppointmentOffer> m_line; ///< the waiting list of m_request
};

} // namespace slotdesk
