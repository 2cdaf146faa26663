// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/feedbatch.h"

#include <QtCore/QHash>

namespace slotdesk {

/// Merges one FeedBatch into the tables of a LiveStore and remembers what became different. Costs what the batch
/// costs, however many rows the store holds; only a snapshot walks all of them.
class StoreMerge
{
public:
    struct Tables
    {
        QHash<RequestId, AppointmentRequest>& requests;
        QHash<RequestId, QList<Appointment>>& slotRows;
        QHash<RequestId, QList<OfferId>>& offersOf;
        QHash<OfferId, AppointmentOffer>& offers;
        QHash<AlertId, Alert>& alerts;
    };

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
        QList<RequestId> slotsOf;
        Change<OfferId> offers;
        Change<AlertId> alerts;
    };

    StoreMerge(const FeedBatch& batch, const Tables& tables) : m_batch(batch), m_tables(tables) {}

    void run();
    [[nodiscard]] const Diff& diff() const { return m_diff; }

private:
    /// What the batch says about one request: the rows of one read.
    struct Read
    {
        const AppointmentRequest* request = nullptr;
        QList<Appointment> slotRows;
        QList<const AppointmentOffer*> offers;
    };

    void mergeRequest(RequestId id, Read& read);
    void mergeSlots(RequestId id, QList<Appointment> rows);
    void mergeOffers(RequestId id, const QList<const AppointmentOffer*>& rows);
    void removeRequest(RequestId id);
    void mergeAlerts();
    /// A snapshot is the whole truth, also when a restored server counts from a lower number again.
    [[nodiscard]] bool isOlder(int offered, int held) const
    {
        return !m_batch.snapshot && !m_batch.isPart && offered < held;
    }

    const FeedBatch& m_batch;
    Tables m_tables;
    Diff m_diff;
};

} // namespace slotdesk
