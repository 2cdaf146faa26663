// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/batchmerge.h"

#include <QtCore/QSet>

namespace slotdesk {

namespace {

constexpr qsizetype mostRequests = 500; ///< what the board applies between two frames

bool isOfChanges(const FeedBatch& batch)
{
    return !batch.snapshot && !batch.isPart;
}

} // namespace

bool BatchMerge::isPossible(const FeedBatch& earlier, const FeedBatch& later)
{
    return isOfChanges(earlier) && isOfChanges(later) &&
           earlier.requestScope.size() + later.requestScope.size() <= mostRequests;
}

void BatchMerge::absorb(FeedBatch& earlier, const FeedBatch& later)
{
    const QSet<RequestId> requests(later.requestScope.cbegin(), later.requestScope.cend());
    const QSet<AlertId> alerts(later.alertScope.cbegin(), later.alertScope.cend());
    earlier.requestScope.removeIf([&](RequestId id) { return requests.contains(id); });
    earlier.alertScope.removeIf([&](AlertId id) { return alerts.contains(id); });
    earlier.requests.removeIf([&](const AppointmentRequest& row) { return requests.contains(row.id); });
    earlier.slotRows.removeIf([&](const Appointment& row) { return requests.contains(row.request); });
    earlier.offers.removeIf([&](const AppointmentOffer& row) { return requests.contains(row.request); });
    earlier.alerts.removeIf([&](const Alert& row) { return alerts.contains(row.id); });
    earlier.requestScope.append(later.requestScope);
    earlier.alertScope.append(later.alertScope);
    earlier.requests.append(later.requests);
    earlier.slotRows.append(later.slotRows);
    earlier.offers.append(later.offers);
    earlier.alerts.append(later.alerts);
    earlier.health = later.health;
}

} // namespace slotdesk
