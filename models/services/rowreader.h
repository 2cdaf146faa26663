// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alert.h"
#include "domain/appointment.h"
#include "domain/appointmentoffer.h"
#include "domain/appointmentrequest.h"
#include "services/rowcells.h"

namespace slotdesk {

/// The rows of the views as values. Each kind selects its own columns and reads them by place, the same
/// way for a COPY line and for a result.
class RowReader
{
public:
    /// "select (the columns) " + `rest`, which begins with "from slotdesk.…".
    [[nodiscard]] static QByteArray selectRequests(const QByteArray& rest); ///< live_request, request_row
    [[nodiscard]] static QByteArray selectSlots(const QByteArray& rest);    ///< live_slot
    [[nodiscard]] static QByteArray selectOffers(const QByteArray& rest);   ///< live_offer
    [[nodiscard]] static QByteArray selectAlerts(const QByteArray& rest);   ///< open_alert, any_alert

    [[nodiscard]] static AppointmentRequest request(const RowCells& row);
    [[nodiscard]] static Appointment slot(const RowCells& row);
    [[nodiscard]] static AppointmentOffer offer(const RowCells& row);
    [[nodiscard]] static Alert alert(const RowCells& row);

    /// All rows of a result: `RowReader::all(rows, &RowReader::slot)`.
    template <typename T>
    [[nodiscard]] static QList<T> all(const PgResult& rows, T (*read)(const RowCells&))
    {
        QList<T> values;
        values.reserve(rows.rows());
        for (int row = 0; row < rows.rows(); ++row)
            values.append(read(RowCells(rows, row)));
        return values;
    }
};

} // namespace slotdesk
