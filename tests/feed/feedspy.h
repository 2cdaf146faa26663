// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/changefeed.h"

#include <QtCore/QHash>

namespace slotdesk {

/// Follows a feed and keeps what it said, by the plainest reading of FeedBatch: what is in scope is replaced.
class FeedSpy : public QObject
{
public:
    explicit FeedSpy(const Endpoint& endpoint, const ChangeFeed::Options& options = {}) : feed(endpoint, options)
    {
        connect(&feed, &ChangeFeed::batchReady, this, &FeedSpy::apply);
        connect(&feed, &ChangeFeed::healthChanged, this, [this](const FeedHealth& now) { health = now; });
        feed.start();
    }

    void apply(const FeedBatch& batch)
    {
        ++batches;
        snapshots += batch.snapshot ? 1 : 0;
        parts += batch.isPart ? 1 : 0;
        if (batch.snapshot) {
            const QSet<RequestId> stay(batch.inParts.cbegin(), batch.inParts.cend());
            requests.removeIf([&stay](auto row) { return !stay.contains(row->id); });
            slotRows.removeIf([&stay](auto row) { return !stay.contains(row->request); });
            offers.removeIf([&stay](auto row) { return !stay.contains(row->request); });
            alerts.clear();
        }
        for (const RequestId id : batch.requestScope) {
            requests.remove(id);
            slotRows.removeIf([id](auto row) { return row->request == id; });
            offers.removeIf([id](auto row) { return row->request == id; });
        }
        for (const AlertId id : batch.alertScope)
            alerts.remove(id);
        for (const AppointmentRequest& row : batch.requests)
            requests.insert(row.id, row);
        for (const Appointment& row : batch.slotRows)
            slotRows.insert(row.id, row);
        for (const AppointmentOffer& row : batch.offers)
            offers.insert(row.id, row);
        for (const Alert& row : batch.alerts)
            alerts.insert(row.id, row);
        health = batch.health;
    }

    [[nodiscard]] bool isLive() const { return health.state == FeedHealth::State::Live; }

    QHash<RequestId, AppointmentRequest> requests;
    QHash<AppointmentId, Appointment> slotRows;
    QHash<OfferId, AppointmentOffer> offers;
    QHash<AlertId, Alert> alerts;
    FeedHealth health;
    int batches = 0;
    int snapshots = 0;
    int parts = 0;
    ChangeFeed feed; ///< last: says nothing once the rest is gone
};

} // namespace slotdesk
