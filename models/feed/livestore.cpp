// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/livestore.h"

#include "feed/storemerge.h"

#include <algorithm>

namespace slotdesk {

LiveStore::LiveStore(QObject* parent) : QObject(parent) {}

QList<RequestId> LiveStore::requestIds() const
{
    return m_rows.ids();
}

const AppointmentRequest* LiveStore::request(RequestId id) const
{
    const LiveRow* row = m_rows.find(id);
    return row ? &row->request : nullptr;
}

QList<Appointment> LiveStore::slotsOf(RequestId id) const
{
    const LiveRow* row = m_rows.find(id);
    return row ? row->slotRows : QList<Appointment>();
}

QList<AppointmentOffer> LiveStore::offersOf(RequestId id) const
{
    const LiveRow* row = m_rows.find(id);
    if (!row)
        return {};
    QList<AppointmentOffer> rows = row->offers;
    std::sort(rows.begin(), rows.end(), [](const AppointmentOffer& a, const AppointmentOffer& b) {
        const bool aPending = a.status == OfferStatus::Pending;
        const bool bPending = b.status == OfferStatus::Pending;
        if (aPending != bPending)
            return aPending;
        const int byName = a.therapistName.localeAwareCompare(b.therapistName);
        return byName != 0 ? byName < 0 : a.id < b.id;
    });
    return rows;
}

QList<OfferId> LiveStore::offerIds() const
{
    return m_rows.offerIds();
}

const AppointmentOffer* LiveStore::offer(OfferId id) const
{
    return m_rows.offer(id);
}

QList<AlertId> LiveStore::alertIds() const
{
    return m_alerts.keys();
}

const Alert* LiveStore::alert(AlertId id) const
{
    const auto found = m_alerts.constFind(id);
    return found == m_alerts.constEnd() ? nullptr : &found.value();
}

void LiveStore::apply(const FeedBatch& batch)
{
    StoreMerge merge(batch, m_rows, m_alerts);
    merge.run();
    const StoreMerge::Diff& diff = merge.diff();
    if (!diff.requests.isEmpty())
        Q_EMIT requestsChanged(diff.requests.added, diff.requests.changed, diff.requests.removed, diff.reworded);
    if (!diff.slotsOf.isEmpty())
        Q_EMIT slotsChanged(diff.slotsOf);
    if (!diff.offers.isEmpty())
        Q_EMIT offersChanged(diff.offers.added, diff.offers.changed, diff.offers.removed);
    if (!diff.alerts.isEmpty())
        Q_EMIT alertsChanged(diff.alerts.added, diff.alerts.changed, diff.alerts.removed);
    setHealth(batch.health);
}

void LiveStore::setHealth(const FeedHealth& health)
{
    if (m_health == health)
        return;
    m_health = health;
    Q_EMIT healthChanged(m_health);
}

} // namespace slotdesk
