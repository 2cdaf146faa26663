// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clock.h"
#include "feed/liveclaims.h"
#include "feed/livestore.h"
#include "feed/pendingcommands.h"
#include "tables/requestfacts.h"
#include "tables/searchindex.h"

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

    /// Where a row belongs in the order of a column: by rank; of the same rank and other texts, by compareTexts().
    struct SortKey
    {
        quint64 rank = 0;
        quint32 text = 0;
        friend bool operator==(const SortKey&, const SortKey&) = default;
    };

    [[nodiscard]] RequestId idAt(int row) const { return m_facts[size_t(row)].id; }
    /// -1 when it is not on the board.
    [[nodiscard]] int rowOf(RequestId id) const { return m_rowOf.value(id, -1); }
    [[nodiscard]] const AppointmentRequest* requestAt(int row) const { return m_store.request(idAt(row)); }
    [[nodiscard]] const RequestFacts& factsAt(int row) const { return m_facts[size_t(row)]; }
    [[nodiscard]] bool isAtRisk(int row) const { return factsAt(row).atRisk; }
    [[nodiscard]] SortKey sortKeyAt(int row, int column) const;
    [[nodiscard]] int compareTexts(int column, quint32 left, quint32 right) const;
    [[nodiscard]] const SearchIndex& searchIndex() const { return m_index; }
    /// By row.
    [[nodiscard]] const std::vector<SearchIndex::Entry>& searchEntries() const { return m_entries; }
    /// Those that requests are in, in the order in which they were met.
    [[nodiscard]] const QList<MarketId>& markets() const { return m_markets; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    /// Who is at which request; without it nobody is.
    void setClaims(const LiveClaims& claims);

public Q_SLOTS:
    /// Brings what depends on the time up to date; costs no signal while no minute has passed for any row.
    void tick();

Q_SIGNALS:
    /// What these rows are counted or sorted by may be another; of those that are `reworded`, also what they are found
    /// by.
    void rowsTouched(const QList<int>& rows, const QList<int>& reworded);
    /// As dataChanged, but each row by itself.
    void cellsChanged(const QList<int>& rows, int firstColumn, int lastColumn, const QList<int>& roles);
    /// Rows that are about to leave change places with the last ones; part of a change of layout.
    void rowsSwapped(const QList<std::pair<int, int>>& swaps);
    /// The numbers of all texts are others now.
    void textsRenewed();
    void minutePassed();

private:
    /// More ranges of changed rows than this are told as one.
    static constexpr qsizetype mostRanges = 32;

    void setFacts(int row, const AppointmentRequest& request, qint64 nowMs);
    [[nodiscard]] int marketNumber(MarketId market);
    void tell(const QList<int>& rows, int firstColumn, int lastColumn, const QList<int>& roles = {});
    void renewTexts();
    [[nodiscard]] QString holder(RequestId id) const;
    [[nodiscard]] QStringList lookers(RequestId id) const { return m_claims ? m_claims->lookers(id) : QStringList(); }
    [[nodiscard]] QString markText(const AppointmentRequest& request) const;
    [[nodiscard]] QVariant toolTip(const AppointmentRequest& request, int column) const;
    /// For a file or the clipboard, where "in 26 min" would be old at once.
    [[nodiscard]] QVariant fileText(const AppointmentRequest& request, int column) const;
    [[nodiscard]] QVariant text(const AppointmentRequest& request, int column) const;
    [[nodiscard]] QVariant sortKey(const RequestFacts& facts, const AppointmentRequest& request, int column) const;
    void onRequestsChanged(const QList<RequestId>& added, const QList<RequestId>& changed,
                           const QList<RequestId>& removed, const QList<RequestId>& reworded);
    /// `reworded` are some of `ids`, in the same order.
    void refresh(const QList<RequestId>& ids, const QList<RequestId>& reworded);
    void insert(const QList<RequestId>& ids);
    void remove(const QList<RequestId>& ids);
    /// Who is booked may be found by name and phone; nothing of it is shown here.
    void followSlots(const QList<RequestId>& ids);
    void swapToEnd(const QList<int>& leaving);

    const LiveStore& m_store;
    const PendingCommands& m_pending;
    const Clock& m_clock;
    const LiveClaims* m_claims = nullptr;
    std::vector<RequestFacts> m_facts;
    std::vector<SearchIndex::Entry> m_entries;
    SearchIndex m_index;
    QList<MarketId> m_markets;
    QHash<MarketId, int> m_marketNumbers;
    QHash<RequestId, int> m_rowOf;
};

} // namespace slotdesk
