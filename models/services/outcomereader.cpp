// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/outcomereader.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

Result<Outcome> OutcomeReader::read(const PgResult& result)
{
    const int code = result.column("code");
    if (result.rows() != 1 || code < 0 || result.isNull(0, code)) {
        DbError error;
        error.kind = DbError::Kind::Schema;
        error.message =
            QCoreApplication::translate("OutcomeReader", "The server gave no outcome: it is not the schema expected.");
        return error;
    }
    Outcome outcome;
    outcome.ok = result.boolean(0, result.column("ok"));
    outcome.code = Outcome::codeFrom(result.bytes(0, code));
    outcome.codeText = result.text(0, code);
    outcome.message = result.text(0, result.column("message"));
    outcome.request = result.id<RequestId>(0, result.column("request_id"));
    outcome.appointment = result.id<AppointmentId>(0, result.column("appointment_id"));
    outcome.offer = result.id<OfferId>(0, result.column("offer_id"));
    outcome.version = result.int32(0, result.column("version"));
    outcome.replayed = result.boolean(0, result.column("replayed"));
    outcome.detail = result.json(0, result.column("detail"));
    return outcome;
}

} // namespace slotdesk
