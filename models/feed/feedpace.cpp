// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/feedpace.h"

#include <algorithm>

namespace slotdesk {

namespace {

constexpr int movesForMs = 2000; ///< one change is seldom alone
constexpr int firstRetryMs = 100;
constexpr int lastRetryMs = 2000;

} // namespace

int FeedPace::pollMs(bool hidden) const
{
    if (hidden)
        return m_options.hiddenMs;
    return m_sinceMove.isValid() && !m_sinceMove.hasExpired(movesForMs) ? m_options.fastMs : m_options.idleMs;
}

int FeedPace::nextRetryMs()
{
    const int wait = firstRetryMs << std::min(m_failures, 5);
    ++m_failures;
    return std::min(wait, lastRetryMs);
}

} // namespace slotdesk
