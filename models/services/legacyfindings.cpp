// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacyfindings.h"

namespace slotdesk {

using namespace Qt::StringLiterals;

Result<AuditReport> LegacyFindings::read(LegacySnapshot& snapshot)
{
    AuditReport report;
    if (const auto good = readCases(snapshot, report); !good)
        return good.error();
    if (const auto good = readOddities(snapshot, report); !good)
        return good.error();
    return report;
}

Result<Done> LegacyFindings::readCases(LegacySnapshot& snapshot, AuditReport& report)
{
    const auto found = snapshot.read(LegacySql::resource(u"cases.sql"_s));
    if (!found)
        return found.error();
    const auto whole = [&found](int row, int column) {
        return found->isNull(row, column) ? std::nullopt : std::optional<int>(found->int32(row, column));
    };
    for (int row = 0; row < found->rows(); ++row) {
        AuditReport::DoubleBooking booking;
        booking.kind = alertKindFrom(found->view(row, 0));
        booking.requestId = found->int64(row, 1);
        booking.slots = whole(row, 2);
        booking.live = whole(row, 3);
        booking.excess = whole(row, 4);
        booking.appointmentIds = found->int64Array(row, 5);
        if (!found->isNull(row, 6))
            booking.gapMs = found->real(row, 6);
        booking.costCents = found->int64(row, 7);
        if (!found->isNull(row, 8))
            booking.therapistId = found->int64(row, 8);
        booking.requestIds = found->int64Array(row, 9);
        report.doubleBookings.append(booking);
    }
    return Done{};
}

Result<Done> LegacyFindings::readOddities(LegacySnapshot& snapshot, AuditReport& report)
{
    const auto found = snapshot.read(LegacySql::resource(u"oddities.sql"_s));
    if (!found)
        return found.error();
    for (int row = 0; row < found->rows(); ++row) {
        const QString kind = found->text(row, 0);
        const qint64 count = found->int64(row, 2);
        if (kind == u"requests")
            report.requests = count;
        else if (kind == u"live_appointments")
            report.liveAppointments = count;
        else
            report.oddities.append({kind, found->text(row, 1), QString(), count, found->int64Array(row, 3)});
    }
    return Done{};
}

} // namespace slotdesk
