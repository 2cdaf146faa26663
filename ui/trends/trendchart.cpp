// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trends/trendchart.h"

#include "tables/trendtable.h"
#include "tables/trendwords.h"
#include "ui/shell/theme.h"

#include <QtCharts/QBarSeries>
#include <QtCharts/QBarSet>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QLegend>
#include <QtCharts/QLineSeries>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>
#include <QtCore/QLocale>
#include <QtWidgets/QToolTip>
#include <QtWidgets/QVBoxLayout>
#include <array>
#include <cmath>

namespace slotdesk {

namespace {

constexpr int minute = 60;
constexpr int hour = 60 * minute;
constexpr int day = 24 * hour;
constexpr int mostFootLabels = 12;
constexpr int ticksWanted = 4;

/// Those of the theme that are told apart, also by who sees few colours: next ones differ in lightness.
QColor seriesColor(int place)
{
    const Theme::Colors& c = Theme::instance().colors();
    const std::array colors = {c.accent, c.warn, c.bad, c.good, c.neutral};
    return colors.at(static_cast<size_t>(place) % colors.size());
}

/// A second round of the colours is hatched.
Qt::BrushStyle seriesPattern(int place)
{
    return place < 5 ? Qt::SolidPattern : Qt::BDiagPattern;
}

/// 1, 2 or 5 times a power of ten; whole where only whole numbers make sense.
double niceStep(double highest, bool whole)
{
    const double rough = std::max(highest / ticksWanted, whole ? 1.0 : 0.001);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (rough <= factor * power)
            return factor * power;
    }
    return 10 * power;
}

} // namespace

TrendChart::TrendChart(const TrendTable& table, QWidget* parent)
    : QWidget(parent), m_table(table), m_view(new QChartView(this))
{
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus); // read in the table
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    connect(&table, &QAbstractItemModel::modelReset, this, &TrendChart::draw);
    connect(&Theme::instance(), &Theme::changed, this, &TrendChart::draw);
    draw();
}

void TrendChart::draw()
{
    const Theme::Colors& c = Theme::instance().colors();
    auto* chart = new QChart;
    chart->setLocale(QLocale());
    chart->setLocalizeNumbers(true);
    chart->setMargins(QMargins(4, 0, 12, 4));
    chart->setBackgroundBrush(c.panel);
    chart->setBackgroundPen(Qt::NoPen);
    chart->setBackgroundRoundness(0);
    if (m_table.question().trend == Trend::PerThousand)
        addLine(*chart);
    else
        addBars(*chart);
    addAxes(*chart);
    dressLegend(*chart);
    QChart* old = m_view->chart();
    m_view->setChart(chart);
    m_view->setBackgroundBrush(c.panel);
    delete old;
    const QString name = TrendWords::title(m_table.question().trend);
    m_view->setAccessibleName(name);
    m_view->setAccessibleDescription(m_table.summary());
}

void TrendChart::addBars(QChart& chart)
{
    const bool isParted = TrendWords::isParted(m_table.question().trend);
    QAbstractBarSeries* bars = isParted ? static_cast<QAbstractBarSeries*>(new QStackedBarSeries) : new QBarSeries;
    for (int series = 0; series < m_table.seriesCount(); ++series) {
        auto* set = new QBarSet(m_table.seriesName(series));
        dress(*set, m_table.seriesColor(series));
        for (int row = 0; row < m_table.rowCount(); ++row)
            set->append(m_table.value(row, series).value_or(0) / unit());
        bars->append(set);
        connect(set, &QBarSet::hovered, this, [this, series](bool on, int row) {
            if (on)
                explain(series, row);
            else
                QToolTip::hideText();
        });
    }
    bars->setBarWidth(m_table.rowCount() > mostFootLabels ? 0.74 : 0.5);
    chart.addSeries(bars);
}

void TrendChart::addLine(QChart& chart)
{
    for (int series = 0; series < m_table.seriesCount(); ++series) {
        auto* line = new QLineSeries;
        line->setName(m_table.seriesName(series));
        line->setPen(QPen(seriesColor(m_table.seriesColor(series)), 2.5));
        line->setPointsVisible(true);
        for (int row = 0; row < m_table.rowCount(); ++row)
            line->append(row, m_table.value(row, series).value_or(0) / unit());
        chart.addSeries(line);
        connect(line, &QXYSeries::hovered, this, [this, series](const QPointF& at, bool on) {
            const int row = static_cast<int>(std::lround(at.x()));
            if (on && row >= 0 && row < m_table.rowCount())
                explain(series, row);
            else
                QToolTip::hideText();
        });
    }
}

void TrendChart::dress(QBarSet& set, int color) const
{
    const Theme& theme = Theme::instance();
    const QColor strong = seriesColor(color);
    set.setBrush(QBrush(strong, seriesPattern(color)));
    // Parts that lie on each other are told apart by a line between them, where the colours may not be enough.
    const bool isHatched = seriesPattern(color) != Qt::SolidPattern;
    set.setPen(QPen(theme.isHighContrast() ? theme.colors().strongLine : isHatched ? strong : theme.colors().panel, 1));
}

