// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QAbstractAxis;
class QBarSet;
class QChart;
class QChartView;

namespace slotdesk {

class TrendTable;

/// Draws a TrendTable in the colours of the theme: parts piled up, what is one alone as bars or as a line. Made anew
/// whenever the table is reset or the theme changes.
class TrendChart : public QWidget
{
    Q_OBJECT

public:
    explicit TrendChart(const TrendTable& table, QWidget* parent = nullptr);

    /// What is drawn, read back from the chart: series by series, a figure a row, in the unit of the axis.
    [[nodiscard]] QList<QList<double>> drawn() const;
    /// What the axis counts in: 1, or the seconds of its minutes, hours or days.
    [[nodiscard]] double unit() const;

private:
    void draw();
    void addBars(QChart& chart);
    void addLine(QChart& chart);
    void addAxes(QChart& chart);
    [[nodiscard]] QAbstractAxis* foot() const;
    [[nodiscard]] QAbstractAxis* scale() const;
    void dressAxis(QAbstractAxis& axis) const;
    void dressLegend(QChart& chart) const;
    void dress(QBarSet& set, int color) const;
    [[nodiscard]] double highest() const;
    [[nodiscard]] QString unitName() const;
    void explain(int series, int row) const;

    const TrendTable& m_table;
    QChartView* m_view;
};

} // namespace slotdesk
