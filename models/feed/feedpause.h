// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QEventLoop>
#include <QtCore/QSocketNotifier>
#include <QtCore/QTimer>

namespace slotdesk {

/// A rest of the feed's thread in which its sockets are served; the only place where that thread runs events. Ends
/// early when `interrupt` (a descriptor) becomes readable or somebody calls wake().
class FeedPause
{
public:
    explicit FeedPause(int interrupt) : m_notifier(interrupt, QSocketNotifier::Read)
    {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_loop, &QEventLoop::quit);
        QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_loop, &QEventLoop::quit);
    }

    void rest(int ms)
    {
        m_timer.start(ms);
        m_loop.exec();
        m_timer.stop();
    }
    void wake() { m_loop.quit(); }

private:
    QEventLoop m_loop;
    QSocketNotifier m_notifier;
    QTimer m_timer;
};

} // namespace slotdesk
