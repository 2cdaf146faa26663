// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/requestorder.h"
#include "tables/rowlist.h"
#include "tables/searchquery.h"

#include <QtCore/QTimer>
#include <array>

namespace slotdesk {

/// Which requests are shown, in which order, and how many each chip would show. Text, market and time window narrow
/// the counts too; the chip itself does not.
class RequestFilter : public RowList
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

    [[nodiscard]] int sortColumn() const { return m_order.column(); }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_order.order(); }
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

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

private:
    [[nodiscard]] bool accepts(int row, qint64 nowMs) const;
    [[nodiscard]] bool isInMarket(const RequestFacts& request) const;
    [[nodiscard]] static bool isInChip(Chip chip, const RequestFacts& request);
    [[nodiscard]] qint64 nowMs() const { return m_table.clock().nowUtc().toMSecsSinceEpoch(); }
    void follow();
    void matchText();
    void refilter();
    void showAccepted();
    void onTouched(const QList<int>& rows, const QList<int>& reworded);
    void onInserted(int first, int last);
    void onLeaving(int first);
    void onSwapped(const QList<std::pair<int, int>>& swaps);
    void countSoon();
    void count();
    /// One request into the counts of markets and windows.
    void countScopes(const RequestFacts& request, qint64 nowMs, QList<int>& markets, QList<int>& hours) const;

    RequestTable& m_table;
    RequestOrder m_order;
    QString m_text;
    SearchQuery m_query;
    std::vector<quint8> m_hit;      ///< by the table's row: the text is found in it
    std::vector<quint8> m_accepted; ///< by the table's row
    Chip m_chip = Chip::All;
    MarketId m_market;
    int m_windowHours = 0;
    Counts m_counts{};
    QHash<MarketId, int> m_marketCounts;
    QList<int> m_windowCounts;
    QTimer m_countSoon;
};

} // namespace slotdesk
