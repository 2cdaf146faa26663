// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/endpoint.h"
#include "feed/changefeed.h"
#include "feed/livestore.h"
#include "feed/pendingcommands.h"
#include "services/expirytimer.h"
#include "ui/shell/databaseservices.h"
#include "ui/shell/deskwindows.h"

#include <memory>

namespace slotdesk {

/// One desk on one server: owns the store, the feed that keeps it true, the services and the windows, in the order in
/// which they may die. Several may live in one program. GUI thread; never waits.
class Desk
{
public:
    Desk(const Endpoint& endpoint, const QString& who);

    void show();
    [[nodiscard]] MainWindow& window() { return m_windows.first(); }
    [[nodiscard]] DeskWindows& windows() { return m_windows; }
    [[nodiscard]] LiveStore& store() { return m_store; }

private:
    [[nodiscard]] static std::shared_ptr<DbWorker> worker(const Endpoint& endpoint);

    std::shared_ptr<DbWorker> m_commands;
    std::shared_ptr<DbWorker> m_questions;
    std::shared_ptr<DbWorker> m_reports; ///< connected by the first of them
    DatabaseServices m_services;
    LiveStore m_store;
    PendingCommands m_pending;
    ChangeFeed m_feed;
    ExpiryTimer m_expiry;
    DeskWindows m_windows;
};

} // namespace slotdesk
