// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/fanout/fanout.h"
#include "feed/fanout/feedhub.h"
#include "feed/fanout/feedserver.h"
#include "feed/fanout/relayregister.h"

namespace slotdesk {

/// What FanOut keeps in its thread: feed, memory, door, and the register that desks are sent from.
class FanOutBody : public QObject
{
    Q_OBJECT

public:
    FanOutBody(const Endpoint& endpoint, const FeedIdentity& identity, const FanOut::Settings& settings);

    [[nodiscard]] Result<quint16> listen();
    /// Before its end: no desk is sent here any more, those that are here are told.
    void farewell();

Q_SIGNALS:
    void progress(const QJsonObject& object, const QString& sentence);

private:
    void watchDesks();
    void serve();
    void served(const Result<bool>& said);
    void tellState();
    [[nodiscard]] QString hostForDesks() const;
    void tell(const char* what, const QString& sentence, QJsonObject object = {});

    const Endpoint m_endpoint;
    const FeedIdentity m_identity;
    const FanOut::Settings m_settings;
    FeedHub m_hub;
    std::unique_ptr<RelayRegister> m_register; ///< from listen() on
    std::unique_ptr<FeedServer> m_server;
    ChangeFeed m_feed;
    QTimer m_serving;
    FeedHealth::State m_told = FeedHealth::State::Connecting;
    QString m_refusal;
};

} // namespace slotdesk
