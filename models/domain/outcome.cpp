// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/outcome.h"

#include <QtCore/QHash>

namespace slotdesk {

Outcome::Code Outcome::codeFrom(const QByteArray& text)
{
    static const QHash<QByteArray, Code> codes = {
        {"ok", Code::Ok},
        {"not_allowed", Code::NotAllowed},
        {"command_reused", Code::CommandReused},
        {"invalid", Code::Invalid},
        {"not_found", Code::NotFound},
        {"request_closed", Code::RequestClosed},
        {"already_filled", Code::AlreadyFilled},
        {"offer_closed", Code::OfferClosed},
        {"changed", Code::Changed},
        {"already_on_request", Code::AlreadyOnRequest},
        {"therapist_busy", Code::TherapistBusy},
        {"busy", Code::Busy},
    };
    return codes.value(text, Code::Unknown);
}

QJsonObject Outcome::toJson() const
{
    const auto idOrNull = [](qint64 id) { return id > 0 ? QJsonValue(id) : QJsonValue(); };
    return {
        {QStringLiteral("ok"), ok},
        {QStringLiteral("code"), codeText},
        {QStringLiteral("message"), message},
        {QStringLiteral("request_id"), idOrNull(request.value())},
        {QStringLiteral("appointment_id"), idOrNull(appointment.value())},
        {QStringLiteral("offer_id"), idOrNull(offer.value())},
        {QStringLiteral("version"), version > 0 ? QJsonValue(version) : QJsonValue()},
        {QStringLiteral("replayed"), replayed},
        {QStringLiteral("detail"), detail},
    };
}

} // namespace slotdesk
