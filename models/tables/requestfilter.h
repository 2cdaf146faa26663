// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/requesttable.h"
#include "tables/searchquery.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtCore/QTimer>
#include <array>

namespace slotdesk {

/// Which requests are shown, in which order, and how many each chip would show. Text, market and time window narrow
/// the counts too; the chip itself does not.
class RequestFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Chip { All, Open, Filled, AtRisk, DoubleBooked, Cancelled };
    static constexpr int chipCount = 6;
    using Counts = std::array<int, chipCount>;
    /// The time windows that are counted, in hours; 0 is all times.
    static inline const QList<int> windows = {0, 2, 8, 24, 24 * 7};

    explicit RequestFilter(RequestTable& table, QObject* parent = nullptr);

    [[nodiscard]] RequestTable& table() const { return m_table; }
    [[nodiscard]] Chip chip() const { return m_chip; }
    [[nodiscard]] MarketId market() const { return m_market; }
    [[nodiscard]] int windowHours() const { return m_windowHours; }
    [[nodiscard]] bool isSearching() const { return !m_query.isEmpty(); }
    /// How many of text, chip, market and window narrow the list.
    [[nodiscard]] int activeFilters() const;
    [[nodiscard]] const Counts& counts() const { return m_counts; }
    /// How many another market (none: all of them) or time window would show, everything else as it is.
    [[nodiscard]] int countOf(MarketId market) const { return m_marketCounts.value(market); }
    [[nodiscard]] int countOfWindow(int hours) const { return m_windowCounts.value(windows.indexOf(hours)); }
    [[nodiscard]] RequestId idAt(const QModelIndex& proxyIndex) const;
    [[nodiscard]] const QString& text() const { return m_text; }
    /// Invalid when the filter hides it.
    [[nodiscard]] QModelIndex indexOf(RequestId id) const;

public Q_SLOTS:
    void setText(const QString& typed);
    void setChip(slotdesk::RequestFilter::Chip chip);
    void setMarket(slotdesk::MarketId market);
    /// Requests that start within so many hours; 0 for all.
    void setWindowHours(int hours);
    void clear();

Q_SIGNALS:
    void countsChanged(const slotdesk::RequestFilter::Counts& counts);
    void filterChanged();

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    [[nodiscard]] bool isInScope(int row, const AppointmentRequest& request) const;
    [[nodiscard]] bool isInMarket(const AppointmentRequest& request) const;
    [[nodiscard]] bool matchesText(int row) const;
    [[nodiscard]] static bool startsWithin(int hours, qint64 secondsToStart);
    [[nodiscard]] bool isInChip(Chip chip, int row, const AppointmentRequest& request) const;
    void refilter();
    void count();
    struct Tally
    {
        Counts chips{};
        QHash<MarketId, int> markets;
        QList<int> windows;
    };
    /// One request, which the search lets through, into the counts.
    void countOne(int row, const AppointmentRequest& request, qint64 secondsToStart, Tally& tally) const;

    RequestTable& m_table;
    QString m_text;
    SearchQuery m_query;
    Chip m_chip = Chip::All;
    MarketId m_market;
    int m_windowHours = 0;
    Counts m_counts{};
    QHash<MarketId, int> m_marketCounts;
    QList<int> m_windowCounts;
    QTimer m_countSoon;
};

} // namespace slotdesk
