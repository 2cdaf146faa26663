// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/endpoint.h"

#include <QtCore/QProcess>

namespace slotdesk::test {

/// `slotctl relay --listen` beside a benchmark, as a process of its own. What goes wrong ends the program.
class BenchRelay
{
public:
    /// `worker`: a login of slotdesk_worker. Returns when desks are served.
    explicit BenchRelay(const Endpoint& worker);
    ~BenchRelay();
    BenchRelay(const BenchRelay&) = delete;
    BenchRelay& operator=(const BenchRelay&) = delete;

    [[nodiscard]] qint64 residentBytes() const;
    /// Processor time so far, all its threads.
    [[nodiscard]] qint64 cpuMs() const;

private:
    QProcess m_process;
};

} // namespace slotdesk::test
