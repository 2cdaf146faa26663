// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/listings.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

namespace slotdesk {

namespace {

struct ListingsWords
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::Listings)
};

bool isTime(const QString& key)
{
    return key.endsWith(QLatin1String("_at")) || key.endsWith(QLatin1String("_until")) || key == QLatin1String("at");
}

// PostgreSQL writes the session's zone; every reader gets the same text whatever the session.
QJsonValue inUtc(const QString& key, const QJsonValue& value)
{
    if (value.isArray()) {
        QJsonArray list;
        for (const auto& item : value.toArray())
            list.append(inUtc({}, item));
        return list;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            *it = inUtc(it.key(), it.value());
        return object;
    }
    if (value.isString() && isTime(key)) {
        const QDateTime at = parseTimestamp(value.toString().replace(QLatin1Char('T'), QLatin1Char(' ')).toLatin1());
        if (at.isValid())
            return at.toString(Qt::ISODateWithMs);
    }
    return value;
}

} // namespace

DbError usageError(const QString& message, const QString& hint)
{
    DbError error;
    error.kind = DbError::Kind::Usage;
    error.message = message;
    error.hint = hint;
    return error;
}

DbError notThere(const QString& message)
{
    DbError error;
    error.kind = DbError::Kind::Sql;
    error.message = message;
    return error;
}

Listings::Rows Listings::rows(const QByteArray& sql, const SqlParams& params)
{
    Result<PgResult> found = m_connection.exec(QByteArray("select to_jsonb(q) from (" + sql + ") q"), params);
    if (!found)
        return found.error();
    QList<QJsonObject> list;
    list.reserve(found->rows());
    for (int row = 0; row < found->rows(); ++row)
        list.append(inUtc({}, found->json(row, 0)).toObject());
    return list;
}

Result<bool> Listings::any(QByteArrayView sql, qint64 id)
{
    SqlParams params;
    params.add(id);
    Result<PgResult> found = m_connection.exec(sql, params);
    if (!found)
        return found.error();
    return found->boolean(0, 0);
}

Listings::Rows Listings::requests(const RequestFilter& filter)
{
    if (!filter.market.isEmpty()) {
        SqlParams params;
        params.add(filter.market);
        Result<PgResult> found = m_connection.exec(
            "select exists (select from slotdesk.visible_market where id::text = $1 or lower(name) = lower($1))",
            params);
        if (!found)
            return found.error();
        if (!found->boolean(0, 0))
            return notThere(ListingsWords::tr("There is no market \"%1\" that you may see.").arg(filter.market));
    }
    SqlParams params;
    params.addOrNull(filter.status).addOrNull(filter.market).add(filter.limit);
    const QByteArray from = filter.all || !filter.status.isEmpty() ? "slotdesk.request_row" : "slotdesk.live_request";
    return rows("select id, status, service, slots, live, open_slots, pending_offers, declined_offers, expired_offers, "
                "withdrawn_offers, client_id, client_name, client_phone, market_id, market_name, time_zone, currency, "
                "starts_at, ends_at, created_at, double_booked, note, price_cents, version from " +
                    from +
                    " where ($1::text is null or status = $1) and ($2::text is null or market_id::text = $2 "
                    "or lower(market_name) = lower($2)) order by starts_at, id limit $3",
                params);
}

Listings::Rows Listings::request(qint64 id)
{
    SqlParams params;
    params.add(id);
    return rows(
        "select r.*, "
        "coalesce((select jsonb_agg(to_jsonb(s) order by s.position nulls last, s.id) from slotdesk.live_slot s "
        "where s.request_id = r.id), '[]') as appointments, "
        "coalesce((select jsonb_agg(to_jsonb(o) order by o.therapist_name, o.id) from slotdesk.live_offer o "
        "where o.request_id = r.id), '[]') as offers, "
        "coalesce((select jsonb_agg(to_jsonb(t) order by t.id desc) from slotdesk.request_timeline(r.id) t), "
        "'[]') as timeline from slotdesk.request_row r where r.id = $1",
        params);
}

Listings::Rows Listings::outstandingOffers(qint64 request, qint64 therapist, int limit)
{
    SqlParams params;
    params.add(request).add(therapist).add(limit);
    return rows("select o.*, m.name as market_name, m.time_zone from slotdesk.outstanding_offer o "
                "join slotdesk.visible_market m on m.id = o.market_id where ($1::bigint = 0 or o.request_id = $1) "
                "and ($2::bigint = 0 or o.therapist_id = $2) order by o.expires_at, o.id limit $3",
                params);
}

Listings::Rows Listings::alerts(const QString& kind, bool all, int limit)
{
    SqlParams params;
    params.addOrNull(kind).add(limit);
    return rows(QByteArray("select a.* from ") + (all ? "slotdesk.any_alert" : "slotdesk.open_alert") +
                    " a where ($1::text is null or a.kind = $1) order by a.raised_at, a.id limit $2",
                params);
}

