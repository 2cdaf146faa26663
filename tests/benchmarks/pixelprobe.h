// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/endpoint.h"
#include "domain/id.h"
#include "tests/benchmarks/rounds.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace slotdesk::test {

/// One agent elsewhere: books and releases one slot again and again, and keeps the moment at which each commit came
/// back. Whoever sees the change says so with seen(); only then comes the next. Two threads: the writer and who
/// watches.
class PixelProbe
{
public:
    using Clock = std::chrono::steady_clock;

    PixelProbe(const Endpoint& database, AppointmentId slot, TherapistId therapist);
    ~PixelProbe();
    PixelProbe(const PixelProbe&) = delete;
    PixelProbe& operator=(const PixelProbe&) = delete;

    /// Who holds the slot now, as far as the commit has said; nobody is invalid.
    [[nodiscard]] bool isExpected(TherapistId shown);
    /// It has reached the desk and is not painted yet.
    void arrived();
    [[nodiscard]] Rounds arrivals();
    /// It is on screen. Counts from the commit's return; before it: nothing was late.
    void seen();
    /// Milliseconds, all so far.
    [[nodiscard]] Rounds latencies();
    [[nodiscard]] int missed() const { return m_missed; }

private:
    void work();
    [[nodiscard]] bool pause(int ms);

    const Endpoint m_database;
    const AppointmentId m_slot;
    const TherapistId m_therapist;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stopped = false;
    bool m_isWaiting = false;
    TherapistId m_expected;
    Clock::time_point m_committed;
    Rounds m_latencies;
    Rounds m_arrivals;
    bool m_hasArrived = false;
    std::atomic<int> m_missed = 0;
    std::thread m_thread;
};

} // namespace slotdesk::test
