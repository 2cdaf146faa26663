// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QElapsedTimer>

namespace slotdesk {

/// Runs from when it is made.
class Stopwatch
{
public:
    Stopwatch() { m_timer.start(); }
    [[nodiscard]] double milliseconds() const { return double(m_timer.nsecsElapsed()) / 1e6; }

private:
    QElapsedTimer m_timer;
};

template <typename Work>
[[nodiscard]] double millisecondsOf(const Work& work)
{
    const Stopwatch watch;
    work();
    return watch.milliseconds();
}

} // namespace slotdesk
