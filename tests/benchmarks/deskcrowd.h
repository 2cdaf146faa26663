// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/endpoint.h"

#include <QtCore/QProcess>
#include <memory>
#include <vector>

namespace slotdesk::test {

/// Other desks beside a benchmark: real feeds whose rows nobody looks at, each a thread, in processes of their own so
/// that none of them stands in the way of the window that is measured.
class DeskCrowd
{
public:
    /// Returns when all of them follow the relay, or, when `polling`, have their first picture of the board.
    DeskCrowd(const Endpoint& agent, int desks, bool polling);
    ~DeskCrowd();
    DeskCrowd(const DeskCrowd&) = delete;
    DeskCrowd& operator=(const DeskCrowd&) = delete;

    /// Processor time so far, all of them.
    [[nodiscard]] qint64 cpuMs() const;

    /// What such a process does when the program is started with --crowd: the feeds, until its input is closed.
    static int run(const Endpoint& agent, int desks, bool polling);

private:
    std::vector<std::unique_ptr<QProcess>> m_processes;
};

/// Processor time of a process so far, all its threads.
[[nodiscard]] qint64 cpuMsOf(qint64 process);

} // namespace slotdesk::test
