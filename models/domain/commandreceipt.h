// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/commandid.h"
#include "domain/id.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace slotdesk {

/// What this login asked for once and was answered: one row of `slotdesk.my_commands(since)`, newest first.
struct CommandReceipt
{
    CommandId id;
    QDateTime at;     ///< UTC
    QString function; ///< the command's name in SQL
    bool ok = false;
    QString code;
    QString message;     ///< what was answered
    RequestId request;   ///< invalid when it was not about one request
    QString clientName;  ///< of `request`; empty when it is in no market of the caller
    QString reason;      ///< "code" or "code: text", a report or a note
    QDateTime undoUntil; ///< UTC; invalid when it cannot be taken back at all
    QDateTime undoneAt;  ///< UTC; invalid while it stands
    QString undoneBy;

    friend bool operator==(const CommandReceipt&, const CommandReceipt&) = default;
};

} // namespace slotdesk
