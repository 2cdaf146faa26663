// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QStringList>

namespace slotdesk {

/// What the rounds of a comparison gave: for each named side a value a round. Prints medians with their spread, and the
/// lines that `run` gathers: | line | ours | peer | ratio | target | met |.
class Comparison
{
public:
    enum class Better { More, Less };

    void add(const QString& side, double value) { m_values[side] += value; }
    [[nodiscard]] bool has(const QString& side) const { return m_values.contains(side); }
    [[nodiscard]] QStringList sides() const { return m_values.keys(); }
    [[nodiscard]] double median(const QString& side) const;
    /// "1234 (1100..1300)"
    [[nodiscard]] QString spread(const QString& side) const;
    /// The ratio is taken round by round, so that what disturbs both sides of a round does not count; its median.
    [[nodiscard]] double ratio(const QString& ours, const QString& peer) const;
    [[nodiscard]] QString ratioSpread(const QString& ours, const QString& peer) const;

    void printLine(const QString& line, const QString& ours, const QString& peer, double target, Better better,
                   const QString& unit) const;
    static void printLine(const QString& line, const QString& ours, const QString& peer, const QString& ratio,
                          const QString& target, bool met);

private:
    [[nodiscard]] QList<double> ratios(const QString& ours, const QString& peer) const;
    QMap<QString, QList<double>> m_values;
};

} // namespace slotdesk
