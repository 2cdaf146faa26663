// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace slotdesk {

/// Something that happened to a case: a row of `slotdesk.alert_history()`.
struct AlertEvent
{
    EventId id;
    QDateTime at;  ///< UTC
    AlertId alert; ///< a case that came back has another one
    QString kind;
    QString source; ///< command, guard, import, clock, hand
    QString person; ///< by name
    QString reason; ///< "code" or "code: text"
    QJsonObject detail;
    QString application;

    friend bool operator==(const AlertEvent&, const AlertEvent&) = default;
};

} // namespace slotdesk
