// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/racescale.h"

#include <algorithm>
#include <cmath>

namespace slotdesk {

namespace {

constexpr Micros shortest = 1000; ///< what happened in one moment still needs room
constexpr double mostTicks = 6;

Micros roundStep(double atLeast)
{
    const double power = std::pow(10.0, std::floor(std::log10(std::max(atLeast, 1.0))));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= atLeast)
            return Micros(factor * power);
    }
    return Micros(10 * power);
}

} // namespace

RaceScale::RaceScale(const RaceStory& story, double left, double width) : m_left(left), m_width(width)
{
    QList<Micros> known;
    for (const RaceWriter& writer : story.writers) {
        for (const RaceWriter::Moment moment : moments()) {
            if (const auto at = writer.at.at(moment))
                known.append(*at);
        }
    }
    if (known.isEmpty())
        return;
    std::sort(known.begin(), known.end());
    m_zero = story.writers.constFirst().at[RaceWriter::Written].value_or(known.constFirst());
    const Micros span = std::max(known.constLast() - known.constFirst(), shortest);
    if (story.closedAt && *story.closedAt > known.constFirst() - span && *story.closedAt < known.constLast() + span) {
        known.append(*story.closedAt);
        std::sort(known.begin(), known.end());
    }
    const Micros missing = std::max<Micros>(0, shortest - (known.constLast() - known.constFirst()));
    m_first = known.constFirst() - missing / 2;
    m_last = known.constLast() + missing - missing / 2;
}

double RaceScale::x(Micros at) const
{
    return m_last > m_first ? m_left + m_width * double(at - m_first) / double(m_last - m_first) : m_left;
}

QList<Micros> RaceScale::ticks() const
{
    QList<Micros> all;
    if (m_last <= m_first)
        return all;
    const Micros step = roundStep(double(m_last - m_first) / mostTicks);
    const auto begin = Micros(std::ceil(double(m_first - m_zero) / double(step)));
    for (Micros tick = begin; m_zero + tick * step <= m_last; ++tick)
        all.append(m_zero + tick * step);
    return all;
}

} // namespace slotdesk
