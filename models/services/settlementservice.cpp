// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/settlementservice.h"

#include <QtCore/QJsonDocument>

namespace slotdesk {

namespace {

SettlementChoice choiceOf(const RowCells& row)
{
    SettlementChoice c;
    c.place = row.int32(0);
    c.appointment = row.id<AppointmentId>(1);
    c.request = row.id<RequestId>(2);
    c.position = row.int32(3);
    c.clientName = row.text(4);
    c.therapist = row.id<TherapistId>(5);
    c.therapistName = row.text(6);
    c.phone = row.text(7);
    c.endsAt = row.time(8);
    c.writtenAt = row.time(9);
    c.msAfterFirst = row.real(10);
    c.tooMany = row.boolean(11);
    c.writer = row.text(12);
    c.payCents = row.int64(13);
    c.currency = row.bytes(14);
    c.before = row.id<RequestId>(15);
    c.beforeMinutes = row.int32(16);
    c.next = row.id<RequestId>(17);
    c.nextMinutes = row.int32(18);
    return c;
}

SettlementCall callOf(const RowCells& row)
{
    SettlementCall c;
    c.id = row.int64(0);
    c.alert = row.id<AlertId>(1);
    c.request = row.id<RequestId>(2);
    c.isClient = row.boolean(3);
    c.name = row.text(4);
    c.phone = row.text(5);
    c.clientName = row.text(6);
    c.service = row.text(7);
    c.startsAt = row.time(8);
    c.timeZone = row.bytes(9);
    c.settledBy = row.text(10);
    c.calledAt = row.time(11);
    c.calledBy = row.text(12);
    return c;
}

AlertEvent alertEventOf(const RowCells& row)
{
    AlertEvent e;
    e.id = row.id<EventId>(0);
    e.at = row.time(1);
    e.alert = row.id<AlertId>(2);
    e.kind = row.text(3);
    e.source = row.text(4);
    e.person = row.text(5);
    e.reason = row.text(6);
    e.detail = QJsonDocument::fromJson(row.bytes(7)).object();
    e.application = row.text(8);
    return e;
}

SettledAlert settledOf(const RowCells& row)
{
    SettledAlert s;
    Alert& l = s.alert;
    l.id = row.id<AlertId>(0);
    l.kind = alertKindFrom(row.view(1));
    l.status = alertStatusFrom(row.view(2));
    l.request = row.id<RequestId>(3);
    l.clientName = row.text(4);
    l.therapistNames = row.texts(5);
    l.startsAt = row.time(6);
    l.timeZone = row.bytes(7);
    l.currency = row.bytes(8);
    l.stakeCents = row.int64(9, -1);
    l.raisedAt = row.time(10);
    l.note = row.text(11);
    l.version = row.int32(12);
    s.settledAt = row.time(13);
    s.settledBy = row.text(14);
    s.reason = row.text(15);
    s.cause = row.text(16);
    s.signedOffBy = row.text(17);
    return s;
}

} // namespace

SettlementService::Answer<SettlementChoice> SettlementService::choices(AlertId alert)
{
    return m_caller.rows<SettlementChoice>(
        "select place, appointment_id, request_id, position_no, client_name, therapist_id, therapist, phone, ends_at, "
        "written_at, ms_after_first, too_many, writer, pay_cents, currency, before_request, before_min, next_request, "
        "next_min from slotdesk.settlement_choices($1)",
        SqlParams().add(alert), &choiceOf);
}

SettlementService::Answer<SettlementCall> SettlementService::calls()
{
    return m_caller.rows<SettlementCall>(
        "select id, alert_id, request_id, part = 'client', name, phone, client_name, service, starts_at, time_zone, "
        "settled_by, called_at, coalesce(called_by_name, '') from slotdesk.settlement_calls()",
        {}, &callOf);
}

SettlementService::Answer<AlertEvent> SettlementService::history(AlertId alert)
{
    return m_caller.rows<AlertEvent>("select event_id, at, alert_id, kind, source, person, reason, detail, application "
                                     "from slotdesk.alert_history($1)",
                                     SqlParams().add(alert), &alertEventOf);
}

SettlementService::Answer<SettledAlert> SettlementService::settled(int most)
{
    return m_caller.rows<SettledAlert>(
        "select id, kind, status, request_id, client_name, therapist_names, starts_at, time_zone, currency, "
        "stake_cents, raised_at, note, version, settled_at, coalesce(settled_by_name, ''), coalesce(reason, ''), "
        "coalesce(cause, ''), coalesce(signed_off_by_name, '') from slotdesk.any_alert "
        "where status in ('resolved', 'dismissed', 'closed') order by settled_at desc, id desc limit $1",
        SqlParams().add(most), &settledOf);
}

SettlementService::Reply SettlementService::tick(CommandId command, qint64 call, bool done)
{
    return m_caller.call("select * from slotdesk.tick_call($1, $2, $3)", SqlParams().add(command).add(call).add(done));
}

} // namespace slotdesk
