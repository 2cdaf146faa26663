// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

namespace slotdesk::proof {

/// Looks from outside whether a backend waits for a lock: so nobody has to guess by the clock.
class LockWatch
{
public:
    explicit LockWatch(PgConnection& observer) : m_observer(observer) {}
    [[nodiscard]] bool waits(int backendPid);

private:
    PgConnection& m_observer;
};

/// One real session whose statements run while others go on.
class Session
{
public:
    enum class State { Idle, Answered, Waits };

    Session(Endpoint endpoint, PgConnection::Options options)
        : m_endpoint(std::move(endpoint)), m_options(std::move(options))
    {
    }

    [[nodiscard]] Result<Done> open();
    [[nodiscard]] PgConnection& connection() { return *m_connection; }
    [[nodiscard]] Result<Done> send(QByteArrayView sql, const SqlParams& params = {});
    /// Until the statement has answered or waits for a lock of somebody else.
    [[nodiscard]] State settle(LockWatch& watch);
    /// What it answered; waits for it.
    [[nodiscard]] Result<PgResult> take();
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Cuts the connection, whatever it does just now.
    void cut()
    {
        m_connection->close();
        m_running = false;
    }

private:
    Endpoint m_endpoint;
    PgConnection::Options m_options;
    std::unique_ptr<PgConnection> m_connection;
    bool m_running = false;
};

} // namespace slotdesk::proof
