// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/session.h"

namespace slotdesk::proof {

namespace {

constexpr int lookAfterMs = 2; // most commands have answered by then, and nobody needs to look

} // namespace

bool LockWatch::waits(int backendPid)
{
    const Result<PgResult> blockers =
        m_observer.exec("select cardinality(pg_blocking_pids($1)) > 0", SqlParams().add(backendPid));
    return blockers && blockers->boolean(0, 0);
}

Result<Done> Session::open()
{
    Result<std::unique_ptr<PgConnection>> opened = PgConnection::open(m_endpoint, m_options);
    if (!opened)
        return opened.error();
    m_connection = opened.take();
    m_running = false;
    // What a commit costs on disk is not what is proven here.
    const Result<PgResult> set = m_connection->exec("set synchronous_commit = off");
    return set ? Result<Done>(Done{}) : Result<Done>(set.error());
}

Result<Done> Session::send(QByteArrayView sql, const SqlParams& params)
{
    Result<Done> sent = m_connection->send(sql, params);
    m_running = sent.ok();
    return sent;
}

Session::State Session::settle(LockWatch& watch)
{
    while (m_running) {
        if (m_connection->answered(lookAfterMs))
            return State::Answered;
        if (watch.waits(m_connection->backendPid()) && !m_connection->answered(0))
            return State::Waits;
    }
    return State::Idle;
}

Result<PgResult> Session::take()
{
    m_running = false;
    return m_connection->receive();
}

} // namespace slotdesk::proof
