// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/relay/runclock.h"

#include <ctime>

namespace slotdesk {

RunClock bootClock()
{
    return [] {
        timespec now{};
        ::clock_gettime(CLOCK_BOOTTIME, &now);
        return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1000000;
    };
}

} // namespace slotdesk
