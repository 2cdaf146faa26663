// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/reviewqueue.h"

namespace slotdesk {

namespace {

constexpr int mostDeeds = 200;

ReviewState reviewStateFrom(QByteArrayView word)
{
    if (word == QByteArrayView("signed_off"))
        return ReviewState::SignedOff;
    return word == QByteArrayView("to_review") ? ReviewState::ToReview : ReviewState::Open;
}

ReviewCase reviewCaseOf(const RowCells& row)
{
    ReviewCase c;
    c.alert = row.id<AlertId>(0);
    c.kind = alertKindFrom(row.view(1));
    c.status = alertStatusFrom(row.view(2));
    c.state = reviewStateFrom(row.view(3));
    c.market = row.id<MarketId>(4);
    c.marketName = row.text(5);
    c.timeZone = row.bytes(6);
    c.request = row.id<RequestId>(7);
    c.clientName = row.text(8);
    c.startsAt = row.time(9);
    c.raisedAt = row.time(10);
    c.settledAt = row.time(11);
    c.agent = row.text(12);
    c.agentName = row.text(13);
    c.proposedByName = row.text(14);
    c.reason = row.text(15);
    c.note = row.text(16);
    c.cause = row.text(17);
    c.signedOffByName = row.text(18);
    c.signedOffAt = row.time(19);
    c.signOffNote = row.text(20);
    c.gapMs = row.real(21, -1);
    c.stakeCents = row.int64(22, -1);
    c.currency = row.bytes(23);
    c.isMine = row.boolean(24);
    return c;
}

ReviewChoice reviewChoiceOf(const RowCells& row)
{
    return {row.text(0), row.text(1), row.text(2)};
}

AgentDeed agentDeedOf(const RowCells& row)
{
    AgentDeed d;
    d.ref = row.text(0);
    d.at = row.time(1);
    d.what = row.text(2);
    d.ok = row.boolean(3);
    d.answer = row.text(4);
    d.reason = row.text(5);
    d.request = row.id<RequestId>(6);
    d.clientName = row.text(7);
    return d;
}

} // namespace

ReviewQueue::Answer<ReviewCase> ReviewQueue::page(const ReviewFilter& filter, AlertId below, int most)
{
    SqlParams params;
    params.addOrNull(filter.state).addOrNull(filter.agent).add(filter.market).addOrNull(filter.cause);
    params.add(below).add(most);
    return m_reader.rows<ReviewCase>(
        "select alert_id, kind, status, review, market_id, market_name, time_zone, request_id, client_name, starts_at, "
        "raised_at, settled_at, agent, agent_name, proposed_by_name, reason, note, cause, signed_off_by_name, "
        "signed_off_at, sign_off_note, gap_ms, stake_cents, currency, mine "
        "from slotdesk.review_queue($1, $2, $3, $4, $5, $6) order by alert_id desc",
        params, &reviewCaseOf);
}

ReviewQueue::Answer<ReviewChoice> ReviewQueue::choices()
{
    return m_reader.rows<ReviewChoice>("select what, code, label from slotdesk.review_filters()", {}, &reviewChoiceOf);
}

ReviewQueue::Answer<AgentDeed> ReviewQueue::deeds(const QString& login, const QDateTime& since, const QDateTime& until)
{
    return m_reader.rows<AgentDeed>("select ref, at, deed, ok, message, reason, request_id, client_name from "
                                    "slotdesk.audit_trail(by_login => $1, since => $2, until => $3, max_rows => $4)",
                                    SqlParams().add(login).add(since).add(until).add(mostDeeds), &agentDeedOf);
}

} // namespace slotdesk
