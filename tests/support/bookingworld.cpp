// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"

#include "tests/support/pgfixture.h"

namespace slotdesk {

Outcome outcomeOf(const PgResult& result)
{
    Outcome outcome;
    outcome.ok = result.boolean(0, result.column("ok"));
    outcome.codeText = result.text(0, result.column("code"));
    outcome.code = Outcome::codeFrom(outcome.codeText.toLatin1());
    outcome.message = result.text(0, result.column("message"));
    outcome.request = RequestId(result.int64(0, result.column("request_id")));
    outcome.appointment = AppointmentId(result.int64(0, result.column("appointment_id")));
    outcome.offer = OfferId(result.int64(0, result.column("offer_id")));
    outcome.version = result.int32(0, result.column("version"));
    outcome.replayed = result.boolean(0, result.column("replayed"));
    outcome.detail = result.json(0, result.column("detail"));
    return outcome;
}

void BookingWorld::clear(PgConnection& connection)
{
    PgFixture::run(connection, "begin");
    // The append-only triggers refuse a truncate; only a superuser's session may pass them by.
    PgFixture::run(connection, "set local session_replication_role = replica");
    PgFixture::run(connection,
                   "truncate slotdesk.event, slotdesk.command, slotdesk.alert, slotdesk.appointment_offer, "
                   "slotdesk.appointment, slotdesk.appointment_request, slotdesk.client, slotdesk.therapist, "
                   "slotdesk.market, slotdesk.guard_turn, slotdesk.note, slotdesk.request_claim, "
                   "slotdesk.request_look, slotdesk.settlement_call restart identity");
    PgFixture::run(connection,
                   "update slotdesk.setting set value = case name when 'guard' then 'enforce' else 'off' end "
                   "where name in ('guard', 'second_person')");
    PgFixture::run(connection, "commit");
}

BookingWorld::BookingWorld(PgConnection& connection, int therapists) : m_connection(connection)
{
    m_market = MarketId(
        number("insert into slotdesk.market (name, time_zone) values ('Albany', 'America/New_York') returning id"));
    m_client = ClientId(
        number("insert into slotdesk.client (name, phone) values ('Priya Natarajan', '+1 212 555 0148') returning id"));
    const PgResult made = PgFixture::run(m_connection,
                                         "insert into slotdesk.therapist (market_id, name, phone, rating) "
                                         "select $1::bigint, 'T' || n, '+1 310 555 ' || lpad(n::text, 4, '0'), 4.5 "
                                         "from generate_series(1, $2::int) n returning id",
                                         SqlParams().add(m_market).add(therapists));
    for (int row = 0; row < made.rows(); ++row)
        m_therapists.append(TherapistId(made.int64(row, 0)));
}

RequestId BookingWorld::request(int slotCount, int inMinutes)
{
    const PgResult result =
        PgFixture::run(m_connection,
                       "select * from slotdesk.create_request(gen_random_uuid(), $1, $2, 'Swedish 60', $3, "
                       "clock_timestamp() + make_interval(mins => $4), 60, null, null, 9000, 5400)",
                       SqlParams().add(m_client).add(m_market).add(slotCount).add(inMinutes));
    const Outcome outcome = outcomeOf(result);
    if (!outcome.ok)
        qFatal("create_request: %s", qPrintable(outcome.message));
    return outcome.request;
}

OfferId BookingWorld::offer(RequestId request, int therapistNumber)
{
    return OfferId(
        PgFixture::run(m_connection,
                       "select id from slotdesk.appointment_offer where request_id = $1 and therapist_id = $2",
                       SqlParams().add(request).add(therapist(therapistNumber)))
            .int64(0, 0));
}

AppointmentId BookingWorld::slot(RequestId request, int position)
{
    return AppointmentId(PgFixture::run(m_connection,
                                        "select id from slotdesk.appointment where request_id = $1 and position = $2",
                                        SqlParams().add(request).add(position))
                             .int64(0, 0));
}

Outcome BookingWorld::call(const char* function, const QByteArrayList& arguments, CommandId command)
{
    const QByteArray sql = QByteArray("select * from slotdesk.") + function + "('" + command.text().toLatin1() + "', " +
                           arguments.join(", ") + ")";
    return outcomeOf(PgFixture::run(m_connection, sql));
}

Outcome BookingWorld::accept(RequestId request, int therapistNumber)
{
    return call("accept_offer", {QByteArray::number(offer(request, therapistNumber).value())});
}

Outcome BookingWorld::joinWaitlist(RequestId request, int therapistNumber)
{
    return call("join_waitlist", {QByteArray::number(offer(request, therapistNumber).value())});
}

void BookingWorld::timePasses(RequestId request, const QByteArray& interval)
{
    const QByteArray id = QByteArray::number(request.value());
    for (const QByteArray& table :
         {QByteArray("appointment_request where id = "), QByteArray("appointment where request_id = ")}) {
        const qsizetype end = table.indexOf(' ');
        run("update slotdesk." + table.left(end) + " set starts_at = starts_at - interval '" + interval +
            "', ends_at = ends_at - interval '" + interval + "'" + table.mid(end) + id);
    }
}

qint64 BookingWorld::number(QByteArrayView sql)
{
    return run(sql).int64(0, 0);
}

QString BookingWorld::text(QByteArrayView sql)
{
    return run(sql).text(0, 0);
}

PgResult BookingWorld::run(QByteArrayView sql)
{
    return PgFixture::run(m_connection, sql);
}

QStringList BookingWorld::violations()
{
    const PgResult result = run("select rule, request_id, what from slotdesk.violations() limit 50");
    QStringList lines;
    for (int row = 0; row < result.rows(); ++row)
        lines += result.text(row, 0) + QStringLiteral(" ") + result.text(row, 1) + QStringLiteral(": ") +
                 result.text(row, 2);
    return lines;
}

} // namespace slotdesk
