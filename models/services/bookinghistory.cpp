// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/bookinghistory.h"

#include "services/legacyfindings.h"

#include <algorithm>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

QMap<QString, qint64> monthsIn(const PgResult& rows)
{
    QMap<QString, qint64> months;
    for (int row = 0; row < rows.rows(); ++row)
        months.insert(rows.text(row, 0), rows.int64(row, 1));
    return months;
}

std::optional<bool> answerIn(const PgResult& rows, int row, int column)
{
    return rows.isNull(row, column) ? std::nullopt : std::optional<bool>(rows.boolean(row, column));
}

struct LegacyRow
{
    PastCase::Row row;
    QString city;
};

Result<QHash<qint64, LegacyRow>> legacyRows(LegacySnapshot& snapshot, const AuditReport& report)
{
    QByteArrayList ids;
    for (const AuditReport::DoubleBooking& booking : report.doubleBookings) {
        for (const qint64 id : booking.appointmentIds)
            ids.append(QByteArray::number(id));
    }
    const Result<PgResult> found =
        snapshot.read(LegacySql::resource(u"history.sql"_s).replace("@ids@", '{' + ids.join(',') + '}'));
    if (!found)
        return found.error();
    QHash<qint64, LegacyRow> rows;
    for (int i = 0; i < found->rows(); ++i) {
        PastCase::Row row;
        row.appointment = found->int64(i, 0);
        row.at = found->time(i, 1);
        row.therapist = found->int64(i, 2);
        row.therapistGiven = found->int64(i, 3);
        row.payCents = found->int64(i, 4);
        row.reassignedFrom = found->int64(i, 5);
        row.accepted = answerIn(*found, i, 6);
        row.anyOffers = found->int64(i, 7) > 0;
        row.moved = found->boolean(i, 8);
        rows.insert(row.appointment, {row, found->text(i, 9)});
    }
    return rows;
}

} // namespace

Result<HistoryReport> BookingHistory::own(PgConnection& connection)
{
    const Result<PgResult> months = connection.exec("select month, bookings from slotdesk.booking_months()");
    if (!months)
        return months.error();
    const Result<PgResult> found = connection.exec(
        "select alert_id, kind, request_id, slots, market_name, currency, gap_ms, raised_at, appointment_id, "
        "written_at, "
        "therapist_id, pay_cents, accepted, offers, moved from slotdesk.case_history() order by alert_id, written_at, "
        "appointment_id");
    if (!found)
        return found.error();
    QList<PastCase> cases;
    for (int i = 0; i < found->rows(); ++i) {
        if (i == 0 || found->int64(i, 0) != found->int64(i - 1, 0)) {
            PastCase one;
            one.kind = alertKindFrom(found->view(i, 1));
            one.request = found->int64(i, 2);
            one.slots = found->int32(i, 3);
            one.market = found->text(i, 4);
            one.currency = found->text(i, 5);
            if (!found->isNull(i, 6))
                one.gapMs = found->real(i, 6);
            one.seenAt = found->time(i, 7);
            cases.append(one);
        }
        if (found->isNull(i, 8))
            continue;
        PastCase::Row row;
        row.appointment = found->int64(i, 8);
        row.at = found->time(i, 9);
        row.therapist = found->int64(i, 10);
        row.payCents = found->int64(i, 11);
        row.accepted = answerIn(*found, i, 12);
        row.anyOffers = found->int64(i, 13) > 0;
        row.moved = found->boolean(i, 14);
        cases.last().rows.append(row);
    }
    return HistoryReport(monthsIn(*months), cases);
}

Result<HistoryReport> BookingHistory::legacy(PgConnection& connection, const LegacyMapping& mapping)
{
    auto snapshot = LegacySnapshot::open(connection, mapping);
    if (!snapshot)
        return snapshot.error();
    const Result<AuditReport> report = LegacyFindings::read(snapshot.value());
    if (!report)
        return report.error();
    const Result<QHash<qint64, LegacyRow>> rows = legacyRows(snapshot.value(), *report);
    if (!rows)
        return rows.error();
    const Result<PgResult> months = snapshot.value().read(LegacySql::resource(u"months.sql"_s));
    if (!months)
        return months.error();
    QList<PastCase> cases;
    for (const AuditReport::DoubleBooking& booking : report->doubleBookings) {
        PastCase one;
        one.kind = booking.kind;
        one.request = booking.requestId;
        one.slots = booking.slots.value_or(1);
        one.currency = mapping.currency();
        one.gapMs = booking.gapMs;
        for (const qint64 id : booking.appointmentIds) {
            one.rows.append(rows->value(id).row);
            one.market = rows->value(id).city;
        }
        std::sort(one.rows.begin(), one.rows.end(), [](const PastCase::Row& a, const PastCase::Row& b) {
            return a.at != b.at ? a.at < b.at : a.appointment < b.appointment;
        });
        cases.append(one);
    }
    return HistoryReport(monthsIn(*months), cases);
}

} // namespace slotdesk
