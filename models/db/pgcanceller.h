// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDeadlineTimer>
#include <memory>

struct pg_conn;

namespace slotdesk {

/// Sends one cancel request from a thread of its own: PQcancel has no time limit, and a server that is stopped or
/// unplugged would hold up whoever calls it. The thread owns all it needs and may outlive this object.
class PgCanceller
{
public:
    explicit PgCanceller(pg_conn* connection);

    /// True when the server has taken the request. Only then can it no longer hit the next statement.
    [[nodiscard]] bool waitForSent(const QDeadlineTimer& deadline);

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace slotdesk
