// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/feedbatch.h"
#include "feed/liverows.h"

#include <QtCore/QHash>
#include <vector>

namespace slotdesk {

/// Merges one FeedBatch into the tables of a LiveStore and remembers what became different. Costs what the batch
/// costs, however many rows the store holds; only a snapshot walks all of them.
class StoreMerge
{
public:
    template <typename AnyId>
    struct Change
    {
        QList<AnyId> added;
        QList<AnyId> changed;
        QList<AnyId> removed;
        [[nodiscard]] bool isEmpty() const { return added.isEmpty() && changed.isEmpty() && removed.isEmpty(); }
    };

    struct Diff
    {
        Change<RequestId> requests;
        QList<RequestId> reworded; ///< of the changed ones: other words to be found by
        QList<RequestId> slotsOf;
        Change<OfferId> offers;
        Change<AlertId> alerts;
    };

    StoreMerge(const FeedBatch& batch, LiveRows& rows, QHash<AlertId, Alert>& alerts)
        : m_batch(batch), m_rows(rows), m_alerts(alerts)
    {
    }

    void run();
    [[nodiscard]] const Diff& diff() const { return m_diff; }

private:
    /// Rows of one kind and one request: a stretch of a list that is grouped by request.
    template <typename Row>
    struct Stretch
    {
        const Row* const* rows = nullptr;
        qsizetype count = 0;
        [[nodiscard]] const Row* const* begin() const { return rows; }
        [[nodiscard]] const Row* const* end() const { return rows + count; }
    };

    /// What the batch says about one request: the rows of one read.
    struct Read
    {
        RequestId id;
        const AppointmentRequest* request = nullptr;
        LiveRow* held = nullptr; ///< what the store has of it; null: nothing
        Stretch<Appointment> slotRows;
        Stretch<AppointmentOffer> offers;
    };

    void readRequests();
    void findHeld();
    template <typename Row>
    void group(const QList<Row>& rows, std::vector<const Row*>& grouped, Stretch<Row> Read::*part);
    /// Asks the memory for what merging `at` will compare, while others are merged.
    void lookAhead(size_t at) const;
    void mergeRequest(const Read& read);
    void mergeSlots(LiveRow& held, const Stretch<Appointment>& rows);
    void mergeOffers(LiveRow& held, const Stretch<AppointmentOffer>& rows);
    void removeRequest(RequestId id);
    void mergeAlerts();
    /// A snapshot is the whole truth, also when a restored server counts from a lower number again.
    [[nodiscard]] bool isOlder(int offered, int held) const
    {
        return !m_batch.snapshot && !m_batch.isPart && offered < held;
    }

    const FeedBatch& m_batch;
    LiveRows& m_rows;
    QHash<AlertId, Alert>& m_alerts;
    std::vector<Read> m_reads;
    QHash<RequestId, quint32> m_readOf;
    std::vector<const Appointment*> m_slotRows;    ///< of the batch, by request
    std::vector<const AppointmentOffer*> m_offers; ///< of the batch, by request
    Diff m_diff;
};

} // namespace slotdesk
