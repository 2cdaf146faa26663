// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/requestfilter.h"

namespace slotdesk {

namespace {

/// Counting walks all rows: ten times a second is as often as an eye can read.
constexpr int countEveryMs = 100;

} // namespace

RequestFilter::RequestFilter(RequestTable& table, QObject* parent) : QSortFilterProxyModel(parent), m_table(table)
{
    setSourceModel(&table);
    setSortRole(RequestTable::SortRole);
    setDynamicSortFilter(true);
    sort(RequestTable::Starts, Qt::AscendingOrder);

    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(countEveryMs);
    connect(&m_countSoon, &QTimer::timeout, this, &RequestFilter::count);
    const auto soon = [this] {
        if (!m_countSoon.isActive())
            m_countSoon.start();
    };
    connect(&table, &QAbstractItemModel::rowsInserted, this, soon);
    connect(&table, &QAbstractItemModel::rowsRemoved, this, soon);
    connect(&table, &QAbstractItemModel::dataChanged, this, soon);
    count();
}

int RequestFilter::activeFilters() const
{
    return int(isSearching()) + int(m_chip != Chip::All) + int(m_market.isValid()) + int(m_windowHours > 0);
}

RequestId RequestFilter::idAt(const QModelIndex& proxyIndex) const
{
    return proxyIndex.isValid() ? m_table.idAt(mapToSource(proxyIndex).row()) : RequestId();
}

QModelIndex RequestFilter::indexOf(RequestId id) const
{
    const int row = m_table.rowOf(id);
    return row < 0 ? QModelIndex() : mapFromSource(m_table.index(row, RequestTable::Number));
}

void RequestFilter::setText(const QString& typed)
{
    m_text = typed;
    SearchQuery query(typed);
    if (query == m_query)
        return;
    m_query = std::move(query);
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
    refilter();
}

void RequestFilter::refilter()
{
    invalidateFilter();
    count();
    Q_EMIT filterChanged();
}

bool RequestFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    const AppointmentRequest* request = m_table.requestAt(row);
    return request && isInChip(m_chip, row, *request) && isInScope(row, *request);
}

bool RequestFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(RequestTable::SortRole);
    const QVariant b = right.data(RequestTable::SortRole);
    const QPartialOrdering order = a.typeId() == QMetaType::QString
                                       ? (a.toString() < b.toString()   ? QPartialOrdering::Less
                                          : a.toString() > b.toString() ? QPartialOrdering::Greater
                                                                        : QPartialOrdering::Equivalent)
                                       : QVariant::compare(a, b);
    if (order != QPartialOrdering::Equivalent)
        return order == QPartialOrdering::Less;
    return m_table.idAt(left.row()) < m_table.idAt(right.row());
}

bool RequestFilter::isInScope(int row, const AppointmentRequest& request) const
{
    return isInMarket(request) && matchesText(row) &&
           (m_windowHours <= 0 || startsWithin(m_windowHours, m_table.clock().nowUtc().secsTo(request.startsAt)));
}

bool RequestFilter::isInMarket(const AppointmentRequest& request) const
{
    return !m_market.isValid() || request.market == m_market;
}

bool RequestFilter::matchesText(int row) const
{
    return m_query.isEmpty() || m_query.matches(m_table.searchKeyAt(row));
}

bool RequestFilter::startsWithin(int hours, qint64 secondsToStart)
{
    return hours <= 0 || secondsToStart <= qint64(hours) * 3600;
}

bool RequestFilter::isInChip(Chip chip, int row, const AppointmentRequest& request) const
{
    switch (chip) {
    case Chip::All:
        return true;
    case Chip::Open:
        return request.status == RequestStatus::Open;
    case Chip::Filled:
        return request.status == RequestStatus::Filled;
    case Chip::AtRisk:
        return m_table.isAtRisk(row);
    case Chip::DoubleBooked:
        return request.doubleBooked;
    case Chip::Cancelled:
        return request.status == RequestStatus::Cancelled || request.status == RequestStatus::Expired;
    }
    return true;
}

void RequestFilter::count()
{
    Tally tally;
    tally.windows.resize(windows.size());
    const QDateTime now = m_table.clock().nowUtc();
    for (int row = 0; row < m_table.rowCount(); ++row) {
        const AppointmentRequest* request = m_table.requestAt(row);
        if (request && matchesText(row))
            countOne(row, *request, now.secsTo(request->startsAt), tally);
    }
    if (tally.chips == m_counts && tally.markets == m_marketCounts && tally.windows == m_windowCounts)
        return;
    m_counts = tally.chips;
    m_marketCounts = tally.markets;
    m_windowCounts = tally.windows;
    Q_EMIT countsChanged(m_counts);
}

void RequestFilter::countOne(int row, const AppointmentRequest& request, qint64 secondsToStart, Tally& tally) const
{
    const bool inMarket = isInMarket(request);
    const bool inWindow = startsWithin(m_windowHours, secondsToStart);
    for (int chip = 0; chip < chipCount && inMarket && inWindow; ++chip)
        tally.chips[static_cast<size_t>(chip)] += int(isInChip(static_cast<Chip>(chip), row, request));
    if (!isInChip(m_chip, row, request))
        return;
    if (inWindow) {
        ++tally.markets[MarketId()];
        ++tally.markets[request.market];
    }
    for (qsizetype i = 0; i < windows.size() && inMarket; ++i)
        tally.windows[i] += int(startsWithin(windows.at(i), secondsToStart));
}

} // namespace slotdesk
