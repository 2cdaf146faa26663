// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/guardwatch.h"

#include "ui/shell/whenready.h"

namespace slotdesk {

GuardWatch::GuardWatch(DeskServices& services, QObject* parent) : QObject(parent), m_services(services)
{
    m_timer.setInterval(everyMs);
    connect(&m_timer, &QTimer::timeout, this, &GuardWatch::look);
    m_timer.start();
    QMetaObject::invokeMethod(this, &GuardWatch::look, Qt::QueuedConnection);
}

// A server that does not answer says so on the banner already.
void GuardWatch::look()
{
    m_askAgain = m_asked;
    if (std::exchange(m_asked, true))
        return;
    whenReady(
        m_services.guardFindings(), this,
        [this](const Result<ForeignGuard::Status>& status) {
            m_asked = false;
            if (status) {
                m_status = *status;
                Q_EMIT changed(m_status);
            }
            if (m_askAgain)
                look();
        },
        [this] { m_asked = false; });
}

} // namespace slotdesk
