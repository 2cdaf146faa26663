// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/expirytimer.h"

namespace slotdesk {

ExpiryTimer::ExpiryTimer(std::shared_ptr<DbWorker> worker, QObject* parent)
    : QObject(parent), m_queries(std::move(worker))
{
    connect(&m_timer, &QTimer::timeout, this, &ExpiryTimer::turn);
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
    // The reply is for this object's thread; gone with the object.
    m_queries.expireDue().then(this, [this](const Result<int>& changed) {
        m_underWay = false;
        if (changed)
            Q_EMIT lapsed(*changed);
        else
            Q_EMIT failed(changed.error().text());
    });
}

} // namespace slotdesk
