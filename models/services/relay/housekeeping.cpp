// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/relay/housekeeping.h"

namespace slotdesk {

namespace {

constexpr int hourMs = 3600000;

}

HouseKeeping::HouseKeeping(RunClock clock)
    : m_clock(std::move(clock)),
      m_chores{{"expire", "select slotdesk.expire_due()", false, false, 15000},
               {"risks", "select slotdesk.watch_risks()", false, false, 15000},
               {"seal", "select slotdesk.seal_events()", true, false, 60000},
               {"retire", "select slotdesk.retire_events()", true, false, hourMs},
               {"forget", "select slotdesk.relay_forget($1)", true, true, hourMs}}
{
}

Result<QJsonObject> HouseKeeping::one(PgConnection& connection, qint64 token)
{
    const qint64 now = m_clock();
    for (Chore& chore : m_chores) {
        if (now < chore.dueAt)
            continue;
        chore.dueAt = now + chore.everyMs;
        SqlParams params;
        if (chore.withToken)
            params.add(token);
        const Result<PgResult> done = connection.exec(chore.sql, params);
        if (!done)
            return done.error();
        const qint64 count = done->int64(0, 0);
        if (chore.again && count > 0)
            chore.dueAt = now;
        return QJsonObject{{QStringLiteral("chore"), QLatin1String(chore.name)}, {QStringLiteral("count"), count}};
    }
    return QJsonObject();
}

} // namespace slotdesk
