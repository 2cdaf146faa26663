// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/relay/relaysteps.h"

#include <QtCore/QByteArrayList>
#include <csignal>

namespace slotdesk {

RelaySteps::RelaySteps()
{
    const QByteArrayList words = qgetenv("SLOTDESK_RELAY_KILL_AT").split(' ');
    m_killAt = words.value(0);
    m_left = words.size() > 1 ? words.at(1).toInt() : 1;
}

void RelaySteps::reached(const char* step)
{
    if (!m_killAt.isEmpty() && m_killAt == step && --m_left <= 0)
        (void)std::raise(SIGKILL);
}

} // namespace slotdesk
