// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/fanout/feedhub.h"
#include "feed/fanout/feedidentity.h"
#include "feed/fanout/feedserver.h"
#include "tests/feed/opendoor.h"
#include "tests/feed/streamdesk.h"
#include "tests/support/liveboard.h"

namespace slotdesk {

/// The door of a relay without a database behind it: a made-up board, looked at every 20 ms, and tickets for ana, who
/// sees everything, and nia, who sees New York.
class FanOutWorld : public QObject
{
public:
    static constexpr qint64 journalBytes = 4 << 20;

    explicit FanOutWorld(const FeedIdentity& identity)
        : m_identity(identity), board(test::LiveBoard::filled(250)), hub(journalBytes)
    {
        for (const AppointmentRequest& row : board.snapshot().requests)
            ids.append(row.id);
        (void)board.takeBatch();
        door.may = {{QStringLiteral("ana"), {true, {}}}, {QStringLiteral("nia"), {false, {MarketId(1)}}}};
        FeedBatch first = board.snapshot();
        first.health.lagMs = 0;
        first.health.asOf = QDateTime::currentDateTimeUtc();
        hub.apply(first);
        connect(&looking, &QTimer::timeout, this, &FanOutWorld::look);
        looking.start(20);
    }

    void start(const FeedServer::Limits& limits = {})
    {
        server = std::make_unique<FeedServer>(hub, door, m_identity, limits);
        if (!server->listen(QHostAddress::LocalHost))
            qFatal("%s", qPrintable(server->errorString()));
    }

    [[nodiscard]] FeedTicket ticket(const QString& login = QStringLiteral("ana"))
    {
        return {door.ticketOf(login), QStringLiteral("127.0.0.1"), server->serverPort(), m_identity.sha256()};
    }
    [[nodiscard]] std::unique_ptr<StreamDesk> desk(const QString& login = QStringLiteral("ana"))
    {
        return std::make_unique<StreamDesk>(ticket(login));
    }

    /// Some changes, and the look at the outbox that found them.
    void change(int rows = 1)
    {
        for (int n = 0; n < rows; ++n)
            board.touch(ids.at(++m_changes % ids.size()));
        FeedBatch batch = board.takeBatch();
        batch.health.state = FeedHealth::State::Live;
        batch.health.lagMs = 0;
        batch.health.asOf = QDateTime::currentDateTimeUtc();
        hub.apply(batch);
    }
    void look()
    {
        FeedHealth health = hub.health();
        health.state = FeedHealth::State::Live;
        health.asOf = QDateTime::currentDateTimeUtc();
        hub.setHealth(health);
    }
    [[nodiscard]] std::unique_ptr<LiveStore> whole() const
    {
        auto store = std::make_unique<LiveStore>();
        store->apply(board.snapshot());
        return store;
    }

private:
    const FeedIdentity m_identity;
    int m_changes = 0;

public:
    test::LiveBoard board;
    OpenDoor door;
    FeedHub hub;
    std::unique_ptr<FeedServer> server; ///< from start() on
    QTimer looking;
    QList<RequestId> ids;
};

} // namespace slotdesk
