// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/changefeed.h"
#include "feed/fanout/feedstream.h"
#include "feed/feedmailbox.h"
#include "feed/feedpace.h"
#include "feed/feedpause.h"
#include "feed/feedreader.h"

#include <QtCore/QElapsedTimer>

namespace slotdesk {

/// The body of the feed's thread: connects, takes a snapshot, follows the tail, says how true the board is, and begins
/// again whenever the link ends. Where there is a relay it opens a line to it beside that, and lets the database go
/// when the line stands: both begin with everything there is, so nothing is lost between them. Knows nobody but its
/// mailbox.
class FeedWorker
{
public:
    FeedWorker(const Endpoint& endpoint, const ChangeFeed::Options& options, std::shared_ptr<FeedMailbox> mailbox);

    /// Returns when the mailbox is stopped.
    void run();

private:
    /// One link from its beginning to its end; why it ended, or nothing when there is no reason to wait.
    [[nodiscard]] std::optional<DbError> follow();
    [[nodiscard]] std::optional<DbError> poll(PgConnection& connection, FeedReader& reader);
    [[nodiscard]] Result<std::unique_ptr<PgConnection>> connect() const;
    [[nodiscard]] std::optional<DbError> checkSchema(PgConnection& connection, FeedReader& reader);
    [[nodiscard]] std::optional<DbError> takeSnapshot(PgConnection& connection, FeedReader& reader);
    [[nodiscard]] std::optional<DbError> beginAgain(PgConnection& connection, FeedReader& reader);
    [[nodiscard]] std::optional<DbError> turn(PgConnection& connection, FeedReader& reader);
    [[nodiscard]] std::optional<DbError> lookAtHead(FeedReader& reader);
    [[nodiscard]] std::optional<DbError> readTail(FeedReader& reader);

    [[nodiscard]] std::optional<DbError> knock(FeedReader& reader);
    [[nodiscard]] bool isFollowing() const;
    void awaitWelcome();
    void rest(int ms);
    void followRelay();
    void takeFromRelay(FeedStream::Letter letter);
    void leaveRelay();

    [[nodiscard]] int answerLimitNow() const;
    [[nodiscard]] FeedHealth healthAt(const QDateTime& asked) const;
    void tell(FeedBatch batch, const QDateTime& asked);
    void tell(const FeedHealth& health);
    void tellBroken(const DbError& error);

    const Endpoint m_endpoint;
    const ChangeFeed::Options m_options;
    const std::shared_ptr<FeedMailbox> m_mailbox;
    FeedPace m_pace;
    FeedHead m_head;
    QString m_schemaReason;               ///< why only to be looked at; empty when all is well
    FeedHealth m_told;                    ///< the last health that was handed over
    int m_snapshotLimitMs = 0;            ///< grows while snapshots take too long: a big board must come up at last
    std::unique_ptr<FeedStream> m_stream; ///< while one is opened or followed
    std::unique_ptr<FeedPause> m_pause;   ///< from the first of them on
    FeedHealth::Source m_source = FeedHealth::Source::Server;
    QElapsedTimer m_sinceKnock;
    int m_knockEveryMs;
    QElapsedTimer m_sinceAnswer;
    QElapsedTimer m_sinceHead;
    QElapsedTimer m_sinceSnapshot;
};

} // namespace slotdesk
