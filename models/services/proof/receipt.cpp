// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/receipt.h"

namespace slotdesk::proof {

const std::set<TherapistId>& Receipt::touched() const
{
    if (!m_touched)
        m_touched = before == after ? std::set<TherapistId>() : WorldState::busyOtherwise(*before, *after);
    return *m_touched;
}

const QByteArray& Receipt::changed() const
{
    if (!m_changed)
        m_changed = WorldState::difference(*before, *after).join(QLatin1Char('\n')).toLatin1();
    return *m_changed;
}

} // namespace slotdesk::proof
