// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/pendingcommands.h"

namespace slotdesk {

void PendingCommands::begin(RequestId request)
{
    ++m_running[request];
    Q_EMIT changed(request);
}

void PendingCommands::end(RequestId request)
{
    const auto found = m_running.find(request);
    if (found == m_running.end())
        return;
    if (--found.value() == 0)
        m_running.erase(found);
    Q_EMIT changed(request);
}

} // namespace slotdesk
