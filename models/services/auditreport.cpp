// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/auditreport.h"

#include "domain/money.h"

#include <QtCore/QStringBuilder>

#include <algorithm>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

QJsonArray array(const QList<qint64>& ids)
{
    QJsonArray list;
    for (qint64 id : ids)
        list.append(id);
    return list;
}

QString joined(const QList<qint64>& ids, qsizetype most)
{
    QStringList texts;
    for (qsizetype i = 0; i < std::min(ids.size(), most); ++i)
        texts << QString::number(ids.at(i));
    return texts.join(u", "_s) % (ids.size() > most ? u", …"_s : QString());
}

QString gapText(double ms)
{
    return ms < 10000     ? QString(QString::number(ms, 'f', 1) % u" ms"_s)
           : ms < 3600000 ? QString(QString::number(ms / 60000, 'f', 1) % u" min"_s)
                          : QString(QString::number(ms / 3600000, 'f', 1) % u" h"_s);
}

QString line(const AuditReport::DoubleBooking& b)
{
    const QString rows = u"appointments "_s % joined(b.appointmentIds, 12);
    const QString gap = b.gapMs ? QString(u", "_s % gapText(*b.gapMs) % u" apart"_s) : QString();
    const QString cost = u", cost "_s % QString::number(static_cast<double>(b.costCents) / 100.0, 'f', 2);
    const QString request = u"request "_s % QString::number(b.requestId);
    switch (b.kind) {
    case AlertKind::Surplus:
        return request % u": "_s % QString::number(*b.live) % u" live for "_s % QString::number(*b.slots) %
               (*b.slots == 1 ? u" slot, "_s : u" slots, "_s) % QString::number(*b.excess) % u" too many ("_s % rows %
               u')' % gap % cost;
    case AlertKind::Overlap:
        return u"therapist "_s % QString::number(b.therapistId.value_or(0)) % u" in two places: requests "_s %
               joined(b.requestIds, 2) % u" ("_s % rows % u')' % gap % cost;
    case AlertKind::SameTherapist:
        return request % u": therapist "_s % QString::number(b.therapistId.value_or(0)) % u" twice ("_s % rows % u')' %
               gap % cost;
    default:
        return request % u": live although it is closed ("_s % rows % u')' % cost;
    }
}

} // namespace

QJsonObject AuditReport::DoubleBooking::toJson() const
{
    const auto number = [](const auto& value) { return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null); };
    return {{u"kind"_s, wordOf(kind)},
            {u"request_id"_s, requestId},
            {u"slots"_s, number(slots)},
            {u"live"_s, number(live)},
            {u"excess"_s, number(excess)},
            {u"appointment_ids"_s, array(appointmentIds)},
            {u"gap_ms"_s, number(gapMs)},
            {u"cost_cents"_s, costCents},
            {u"therapist_id"_s, number(therapistId)},
            {u"request_ids"_s, array(requestIds)}};
}

int AuditReport::count(AlertKind kind) const
{
    return static_cast<int>(std::count_if(doubleBookings.cbegin(), doubleBookings.cend(),
                                          [kind](const DoubleBooking& b) { return b.kind == kind; }));
}

QJsonObject AuditReport::toJson() const
{
    QJsonArray bookings;
    for (const DoubleBooking& booking : doubleBookings)
        bookings.append(booking.toJson());
    QJsonArray odd;
    for (const Oddity& oddity : oddities)
        odd.append(oddity.toJson());
    return {{u"requests"_s, requests},
            {u"live_appointments"_s, liveAppointments},
            {u"double_bookings"_s, bookings},
            {u"oddities"_s, odd}};
}

QString AuditReport::text() const
{
    static const QList<std::pair<AlertKind, QString>> titles{
        {AlertKind::Surplus, u"More live appointments than slots"_s},
        {AlertKind::Overlap, u"A therapist in two places"_s},
        {AlertKind::SameTherapist, u"A therapist twice in one request"_s},
        {AlertKind::AfterClose, u"Live on a cancelled or expired request"_s}};
    QString text;
    for (const auto& [kind, title] : titles) {
        if (count(kind) == 0)
            continue;
        text += title % u": "_s % QString::number(count(kind)) % u'\n';
        for (const DoubleBooking& booking : doubleBookings) {
            if (booking.kind == kind)
                text += u"  "_s % line(booking) % u'\n';
        }
    }
    if (!oddities.isEmpty())
        text += u"Odd, but no double booking:\n"_s;
    for (const Oddity& oddity : oddities)
        text +=
            u"  "_s % QString::number(oddity.count) % u' ' % oddity.about % u" ("_s % joined(oddity.ids, 6) % u")\n"_s;
    qint64 cost = 0;
    for (const DoubleBooking& booking : doubleBookings)
        cost += booking.kind == AlertKind::Surplus ? booking.costCents : 0;
    return text % QString::number(requests) % u" requests, "_s % QString::number(liveAppointments) %
           u" live appointments, "_s % QString::number(doubleBookings.size()) % u" double bookings; surplus pay "_s %
           QString::number(static_cast<double>(cost) / 100.0, 'f', 2) % u'\n';
}

} // namespace slotdesk
