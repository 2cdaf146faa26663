// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/heartbeat.h"

#include <algorithm>

namespace slotdesk::test {

Heartbeat::Heartbeat(int everyMs)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(everyMs);
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
}

void Heartbeat::start()
{
    m_waits.close();
    m_waits.setFileName(QStringLiteral("/proc/thread-self/schedstat")); // of the thread that opens it
    if (!m_waits.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        qInfo("no /proc/thread-self/schedstat: waiting for a processor counts as blocked");
    m_waitedNs = waitedNs();
    m_longest = 0;
    m_longestBlocked = 0;
    m_beats = 0;
    m_gaps.clear();
    m_blocked.clear();
    m_last.start();
    m_since.start();
    m_timer.start();
}

qint64 Heartbeat::waitedNs()
{
    if (!m_waits.isOpen() || !m_waits.seek(0))
        return 0;
    return m_waits.read(100).split(' ').value(1).toLongLong(); // ran, waited, how often
}

double Heartbeat::at(double share, QList<float> gaps)
{
    if (gaps.isEmpty())
        return 0;
    std::sort(gaps.begin(), gaps.end());
    return double(gaps.at(std::min(gaps.size() - 1, qsizetype(share * double(gaps.size())))));
}

void Heartbeat::beat()
{
    const double gap = double(m_last.nsecsElapsed()) / 1e6;
    m_last.start();
    const qint64 waited = waitedNs();
    const double blocked = gap - double(waited - m_waitedNs) / 1e6;
    m_longest = std::max(m_longest, gap);
    m_longestBlocked = std::max(m_longestBlocked, blocked);
    if (m_keepsAll) {
        m_gaps.append(static_cast<float>(gap));
        m_blocked.append(static_cast<float>(blocked));
    }
    m_waitedNs = waited;
    ++m_beats;
}

} // namespace slotdesk::test
