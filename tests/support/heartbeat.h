// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

namespace slotdesk::test {

/// Measures how long the thread it lives in was away from its event loop: a timer that should beat every few
/// milliseconds, and the longest time between two beats.
class Heartbeat : public QObject
{
public:
    explicit Heartbeat(int everyMs = 2);

    void start();
    /// Milliseconds of the longest gap since start().
    [[nodiscard]] double longestGapMs() const { return m_longest; }
    [[nodiscard]] int beats() const { return m_beats; }
    [[nodiscard]] qint64 elapsedMs() const { return m_since.elapsed(); }

private:
    void beat();

    QTimer m_timer;
    QElapsedTimer m_last;
    QElapsedTimer m_since;
    double m_longest = 0;
    int m_beats = 0;
};

} // namespace slotdesk::test
