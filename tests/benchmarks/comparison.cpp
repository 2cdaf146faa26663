// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/comparison.h"

#include <algorithm>
#include <cstdio>

namespace slotdesk {

namespace {

double middle(QList<double> values)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const qsizetype half = values.size() / 2;
    return values.size() % 2 == 1 ? values.at(half) : (values.at(half - 1) + values.at(half)) / 2;
}

QString number(double value)
{
    return QString::number(value, 'f', value < 10 ? 2 : value < 100 ? 1 : 0);
}

QString withSpread(const QList<double>& values)
{
    if (values.isEmpty())
        return QStringLiteral("-");
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    return QStringLiteral("%1 (%2..%3)").arg(number(middle(values)), number(*least), number(*most));
}

} // namespace

double Comparison::median(const QString& side) const
{
    return middle(m_values.value(side));
}

QString Comparison::spread(const QString& side) const
{
    return withSpread(m_values.value(side));
}

QList<double> Comparison::ratios(const QString& ours, const QString& peer) const
{
    const QList<double> a = m_values.value(ours);
    const QList<double> b = m_values.value(peer);
    QList<double> result;
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
        result += a.at(i) / b.at(i);
    return result;
}

double Comparison::ratio(const QString& ours, const QString& peer) const
{
    return middle(ratios(ours, peer));
}

QString Comparison::ratioSpread(const QString& ours, const QString& peer) const
{
    return withSpread(ratios(ours, peer));
}

void Comparison::printLine(const QString& line, const QString& ours, const QString& peer, double target, Better better,
                           const QString& unit) const
{
    const double value = ratio(ours, peer);
    const bool more = better == Better::More;
    printLine(line, spread(ours) + unit, spread(peer) + unit, ratioSpread(ours, peer),
              (more ? QStringLiteral(">= ") : QStringLiteral("<= ")) + number(target),
              more ? value >= target : value <= target);
}

void Comparison::printLine(const QString& line, const QString& ours, const QString& peer, const QString& ratio,
                           const QString& target, bool met)
{
    std::printf("| %s | %s | %s | %s | %s | %s |\n", qPrintable(line), qPrintable(ours), qPrintable(peer),
                qPrintable(ratio), qPrintable(target), met ? "yes" : "no");
    std::fflush(stdout);
}

} // namespace slotdesk
