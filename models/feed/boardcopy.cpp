// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/boardcopy.h"

#include "services/rowreader.h"

namespace slotdesk {

namespace {

constexpr int requestsAtOnce = 5000;

} // namespace

template <typename T>
Result<qint64> BoardCopy::copy(const QByteArray& select, T (*valueOf)(const RowCells&), QList<T>& into)
{
    return m_connection.copyOut(QByteArrayLiteral("copy (") + select + QByteArrayLiteral(") to stdout"),
                                [&](QByteArrayView line) {
                                    const QList<SqlParams::Value> fields = copyFields(line);
                                    into.append(valueOf(RowCells(fields)));
                                    return true;
                                });
}

Result<FeedBatch> BoardCopy::read()
{
    FeedBatch batch;
    batch.snapshot = true;
    const Result<qint64> requests =
        copy(RowReader::selectRequests("from slotdesk.live_request"), &RowReader::request, batch.requests);
    if (!requests)
        return requests.error();
    const Result<qint64> alerts =
        copy(RowReader::selectAlerts("from slotdesk.open_alert"), &RowReader::alert, batch.alerts);
    if (!alerts)
        return alerts.error();
    QList<RequestId> ids;
    ids.reserve(batch.requests.size());
    for (const AppointmentRequest& request : std::as_const(batch.requests))
        ids.append(request.id);
    for (qsizetype from = 0; from < ids.size(); from += requestsAtOnce) {
        const Result<Done> rows = copyRowsOf(ids.mid(from, requestsAtOnce), batch);
        if (!rows)
            return rows.error();
    }
    return batch;
}

// COPY takes no parameters; what stands in its text are numbers that this program has made from numbers.
Result<Done> BoardCopy::copyRowsOf(const QList<RequestId>& requests, FeedBatch& batch)
{
    const QByteArray list = *SqlParams().addArray(requests).values().first();
    const QByteArray ofThem = QByteArrayLiteral(" where request_id = any('") + list + QByteArrayLiteral("'::bigint[])");
    const Result<qint64> slotRows = copy(RowReader::selectSlots(QByteArrayLiteral("from slotdesk.live_slot") + ofThem),
                                         &RowReader::slot, batch.slotRows);
    if (!slotRows)
        return slotRows.error();
    const Result<qint64> offers = copy(RowReader::selectOffers(QByteArrayLiteral("from slotdesk.live_offer") + ofThem),
                                       &RowReader::offer, batch.offers);
    return offers ? Result<Done>(Done()) : Result<Done>(offers.error());
}

} // namespace slotdesk
