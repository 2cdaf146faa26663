// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/boardqueries.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QTimer>

namespace slotdesk {

/// Without a relay somebody must let pass what is past its time: every desk asks for the turn now and then, and the
/// database gives it to one of them, by a lease that ends with its session. Lives in the thread that made it and never
/// waits: a question is left out while the last one is unanswered.
class ExpiryTimer : public QObject
{
    Q_OBJECT

public:
    static constexpr int usualMs = 15000;
    /// So long a desk keeps the turn that asks no more, where its session seems to live on (a pooler).
    static constexpr int turnMs = 40000;

    explicit ExpiryTimer(std::shared_ptr<DbWorker> worker, QObject* parent = nullptr);

    /// The first question is at once.
    void start(int everyMs = usualMs);
    void stop();

Q_SIGNALS:
    /// A question was answered.
    void answeredWith(const slotdesk::ExpiryTurn& turn);
    /// A question failed, which the feed's health tells a person better; for logs.
    void failed(const QString& why);

private:
    void turn();
    void answered();

    BoardQueries m_queries;
    const QUuid m_holder = QUuid::createUuid();
    QTimer m_timer;
    // Not then(context, …): Qt 6.4 asserts that the context is still there, and a desk may be closed meanwhile.
    QFutureWatcher<Result<ExpiryTurn>> m_watcher;
    bool m_underWay = false;
};

} // namespace slotdesk
