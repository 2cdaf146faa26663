// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/relay/relaylease.h"

#include <algorithm>

namespace slotdesk {

RelayLease::RelayLease(QString place, int termMs, RunClock clock)
    : m_clock(std::move(clock)), m_place(std::move(place)), m_termMs(termMs)
{
}

Result<bool> RelayLease::hold(PgConnection& connection)
{
    const qint64 now = m_clock();
    if (m_token != 0 && now < m_renewAt)
        return true;
    SqlParams params;
    params.raw(m_holder.toByteArray(QUuid::WithoutBraces)).add(m_place).add(m_termMs);
    const Result<PgResult> answer =
        connection.exec("select token, taken, held_by, left_ms from slotdesk.relay_take($1::uuid, $2, $3)", params);
    if (!answer)
        return answer.error();
    m_heldBy = answer->text(0, 2);
    m_leftMs = answer->int32(0, 3);
    if (!answer->boolean(0, 1)) {
        m_token = 0;
        return false;
    }
    m_token = answer->int64(0, 0);
    m_until = now + m_leftMs;
    m_renewAt = now + m_leftMs / 3;
    return true;
}

void RelayLease::lost()
{
    m_token = 0;
    m_until = 0;
}

void RelayLease::leave(PgConnection& connection)
{
    if (m_token != 0)
        (void)connection.exec("select slotdesk.relay_leave($1)", SqlParams().add(m_token));
    lost();
}

int RelayLease::askAgainMs() const
{
    return std::clamp(m_leftMs, 20, std::max(20, m_termMs / 4));
}

} // namespace slotdesk
