// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loadsim/lockedbackend.h"

#include "services/outcomereader.h"

namespace slotdesk {

namespace {

// A board that people can read: more than this and new calls wait.
constexpr int mostOpen = 30;
constexpr int mostBooked = 200;
constexpr int mostDoubled = 5;

} // namespace

Result<SimBackend::Event> LockedBackend::call(PgConnection& connection, const char* name, QByteArrayView sql,
                                              const SqlParams& params)
{
    Result<PgResult> result = connection.exec(sql, params);
    if (!result)
        return result.error();
    const Result<Outcome> outcome = OutcomeReader::read(*result);
    if (!outcome)
        return outcome.error();
    return Event{QString::fromLatin1(name), outcome->codeText};
}

Result<QList<SimBackend::Offer>> LockedBackend::offers(PgConnection& connection)
{
    return read(connection,
                "select id, request_id, therapist_id, extract(epoch from clock_timestamp() - sent_at) * 1000 "
                "from slotdesk.outstanding_offer order by request_id desc, id limit 1000");
}

Result<SimBackend::Event> LockedBackend::accept(PgConnection& connection, const Offer& offer)
{
    Result<Event> event = call(connection, "accept_offer", "select * from slotdesk.accept_offer($1, $2)",
                               SqlParams().add(CommandId::make()).add(offer.id));
    // The app hides what its therapist cannot take; else the same offer would be tried for ever.
    if (event && event->code == QLatin1String("therapist_busy")) {
        if (Result<Event> declined = decline(connection, offer); !declined)
            return declined;
    }
    return event;
}

Result<SimBackend::Event> LockedBackend::decline(PgConnection& connection, const Offer& offer)
{
    return call(connection, "decline_offer", "select * from slotdesk.decline_offer($1, $2)",
                SqlParams().add(CommandId::make()).add(offer.id));
}

Result<SimBackend::Event> LockedBackend::otherwise(PgConnection& connection, SimPlan& plan)
{
    if (++m_turns % 10 == 0) {
        if (Result<PgResult> lapsed = connection.exec("select slotdesk.expire_due()"); !lapsed)
            return lapsed.error();
    }
    if (m_paced && m_turns % 3 == 0) {
        if (Result<Event> settled = settle(connection); !settled || !settled->what.isEmpty())
            return settled;
    }
    Result<PgResult> counts = connection.exec("select count(*) filter (where status = 'open'), "
                                              "count(*) filter (where status = 'filled' and starts_at > now()) "
                                              "from slotdesk.live_request");
    if (!counts)
        return counts.error();
    // A full board still takes calls, but as many leave it as come.
    if (plan.chance(counts->int32(0, 1) > mostBooked ? 0.5 : 0.12))
        return plan.chance(0.5) ? cancel(connection, plan) : release(connection, plan);
    return counts->int32(0, 0) < mostOpen ? create(connection, plan) : Event{};
}

Result<SimBackend::Event> LockedBackend::create(PgConnection& connection, SimPlan& plan) const
{
    const std::optional<NewRequest> wish = plan.newRequest(QDateTime::currentDateTimeUtc());
    if (!wish)
        return Event{};
    SqlParams params;
    params.add(CommandId::make()).add(wish->client).add(wish->market).add(wish->service).add(wish->slots);
    params.add(wish->startsAt).add(wish->minutes);
    m_paced ? params.addArray(plan.someTherapists(wish->market)) : params.null();
    params.add(wish->priceCents).add(wish->payCents);
    return call(connection, "create_request",
                "select * from slotdesk.create_request($1, $2, $3, $4, $5, $6, $7, $8, null, $9, $10)", params);
}

Result<SimBackend::Event> LockedBackend::cancel(PgConnection& connection, SimPlan& plan)
{
    Result<PgResult> found = connection.exec("select id from slotdesk.live_request where status in ('open', 'filled') "
                                             "and starts_at > now() and not double_booked order by id desc limit 40");
    if (!found)
        return found.error();
    if (found->isEmpty())
        return Event{};
    SqlParams params;
    params.add(CommandId::make()).add(found->int64(plan.between(0, found->rows() - 1), 0));
    return call(connection, "cancel_request",
                "select * from slotdesk.cancel_request($1, $2, null, 'client_cancelled', 'client')", params);
}

Result<SimBackend::Event> LockedBackend::settle(PgConnection& connection)
{
    // The last booked of the case goes: a surplus is cancelled, of an overlap one visit is opened again.
    Result<PgResult> found = connection.exec(
        "select a.id, d.kind = 'surplus' from slotdesk.double_booking d "
        "cross join lateral (select s.id, s.starts_at from slotdesk.live_slot s where s.id = any (d.appointment_ids) "
        "and s.status = 'booked' order by (s.position is null) desc, s.booked_at desc limit 1) a "
        "where d.kind <> 'after_close' and a.starts_at > now() order by d.alert_id limit 40");
    if (!found)
        return found.error();
    if (found->rows() <= mostDoubled)
        return Event{};
    SqlParams params;
    params.add(CommandId::make()).add(found->int64(0, 0));
    return found->boolean(0, 1)
               ? call(connection, "cancel_appointment",
                      "select * from slotdesk.cancel_appointment($1, $2, null, 'double_booking', 'desk')", params)
               : call(connection, "release", "select * from slotdesk.release($1, $2, null, 'double_booking')", params);
}

Result<SimBackend::Event> LockedBackend::release(PgConnection& connection, SimPlan& plan)
{
    Result<PgResult> found =
        connection.exec("select id from slotdesk.live_slot where status = 'booked' and starts_at > "
                        "now() and exempt_reason = '' order by booked_at desc limit 40");
    if (!found)
        return found.error();
    if (found->isEmpty())
        return Event{};
    SqlParams params;
    params.add(CommandId::make()).add(found->int64(plan.between(0, found->rows() - 1), 0));
    return call(connection, "release", "select * from slotdesk.release($1, $2, null, 'therapist_cancelled')", params);
}

} // namespace slotdesk
