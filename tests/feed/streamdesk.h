// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/fanout/feedstream.h"
#include "feed/livestore.h"

namespace slotdesk {

/// A desk that follows a relay in the test's own thread: what it has been told, as a LiveStore.
class StreamDesk : public QObject
{
public:
    StreamDesk(const FeedTicket& ticket, int silenceMs = 60000) : stream(ticket, silenceMs)
    {
        connect(
            &stream, &FeedStream::stirred, this, [this] { read(); }, Qt::QueuedConnection);
    }

    void read()
    {
        stream.read([this] { return reads; },
                    [this](const FeedStream::Letter& letter) {
                        ++letters;
                        snapshots += letter.isBatch && letter.batch.snapshot ? 1 : 0;
                        if (letter.isBatch)
                            store.apply(letter.batch);
                        else
                            store.setHealth(letter.batch.health);
                    });
    }

    [[nodiscard]] bool follows() const { return stream.state() == FeedStream::State::Following; }
    [[nodiscard]] bool hasEnded() const { return stream.state() == FeedStream::State::Ended; }

    LiveStore store;
    bool reads = true;
    int letters = 0;
    int snapshots = 0;
    FeedStream stream; ///< last: says nothing once the rest is gone
};

/// What differs between two boards, or nothing.
inline QString differenceOf(const LiveStore& a, const LiveStore& b)
{
    const auto ids = [](const LiveStore& store) {
        QList<RequestId> all = store.requestIds();
        std::sort(all.begin(), all.end());
        return all;
    };
    if (ids(a) != ids(b))
        return QStringLiteral("%1 requests and %2").arg(a.requestIds().size()).arg(b.requestIds().size());
    for (const RequestId id : ids(a)) {
        if (!(*a.request(id) == *b.request(id)))
            return QStringLiteral("request %1").arg(id.value());
        if (a.slotsOf(id) != b.slotsOf(id))
            return QStringLiteral("slots of %1").arg(id.value());
        if (a.offersOf(id) != b.offersOf(id))
            return QStringLiteral("offers of %1").arg(id.value());
    }
    if (a.alertIds().size() != b.alertIds().size())
        return QStringLiteral("%1 alerts and %2").arg(a.alertIds().size()).arg(b.alertIds().size());
    for (const AlertId id : a.alertIds()) {
        if (!b.alert(id) || !(*a.alert(id) == *b.alert(id)))
            return QStringLiteral("alert %1").arg(id.value());
    }
    return {};
}

} // namespace slotdesk
