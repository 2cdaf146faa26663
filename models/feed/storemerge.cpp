// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/storemerge.h"

#include <QtCore/QSet>
#include <algorithm>
#include <climits>
#include <utility>

namespace slotdesk {

namespace {

/// Most of what is read again is as it was, and in the same order.
template <typename Row, typename Read>
bool isSame(const QList<Row>& held, const Read& read)
{
    return held.size() == read.count && std::equal(held.cbegin(), held.cend(), read.begin(),
                                                   [](const Row& one, const Row* other) { return one == *other; });
}

/// Null when it is not there; `likely` is where it stands unless something came or went.
template <typename Row, typename AnyId>
const Row* rowIn(const QList<Row>& rows, AnyId id, qsizetype likely)
{
    if (likely < rows.size() && rows.at(likely).id == id)
        return &rows.at(likely);
    const auto found = std::find_if(rows.cbegin(), rows.cend(), [id](const Row& row) { return row.id == id; });
    return found == rows.cend() ? nullptr : &*found;
}

/// Many bytes are not worth it: they come one behind the other anyway.
void fetch(const void* from, size_t bytes)
{
    constexpr size_t line = 64;
    constexpr size_t most = 16 * line;
    for (size_t at = 0; at < std::min(bytes, most); at += line)
        __builtin_prefetch(static_cast<const char*>(from) + at);
}

bool hasSameWords(const AppointmentRequest& a, const AppointmentRequest& b)
{
    return a.status == b.status && a.doubleBooked == b.doubleBooked && a.clientName == b.clientName &&
           a.clientPhone == b.clientPhone && a.service == b.service && a.marketName == b.marketName;
}

} // namespace

void StoreMerge::run()
{
    readRequests();
    group(m_batch.slotRows, m_slotRows, &Read::slotRows);
    group(m_batch.offers, m_offers, &Read::offers);
    findHeld();
    for (size_t at = 0; at < m_reads.size(); ++at) {
        lookAhead(at);
        mergeRequest(m_reads[at]);
    }
    mergeAlerts();
}

// All before the first is merged: the processor then waits for many rows of a big board at once, not for one by one.
void StoreMerge::findHeld()
{
    for (Read& read : m_reads)
        read.held = m_rows.find(read.id);
}

void StoreMerge::lookAhead(size_t at) const
{
    constexpr size_t rowsAhead = 8;
    constexpr size_t listsAhead = 4;
    if (at + rowsAhead < m_reads.size())
        fetch(m_reads[at + rowsAhead].held, sizeof(LiveRow));
    if (at + listsAhead >= m_reads.size())
        return;
    if (const LiveRow* next = m_reads[at + listsAhead].held) {
        fetch(next->slotRows.constData(), size_t(next->slotRows.size()) * sizeof(Appointment));
        fetch(next->offers.constData(), size_t(next->offers.size()) * sizeof(AppointmentOffer));
    }
}

void StoreMerge::readRequests()
{
    const auto most = std::max(m_batch.requests.size(), m_batch.requestScope.size());
    m_reads.reserve(size_t(most));
    m_readOf.reserve(most);
    const auto touch = [this](RequestId id) -> Read& {
        const auto known = m_readOf.constFind(id);
        if (known != m_readOf.cend())
            return m_reads[*known];
        m_readOf.insert(id, quint32(m_reads.size()));
        return m_reads.emplace_back(Read{id, nullptr, nullptr, {}, {}});
    };
    for (const AppointmentRequest& row : m_batch.requests)
        touch(row.id).request = &row;
    for (const RequestId id : m_batch.requestScope)
        touch(id);
    if (!m_batch.snapshot)
        return;
    for (const RequestId held : m_rows.ids()) {
        if (!std::binary_search(m_batch.inParts.cbegin(), m_batch.inParts.cend(), held))
            touch(held);
    }
}

// Counted, then placed. Rows mostly come by request already: whose row it is, is looked up once a stretch.
template <typename Row>
void StoreMerge::group(const QList<Row>& rows, std::vector<const Row*>& grouped, Stretch<Row> Read::*part)
{
    constexpr quint32 nobody = UINT_MAX;
    std::vector<quint32> readOf(size_t(rows.size()), nobody);
    RequestId last;
    quint32 read = nobody;
    qsizetype kept = 0;
    for (qsizetype at = 0; at < rows.size(); ++at) {
        if (at == 0 || rows[at].request != last) {
            last = rows[at].request;
            read = m_readOf.value(last, nobody);
        }
        readOf[size_t(at)] = read;
        if (read == nobody)
            continue;
        ++(m_reads[read].*part).count;
        ++kept;
    }
    grouped.resize(size_t(kept));
    const Row** next = grouped.data();
    for (Read& one : m_reads) {
        Stretch<Row>& stretch = one.*part;
        stretch.rows = next;
        next += std::exchange(stretch.count, 0);
    }
    for (qsizetype at = 0; at < rows.size(); ++at) {
        if (readOf[size_t(at)] == nobody)
            continue;
        Stretch<Row>& stretch = m_reads[readOf[size_t(at)]].*part;
        grouped[size_t(stretch.rows - grouped.data() + stretch.count++)] = &rows[at];
    }
}

void StoreMerge::mergeRequest(const Read& read)
{
    if (!read.request) {
        if (read.held)
            removeRequest(read.id);
        return;
    }
    LiveRow* held = read.held;
    if (!held) {
        held = &m_rows.insert(read.id);
        held->request = *read.request;
        m_diff.requests.added.append(read.id);
    } else if (isOlder(read.request->version, held->request.version)) {
        return; // the slots and offers were read at the same, older moment
    } else if (!(held->request == *read.request)) {
        if (!hasSameWords(held->request, *read.request))
            m_diff.reworded.append(read.id);
        held->request = *read.request;
        m_diff.requests.changed.append(read.id);
    }
    mergeSlots(*held, read.slotRows);
    mergeOffers(*held, read.offers);
}

void StoreMerge::mergeSlots(LiveRow& held, const Stretch<Appointment>& read)
{
    if (isSame(held.slotRows, read))
        return;
    QList<Appointment> rows;
    rows.reserve(read.count);
    for (const Appointment* row : read) {
        const Appointment* known = rowIn(held.slotRows, row->id, rows.size());
        rows.append(known && isOlder(row->version, known->version) ? *known : *row);
    }
    std::sort(rows.begin(), rows.end(), [](const Appointment& a, const Appointment& b) {
        const int aPlace = a.position > 0 ? a.position : INT_MAX;
        const int bPlace = b.position > 0 ? b.position : INT_MAX;
        return aPlace != bPlace ? aPlace < bPlace : a.id < b.id;
    });
    if (held.slotRows == rows)
        return;
    held.slotRows = std::move(rows);
    m_diff.slotsOf.append(held.request.id);
}

void StoreMerge::mergeOffers(LiveRow& held, const Stretch<AppointmentOffer>& read)
{
    if (isSame(held.offers, read))
        return;
    Change<OfferId> change;
    QList<AppointmentOffer> rows;
    rows.reserve(read.count);
    for (const AppointmentOffer* row : read) {
        const AppointmentOffer* known = rowIn(held.offers, row->id, rows.size());
        const bool isKept = known && (isOlder(row->version, known->version) || *known == *row);
        rows.append(isKept ? *known : *row);
        if (!known)
            change.added.append(row->id);
        else if (!isKept)
            change.changed.append(row->id);
    }
    for (qsizetype at = 0; at < held.offers.size(); ++at) {
        if (!rowIn(rows, held.offers.at(at).id, at))
            change.removed.append(held.offers.at(at).id);
    }
    held.offers = std::move(rows);
    m_rows.followOffers(held.request.id, change.added, change.removed);
    m_diff.offers.added += change.added;
    m_diff.offers.changed += change.changed;
    m_diff.offers.removed += change.removed;
}

void StoreMerge::removeRequest(RequestId id)
{
    const LiveRow gone = m_rows.take(id);
    m_diff.requests.removed.append(id);
    if (!gone.slotRows.isEmpty())
        m_diff.slotsOf.append(id);
    for (const AppointmentOffer& offer : gone.offers)
        m_diff.offers.removed.append(offer.id);
}

void StoreMerge::mergeAlerts()
{
    QSet<AlertId> gone;
    for (const AlertId id : m_batch.alertScope)
        gone.insert(id);
    if (m_batch.snapshot) {
        for (auto held = m_alerts.keyBegin(); held != m_alerts.keyEnd(); ++held)
            gone.insert(*held);
    }
    for (const Alert& row : m_batch.alerts) {
        gone.remove(row.id);
        const auto held = m_alerts.find(row.id);
        if (held == m_alerts.end()) {
            m_alerts.insert(row.id, row);
            m_diff.alerts.added.append(row.id);
        } else if (!isOlder(row.version, held->version) && !(*held == row)) {
            *held = row;
            m_diff.alerts.changed.append(row.id);
        }
    }
    for (const AlertId id : std::as_const(gone)) {
        if (m_alerts.remove(id) > 0)
            m_diff.alerts.removed.append(id);
    }
}

} // namespace slotdesk
