// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/boardqueries.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QTimer>

namespace slotdesk {

/// Without a relay somebody must let pass what is past its time: every desk asks the database to, now and then. Any
/// number may; the database does the work once. Lives in the thread that made it and never waits: a turn is left out
/// while the last one is unanswered.
class ExpiryTimer : public QObject
{
    Q_OBJECT

public:
    static constexpr int usualMs = 15000;

    explicit ExpiryTimer(std::shared_ptr<DbWorker> worker, QObject* parent = nullptr);

    /// The first turn is at once.
    void start(int everyMs = usualMs);
    void stop();

Q_SIGNALS:
    /// A turn was answered: how many requests lapsed.
    void lapsed(int requests);
    /// A turn failed, which the feed's health tells a person better; for logs.
    void failed(const QString& why);

private:
    void turn();
    void answered();

    BoardQueries m_queries;
    QTimer m_timer;
    // Not then(context, …): Qt 6.4 asserts that the context is still there, and a desk may be closed meanwhile.
    QFutureWatcher<Result<int>> m_watcher;
    bool m_underWay = false;
};

} // namespace slotdesk
