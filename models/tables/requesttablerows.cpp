// SPDX-License-Identifier: GPL-3.0-or-later
// How the rows of the request table follow the store.
#include "tables/requesttable.h"

#include "tables/rowranges.h"

#include <QtCore/QSet>
#include <utility>

namespace slotdesk {

namespace {

/// Different texts that may be kept for nothing: so many, and so many for each row.
constexpr size_t textsToKeep = 100000;
constexpr size_t textsARow = 6;

} // namespace

int RequestTable::marketNumber(MarketId market)
{
    const auto known = m_marketNumbers.constFind(market);
    if (known != m_marketNumbers.cend())
        return *known;
    m_marketNumbers.insert(market, static_cast<int>(m_markets.size()));
    m_markets.append(market);
    return m_marketNumbers.value(market);
}

void RequestTable::setFacts(int row, const AppointmentRequest& request, qint64 nowMs)
{
    m_facts[size_t(row)] = RequestFacts::of(request, marketNumber(request.market), nowMs);
}

void RequestTable::tell(const QList<int>& rows, int firstColumn, int lastColumn, const QList<int>& roles)
{
    if (rows.isEmpty())
        return;
    for (const RowRange& range : fewRowRanges(rows, mostRanges))
        Q_EMIT dataChanged(index(range.first, firstColumn), index(range.last, lastColumn), roles);
    Q_EMIT cellsChanged(rows, firstColumn, lastColumn, roles);
}

void RequestTable::onRequestsChanged(const QList<RequestId>& added, const QList<RequestId>& changed,
                                     const QList<RequestId>& removed, const QList<RequestId>& reworded)
{
    remove(removed);
    refresh(changed, reworded);
    insert(added);
}

void RequestTable::refresh(const QList<RequestId>& ids, const QList<RequestId>& reworded)
{
    const qint64 now = m_clock.nowUtc().toMSecsSinceEpoch();
    QList<int> rows;
    QList<int> rewordedRows;
    rows.reserve(ids.size());
    rewordedRows.reserve(reworded.size());
    auto nextReworded = reworded.cbegin();
    QList<const AppointmentRequest*> requests; // found first: what waits for memory waits together
    requests.reserve(ids.size());
    for (const RequestId id : ids) {
        const bool isReworded = nextReworded != reworded.cend() && *nextReworded == id;
        nextReworded += int(isReworded);
        const int row = rowOf(id);
        const AppointmentRequest* request = m_store.request(id);
        if (row < 0 || !request)
            continue;
        rows.append(row);
        requests.append(request);
        if (isReworded)
            rewordedRows.append(row);
    }
    for (qsizetype at = 0; at < rows.size(); ++at)
        setFacts(rows.at(at), *requests.at(at), now);
    for (qsizetype at = 0, next = 0; next < rewordedRows.size(); ++at) {
        if (rows.at(at) == rewordedRows.at(next)) {
            m_index.reword(m_entries[size_t(rows.at(at))], *requests.at(at));
            ++next;
        }
    }
    if (rows.isEmpty())
        return;
    renewTexts();
    Q_EMIT rowsTouched(rows, rewordedRows);
    tell(rows, 0, ColumnCount - 1);
}

void RequestTable::followSlots(const QList<RequestId>& ids)
{
    QList<int> rows;
    for (const RequestId id : ids) {
        const int row = rowOf(id);
        if (row >= 0 && m_index.setCrew(m_entries[size_t(row)], m_store.slotsOf(id)))
            rows.append(row);
    }
    if (!rows.isEmpty())
        Q_EMIT rowsTouched(rows, rows);
}

// Texts that no row has any more are given up when they are most of all.
void RequestTable::renewTexts()
{
    if (m_index.size() < textsToKeep + textsARow * m_entries.size())
        return;
    SearchIndex fresh;
    for (SearchIndex::Entry& entry : m_entries)
        entry = fresh.adopt(m_index, entry);
    m_index = std::move(fresh);
    Q_EMIT textsRenewed();
}

void RequestTable::insert(const QList<RequestId>& ids)
{
    QList<const AppointmentRequest*> requests;
    for (const RequestId id : ids) {
        const AppointmentRequest* request = m_store.request(id);
        if (request && !m_rowOf.contains(id))
            requests.append(request);
    }
    if (requests.isEmpty())
        return;
    const qint64 now = m_clock.nowUtc().toMSecsSinceEpoch();
    const int first = rowCount();
    const int count = first + static_cast<int>(requests.size());
    beginInsertRows({}, first, count - 1);
    m_facts.resize(size_t(count));
    m_entries.resize(size_t(count));
    m_rowOf.reserve(count);
    for (int row = first; row < count; ++row) {
        const AppointmentRequest& request = *requests.at(row - first);
        setFacts(row, request, now);
        m_entries[size_t(row)] = m_index.entryOf(request, m_store.slotsOf(request.id));
        m_rowOf.insert(request.id, row);
    }
    endInsertRows();
}

void RequestTable::remove(const QList<RequestId>& ids)
{
    QList<int> leaving;
    for (const RequestId id : ids) {
        if (const int row = rowOf(id); row >= 0)
            leaving.append(row);
    }
    if (leaving.isEmpty())
        return;
    swapToEnd(leaving);
    const int first = rowCount() - static_cast<int>(leaving.size());
    beginRemoveRows({}, first, rowCount() - 1);
    for (int row = first; row < rowCount(); ++row)
        m_rowOf.remove(idAt(row));
    m_facts.resize(size_t(first));
    m_entries.resize(size_t(first));
    endRemoveRows();
}

// A table without an order of its own may put them there: then one signal is enough, and no other row moves.
void RequestTable::swapToEnd(const QList<int>& leaving)
{
    const int end = rowCount() - static_cast<int>(leaving.size());
    const QSet<int> gone(leaving.cbegin(), leaving.cend());
    QList<std::pair<int, int>> swaps;
    int last = rowCount() - 1;
    for (const int row : leaving) {
        if (row >= end)
            continue;
        while (gone.contains(last))
            --last;
        swaps.append({row, last--});
    }
    if (swaps.isEmpty())
        return;
    Q_EMIT layoutAboutToBeChanged();
    QHash<int, int> newRow;
    for (const auto& [one, other] : std::as_const(swaps)) {
        newRow.insert(one, other);
        newRow.insert(other, one);
        std::swap(m_facts[size_t(one)], m_facts[size_t(other)]);
        std::swap(m_entries[size_t(one)], m_entries[size_t(other)]);
        m_rowOf[idAt(one)] = one;
        m_rowOf[idAt(other)] = other;
    }
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex& held : before)
        after.append(index(newRow.value(held.row(), held.row()), held.column()));
    changePersistentIndexList(before, after);
    Q_EMIT rowsSwapped(swaps);
    Q_EMIT layoutChanged();
}

void RequestTable::tick()
{
    const qint64 now = m_clock.nowUtc().toMSecsSinceEpoch();
    QList<int> minutes;
    QList<int> others;
    for (int row = 0; row < rowCount(); ++row) {
        RequestFacts& facts = m_facts[size_t(row)];
        const int before = facts.minutes;
        if (facts.follow(now))
            others.append(row);
        if (facts.minutes != before)
            minutes.append(row);
    }
    tell(minutes, Starts, StartsHere, {Qt::DisplayRole, UntilTextRole, MinutesToStartRole});
    if (!others.isEmpty()) {
        Q_EMIT rowsTouched(others, {});
        tell(others, 0, ColumnCount - 1, {AtRiskRole, SortRole});
    }
    if (!minutes.isEmpty())
        Q_EMIT minutePassed();
}

} // namespace slotdesk