void TrendChart::explain(int series, int row) const
{
    const TrendQuestion& asked = m_table.question();
    QToolTip::showText(QCursor::pos(),
                       QStringLiteral("%1 · %2: %3")
                           .arg(TrendWords::period(asked.bucket, m_table.startAt(row)), m_table.seriesName(series),
                                TrendWords::value(asked.trend, m_table.value(row, series).value_or(0))),
                       m_view);
}

void TrendChart::addAxes(QChart& chart)
{
    QAbstractAxis* axes[] = {foot(), scale()};
    chart.addAxis(axes[0], Qt::AlignBottom);
    chart.addAxis(axes[1], Qt::AlignLeft);
    const QList<QAbstractSeries*> all = chart.series();
    for (QAbstractSeries* series : all) {
        series->attachAxis(axes[0]);
        series->attachAxis(axes[1]);
    }
}

QAbstractAxis* TrendChart::foot() const
{
    auto* axis = new QCategoryAxis;
    const int rows = std::max(m_table.rowCount(), 1);
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setRange(-0.5, rows - 0.5);
    axis->setStartValue(-0.5);
    const int step = (rows + mostFootLabels - 1) / mostFootLabels;
    for (int row = 0; row < m_table.rowCount(); row += step)
        axis->append(TrendWords::shortPeriod(m_table.question().bucket, m_table.startAt(row)), row);
    dressAxis(*axis);
    axis->setGridLineVisible(false);
    return axis;
}

QAbstractAxis* TrendChart::scale() const
{
    auto* axis = new QValueAxis;
    const double top = highest() / unit();
    const bool whole = unit() > 1 || m_table.question().trend != Trend::PerThousand;
    const double step = niceStep(top, whole && (top >= 2 || unit() == 1));
    const int steps = std::max(1, static_cast<int>(std::ceil(top / step - 1e-9)));
    axis->setRange(0, steps * step);
    axis->setTickCount(steps + 1);
    const int digits = step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
    axis->setLabelFormat(QStringLiteral("%.%1f").arg(digits));
    axis->setTitleText(unitName());
    dressAxis(*axis);
    return axis;
}

void TrendChart::dressAxis(QAbstractAxis& axis) const
{
    const Theme::Colors& c = Theme::instance().colors();
    QFont small = font();
    small.setPixelSize(12);
    axis.setLabelsFont(small);
    axis.setLabelsBrush(c.muted);
    axis.setTitleFont(small);
    axis.setTitleBrush(c.muted);
    axis.setLinePen(QPen(c.strongLine, 1));
    axis.setGridLinePen(QPen(c.line, 1));
}

void TrendChart::dressLegend(QChart& chart) const
{
    QFont small = font();
    small.setPixelSize(12);
    chart.legend()->setVisible(true);
    chart.legend()->setAlignment(Qt::AlignTop);
    chart.legend()->setFont(small);
    chart.legend()->setLabelBrush(Theme::instance().colors().text);
    chart.legend()->setMarkerShape(QLegend::MarkerShapeRectangle);
}

double TrendChart::highest() const
{
    const bool isParted = TrendWords::isParted(m_table.question().trend);
    double most = 0;
    for (int row = 0; row < m_table.rowCount(); ++row) {
        double pile = 0;
        for (int series = 0; series < m_table.seriesCount(); ++series) {
            const double value = m_table.value(row, series).value_or(0);
            pile = isParted ? pile + value : std::max(pile, value);
        }
        most = std::max(most, pile);
    }
    return most;
}

double TrendChart::unit() const
{
    if (!TrendWords::isTime(m_table.question().trend))
        return 1;
    const double most = highest();
    return most < 3 * hour ? minute : most < 3 * day ? hour : day;
}

QString TrendChart::unitName() const
{
    if (!TrendWords::isTime(m_table.question().trend))
        return m_table.question().trend == Trend::PerThousand ? tr("of a thousand bookings") : QString();
    const double seconds = unit();
    return seconds == minute ? tr("Minutes") : seconds == hour ? tr("Hours") : tr("Days");
}

QList<QList<double>> TrendChart::drawn() const
{
    QList<QList<double>> all;
    const QList<QAbstractSeries*> series = m_view->chart()->series();
    for (const QAbstractSeries* one : series) {
        if (const auto* bars = qobject_cast<const QAbstractBarSeries*>(one)) {
            for (const QBarSet* set : bars->barSets()) {
                QList<double> values;
                for (int i = 0; i < set->count(); ++i)
                    values.append(set->at(i));
                all.append(values);
            }
        } else if (const auto* line = qobject_cast<const QXYSeries*>(one)) {
            QList<double> values;
            for (const QPointF& point : line->points())
                values.append(point.y());
            all.append(values);
        }
    }
    return all;
}

} // namespace slotdesk
