// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/appointment.h"
#include "domain/appointmentrequest.h"

#include <QtCore/QStringList>

namespace slotdesk {

/// What a request can be found by, made ready once a change, so that typing costs only the comparison.
struct SearchKey
{
    QString words;      ///< folded: client, service, market, status, therapists
    QString number;     ///< of the request, digits only
    QStringList phones; ///< digits only: the client's and the booked therapists'

    [[nodiscard]] static SearchKey of(const AppointmentRequest& request, const QList<Appointment>& slotRows);
    /// Lower case and without accents: "Ångström" is found by "angstrom".
    [[nodiscard]] static QString folded(const QString& text);
};

} // namespace slotdesk