Listings::Rows Listings::therapistFeed(qint64 therapist)
{
    SqlParams params;
    params.add(therapist);
    Rows offers = rows("select 'offer' as feed, f.* from slotdesk.therapist_offers($1) f", params);
    if (!offers)
        return offers;
    Rows booked = rows("select 'appointment' as feed, f.* from slotdesk.therapist_appointments($1) f", params);
    if (!booked)
        return booked;
    return *offers + *booked;
}

Listings::Rows Listings::clientFeed(qint64 client)
{
    SqlParams params;
    params.add(client);
    return rows("select 'appointment' as feed, f.* from slotdesk.client_appointments($1) f", params);
}

Result<bool> Listings::knowsTherapist(qint64 therapist)
{
    return any("select exists (select from slotdesk.live_offer where therapist_id = $1) "
               "or exists (select from slotdesk.live_slot where therapist_id = $1)",
               therapist);
}

Result<bool> Listings::knowsClient(qint64 client)
{
    return any("select exists (select from slotdesk.request_row where client_id = $1)", client);
}

Result<QStringList> Listings::reasonCodes()
{
    Result<PgResult> found =
        m_connection.exec("select coalesce(array_agg(code order by code), '{}') from slotdesk.reason");
    if (!found)
        return found.error();
    return found->textArray(0, 0);
}

Listings::Rows Listings::markets()
{
    return rows("select id, name, time_zone, currency from slotdesk.visible_market order by id", {});
}

Listings::Rows Listings::summary()
{
    return rows("select session_user as login, (select value from slotdesk.setting where name = 'guard') as guard, "
                "(select max(number) from slotdesk.schema_version) as schema, "
                "(select count(*) from slotdesk.visible_market) as markets, "
                "(select count(*) from slotdesk.live_request where status = 'open') as open_requests, "
                "(select count(*) from slotdesk.outstanding_offer) as outstanding_offers, "
                "(select count(*) from slotdesk.open_alert where kind in ('surplus', 'overlap', 'same_therapist', "
                "'after_close')) as double_bookings",
                {});
}

Listings::Rows Listings::doubleBookings()
{
    return rows(
        "select d.alert_id, d.kind, d.case_key, d.alert_status as status, d.market_id, d.market_name, d.time_zone, "
        "d.currency, d.request_id, d.request_ids, d.appointment_ids, d.therapist_id, d.slots, d.live, d.gap_ms, "
        "d.stake_cents, a.starts_at, a.raised_at from slotdesk.double_booking d left join slotdesk.open_alert a "
        "on a.id = d.alert_id order by d.market_id, d.request_id, d.case_key",
        {});
}

Result<bool> Listings::mayAskForViolations()
{
    const auto may = m_connection.exec("select has_function_privilege('slotdesk.violations()', 'execute')");
    return may ? Result<bool>(may->boolean(0, 0)) : Result<bool>(may.error());
}

Listings::Rows Listings::violations()
{
    return rows("select * from slotdesk.violations() order by rule, request_id, what", {});
}

Result<QDateTime> Listings::marketTime(qint64 market, const QString& wallTime)
{
    SqlParams params;
    params.add(market).add(wallTime);
    // A time that the clock change skips does not come back the same; one that comes twice has a neighbour an hour off
    // (half an hour on Lord Howe) that reads the same.
    Result<PgResult> found = m_connection.exec(
        "select at, at at time zone z = w as exists, exists (select from unnest(array['30 min', '1 h', '-30 min', "
        "'-1 h']::interval[]) d where (at + d) at time zone z = w) as twice, z from (select $2::timestamp as w, "
        "m.time_zone as z, $2::timestamp at time zone m.time_zone as at from slotdesk.visible_market m where m.id = "
        "$1) q",
        params);
    if (!found) {
        if (found.error().sqlState.startsWith("22"))
            return usageError(ListingsWords::tr("\"%1\" is not a time.").arg(wallTime),
                              ListingsWords::tr("Write 2026-12-01 18:30 or 2026-12-01T18:30:00+01:00."));
        return found.error();
    }
    if (found->isEmpty())
        return notThere(ListingsWords::tr("There is no market %1 that you may see.").arg(market));
    const QString zone = found->text(0, 3);
    const QString hint = ListingsWords::tr("Give the time with its offset, such as 2026-12-01T18:30:00-08:00.");
    if (!found->boolean(0, 1))
        return usageError(ListingsWords::tr("%1 does not exist in %2: the clocks skip it.").arg(wallTime, zone), hint);
    if (found->boolean(0, 2))
        return usageError(ListingsWords::tr("%1 comes twice in %2: the clocks go back.").arg(wallTime, zone), hint);
    return found->time(0, 0);
}

} // namespace slotdesk
