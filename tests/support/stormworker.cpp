// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/stormworker.h"

#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtCore/QMutex>

#include <cstdio>
#include <thread>

namespace slotdesk {

namespace {

using Accepted = StormWorker::Answer;

Accepted acceptLocked(PgConnection& connection, RequestId request, TherapistId therapist, OfferId offer)
{
    const Outcome outcome = outcomeOf(PgFixture::run(connection, "select * from slotdesk.accept_offer($1, $2)",
                                                     SqlParams().add(CommandId::make()).add(offer)));
    return {request, therapist, outcome.codeText.toLatin1(),
            outcome.detail.value(QStringLiteral("winner")).toString().toUtf8(),
            outcome.detail.value(QStringLiteral("at")).toString().toUtf8()};
}

/// The old backend: look, think, insert; two statements and no lock.
Accepted acceptUnlocked(PgConnection& connection, RequestId request, TherapistId therapist)
{
    const PgResult room =
        PgFixture::run(connection,
                       "select count(b.request_id) < r.slots from slotdesk.appointment_request r "
                       "left join unlocked.booking b on b.request_id = r.id where r.id = $1 group by r.slots",
                       SqlParams().add(request));
    if (!room.boolean(0, 0))
        return {request, therapist, "full", {}, {}};
    PgFixture::run(connection, "insert into unlocked.booking values ($1, $2)", SqlParams().add(request).add(therapist));
    return {request, therapist, "booked", {}, {}};
}

void storm(const QString& conninfo, bool locked, TherapistId therapist, QMutex& output)
{
    auto connection = PgFixture::connect(Endpoint::parse(conninfo).value());
    connection->setStatementTimeout(120000);
    const PgResult offers = PgFixture::run(
        *connection,
        "select request_id, id from slotdesk.appointment_offer where therapist_id = $1 order by request_id",
        SqlParams().add(therapist));
    PgFixture::run(*connection, "select pg_advisory_lock_shared($1)", SqlParams().add(StormWorker::startingShot));
    QByteArray lines;
    for (int row = 0; row < offers.rows(); ++row) {
        const RequestId request(offers.int64(row, 0));
        lines += locked ? acceptLocked(*connection, request, therapist, OfferId(offers.int64(row, 1))).line()
                        : acceptUnlocked(*connection, request, therapist).line();
    }
    const QMutexLocker lock(&output);
    std::fwrite(lines.constData(), 1, static_cast<size_t>(lines.size()), stdout);
    std::fflush(stdout);
}

} // namespace

QByteArray StormWorker::Answer::line() const
{
    return QByteArray::number(request.value()) + '\t' + QByteArray::number(therapist.value()) + '\t' + code + '\t' +
           winner + '\t' + at + '\n';
}

StormWorker::Answer StormWorker::Answer::fromLine(const QByteArray& line)
{
    const QList<QByteArray> fields = line.split('\t');
    return {RequestId(fields.value(0).toLongLong()), TherapistId(fields.value(1).toLongLong()), fields.value(2),
            fields.value(3), fields.value(4)};
}

int StormWorker::run(const QByteArrayList& arguments)
{
    const QString conninfo = QString::fromUtf8(arguments.value(2));
    const bool locked = arguments.value(3) == "locked";
    QMutex output;
    std::vector<std::thread> connections;
    for (const QByteArray& id : arguments.value(4).split(','))
        connections.emplace_back([&, id] { storm(conninfo, locked, TherapistId(id.toLongLong()), output); });
    for (std::thread& thread : connections)
        thread.join();
    return 0;
}

} // namespace slotdesk
