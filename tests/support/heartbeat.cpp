// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/heartbeat.h"

namespace slotdesk::test {

Heartbeat::Heartbeat(int everyMs)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(everyMs);
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
}

void Heartbeat::start()
{
    m_longest = 0;
    m_beats = 0;
    m_last.start();
    m_since.start();
    m_timer.start();
}

void Heartbeat::beat()
{
    m_longest = std::max(m_longest, double(m_last.nsecsElapsed()) / 1e6);
    ++m_beats;
    m_last.start();
}

} // namespace slotdesk::test
