// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/requestfilter.h"

#include <numeric>

namespace slotdesk {

namespace {

/// Counting walks all rows: ten times a second is as often as an eye can read.
constexpr int countEveryMs = 100;

} // namespace

RequestFilter::RequestFilter(RequestTable& table, QObject* parent) : RowList(parent), m_table(table), m_order(table)
{
    setSourceModel(&table);
    resizeSource(table.rowCount());
    m_order.sort(RequestTable::Starts, Qt::AscendingOrder);
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(countEveryMs);
    connect(&m_countSoon, &QTimer::timeout, this, &RequestFilter::count);
    follow();
    matchText();
    refilter();
}

void RequestFilter::follow()
{
    connect(&m_table, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { onInserted(first, last); });
    connect(&m_table, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex&, int first) { onLeaving(first); });
    connect(&m_table, &QAbstractItemModel::rowsRemoved, this, [this] {
        resizeSource(m_table.rowCount());
        countSoon();
    });
    connect(&m_table, &RequestTable::rowsSwapped, this, &RequestFilter::onSwapped);
    connect(&m_table, &RequestTable::rowsTouched, this, &RequestFilter::onTouched);
    connect(&m_table, &RequestTable::cellsChanged, this, &RequestFilter::tellChanged);
    connect(&m_table, &RequestTable::textsRenewed, this, [this] { m_order.sort(sortColumn(), sortOrder()); });
    connect(&m_table, &RequestTable::minutePassed, this, [this] {
        if (m_windowHours > 0)
            refilter();
        else
            countSoon();
    });
}

int RequestFilter::activeFilters() const
{
    return int(isSearching()) + int(m_chip != Chip::All) + int(m_market.isValid()) + int(m_windowHours > 0);
}

RequestId RequestFilter::idAt(const QModelIndex& proxyIndex) const
{
    return proxyIndex.isValid() ? m_table.idAt(sourceRow(proxyIndex.row())) : RequestId();
}

QModelIndex RequestFilter::indexOf(RequestId id) const
{
    const int row = m_table.rowOf(id);
    return row < 0 || placeOf(row) < 0 ? QModelIndex() : index(placeOf(row), RequestTable::Number);
}

QVariant RequestFilter::data(const QModelIndex& index, int role) const
{
    return index.isValid() ? m_table.data(m_table.index(sourceRow(index.row()), index.column()), role) : QVariant();
}

void RequestFilter::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= RequestTable::ColumnCount || (column == sortColumn() && order == sortOrder()))
        return;
    m_order.sort(column, order);
    showAccepted();
}

void RequestFilter::setText(const QString& typed)
{
    m_text = typed;
    SearchQuery query(typed);
    if (query == m_query)
        return;
    m_query = std::move(query);
    matchText();
    refilter();
}

void RequestFilter::setChip(Chip chip)
{
    if (chip == m_chip)
        return;
    m_chip = chip;
    refilter();
}

void RequestFilter::setMarket(MarketId market)
{
    if (market == m_market)
        return;
    m_market = market;
    refilter();
}

void RequestFilter::setWindowHours(int hours)
{
    if (hours == m_windowHours)
        return;
    m_windowHours = hours;
    refilter();
}

void RequestFilter::clear()
{
    m_text.clear();
    m_query = {};
    m_chip = Chip::All;
    m_market = {};
    m_windowHours = 0;
    matchText();
    refilter();
}

void RequestFilter::matchText()
{
    m_table.searchIndex().match(m_query, m_table.searchEntries(), m_hit);
}

void RequestFilter::refilter()
{
    const qint64 now = nowMs();
    m_accepted.resize(size_t(m_table.rowCount()));
    for (int row = 0; row < m_table.rowCount(); ++row)
        m_accepted[size_t(row)] = quint8(accepts(row, now));
    showAccepted();
    count();
    Q_EMIT filterChanged();
}

void RequestFilter::showAccepted()
{
    // Written whether it counts or not: which rows are accepted cannot be foretold, and a wrong guess costs more.
    Rows next(m_order.rows().size());
    size_t count = 0;
    for (const int row : m_order.rows()) {
        next[count] = row;
        count += m_accepted[size_t(row)];
    }
    next.resize(count);
    show(next);
}

