// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace slotdesk {

/// One row of `slotdesk.outcome`: what a command answered. Losing is an outcome, not an error.
struct Outcome
{
    /// The codes of the contract, in the order in which they are decided.
    enum class Code {
        Ok,
        NotAllowed,
        CommandReused,
        Invalid,
        NotFound,
        RequestClosed,
        AlreadyFilled,
        OfferClosed,
        Changed,
        AlreadyOnRequest,
        TherapistBusy,
        Busy,
        Unknown, ///< a code this program does not know: a newer server
    };

    bool ok = false;
    Code code = Code::Unknown;
    QString codeText; ///< as the server said it
    QString message;  ///< one sentence for a person
    RequestId request;
    AppointmentId appointment;
    OfferId offer;
    int version = 0; ///< of the row the command was about, after it
    bool replayed = false;
    QJsonObject detail;

    [[nodiscard]] static Code codeFrom(const QByteArray& text);
    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace slotdesk
