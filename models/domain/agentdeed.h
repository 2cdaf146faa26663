// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace slotdesk {

/// Something that a login did, refused tries too: one row of `slotdesk.audit_trail()`.
struct AgentDeed
{
    QString ref;  ///< the row's own name
    QDateTime at; ///< UTC
    QString what; ///< a command's name, or an event's kind
    bool ok = false;
    QString answer; ///< what the command was answered
    QString reason; ///< "code" or "code: text", a report or a note
    RequestId request;
    QString clientName;

    friend bool operator==(const AgentDeed&, const AgentDeed&) = default;
};

} // namespace slotdesk
