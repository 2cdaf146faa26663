// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/boardqueries.h"

#include "services/callerqueries.h"
#include "services/rowreader.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

namespace {

DbError notThere(RequestId request)
{
    DbError error;
    error.kind = DbError::Kind::Usage;
    error.message =
        QCoreApplication::translate("BoardQueries", "There is no request %1 that you may see.").arg(request.value());
    return error;
}

/// Runs `sql` and turns each row into a value with `read(row cells)`.
template <typename T, typename Read>
BoardQueries::Answer<QList<T>> ask(DbWorker& worker, const QByteArray& sql, const SqlParams& params, Read read,
                                   int group = 0)
{
    return worker.run<QList<T>>(
        [sql, params, read](PgConnection& connection) -> Result<QList<T>> {
            const Result<PgResult> rows = connection.exec(sql, params);
            if (!rows)
                return rows.error();
            QList<T> values;
            for (int row = 0; row < rows->rows(); ++row)
                values.append(read(*rows, row));
            return values;
        },
        group);
}

Candidate candidateOf(const PgResult& rows, int row)
{
    const RowCells cells(rows, row);
    Candidate c;
    c.therapist = cells.id<TherapistId>(0);
    c.name = cells.text(1);
    c.phone = cells.text(2);
    c.rating = cells.real(3);
    c.eligible = cells.boolean(4);
    c.refusalCode = cells.text(5);
    c.refusal = cells.text(6);
    c.gapBeforeMin = cells.int32(7, -1);
    c.gapAfterMin = cells.int32(8, -1);
    c.recentDeclines = cells.int32(9);
    c.offerStatus = cells.text(10);
    return c;
}

TimelineEntry entryOf(const PgResult& rows, int row)
{
    const RowCells cells(rows, row);
    TimelineEntry e;
    e.id = cells.id<EventId>(0);
    e.at = cells.time(1);
    e.kind = cells.text(2);
    e.source = cells.text(3);
    e.actor = cells.text(4);
    e.appointment = cells.id<AppointmentId>(5);
    e.offer = cells.id<OfferId>(6);
    e.therapistName = cells.text(7);
    e.previousTherapistName = cells.text(8);
    e.position = cells.int32(9);
    e.reason = cells.text(10);
    e.writer = cells.text(11);
    e.detail = rows.json(row, 12);
    return e;
}

SearchHit hitOf(const PgResult& rows, int row)
{
    const RowCells cells(rows, row);
    SearchHit h;
    h.request = cells.id<RequestId>(0);
    h.client = cells.id<ClientId>(1);
    h.therapist = cells.id<TherapistId>(2);
    h.name = cells.text(3);
    h.phone = cells.text(4);
    h.service = cells.text(5);
    h.marketName = cells.text(6);
    h.timeZone = cells.bytes(7);
    h.startsAt = cells.time(8);
    h.status = requestStatusFrom(cells.view(9));
    return h;
}

/// Three statements and one moment: a sheet whose parts disagree would show a booking that never was.
Result<RequestSheet> readSheet(PgConnection& connection, RequestId request)
{
    const SqlParams id = SqlParams().add(request);
    const Result<PgResult> row =
        connection.exec(RowReader::selectRequests("from slotdesk.request_row where id = $1"), id);
    if (!row)
        return row.error();
    if (row->isEmpty())
        return notThere(request);
    const Result<PgResult> slotRows = connection.exec(
        RowReader::selectSlots("from slotdesk.live_slot where request_id = $1 order by position nulls last, id"), id);
    if (!slotRows)
        return slotRows.error();
    const Result<PgResult> offers = connection.exec(
        RowReader::selectOffers("from slotdesk.live_offer where request_id = $1 order by therapist_name, id"), id);
    if (!offers)
        return offers.error();
    return RequestSheet{RowReader::request(RowCells(*row, 0)), RowReader::all(*slotRows, &RowReader::slot),
                        RowReader::all(*offers, &RowReader::offer)};
}

} // namespace

