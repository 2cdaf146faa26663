// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clock.h"
#include "feed/liveclaims.h"
#include "feed/livestore.h"
#include "feed/pendingcommands.h"
#include "tables/searchkey.h"

#include <QtCore/QAbstractTableModel>

namespace slotdesk {

/// The requests of the live store as rows, in no order of its own. Rows come and go in contiguous ranges and are never
/// reset; what depends on the clock changes with tick(). Roles say what is meant, never how it looks.
class RequestTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Mark,
        Number,
        Client,
        Phone,
        Service,
        Market,
        Starts,
        StartsHere,
        Slots,
        Offers,
        Status,
        ColumnCount
    };

    enum Role {
        IdRole = Qt::UserRole + 1, ///< qint64
        SortRole,
        StatusRole, ///< int of RequestStatus
        DoubleBookedRole,
        AtRiskRole,
        PendingCommandRole, ///< a command about this request is under way
        StartsTextRole,     ///< the client's local time
        UntilTextRole,      ///< "in 26 min"
        MinutesToStartRole,
        SlotCountRole,
        LiveCountRole,
        OpenCountRole,
        PendingOffersRole,
        HolderRole,  ///< the name of whoever else is at it now
        LookersRole, ///< QStringList: who else has it in front of them, without the holder
    };

    RequestTable(const LiveStore& store, const PendingCommands& pending, const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] RequestId idAt(int row) const { return m_rows.at(row).id; }
    /// -1 when it is not on the board.
    [[nodiscard]] int rowOf(RequestId id) const { return m_rowOf.value(id, -1); }
    [[nodiscard]] const AppointmentRequest* requestAt(int row) const { return m_store.request(idAt(row)); }
    [[nodiscard]] const SearchKey& searchKeyAt(int row) const { return m_rows.at(row).key; }
    [[nodiscard]] bool isAtRisk(int row) const { return m_rows.at(row).atRisk; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    /// Who is at which request; without it nobody is.
    void setClaims(const LiveClaims& claims);

public Q_SLOTS:
    /// Brings what depends on the time up to date; costs no signal while no minute has passed for any row.
    void tick();

private:
    struct Row
    {
        RequestId id;
        SearchKey key;
        qint64 minutes = 0;
        bool atRisk = false;
    };

    [[nodiscard]] Row makeRow(RequestId id) const;
    [[nodiscard]] QString holder(RequestId id) const;
    [[nodiscard]] QStringList lookers(RequestId id) const { return m_claims ? m_claims->lookers(id) : QStringList(); }
    [[nodiscard]] QString markText(const AppointmentRequest& request) const;
    [[nodiscard]] QVariant toolTip(const AppointmentRequest& request, int column) const;
    /// For a file or the clipboard, where "in 26 min" would be old at once.
    [[nodiscard]] QVariant fileText(const AppointmentRequest& request, int column) const;
    [[nodiscard]] QVariant text(const AppointmentRequest& request, int column) const;
    [[nodiscard]] QVariant sortKey(const Row& row, const AppointmentRequest& request, int column) const;
    void onRequestsChanged(const QList<RequestId>& added, const QList<RequestId>& changed,
                           const QList<RequestId>& removed);
    void refresh(const QList<RequestId>& ids);
    void insert(const QList<RequestId>& ids);
    void remove(const QList<RequestId>& ids);

    const LiveStore& m_store;
    const PendingCommands& m_pending;
    const Clock& m_clock;
    const LiveClaims* m_claims = nullptr;
    QList<Row> m_rows;
    QHash<RequestId, int> m_rowOf;
};

} // namespace slotdesk
