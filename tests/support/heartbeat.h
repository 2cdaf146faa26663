// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTimer>

namespace slotdesk::test {

/// Measures how long the thread it lives in was away from its event loop: a timer that should beat every few
/// milliseconds, and the longest time between two beats. A thread that was ready while the machine gave its processors
/// to others was not blocked by anything of its own: the kernel counts that time for each thread, and
/// longestBlockedMs() leaves it out. Where the kernel does not count, nothing is left out.
class Heartbeat : public QObject
{
public:
    explicit Heartbeat(int everyMs = 2);
    /// Every gap is kept, for gapMsAt() and blockedMsAt(); else only the longest.
    void keepAll() { m_keepsAll = true; }

    /// In the thread that is to be measured.
    void start();
    /// Milliseconds of the longest gap since start().
    [[nodiscard]] double longestGapMs() const { return m_longest; }
    [[nodiscard]] double longestBlockedMs() const { return m_longestBlocked; }
    /// The gap that this share of all gaps does not exceed.
    [[nodiscard]] double gapMsAt(double share) const { return at(share, m_gaps); }
    [[nodiscard]] double blockedMsAt(double share) const { return at(share, m_blocked); }
    [[nodiscard]] int beats() const { return m_beats; }
    [[nodiscard]] qint64 elapsedMs() const { return m_since.elapsed(); }

private:
    void beat();
    /// Nanoseconds that this thread has waited for a processor so far.
    [[nodiscard]] qint64 waitedNs();
    [[nodiscard]] static double at(double share, QList<float> gaps);

    QTimer m_timer{this}; ///< a child, so that it moves to another thread with this
    QElapsedTimer m_last;
    QElapsedTimer m_since;
    QFile m_waits;
    qint64 m_waitedNs = 0;
    double m_longest = 0;
    double m_longestBlocked = 0;
    int m_beats = 0;
    bool m_keepsAll = false;
    QList<float> m_gaps;
    QList<float> m_blocked;
};

} // namespace slotdesk::test