void RequestFilter::onTouched(const QList<int>& rows, const QList<int>& reworded)
{
    const qint64 now = nowMs();
    bool isOther = m_order.place(rows);
    for (const int row : reworded)
        m_hit[size_t(row)] = quint8(m_table.searchIndex().matches(m_query, m_table.searchEntries()[size_t(row)]));
    for (const int row : rows) {
        const auto accepted = quint8(accepts(row, now));
        isOther |= accepted != m_accepted[size_t(row)];
        m_accepted[size_t(row)] = accepted;
    }
    if (isOther)
        showAccepted();
    countSoon();
}

void RequestFilter::onInserted(int first, int last)
{
    resizeSource(m_table.rowCount());
    m_hit.resize(size_t(m_table.rowCount()));
    m_accepted.resize(size_t(m_table.rowCount()));
    QList<int> rows(last - first + 1);
    std::iota(rows.begin(), rows.end(), first);
    onTouched(rows, rows);
}

// Rows leave at the end of the table; those that left from elsewhere were swapped with the last ones before.
void RequestFilter::onLeaving(int first)
{
    m_order.truncate(first);
    m_hit.resize(size_t(first));
    m_accepted.resize(size_t(first));
    showAccepted();
}

void RequestFilter::onSwapped(const QList<std::pair<int, int>>& swaps)
{
    m_order.swapRows(swaps);
    for (const auto& [one, other] : swaps) {
        std::swap(m_hit[size_t(one)], m_hit[size_t(other)]);
        std::swap(m_accepted[size_t(one)], m_accepted[size_t(other)]);
        swapSource(one, other);
    }
}

bool RequestFilter::accepts(int row, qint64 nowMs) const
{
    const RequestFacts& request = m_table.factsAt(row);
    return m_hit[size_t(row)] && isInChip(m_chip, request) && isInMarket(request) &&
           request.startsWithin(m_windowHours, nowMs);
}

bool RequestFilter::isInMarket(const RequestFacts& request) const
{
    return !m_market.isValid() || m_table.markets().at(request.market) == m_market;
}

bool RequestFilter::isInChip(Chip chip, const RequestFacts& request)
{
    switch (chip) {
    case Chip::All:
        return true;
    case Chip::Open:
        return request.status == RequestStatus::Open;
    case Chip::Filled:
        return request.status == RequestStatus::Filled;
    case Chip::AtRisk:
        return request.atRisk;
    case Chip::DoubleBooked:
        return request.doubleBooked;
    case Chip::Cancelled:
        return request.status == RequestStatus::Cancelled || request.status == RequestStatus::Expired;
    }
    return true;
}

void RequestFilter::countSoon()
{
    if (!m_countSoon.isActive())
        m_countSoon.start();
}

void RequestFilter::count()
{
    const qint64 now = nowMs();
    Counts counts{};
    QList<int> markets(m_table.markets().size());
    QList<int> hours(windows.size());
    for (int row = 0; row < m_table.rowCount(); ++row) {
        if (!m_hit[size_t(row)])
            continue;
        const RequestFacts& request = m_table.factsAt(row);
        countScopes(request, now, markets, hours);
        if (!isInMarket(request) || !request.startsWithin(m_windowHours, now))
            continue;
        for (int chip = 0; chip < chipCount; ++chip)
            counts[size_t(chip)] += int(isInChip(static_cast<Chip>(chip), request));
    }
    QHash<MarketId, int> byMarket;
    for (qsizetype i = 0; i < markets.size(); ++i) {
        if (markets.at(i) == 0)
            continue;
        byMarket[m_table.markets().at(i)] = markets.at(i);
        byMarket[MarketId()] += markets.at(i);
    }
    if (counts == m_counts && byMarket == m_marketCounts && hours == m_windowCounts)
        return;
    m_counts = counts;
    m_marketCounts = byMarket;
    m_windowCounts = hours;
    Q_EMIT countsChanged(m_counts);
}

void RequestFilter::countScopes(const RequestFacts& request, qint64 nowMs, QList<int>& markets, QList<int>& hours) const
{
    if (!isInChip(m_chip, request))
        return;
    if (request.startsWithin(m_windowHours, nowMs))
        ++markets[request.market];
    if (!isInMarket(request))
        return;
    for (qsizetype i = 0; i < windows.size(); ++i)
        hours[i] += int(request.startsWithin(windows.at(i), nowMs));
}

} // namespace slotdesk