BoardQueries::BoardQueries(std::shared_ptr<DbWorker> worker) : m_worker(std::move(worker)) {}

BoardQueries::Answer<QList<Candidate>> BoardQueries::candidates(AppointmentId slot)
{
    return ask<Candidate>(*m_worker,
                          "select therapist_id, name, phone, rating, eligible, refusal_code, refusal, gap_before_min, "
                          "gap_after_min, recent_declines, offer_status from slotdesk.candidates($1)",
                          SqlParams().add(slot), &candidateOf);
}

BoardQueries::Answer<QList<TimelineEntry>> BoardQueries::timeline(RequestId request)
{
    return ask<TimelineEntry>(*m_worker,
                              "select id, at, kind, source, actor, appointment_id, offer_id, therapist_name, "
                              "previous_therapist_name, position_no, reason, writer, detail "
                              "from slotdesk.request_timeline($1)",
                              SqlParams().add(request), &entryOf);
}

BoardQueries::Answer<RequestSheet> BoardQueries::sheet(RequestId request)
{
    return m_worker->run<RequestSheet>([request](PgConnection& connection) -> Result<RequestSheet> {
        const Result<Done> begun = connection.script("begin isolation level repeatable read read only");
        if (!begun)
            return begun.error();
        Result<RequestSheet> sheet = readSheet(connection, request);
        const Result<Done> ended = connection.script("rollback");
        if (!ended && sheet)
            return ended.error();
        return sheet;
    });
}

BoardQueries::Answer<QList<SearchHit>> BoardQueries::search(const QString& typed)
{
    return ask<SearchHit>(*m_worker,
                          "select request_id, client_id, therapist_id, name, phone, service, market_name, time_zone, "
                          "starts_at, status from slotdesk.search_requests($1)",
                          SqlParams().add(typed), &hitOf, CallerQueries::typing);
}

BoardQueries::Answer<QList<ReasonCode>> BoardQueries::reasonCodes()
{
    return ask<ReasonCode>(*m_worker, "select code, label, uses from slotdesk.reason order by code = 'other', label",
                           {}, [](const PgResult& rows, int row) {
                               const RowCells cells(rows, row);
                               return ReasonCode{cells.text(0), cells.text(1), cells.texts(2)};
                           });
}

BoardQueries::Answer<ForeignGuard::Status> BoardQueries::guardFindings()
{
    return m_worker->run<ForeignGuard::Status>([](PgConnection& connection) -> Result<ForeignGuard::Status> {
        Result<ForeignGuard::Status> status = ForeignGuard(connection).status();
        if (!status && status.error().sqlState == "42501")
            return ForeignGuard::Status{};
        return status;
    });
}

BoardQueries::Answer<ServerFacts> BoardQueries::serverFacts()
{
    return m_worker->run<ServerFacts>([](PgConnection& connection) -> Result<ServerFacts> {
        const Result<PgResult> row = connection.exec(
            "select current_setting('server_version'), coalesce((select max(number) from slotdesk.schema_version), 0)");
        if (!row)
            return row.error();
        return ServerFacts{row->text(0, 0), row->int32(0, 1)};
    });
}

BoardQueries::Answer<ExpiryTurn> BoardQueries::expireInTurn(const QUuid& holder, int milliseconds)
{
    SqlParams params;
    params.raw(holder.toByteArray(QUuid::WithoutBraces)).add(milliseconds);
    return m_worker->run<ExpiryTurn>([params](PgConnection& connection) -> Result<ExpiryTurn> {
        const Result<PgResult> row =
            connection.exec("select mine, held_by, lapsed from slotdesk.expire_in_turn($1, $2)", params);
        if (!row)
            return row.error();
        return ExpiryTurn{row->boolean(0, 0), row->text(0, 1), row->int32(0, 2)};
    });
}

} // namespace slotdesk
