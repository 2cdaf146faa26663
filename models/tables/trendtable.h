// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/trend.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QList>
#include <optional>

namespace slotdesk {

/// Figures over time, one row a day, week or month without a gap, one column a series: what the chart draws and what
/// stands beside it, so that the two cannot disagree. At most ten series; the smallest become one.
class TrendTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// A figure as a number, without one where there was nothing to measure.
    enum Role { ValueRole = Qt::UserRole + 1 };
    static constexpr int mostSeries = 10;
    static constexpr int mostRows = 2000;

    using QAbstractTableModel::QAbstractTableModel;

    void setTrend(const TrendQuestion& question, const QList<TrendPoint>& points);
    [[nodiscard]] const TrendQuestion& question() const { return m_question; }

    [[nodiscard]] int seriesCount() const { return static_cast<int>(m_series.size()); }
    [[nodiscard]] QString seriesName(int series) const;
    /// Which of the colours a series has, the same in every chart of its kind.
    [[nodiscard]] int seriesColor(int series) const;
    [[nodiscard]] std::optional<double> value(int row, int series) const;
    [[nodiscard]] QDate startAt(int row) const { return m_rows.at(row).start; }
    /// Whether there is a figure other than zero, or a measured one.
    [[nodiscard]] bool isBlank() const;
    /// "63 in all; most in March 2026: 9."
    [[nodiscard]] QString summary() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QDate start;
        QList<std::optional<double>> values;
        qint64 ofTotal = 0;
    };

    void collectSeries(const QList<TrendPoint>& points);
    void addRows(const QList<TrendPoint>& points);
    [[nodiscard]] bool hasLast() const;
    [[nodiscard]] double sum(const Row& row) const;
    [[nodiscard]] QVariant figure(int row, int column, int role) const;

    TrendQuestion m_question;
    QStringList m_series; ///< as the database names them; empty: the others
    QList<Row> m_rows;
};

} // namespace slotdesk
