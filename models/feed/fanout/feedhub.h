// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/fanout/audience.h"
#include "feed/fanout/boardjournal.h"
#include "feed/livestore.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace slotdesk {

/// The board of every market in memory, fed by a ChangeFeed, and a journal for each audience that has a desk. Encodes
/// what has changed once an audience. Of one thread.
class FeedHub : public QObject
{
    Q_OBJECT

public:
    /// `journalBytes`: what the journal of one audience holds.
    explicit FeedHub(qint64 journalBytes = BoardJournal::mostBytes);

    /// Shared by all of this audience; goes with the last of them. Only when the board is whole.
    [[nodiscard]] std::shared_ptr<BoardJournal> journalOf(const Audience& audience);
    /// There is a board to be told of.
    [[nodiscard]] bool isWhole() const { return m_whole; }
    [[nodiscard]] const FeedHealth& health() const { return m_store.health(); }
    /// When the database was last looked at to the end: ms since the epoch of this machine's clock, before the look.
    [[nodiscard]] qint64 lookedAtMs() const;
    void tidy();
    /// At most one publication in so many milliseconds; what happens in between goes out together. The first after a
    /// quiet while goes at once.
    void setPaceMs(int ms) { m_paceMs = ms; }
    /// Bytes that the journals hold.
    [[nodiscard]] qint64 bytes() const;

public Q_SLOTS:
    void apply(const slotdesk::FeedBatch& batch);
    void setHealth(const slotdesk::FeedHealth& health);

Q_SIGNALS:
    /// There is more to tell.
    void published();
    /// The health has changed, or the time that it speaks of.
    void looked();

private:
    void noteChanges();
    void publishInTime();
    void publish();
    void publishTo(BoardJournal& journal, const Audience& audience);
    [[nodiscard]] FeedBatch batchOf(const QList<RequestId>& requests, const Audience& audience) const;
    [[nodiscard]] QList<std::function<QByteArray()>> partsFor(const Audience& audience) const;
    [[nodiscard]] QByteArray lastPart(const Audience& audience, const QList<RequestId>& inParts) const;

    const qint64 m_journalBytes;
    LiveStore m_store;
    QHash<Audience, std::weak_ptr<BoardJournal>> m_journals;
    QHash<RequestId, MarketId> m_marketOf; ///< of requests that have gone, too, until that is published
    QHash<AlertId, MarketId> m_marketOfAlert;
    QSet<RequestId> m_touched;
    QSet<AlertId> m_touchedAlerts;
    QByteArray m_incarnation;
    QTimer m_pacing;
    QElapsedTimer m_sincePublished;
    int m_paceMs = 0;
    bool m_whole = false;
    bool m_otherHistory = false;
};

} // namespace slotdesk
