// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/fanout/feeddoorman.h"
#include "feed/fanout/feedwire.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <QtCore/QTimer>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QTcpServer>

namespace slotdesk {

class DeskLine;
class FeedHub;
class FeedIdentity;
class FeedKnock;

/// The door of a relay: encrypts, takes tickets, keeps a DeskLine for each desk, looks after their rights. Of one
/// thread with an event loop; hub and doorman outlive it.
class FeedServer : public QTcpServer
{
    Q_OBJECT

public:
    struct Limits
    {
        int desks = 4000;         ///< let in or at the door
        int rightsEveryMs = 1500; ///< a right that is revoked ends its lines within two of them …
        int unsureMs = 4500;      ///< … and when the database does not say for so long, all lines end
        int stuckMs = 60000;      ///< a desk that takes nothing for so long is let go
        int heartbeatMs = FeedWire::heartbeatMs;
    };

    FeedServer(FeedHub& hub, FeedDoorman& doorman, const FeedIdentity& identity, const Limits& limits);
    ~FeedServer() override;

    [[nodiscard]] int desks() const { return int(m_lines.size()); }
    [[nodiscard]] qint64 mostUnsent() const; ///< of one desk
    /// Says good-bye to everybody.
    void endAll(FeedWire::Reason reason);

Q_SIGNALS:
    void deskCame(const slotdesk::DeskRight& right);
    /// `snapshots`: how often it had to begin anew, the first time included.
    void deskWent(const slotdesk::DeskRight& right, int snapshots);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void asks(FeedKnock* knock, const QByteArray& ticket);
    void answered(FeedKnock* knock, const Result<QList<DeskRight>>& rights);
    void letInWhoWaits();
    void setPace();
    void letIn(FeedKnock* knock, const DeskRight& right);
    void pumpAll();
    void beat();
    void beatAll();
    void askRights();
    void takeRights(const QSet<QString>& asked, const Result<QList<DeskRight>>& rights);

    struct Waiting
    {
        QPointer<FeedKnock> knock;
        DeskRight right;
    };

    FeedHub& m_hub;
    FeedDoorman& m_doorman;
    const Limits m_limits;
    QSslConfiguration m_configuration;
    QSet<FeedKnock*> m_knocks;
    QList<Waiting> m_waiting;
    QSet<DeskLine*> m_lines;
    QTimer m_heartbeat;
    QTimer m_rights;
    QElapsedTimer m_sinceRights;
    QByteArray m_toldState;
    bool m_asking = false;
};

} // namespace slotdesk
