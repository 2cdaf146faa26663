// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/endpoint.h"
#include "feed/feedbatch.h"

#include <QtCore/QObject>
#include <memory>

namespace slotdesk {

/// Keeps a board true: a thread of its own with its own libpq connection takes a snapshot, then reads the outbox below
/// the horizon, adaptively (fast while things move, slow when hidden or quiet), and hands over FeedBatch values. It
/// reconnects for ever, with a new snapshot each time, and says how old the data is. Where there is a relay that takes
/// desks it follows that one, and goes back to the database when it is gone. Lives in the thread that made it;
/// signals are delivered there. Source of the rules: design 4.
class ChangeFeed : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        int fastMs = 50;              ///< between polls while events come
        int idleMs = 400;             ///< between polls after a quiet while
        int hiddenMs = 3000;          ///< while nobody looks
        int answerLimitMs = 4000;     ///< an answer later than this makes the board stale and the link be renewed
        int snapshotEveryMs = 600000; ///< rows leave the board with time alone
        int tellEveryMs = 1000;       ///< how true the board is, when nothing but the time has changed
        int relayEveryMs = 10000;     ///< how often it is asked whether a relay can be followed instead; 0: never
    };

    ChangeFeed(const Endpoint& endpoint, const Options& options, QObject* parent = nullptr);
    ~ChangeFeed() override;

    void start();
    void setHidden(bool hidden);

Q_SIGNALS:
    void batchReady(const slotdesk::FeedBatch& batch);
    void healthChanged(const slotdesk::FeedHealth& health);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace slotdesk
