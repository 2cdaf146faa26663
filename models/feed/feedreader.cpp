// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/feedreader.h"

#include "feed/boardcopy.h"
#include "services/rowreader.h"

#include <QtCore/QJsonArray>
#include <algorithm>

namespace slotdesk {

namespace {

constexpr int eventsAtOnce = 2000;     ///< a page of the outbox
constexpr int changesAtOnce = 5000;    ///< rows to read again before they are read
constexpr int requestsInOneRead = 500; ///< in one batch: the board applies it between two frames

void addRequestsOf(const QJsonObject& detail, QSet<RequestId>& requests)
{
    for (const auto& id : detail.value(QLatin1String("requests")).toArray())
        requests.insert(RequestId(id.toInteger()));
    // A swap belongs to one request and changes another.
    if (const qint64 other = detail.value(QLatin1String("other_request_id")).toInteger(); other > 0)
        requests.insert(RequestId(other));
}

template <typename AnyId>
QList<AnyId> listOf(const QSet<AnyId>& ids)
{
    return {ids.cbegin(), ids.cend()};
}

constexpr const char* beginOneMoment = "begin isolation level repeatable read read only";

// Two habits of the server's planner that a big board pays for: it compiles what it thinks long, which takes longer
// than to read the next hours; and for each part of the board it reads the whole table of offers, because it thinks of
// a disk on which a row here and there is dear (172 ms for 4,000 requests; 40 to 47 by the index).
constexpr const char* beginSnapshot =
    "begin isolation level repeatable read read only; set local jit = off; set local random_page_cost = 1.1";

PgQuery alertsNaming(const FeedChanges& changes, bool byFunctions)
{
    return {RowReader::selectAlerts(byFunctions
                                        ? "from slotdesk.feed_alerts($1, $2)"
                                        : "from slotdesk.any_alert where id = any($1) or (request_ids && $2 and "
                                          "status in ('new', 'claimed', 'snoozed'))"),
            SqlParams().addArray(listOf(changes.alerts)).addArray(listOf(changes.requests))};
}

QList<PgQuery> rowsOf(const QList<RequestId>& requests, bool byFunctions)
{
    const SqlParams ids = SqlParams().addArray(requests);
    if (byFunctions)
        return {{RowReader::selectRequests("from slotdesk.feed_requests($1)"), ids},
                {RowReader::selectSlots("from slotdesk.feed_slots($1)"), ids},
                {RowReader::selectOffers("from slotdesk.feed_offers($1)"), ids}};
    return {{RowReader::selectRequests("from slotdesk.request_row where id = any($1) and on_board"), ids},
            {RowReader::selectSlots("from slotdesk.live_slot where request_id = any($1)"), ids},
            {RowReader::selectOffers("from slotdesk.live_offer where request_id = any($1)"), ids}};
}

/// What a saved client, therapist or market is called stands in rows that did not change.
void addSaved(const QString& kind, const PgResult& events, int row, FeedChanges& changes)
{
    if (kind == QLatin1String("client_saved"))
        changes.clients.insert(ClientId(events.json(row, 4).value(QLatin1String("client_id")).toInteger()));
    else if (kind == QLatin1String("therapist_saved"))
        changes.therapists.insert(events.id<TherapistId>(row, 6));
    else if (kind == QLatin1String("market_saved"))
        changes.markets.insert(events.id<MarketId>(row, 7));
}

} // namespace

Result<FeedHead> FeedReader::head()
{
    const Result<PgResult> rows =
        m_connection.exec("select incarnation, horizon, held_ms, holder, read_only from slotdesk.feed_head()");
    if (!rows)
        return rows.error();
    const RowCells row(*rows, 0);
    return FeedHead{row.bytes(0), row.bytes(1), row.real(2), row.text(3), row.boolean(4)};
}

Result<std::optional<FeedTicket>> FeedReader::ticket()
{
    using Ticket = std::optional<FeedTicket>;
    const Result<PgResult> rows =
        m_connection.exec("select ticket, host, port, certificate from slotdesk.feed_ticket()");
    if (!rows)
        return rows.error().kind == DbError::Kind::Sql ? Result<Ticket>(Ticket()) : Result<Ticket>(rows.error());
    if (rows->rows() == 0)
        return Ticket();
    const RowCells row(*rows, 0);
    return Ticket(FeedTicket{row.bytes(0), row.text(1), quint16(row.int32(2)), row.bytes(3)});
}

Result<FeedBatch> FeedReader::snapshot(const Take& take)
{
    if (const Result<Done> begun = m_connection.script(beginSnapshot); !begun)
        return begun.error();
    Result<FeedBatch> batch = copyBoard(take);
    // After an error the connection is given up, and the transaction with it.
    if (!batch)
        return batch;
    const Result<Done> ended = m_connection.script("commit");
    return ended ? batch : Result<FeedBatch>(ended.error());
}

Result<FeedBatch> FeedReader::copyBoard(const Take& take)
{
    const Result<FeedHead> at = head();
    if (!at)
        return at.error();
    Result<FeedBatch> batch = BoardCopy(m_connection, m_byFunctions, [&](FeedBatch part) {
                                  part.incarnation = at->incarnation;
                                  take(part);
                              }).read();
    if (!batch)
        return batch;
    batch->incarnation = at->incarnation;
    m_cursor = FeedCursor{at->horizon, 0};
    return batch;
}

Result<FeedChanges> FeedReader::changes()
{
    FeedChanges changes;
    int read = eventsAtOnce;
    while (read == eventsAtOnce && changes.size() < changesAtOnce) {
        const Result<PgResult> events =
            m_connection.exec("select xid, id, request_id, alert_id, detail, kind, therapist_id, market_id "
                              "from slotdesk.feed_events($1, $2, $3)",
                              SqlParams().raw(m_cursor.xid).add(m_cursor.id).add(eventsAtOnce));
        if (!events)
            return events.error();
        read = events->rows();
        for (int row = 0; row < read; ++row) {
            if (const auto request = events->id<RequestId>(row, 2); request.isValid())
                changes.requests.insert(request);
            if (const auto alert = events->id<AlertId>(row, 3); alert.isValid())
                changes.alerts.insert(alert);
            addRequestsOf(events->json(row, 4), changes.requests);
            addSaved(events->text(row, 5), *events, row, changes);
        }
        if (read > 0)
            m_cursor = FeedCursor{events->bytes(read - 1, 0), events->int64(read - 1, 1)};
    }
    return changes;
}

// In as few round trips as can be: the board is as late as they take.
Result<Done> FeedReader::readAgain(const FeedChanges& changes, const Take& take)
{
    FeedChanges all = changes;
    QList<PgQuery> questions{{QByteArray(beginOneMoment)}};
    if (changes.hasSaves()) {
        if (Result<Done> begun = m_connection.script(beginOneMoment); !begun)
            return begun;
        if (Result<Done> shown = addRequestsShowing(all); !shown)
            return shown;
        questions.clear();
    }
    questions += alertsNaming(all, m_byFunctions);
    const qsizetype alertsAt = questions.size() - 1;
    FeedBatch batch;
    batch.requestScope = listOf(all.requests).mid(0, requestsInOneRead);
    questions += rowsOf(batch.requestScope, m_byFunctions);
    const Result<QList<PgResult>> answers = m_connection.execAll(questions);
    if (!answers)
        return answers.error();
    takeAlerts(answers->at(alertsAt), all, batch);
    takeRows(*answers, alertsAt + 1, batch);
    all.requests.subtract(QSet<RequestId>(batch.requestScope.cbegin(), batch.requestScope.cend()));
    if (Result<Done> rest = readRest(listOf(all.requests), batch, take); !rest)
        return rest;
    // After an error the connection is given up, and the transaction with it.
    return m_connection.script("commit");
}

// With the first portion as long as there is room in it: an alert and what it names change together.
Result<Done> FeedReader::readRest(const QList<RequestId>& requests, FeedBatch& batch, const Take& take)
{
    for (qsizetype from = 0; from < requests.size();) {
        if (batch.requestScope.size() >= requestsInOneRead) {
            take(batch);
            batch = FeedBatch();
        }
        const QList<RequestId> portion = requests.mid(from, requestsInOneRead - batch.requestScope.size());
        const Result<QList<PgResult>> answers = m_connection.execAll(rowsOf(portion, m_byFunctions));
        if (!answers)
            return answers.error();
        batch.requestScope += portion;
        takeRows(*answers, 0, batch);
        from += portion.size();
    }
    take(batch);
    return Done();
}

Result<Done> FeedReader::addRequestsShowing(FeedChanges& changes)
{
    const Result<PgResult> rows =
        m_connection.exec("select slotdesk.board_requests_of($1, $2, $3)", SqlParams()
                                                                               .addArray(listOf(changes.clients))
                                                                               .addArray(listOf(changes.therapists))
                                                                               .addArray(listOf(changes.markets)));
    if (!rows)
        return rows.error();
    for (int row = 0; row < rows->rows(); ++row)
        changes.requests.insert(rows->id<RequestId>(row, 0));
    return Done();
}

// An alert shows names and counts of its requests, so it is read again with them; and a request shows whether an alert
// names it, so every request of an alert is read again with it, a closed one's too.
void FeedReader::takeAlerts(const PgResult& rows, FeedChanges& changes, FeedBatch& batch)
{
    for (const Alert& alert : RowReader::all(rows, &RowReader::alert)) {
        if (changes.alerts.contains(alert.id))
            changes.requests.unite(QSet<RequestId>(alert.requests.cbegin(), alert.requests.cend()));
        changes.alerts.insert(alert.id);
        if (alert.status == AlertStatus::New || alert.status == AlertStatus::Claimed ||
            alert.status == AlertStatus::Snoozed)
            batch.alerts.append(alert);
    }
    batch.alertScope = listOf(changes.alerts);
}

// A request that has left the board leaves with its slots and offers.
void FeedReader::takeRows(const QList<PgResult>& answers, qsizetype from, FeedBatch& batch)
{
    const QList<AppointmentRequest> requests = RowReader::all(answers.at(from), &RowReader::request);
    QSet<RequestId> shown;
    for (const AppointmentRequest& request : requests)
        shown.insert(request.id);
    batch.requests += requests;
    const auto isShown = [&shown](const auto& row) { return shown.contains(row.request); };
    const QList<Appointment> slotRows = RowReader::all(answers.at(from + 1), &RowReader::slot);
    std::copy_if(slotRows.cbegin(), slotRows.cend(), std::back_inserter(batch.slotRows), isShown);
    const QList<AppointmentOffer> offers = RowReader::all(answers.at(from + 2), &RowReader::offer);
    std::copy_if(offers.cbegin(), offers.cend(), std::back_inserter(batch.offers), isShown);
}

} // namespace slotdesk
