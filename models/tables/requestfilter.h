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

    explicit RequestFilter(RequestTable& table, QObject* parent = nullptr);

    [[nodiscard]] RequestTable& table() const { return m_table; }
    [[nodiscard]] Chip chip() const { return m_chip; }
    [[nodiscard]] MarketId market() const { return m_market; }
    [[nodiscard]] int windowHours() const { return m_windowHours; }
    [[nodiscard]] bool isSearching() const { return !m_query.isEmpty(); }
    /// How many of text, chip, market and window narrow the list.
    [[nodiscard]] int activeFilters() const;
    [[nodiscard]] const Counts& counts() const { return m_counts; }
    [[nodiscard]] RequestId idAt(const QModelIndex& proxyIndex) const;
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
    [[nodiscard]] bool isInChip(Chip chip, int row, const AppointmentRequest& request) const;
    void refilter();
    void count();

    RequestTable& m_table;
    SearchQuery m_query;
    Chip m_chip = Chip::All;
    MarketId m_market;
    int m_windowHours = 0;
    Counts m_counts{};
    QTimer m_countSoon;
};

} // namespace slotdesk
