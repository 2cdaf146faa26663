// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/relay/backoff.h"

#include <QtCore/QRandomGenerator>
#include <algorithm>
#include <cmath>

namespace slotdesk {

BackOff::BackOff(Shape shape, Random random) : m_shape(shape), m_random(std::move(random))
{
    m_shape.capMs = std::max(1, m_shape.capMs);
    m_shape.firstMs = std::clamp(m_shape.firstMs, 1, m_shape.capMs);
    if (!m_random)
        m_random = [] { return QRandomGenerator::global()->generateDouble(); };
}

int BackOff::delayMs(int failures, int askedMs) const
{
    // 2^31 times a millisecond is past every cap: the exponent stops there, whatever the count.
    const double whole = std::min(double(m_shape.capMs), m_shape.firstMs * std::exp2(std::clamp(failures, 1, 32) - 1));
    const double chance = std::clamp(m_random(), 0.0, 1.0);
    return std::max(int(std::lround(whole / 2 + chance * whole / 2)), std::min(askedMs, m_shape.capMs));
}

} // namespace slotdesk
