// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/expirytimer.h"

namespace slotdesk {

ExpiryTimer::ExpiryTimer(std::shared_ptr<DbWorker> worker, QObject* parent)
    : QObject(parent), m_queries(std::move(worker))
{
    connect(&m_timer, &QTimer::timeout, this, &ExpiryTimer::turn);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ExpiryTimer::answered);
}

void ExpiryTimer::start(int everyMs)
{
    m_timer.start(everyMs);
    turn();
}

void ExpiryTimer::stop()
{
    m_timer.stop();
}

void ExpiryTimer::turn()
{
    if (m_underWay)
        return;
    m_underWay = true;
    m_watcher.setFuture(m_queries.expireInTurn(m_holder, turnMs));
}

void ExpiryTimer::answered()
{
    m_underWay = false;
    if (m_watcher.isCanceled())
        return;
    const Result<ExpiryTurn> turn = m_watcher.result();
    if (turn)
        Q_EMIT answeredWith(*turn);
    else
        Q_EMIT failed(turn.error().text());
}

} // namespace slotdesk
