// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pgwait.h"

#include "db/interrupt.h"

#include <algorithm>
#include <array>
#include <limits>
#include <poll.h>

namespace slotdesk {

WaitEnd waitFor(int descriptor, short events, const QDeadlineTimer& deadline, const Interrupt* interrupt)
{
    std::array<pollfd, 2> entries{pollfd{descriptor, events, 0},
                                  pollfd{interrupt ? interrupt->descriptor() : -1, POLLIN, 0}};
    for (;;) {
        // remainingTime() is -1 for "no limit", which is what poll() calls it too.
        const qint64 left = std::min<qint64>(deadline.remainingTime(), std::numeric_limits<int>::max());
        const int ready = ::poll(entries.data(), entries.size(), int(left));
        if (ready > 0)
            return entries[1].revents != 0 ? WaitEnd::Interrupted : WaitEnd::Ready;
        if (deadline.hasExpired())
            return WaitEnd::TimedOut;
    }
}

QDeadlineTimer deadlineIn(int ms)
{
    return ms > 0 ? QDeadlineTimer(ms) : QDeadlineTimer(QDeadlineTimer::Forever);
}

} // namespace slotdesk
