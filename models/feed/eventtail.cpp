// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/eventtail.h"

namespace slotdesk {

Result<EventTail::Position> EventTail::position(PgConnection& connection)
{
    Result<PgResult> head = connection.exec("select incarnation, horizon, held_ms, holder from slotdesk.feed_head()");
    if (!head)
        return head.error();
    Position position;
    position.heldMs = head->real(0, 2);
    position.holder = head->text(0, 3);
    const QByteArray incarnation = head->bytes(0, 0);
    if (incarnation == m_incarnation)
        return position;
    position.newHistory = !m_incarnation.isEmpty();
    m_incarnation = incarnation;
    m_xid = head->bytes(0, 1); // ids begin at 1, so (horizon, 0) is just before what commits from now on
    m_id = 0;
    return position;
}

Result<QList<QJsonObject>> EventTail::next(PgConnection& connection, int maxRows)
{
    SqlParams params;
    params.raw(m_xid).add(m_id).add(maxRows);
    Result<PgResult> found = connection.exec(
        "select to_jsonb(e) || jsonb_build_object('xid', e.xid::text, 'at', to_char(e.at at time zone 'UTC', "
        "'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'), 'time_zone', m.time_zone), e.xid, e.id "
        "from slotdesk.feed_events($1::xid8, $2, $3) e left join slotdesk.visible_market m on m.id = e.market_id "
        "order by e.xid, e.id",
        params);
    if (!found)
        return found.error();
    QList<QJsonObject> events;
    for (int row = 0; row < found->rows(); ++row) {
        events.append(found->json(row, 0));
        m_xid = found->bytes(row, 1);
        m_id = found->int64(row, 2);
    }
    return events;
}

} // namespace slotdesk
