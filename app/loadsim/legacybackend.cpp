// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loadsim/legacybackend.h"

namespace slotdesk {

Result<QList<SimBackend::Offer>> LegacyBackend::offers(PgConnection& connection)
{
    return read(connection,
                "select o.id, o.request_id, o.therapist_id, extract(epoch from clock_timestamp() - o.sent_at) "
                "* 1000 from slotdesk.appointment_offer o join slotdesk.appointment_request r "
                "on r.id = o.request_id where o.status = 'pending' and o.expires_at > now() "
                "and r.status = 'open' and r.starts_at > now() order by o.request_id desc, o.id limit 1000");
}

Result<SimBackend::Event> LegacyBackend::accept(PgConnection& connection, const Offer& offer)
{
    const QString what = QStringLiteral("legacy_accept");
    Result<PgResult> room = connection.exec(
        "select r.slots > (select count(*) from slotdesk.appointment a where a.request_id = r.id and a.status in "
        "('booked', 'completed', 'no_show')), exists (select from slotdesk.appointment b where b.therapist_id = $2 and "
        "b.status in ('booked', 'completed', 'no_show') and b.starts_at < r.ends_at and r.starts_at < b.ends_at) "
        "from slotdesk.appointment_request r where r.id = $1",
        SqlParams().add(offer.request).add(offer.therapist));
    if (!room)
        return room.error();
    if (!room->boolean(0, 0))
        return Event{what, QStringLiteral("already_filled")};
    if (room->boolean(0, 1))
        return decline(connection, offer);
    // Between the look and the insert such a backend charges a card and runs its hooks.
    if (m_stop.wait(m_paced ? m_plan.between(200, 600) : m_plan.between(5, 40)) == StopSignal::Woken::Stopped)
        return Event{};
    Result<PgResult> booked = connection.exec("insert into slotdesk.appointment (request_id, therapist_id, starts_at, "
                                              "ends_at, status, pay_cents) select r.id, $2, r.starts_at, r.ends_at, "
                                              "'booked', 7800 from slotdesk.appointment_request r where r.id = $1 "
                                              "returning id",
                                              SqlParams().add(offer.request).add(offer.therapist));
    if (!booked && booked.error().sqlState == "23P01")
        return Event{what, QStringLiteral("refused_by_guard")};
    if (!booked && booked.error().retry && !booked.error().inDoubt)
        return Event{what, QStringLiteral("busy")};
    if (!booked)
        return booked.error();
    Result<PgResult> marked = connection.exec("update slotdesk.appointment_offer set status = 'accepted', "
                                              "responded_at = now() where id = $1 and status <> 'accepted'",
                                              SqlParams().add(offer.id));
    if (!marked && !marked.error().retry)
        return marked.error();
    return Event{what, QStringLiteral("ok")};
}

Result<SimBackend::Event> LegacyBackend::decline(PgConnection& connection, const Offer& offer)
{
    Result<PgResult> marked =
        connection.exec("update slotdesk.appointment_offer set status = 'declined', responded_at = "
                        "now() where id = $1 and status = 'pending'",
                        SqlParams().add(offer.id));
    if (!marked && marked.error().retry && !marked.error().inDoubt)
        return Event{QStringLiteral("legacy_decline"), QStringLiteral("busy")};
    if (!marked)
        return marked.error();
    return Event{QStringLiteral("legacy_decline"), QStringLiteral("ok")};
}

Result<SimBackend::Event> LegacyBackend::otherwise(PgConnection&, SimPlan&)
{
    return Event{};
}

} // namespace slotdesk
