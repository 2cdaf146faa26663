// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

namespace slotdesk {

/// For tests only: ends the program with SIGKILL at a step of its work, so that a test can prove what a crash there
/// leaves. SLOTDESK_RELAY_KILL_AT="sent 3" is the third time that something was sent. Without it nothing is done.
/// Steps: leased, queued, sending (decided, nothing on the wire), sent (handed to the network, no answer yet), answered
/// (not written down), marked (written down), kept (house-keeping done).
class RelaySteps
{
public:
    RelaySteps();
    void reached(const char* step);

private:
    QByteArray m_killAt;
    int m_left = 0;
};

} // namespace slotdesk
