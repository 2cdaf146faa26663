// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/callerqueries.h"

namespace slotdesk {

namespace {

const char* wordOf(Caller::Kind kind)
{
    return kind == Caller::Kind::Therapist ? "therapist" : "client";
}

Caller callerOf(const RowCells& row)
{
    const bool isClient = row.view(0) == QByteArrayView("client");
    return {isClient ? Caller::Kind::Client : Caller::Kind::Therapist,
            row.int64(1),
            row.text(2),
            row.text(3),
            row.text(4),
            row.int32(5),
            row.int32(6)};
}

CallerVisit visitOf(const RowCells& row)
{
    CallerVisit visit;
    visit.request = row.id<RequestId>(0);
    visit.service = row.text(1);
    visit.marketName = row.text(2);
    visit.timeZone = row.bytes(3);
    visit.startsAt = row.time(4);
    visit.endsAt = row.time(5);
    visit.status = requestStatusFrom(row.view(6));
    visit.visit = slotStatusFrom(row.view(7));
    visit.with = row.text(8);
    visit.isToday = row.boolean(9);
    return visit;
}

CallerFeedLine feedLineOf(const RowCells& row)
{
    CallerFeedLine line;
    line.isOffer = row.boolean(0);
    line.request = row.id<RequestId>(1);
    line.service = row.text(2);
    line.startsAt = row.time(3);
    line.endsAt = row.time(4);
    line.timeZone = row.bytes(5);
    line.slot = slotStatusFrom(row.view(6));
    line.status = requestStatusFrom(row.view(7));
    line.with = row.text(8);
    line.position = row.int32(9);
    line.expiresAt = row.time(10);
    line.payCents = row.int64(11, -1);
    line.currency = row.bytes(12);
    return line;
}

constexpr const char* clientFeed =
    "select false, request_id, service, starts_at, ends_at, time_zone, status, request_status, "
    "coalesce(therapist_name, ''), coalesce(position_no, 0), null, null, null from slotdesk.client_appointments($1)";
constexpr const char* therapistFeed =
    "select true, request_id, service, starts_at, ends_at, time_zone, '', '', '', 0, expires_at, null::int, null "
    "from slotdesk.therapist_offers($1) union all "
    "select false, a.request_id, a.service, a.starts_at, a.ends_at, a.time_zone, a.status, '', a.client_name, 0, null, "
    "a.pay_cents, m.currency from slotdesk.therapist_appointments($1) a "
    "join slotdesk.live_slot s on s.id = a.appointment_id join slotdesk.visible_market m on m.id = s.market_id "
    "order by 1 desc, 4, 2";

} // namespace

CallerQueries::Answer<Caller> CallerQueries::people(const QString& typed)
{
    return m_reader.rows<Caller>("select kind, id, name, phone, market_name, coming, in_all "
                                 "from slotdesk.find_people($1)",
                                 SqlParams().add(typed), &callerOf, typing);
}

CallerQueries::Answer<CallerVisit> CallerQueries::history(const Caller& caller)
{
    return m_reader.rows<CallerVisit>("select request_id, service, market_name, time_zone, starts_at, ends_at, status, "
                                      "visit_status, with_names, is_today from slotdesk.caller_history($1, $2)",
                                      SqlParams().raw(wordOf(caller.kind)).add(caller.id), &visitOf);
}

CallerQueries::Answer<CallerFeedLine> CallerQueries::feed(const Caller& caller)
{
    return m_reader.rows<CallerFeedLine>(caller.kind == Caller::Kind::Therapist ? therapistFeed : clientFeed,
                                         SqlParams().add(caller.id), &feedLineOf);
}

} // namespace slotdesk
