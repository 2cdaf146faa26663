// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/storemerge.h"

#include <QtCore/QSet>
#include <algorithm>

namespace slotdesk {

void StoreMerge::run()
{
    QHash<RequestId, Read> reads;
    QList<RequestId> order;
    const auto touch = [&](RequestId id) -> Read& {
        const auto found = reads.find(id);
        if (found != reads.end())
            return found.value();
        order.append(id);
        return reads[id];
    };
    for (const AppointmentRequest& row : m_batch.requests)
        touch(row.id).request = &row;
    for (const RequestId id : m_batch.requestScope)
        touch(id);
    if (m_batch.snapshot) {
        for (auto held = m_tables.requests.keyBegin(); held != m_tables.requests.keyEnd(); ++held) {
            if (!std::binary_search(m_batch.inParts.cbegin(), m_batch.inParts.cend(), *held))
                touch(*held);
        }
    }
    for (const Appointment& row : m_batch.slotRows) {
        if (const auto found = reads.find(row.request); found != reads.end())
            found->slotRows.append(row);
    }
    for (const AppointmentOffer& row : m_batch.offers) {
        if (const auto found = reads.find(row.request); found != reads.end())
            found->offers.append(&row);
    }
    for (const RequestId id : std::as_const(order))
        mergeRequest(id, reads[id]);
    mergeAlerts();
}

void StoreMerge::mergeRequest(RequestId id, Read& read)
{
    if (!read.request) {
        removeRequest(id);
        return;
    }
    const auto held = m_tables.requests.find(id);
    if (held == m_tables.requests.end()) {
        m_tables.requests.insert(id, *read.request);
        m_diff.requests.added.append(id);
    } else if (isOlder(read.request->version, held->version)) {
        return; // the slots and offers were read at the same, older moment
    } else if (!(*held == *read.request)) {
        *held = *read.request;
        m_diff.requests.changed.append(id);
    }
    mergeSlots(id, std::move(read.slotRows));
    mergeOffers(id, read.offers);
}

void StoreMerge::mergeSlots(RequestId id, QList<Appointment> rows)
{
    QList<Appointment>& held = m_tables.slotRows[id];
    for (Appointment& row : rows) {
        const auto same = std::find_if(held.cbegin(), held.cend(), [&](const auto& old) { return old.id == row.id; });
        if (same != held.cend() && isOlder(row.version, same->version))
            row = *same;
    }
    std::sort(rows.begin(), rows.end(), [](const Appointment& a, const Appointment& b) {
        const int aPlace = a.position > 0 ? a.position : INT_MAX;
        const int bPlace = b.position > 0 ? b.position : INT_MAX;
        return aPlace != bPlace ? aPlace < bPlace : a.id < b.id;
    });
    if (held == rows)
        return;
    held = std::move(rows);
    m_diff.slotsOf.append(id);
}

void StoreMerge::mergeOffers(RequestId id, const QList<const AppointmentOffer*>& rows)
{
    QList<OfferId>& list = m_tables.offersOf[id];
    QList<OfferId> now;
    now.reserve(rows.size());
    for (const AppointmentOffer* row : rows) {
        now.append(row->id);
        const auto held = m_tables.offers.find(row->id);
        if (held == m_tables.offers.end()) {
            m_tables.offers.insert(row->id, *row);
            m_diff.offers.added.append(row->id);
        } else if (!isOlder(row->version, held->version) && !(*held == *row)) {
            *held = *row;
            m_diff.offers.changed.append(row->id);
        }
    }
    if (list == now)
        return;
    for (const OfferId offer : std::as_const(list)) {
        if (!now.contains(offer)) {
            m_tables.offers.remove(offer);
            m_diff.offers.removed.append(offer);
        }
    }
    list = std::move(now);
}

void StoreMerge::removeRequest(RequestId id)
{
    if (m_tables.requests.remove(id) == 0)
        return;
    m_diff.requests.removed.append(id);
    if (!m_tables.slotRows.take(id).isEmpty())
        m_diff.slotsOf.append(id);
    for (const OfferId offer : m_tables.offersOf.take(id)) {
        m_tables.offers.remove(offer);
        m_diff.offers.removed.append(offer);
    }
}

void StoreMerge::mergeAlerts()
{
    QSet<AlertId> gone;
    for (const AlertId id : m_batch.alertScope)
        gone.insert(id);
    if (m_batch.snapshot) {
        for (auto held = m_tables.alerts.keyBegin(); held != m_tables.alerts.keyEnd(); ++held)
            gone.insert(*held);
    }
    for (const Alert& row : m_batch.alerts) {
        gone.remove(row.id);
        const auto held = m_tables.alerts.find(row.id);
        if (held == m_tables.alerts.end()) {
            m_tables.alerts.insert(row.id, row);
            m_diff.alerts.added.append(row.id);
        } else if (!isOlder(row.version, held->version) && !(*held == row)) {
            *held = row;
            m_diff.alerts.changed.append(row.id);
        }
    }
    for (const AlertId id : std::as_const(gone)) {
        if (m_tables.alerts.remove(id) > 0)
            m_diff.alerts.removed.append(id);
    }
}

} // namespace slotdesk
