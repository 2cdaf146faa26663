// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/boardcopy.h"

#include "services/rowreader.h"

#include <algorithm>

namespace slotdesk {

namespace {

constexpr int requestsOnAScreen = 200;

} // namespace

template <typename T>
Result<qint64> BoardCopy::copy(const QByteArray& select, T (*valueOf)(const RowCells&), QList<T>& into)
{
    QByteArray scratch;
    return m_connection.copyOut(QByteArrayLiteral("copy (") + select + QByteArrayLiteral(") to stdout"),
                                [&](QByteArrayView line) {
                                    into.append(valueOf(RowCells(line, scratch)));
                                    return true;
                                });
}

Result<FeedBatch> BoardCopy::read()
{
    if (Result<Done> first = takeFirstScreen(); !first)
        return first.error();
    FeedBatch last;
    last.snapshot = true;
    QList<AppointmentRequest> requests;
    const Result<qint64> read =
        copy(RowReader::selectRequests("from slotdesk.live_request"), &RowReader::request, requests);
    if (!read)
        return read.error();
    const Result<qint64> alerts =
        copy(RowReader::selectAlerts("from slotdesk.open_alert"), &RowReader::alert, last.alerts);
    if (!alerts)
        return alerts.error();
    sortByStart(requests);
    qsizetype from = 0;
    while (requests.size() - from > partSize(from)) {
        FeedBatch part;
        part.isPart = true;
        part.requests = requests.mid(from, partSize(from));
        from += part.requests.size();
        if (Result<Done> rows = copyRowsOf(part); !rows)
            return rows.error();
        last.inParts.append(part.requestScope);
        m_take(std::move(part));
    }
    last.requests = requests.mid(from);
    if (Result<Done> rows = copyRowsOf(last); !rows)
        return rows.error();
    last.requestScope.clear();
    std::sort(last.inParts.begin(), last.inParts.end());
    return last;
}

// As much again as has come already.
qsizetype BoardCopy::partSize(qsizetype from)
{
    return std::clamp<qsizetype>(from, requestsInPart, mostInPart);
}

// A question of its own: all requests of a big board take the server longer than a person wants to wait for the first.
Result<Done> BoardCopy::takeFirstScreen()
{
    FeedBatch part;
    part.isPart = true;
    const QByteArray most = QByteArray::number(requestsOnAScreen);
    const QByteArray from = m_byFunctions ? "from slotdesk.feed_soonest(" + most + ")"
                                          : "from slotdesk.live_request where ends_at > now() and ends_at < now() + "
                                            "interval '6 hours' order by ends_at limit " +
                                                most;
    const Result<qint64> soonest = copy(RowReader::selectRequests(from), &RowReader::request, part.requests);
    if (!soonest)
        return soonest.error();
    // Fewer, and the whole is not far behind.
    if (part.requests.size() < requestsOnAScreen)
        return Done();
    if (Result<Done> rows = copyRowsOf(part); !rows)
        return rows;
    m_take(std::move(part));
    return Done();
}

// What is to come, the next first, then what is over: about as the list shows them, so that parts come below each
// other.
void BoardCopy::sortByStart(QList<AppointmentRequest>& requests)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    std::sort(requests.begin(), requests.end(), [&now](const AppointmentRequest& a, const AppointmentRequest& b) {
        const bool aOver = a.endsAt < now;
        const bool bOver = b.endsAt < now;
        return aOver != bOver ? bOver : a.startsAt < b.startsAt;
    });
}

// COPY takes no parameters; what stands in its text are numbers that this program has made from numbers.
Result<Done> BoardCopy::copyRowsOf(FeedBatch& batch)
{
    batch.requestScope.clear();
    for (const AppointmentRequest& request : std::as_const(batch.requests))
        batch.requestScope.append(request.id);
    const QByteArray list = *SqlParams().addArray(batch.requestScope).values().first();
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
