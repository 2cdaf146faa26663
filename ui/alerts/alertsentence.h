// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alert.h"
#include "domain/appointmentrequest.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

/// An alert in one or two sentences: what is wrong, when it starts, who it is about and how close the writes were.
class AlertSentence
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::AlertSentence)

public:
    [[nodiscard]] static QString of(const Alert& alert, const QDateTime& nowUtc);
    /// "Nobody is asked any more: 6 said no."
    [[nodiscard]] static QString asked(const AppointmentRequest& request);

private:
    [[nodiscard]] static QString what(const Alert& alert);
    [[nodiscard]] static QString howClose(const Alert& alert);
    [[nodiscard]] static QString names(const QStringList& all);
};

} // namespace slotdesk
