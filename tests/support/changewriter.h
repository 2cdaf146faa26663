// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/endpoint.h"
#include "domain/id.h"

#include <QtCore/QList>
#include <atomic>
#include <thread>
#include <vector>

namespace slotdesk {

/// Other people at work: threads with a connection each that assign and release slots at a given pace, one command one
/// change, until stopped. Each has slots of its own, so that no command of theirs is refused. Now and then a client
/// asks for a time before all others.
class ChangeWriter
{
public:
    struct Slot
    {
        AppointmentId slot;
        TherapistId therapist;
    };

    ChangeWriter(const Endpoint& database, QList<Slot> places, int threads, int perSecond);
    ~ChangeWriter() { stop(); }
    ChangeWriter(const ChangeWriter&) = delete;
    ChangeWriter& operator=(const ChangeWriter&) = delete;

    void start();
    void stop();
    /// Commands that changed something.
    [[nodiscard]] int written() const { return m_written; }
    [[nodiscard]] int refused() const { return m_refused; }

private:
    void work(int number);

    const Endpoint m_database;
    const QList<Slot> m_places;
    const int m_threads;
    const int m_perSecond;
    std::atomic<bool> m_stopped = false;
    std::atomic<int> m_written = 0;
    std::atomic<int> m_refused = 0;
    std::vector<std::thread> m_workers;
};

} // namespace slotdesk
