// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/changefeed.h"
#include "feed/fanout/feedidentity.h"

#include <QtCore/QJsonObject>

namespace slotdesk {

/// A relay's fan-out: follows the outbox closely and serves the board to desks, in a thread of its own. Made, started
/// and destroyed in one thread; the signal is delivered there.
class FanOut : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        QString listen = QStringLiteral("0.0.0.0"); ///< an address of this machine
        quint16 port = 7420;                        ///< 0: any
        QString host;                               ///< what desks connect to; empty: `listen`, or this machine's name
        int desks = 4000;                           ///< as many as it takes
        int fastMs = 15;                            ///< between looks at the outbox while things move
        int idleMs = 20;
        int unsureMs = 4500; ///< without an answer about their rights all desks are let go
    };

    FanOut(const Endpoint& endpoint, const FeedIdentity& identity, const Settings& settings);
    ~FanOut() override;

    /// The port that it listens on. Waits for that, not for the database.
    [[nodiscard]] Result<quint16> start();
    /// Says good-bye to its desks.
    void stop();

Q_SIGNALS:
    /// What happens, for logs: an object for programs, a sentence for people.
    void progress(const QJsonObject& object, const QString& sentence);

private:
    class Body;
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace slotdesk
