// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/desk.h"

namespace slotdesk {

Desk::Desk(const Endpoint& endpoint, const QString& who)
    : m_commands(worker(endpoint)),
      m_questions(worker(endpoint)),
      m_reports(worker(endpoint)),
      m_services(m_commands, m_questions, m_reports),
      m_feed(endpoint, {}),
      m_expiry(m_questions),
      m_windows(DeskContext{m_store, m_pending, m_services, Clock::system(), endpoint.display(), who, endpoint.user()})
{
    QObject::connect(&m_feed, &ChangeFeed::batchReady, &m_store, &LiveStore::apply);
    QObject::connect(&m_feed, &ChangeFeed::healthChanged, &m_store, &LiveStore::setHealth);
    QObject::connect(&m_windows, &DeskWindows::hiddenChanged, &m_feed, &ChangeFeed::setHidden);
}

void Desk::show()
{
    window().show();
    m_feed.start();
    m_expiry.start();
}

std::shared_ptr<DbWorker> Desk::worker(const Endpoint& endpoint)
{
    PgConnection::Options options;
    options.applicationName = "slotdesk/" SLOTDESK_VERSION;
    return std::make_shared<DbWorker>(endpoint, options);
}

} // namespace slotdesk
