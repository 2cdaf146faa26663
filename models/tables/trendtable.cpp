// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/trendtable.h"

#include "tables/trendwords.h"

#include <QtCore/QMap>
#include <algorithm>
#include <numeric>

namespace slotdesk {

namespace {

/// Words that have a place of their own, so that a kind has the same colour whatever else there is.
QStringList placedWords(Trend trend)
{
    const auto list = [](std::initializer_list<const char*> words) {
        QStringList all;
        for (const char* word : words)
            all.append(QLatin1String(word));
        return all;
    };
    switch (trend) {
    case Trend::ByKind:
        return list({"surplus", "overlap", "same_therapist", "after_close"});
    case Trend::BySource:
        return list({"guard", "import", "hand", "clock", "command", "unknown"});
    case Trend::NearMisses:
        return list({"lost_at_lock", "40P01", "23P01", "23505", "55P03", "40001"});
    case Trend::TimeToFill:
    case Trend::TimeToResolve:
        return list({"median", "p90"});
    default:
        return {};
    }
}

} // namespace

void TrendTable::setTrend(const TrendQuestion& question, const QList<TrendPoint>& points)
{
    beginResetModel();
    m_question = question;
    collectSeries(points);
    addRows(points);
    endResetModel();
}

void TrendTable::collectSeries(const QList<TrendPoint>& points)
{
    QMap<QString, double> sums;
    for (const TrendPoint& point : points)
        sums[point.series] += point.value;
    m_series = sums.keys();
    std::stable_sort(m_series.begin(), m_series.end(),
                     [&](const QString& a, const QString& b) { return sums.value(a) > sums.value(b); });
    if (m_series.size() > mostSeries)
        m_series = m_series.mid(0, mostSeries - 1) << QString();
    const QStringList placed = placedWords(question().trend);
    const auto place = [&](const QString& word) {
        const qsizetype at = word.isEmpty() ? -2 : placed.indexOf(word);
        return at == -1 ? placed.size() : at == -2 ? placed.size() + 1 : at;
    };
    std::stable_sort(m_series.begin(), m_series.end(),
                     [&](const QString& a, const QString& b) { return place(a) < place(b); });
}

void TrendTable::addRows(const QList<TrendPoint>& points)
{
    m_rows.clear();
    if (points.isEmpty())
        return;
    const TrendBucket bucket = m_question.bucket;
    const auto [first, last] = std::minmax_element(
        points.cbegin(), points.cend(), [](const TrendPoint& a, const TrendPoint& b) { return a.start < b.start; });
    const QDate begin = m_question.since.isValid() ? startOf(bucket, m_question.since) : first->start;
    const QDate end = m_question.until.isValid() ? startOf(bucket, m_question.until) : last->start;
    const std::optional<double> none = TrendWords::isTime(m_question.trend) ? std::nullopt : std::optional<double>(0);
    QMap<QDate, qsizetype> places;
    for (QDate at = begin; at.isValid() && at <= end && m_rows.size() < mostRows; at = nextStart(bucket, at)) {
        places.insert(at, m_rows.size());
        m_rows.append({at, QList<std::optional<double>>(m_series.size(), none), 0});
    }
    for (const TrendPoint& point : points) {
        const auto row = places.constFind(point.start);
        if (row == places.cend())
            continue;
        const qsizetype known = m_series.indexOf(point.series);
        auto& value = m_rows[*row].values[known < 0 ? m_series.indexOf(QString()) : known];
        value = value.value_or(0) + point.value;
        m_rows[*row].ofTotal = point.ofTotal;
    }
}

QString TrendTable::seriesName(int series) const
{
    return TrendWords::series(m_question.trend, m_series.value(series));
}

int TrendTable::seriesColor(int series) const
{
    const qsizetype place = placedWords(m_question.trend).indexOf(m_series.value(series));
    return static_cast<int>(place < 0 ? series : place);
}

std::optional<double> TrendTable::value(int row, int series) const
{
    return m_rows.at(row).values.at(series);
}

bool TrendTable::isBlank() const
{
    const bool counts = !TrendWords::isTime(m_question.trend);
    return std::none_of(m_rows.cbegin(), m_rows.cend(), [counts](const Row& row) {
        return (counts && row.ofTotal > 0) ||
               std::any_of(row.values.cbegin(), row.values.cend(),
                           [](const std::optional<double>& value) { return value.value_or(0) != 0; });
    });
}

double TrendTable::sum(const Row& row) const
{
    return std::accumulate(row.values.cbegin(), row.values.cend(), 0.0,
                           [](double so, const std::optional<double>& value) { return so + value.value_or(0); });
}

QString TrendTable::summary() const
{
    if (m_rows.isEmpty() || isBlank())
        return {};
    const Trend trend = m_question.trend;
    const auto most = std::max_element(m_rows.cbegin(), m_rows.cend(), [this, trend](const Row& a, const Row& b) {
        return TrendWords::isTime(trend) ? a.values.constFirst().value_or(0) < b.values.constFirst().value_or(0)
                                         : sum(a) < sum(b);
    });
    const QString period = TrendWords::period(m_question.bucket, most->start);
    if (TrendWords::isTime(trend))
        return tr("Highest median: %1, %2.").arg(TrendWords::value(trend, *most->values.constFirst()), period);
    if (trend == Trend::PerThousand)
        return tr("Most: %1 of a thousand, %2.").arg(TrendWords::value(trend, sum(*most)), period);
    double all = 0;
    for (const Row& row : m_rows)
        all += sum(row);
    if (all == 0)
        return tr("None in all this time.");
    return tr("%1 in all; most: %2, %3.")
        .arg(TrendWords::value(trend, all), TrendWords::value(trend, sum(*most)), period);
}

bool TrendTable::hasLast() const
{
    return !m_series.isEmpty() &&
           (TrendWords::isParted(m_question.trend) || !TrendWords::ofTotal(m_question.trend).isEmpty());
}

int TrendTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TrendTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 1 + seriesCount() + int(hasLast());
}

QVariant TrendTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return {};
    if (section == 0)
        return TrendWords::header(m_question.bucket);
    if (section <= seriesCount())
        return seriesName(section - 1);
    return TrendWords::isParted(m_question.trend) ? tr("All") : TrendWords::ofTotal(m_question.trend);
}

QVariant TrendTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.column() > 0)
        return figure(index.row(), index.column(), role);
    const QDate start = m_rows.at(index.row()).start;
    if (role == Qt::DisplayRole)
        return TrendWords::period(m_question.bucket, start);
    return role == Qt::EditRole ? QVariant(start.toString(Qt::ISODate)) : QVariant();
}

QVariant TrendTable::figure(int row, int column, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != ValueRole)
        return {};
    const bool isLast = column > seriesCount();
    const bool isOfTotal = isLast && !TrendWords::isParted(m_question.trend);
    std::optional<double> found = isLast ? sum(m_rows.at(row)) : value(row, column - 1);
    if (isOfTotal)
        found = double(m_rows.at(row).ofTotal);
    if (!found)
        return role == Qt::DisplayRole ? QVariant(QString(QChar(0x2013))) : QVariant();
    if (role != Qt::DisplayRole)
        return *found;
    return isOfTotal ? TrendWords::value(Trend::DoubleBookings, *found) : TrendWords::value(m_question.trend, *found);
}

} // namespace slotdesk
