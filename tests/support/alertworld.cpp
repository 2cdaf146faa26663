// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/alertworld.h"

#include "tests/support/pgfixture.h"

namespace slotdesk {

QByteArray num(qint64 value)
{
    return QByteArray::number(value);
}

AlertWorld::AlertWorld(PgConnection& connection) : BookingWorld(connection, 6), m_connection(connection)
{
    run("update slotdesk.setting set value = 'observe' where name = 'guard'");
}

RequestId AlertWorld::byHand(int slotCount, int inMinutes)
{
    run("begin");
    const RequestId request(
        PgFixture::run(m_connection,
                       "insert into slotdesk.appointment_request (market_id, client_id, service, slots, starts_at, "
                       "ends_at) select $1, $2, 'Swedish 60', $3, at, at + interval '1 h' from (select "
                       "date_trunc('second', now()) + make_interval(mins => $4) as at) t returning id",
                       SqlParams().add(market()).add(client()).add(slotCount).add(inMinutes))
            .int64(0, 0));
    run("insert into slotdesk.appointment (request_id, position) select " + num(request) +
        ", n from generate_series(1, " + num(slotCount) + ") n");
    run("commit");
    return request;
}

void AlertWorld::book(RequestId request, int therapistNumber)
{
    run("insert into slotdesk.appointment (request_id, therapist_id, status, pay_cents) values (" + num(request) +
        ", " + num(therapist(therapistNumber)) + ", 'booked', 5000)");
}

qint64 AlertWorld::openAlert(const QString& kind)
{
    return number("select coalesce(max(id), 0) from slotdesk.open_alert where kind = '" + kind.toLatin1() + "'");
}

qint64 AlertWorld::plant(const QString& kind, int inMinutes)
{
    const RequestId request = byHand(kind == QLatin1String("same_therapist") ? 2 : 1, inMinutes);
    if (kind == QLatin1String("after_close"))
        run("update slotdesk.appointment_request set status = 'cancelled' where id = " + num(request));
    book(request, 1);
    if (kind == QLatin1String("surplus"))
        book(request, 2);
    else if (kind == QLatin1String("same_therapist"))
        book(request, 1);
    else if (kind == QLatin1String("overlap"))
        book(byHand(1, inMinutes + 20), 1);
    return openAlert(kind);
}

Outcome AlertWorld::ask(PgConnection& connection, const QByteArray& call)
{
    QByteArray sql = "select * from slotdesk." + call;
    return outcomeOf(PgFixture::run(connection, sql.insert(sql.indexOf('(') + 1, "gen_random_uuid(), ")));
}

Outcome AlertWorld::resolve(qint64 alert, const QByteArray& keep)
{
    return ask("resolve_double_booking(" + num(alert) + ", '" + keep + "', 'double_booking: called')");
}

Outcome AlertWorld::resolveKeeping(PgConnection& connection, qint64 alert, const QByteArray& ids)
{
    return ask(connection, "resolve_double_booking(" + num(alert) + ", '{" + ids + "}', 'double_booking: called')");
}

QByteArray AlertWorld::rowOf(int therapistNumber)
{
    return num(
        number("select max(id) from slotdesk.appointment where therapist_id = " + num(therapist(therapistNumber))));
}

QString AlertWorld::historyOf(qint64 alert)
{
    return text("select string_agg(kind, ' ' order by at, event_id) from slotdesk.alert_history(" + num(alert) + ")");
}

} // namespace slotdesk
