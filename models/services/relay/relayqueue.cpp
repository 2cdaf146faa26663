// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/relay/relayqueue.h"

namespace slotdesk {

Result<QString> RelayQueue::refusal()
{
    const Result<PgResult> roles =
        m_connection.exec("select pg_has_role(session_user, 'slotdesk_owner', 'member'), "
                          "pg_has_role(session_user, 'slotdesk_worker', 'member'), session_user");
    if (!roles)
        return roles.error();
    const QString login = roles->text(0, 2);
    if (roles->boolean(0, 0))
        return QStringLiteral("%1 owns the database: the relay runs as a login that may do nothing but its work.")
            .arg(login);
    if (!roles->boolean(0, 1))
        return QStringLiteral("%1 is not in the group slotdesk_worker.").arg(login);
    return QString();
}

Result<RelayQueue::Filled> RelayQueue::fill(qint64 token)
{
    const Result<PgResult> answer = m_connection.exec("select slotdesk.relay_queue($1)", SqlParams().add(token));
    if (!answer)
        return answer.error();
    return Filled{answer->int32(0, 0), answer->isNull(0, 0)};
}

Result<QList<RelayDelivery>> RelayQueue::due(qint64 token, const QList<qint64>& besides, int each)
{
    SqlParams params;
    params.add(token).addArray(besides).add(each);
    const Result<PgResult> found = m_connection.exec(
        "select delivery, destination, name, kind, url, secret, key, request_id, event_id, facts, tries, late, gap "
        "from slotdesk.relay_due($1, $2, $3)",
        params);
    if (!found)
        return found.error();
    QList<RelayDelivery> list;
    for (int row = 0; row < found->rows(); ++row) {
        RelayDelivery one;
        one.number = found->int64(row, 0);
        one.destination = found->int64(row, 1);
        one.name = found->text(row, 2);
        one.kind = found->text(row, 3);
        one.url = found->text(row, 4);
        one.secretName = found->text(row, 5);
        one.key = found->bytes(row, 6);
        one.request = found->int64(row, 7);
        one.event = found->int64(row, 8);
        one.facts = found->json(row, 9);
        one.tries = found->int32(row, 10);
        one.late = found->boolean(row, 11);
        one.gap = found->int64Array(row, 12);
        list.append(one);
    }
    return list;
}

Result<RelayQueue::State> RelayQueue::sent(qint64 token, qint64 delivery, const WebhookAnswer& answer)
{
    SqlParams params;
    params.add(token).add(delivery).add(answer.status).add(answer.tookMs);
    const Result<PgResult> said = m_connection.exec("select slotdesk.relay_sent($1, $2, $3, $4)", params);
    if (!said)
        return said.error();
    return said->isNull(0, 0) ? State::Fenced : said->boolean(0, 0) ? State::Sent : State::Gone;
}

Result<RelayQueue::State> RelayQueue::failed(qint64 token, qint64 delivery, const WebhookAnswer& answer, int nextMs)
{
    SqlParams params;
    params.add(token).add(delivery);
    answer.status > 0 ? params.add(answer.status) : params.null();
    params.add(answer.error).add(answer.tookMs).add(nextMs);
    const Result<PgResult> said = m_connection.exec("select slotdesk.relay_failed($1, $2, $3, $4, $5, $6)", params);
    if (!said)
        return said.error();
    const QByteArray state = said->bytes(0, 0);
    return said->isNull(0, 0)   ? State::Fenced
           : state == "dead"    ? State::Dead
           : state == "waiting" ? State::Waiting
                                : State::Gone;
}

} // namespace slotdesk
