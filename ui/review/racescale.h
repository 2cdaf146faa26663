// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/racestory.h"

namespace slotdesk {

/// Where a moment of a race stands in its picture: in proportion, from the first known moment to the last.
class RaceScale
{
public:
    RaceScale(const RaceStory& story, double left, double width);

    [[nodiscard]] double x(Micros at) const;
    /// Whether the moment lies on the scale: a request closed hours before does not, it would press all the rest flat.
    [[nodiscard]] bool holds(Micros at) const { return at >= m_first && at <= m_last; }
    /// Round steps from the first write, which is 0.
    [[nodiscard]] QList<Micros> ticks() const;
    [[nodiscard]] Micros zero() const { return m_zero; }
    /// What is on the scale, of one who booked: the offer is not, it went out long before.
    [[nodiscard]] static constexpr std::array<RaceWriter::Moment, 4> moments()
    {
        return {RaceWriter::Began, RaceWriter::Sent, RaceWriter::Written, RaceWriter::Committed};
    }

private:
    double m_left;
    double m_width;
    Micros m_zero = 0;
    Micros m_first = 0;
    Micros m_last = 0;
};

} // namespace slotdesk
