// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clock.h"
#include "feed/livestore.h"
#include "feed/pendingcommands.h"
#include "ui/shell/deskservices.h"

namespace slotdesk {

/// What every part of the window needs and none owns; Desk (or a test) keeps it alive longer than the window.
struct DeskContext
{
    LiveStore& store;
    PendingCommands& pending;
    DeskServices& services;
    const Clock& clock;
    QString server;     ///< for people, without a password
    QString who;        ///< "Ana Ruiz (supervisor)"
    QString login = {}; ///< as the database knows who
};

} // namespace slotdesk
