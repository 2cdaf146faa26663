// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace slotdesk {

/// An event that one destination never took, as dead_letters() tells it.
struct DeadLetter
{
    qint64 delivery = 0; ///< its number, to send it again by
    QString destination = {};
    qint64 event = 0;
    QString kind = {};
    QDateTime eventAt = {}; ///< UTC
    QString marketName = {};
    QByteArray timeZone = {};
    RequestId request = {}; ///< not valid: of no request
    AlertId alert = {};
    QString alertKind = {};
    int tries = 0;
    int status = 0; ///< of the last answer; 0: there was none
    QString error = {};
    QDateTime givenUpAt = {}; ///< UTC; not valid while it is sent again
    bool sending = false;     ///< somebody sends it again, it has not arrived yet

    friend bool operator==(const DeadLetter&, const DeadLetter&) = default;
};

} // namespace slotdesk
