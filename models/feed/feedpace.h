// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/changefeed.h"

#include <QtCore/QElapsedTimer>

namespace slotdesk {

/// How long to wait before the next poll: fast while things move, slow when it is quiet or nobody looks, and slower
/// with each failed attempt to connect.
class FeedPace
{
public:
    explicit FeedPace(const ChangeFeed::Options& options) : m_options(options) {}

    void moved() { m_sinceMove.start(); }
    [[nodiscard]] int pollMs(bool hidden) const;

    void connected() { m_failures = 0; }
    [[nodiscard]] int nextRetryMs();

private:
    ChangeFeed::Options m_options;
    QElapsedTimer m_sinceMove;
    int m_failures = 0;
};

} // namespace slotdesk
