// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/oldbackend.h"

#include "tests/support/pgfixture.h"

#include <QtCore/QElapsedTimer>

#include <cstdio>

namespace slotdesk {

namespace {

enum class Answer { Booked, Full, Refused, Stale };

Result<Answer> lookAndInsert(PgConnection& connection, qint64 request, qint64 therapist)
{
    const Result<PgResult> room = connection.exec(
        "select r.slots > (select count(*) from appointments a where a.appointment_request_id = r.id and a.status in "
        "('scheduled', 'completed', 'no_show')) from appointment_requests r where r.id = $1",
        SqlParams().add(request));
    if (!room)
        return room.error();
    if (!room->boolean(0, 0))
        return Answer::Full;
    const Result<PgResult> written =
        connection.exec("insert into appointments (appointment_request_id, therapist_id, status, starts_at, ends_at, "
                        "created_at, updated_at) select id, $2, 'scheduled', starts_at, starts_at + interval '1 hour', "
                        "clock_timestamp() at time zone 'UTC', now() from appointment_requests where id = $1",
                        SqlParams().add(request).add(therapist));
    return written ? Result<Answer>(Answer::Booked) : written.error();
}

Answer book(PgConnection& connection, const QByteArray& isolation, qint64 request, qint64 therapist)
{
    PgFixture::run(connection, QByteArray("begin isolation level " + isolation));
    Result<Answer> answer = lookAndInsert(connection, request, therapist);
    if (answer) {
        const Result<PgResult> ended = connection.exec("commit");
        if (ended)
            return *answer;
        answer = ended.error();
    } else {
        PgFixture::run(connection, "rollback");
    }
    const QByteArray state = answer.error().sqlState;
    if (state == "23P01")
        return Answer::Refused;
    if (state != "40001" && state != "40P01")
        qFatal("%s", qPrintable(answer.error().text()));
    return Answer::Stale;
}

} // namespace

QByteArray OldBackend::Tally::line() const
{
    return QByteArray::number(booked) + '\t' + QByteArray::number(full) + '\t' + QByteArray::number(refused) + '\t' +
           QByteArray::number(stale) + '\t' + QByteArray::number(seconds, 'f', 6) + '\n';
}

OldBackend::Tally OldBackend::Tally::fromLine(const QByteArray& line)
{
    const QList<QByteArray> fields = line.trimmed().split('\t');
    return {fields.value(0).toInt(), fields.value(1).toInt(), fields.value(2).toInt(), fields.value(3).toInt(),
            fields.value(4).toDouble()};
}

OldBackend::Tally& OldBackend::Tally::operator+=(const Tally& other)
{
    booked += other.booked;
    full += other.full;
    refused += other.refused;
    stale += other.stale;
    seconds = std::max(seconds, other.seconds);
    return *this;
}

int OldBackend::run(const QByteArrayList& arguments)
{
    auto connection = PgFixture::connect(Endpoint::parse(QString::fromUtf8(arguments.value(2))).value());
    connection->setStatementTimeout(120000);
    const QByteArray isolation = arguments.value(3);
    const qint64 therapist = arguments.value(4).toLongLong();
    PgFixture::run(*connection, "select pg_advisory_lock_shared($1)", SqlParams().add(startingShot));
    Tally tally;
    QElapsedTimer clock;
    clock.start();
    const qint64 last = arguments.value(6).toLongLong();
    for (qint64 request = arguments.value(5).toLongLong(); request <= last;
         request += arguments.value(7).toLongLong()) {
        Answer answer = Answer::Stale;
        while ((answer = book(*connection, isolation, request, therapist)) == Answer::Stale)
            ++tally.stale;
        (answer == Answer::Booked ? tally.booked : answer == Answer::Full ? tally.full : tally.refused)++;
    }
    tally.seconds = double(clock.nsecsElapsed()) / 1e9;
    std::fputs(tally.line().constData(), stdout);
    return 0;
}

} // namespace slotdesk
