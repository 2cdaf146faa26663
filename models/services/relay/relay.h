// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/relay/deliverer.h"
#include "services/relay/housekeeping.h"

#include <QtCore/QTimer>
#include <memory>

namespace slotdesk {

/// The server-side worker, turn by turn: hold the lease, write down what came back, queue what is new, send what is
/// due, do a chore. Lives in a thread with an event loop that it may block: the database is asked in the turn, the
/// network answers between them. It connects again by itself.
class Relay : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        int leaseMs = 30000;
        int timeoutMs = 10000; ///< of one request; much shorter than the lease
        int each = 8;          ///< requests at a time to one destination
        BackOff::Shape backOff = {};
        bool once = false; ///< end when nothing is left that can be sent now
        QString place;     ///< shown to whoever asks who is the relay
        std::shared_ptr<Interrupt> interrupt = {};
    };

    enum class End {
        None,
        Done,     ///< --once: everything arrived
        Undone,   ///< --once: something did not
        Refused,  ///< this login may not be a relay, or --once and another relay is at work
        Unusable, ///< the database will not do, see error()
    };

    Relay(Endpoint endpoint, Settings settings, RelaySecrets& secrets, WebhookSender& sender);
    ~Relay() override;

    void start();
    /// Lets the lease go, so that another one begins at once.
    void stop();
    [[nodiscard]] End end() const { return m_end; }
    [[nodiscard]] const DbError& error() const { return m_error; }

Q_SIGNALS:
    /// What happens, for logs: an object for programs, a sentence for people.
    void progress(const QJsonObject& object, const QString& sentence);
    void ended();

private:
    void turn();
    [[nodiscard]] Result<bool> connectNow();
    /// How long until the next turn; negative: it has ended.
    [[nodiscard]] Result<int> work();
    [[nodiscard]] Result<int> standBy();
    [[nodiscard]] int fenced();
    [[nodiscard]] Result<RelayQueue::Filled> fill(RelayQueue& queue);
    [[nodiscard]] Result<bool> chores();
    [[nodiscard]] int pauseAfter(bool busy);
    int failedTurn(const DbError& error);
    void finish(End end);
    void tell(const char* what, const QString& sentence, QJsonObject object = {});
    void tellDelivered(const RelayDelivery& delivery, const WebhookAnswer& answer);
    void tellFailed(const RelayDelivery& delivery, const WebhookAnswer& answer, int nextMs);

    Endpoint m_endpoint;
    Settings m_settings;
    RelaySteps m_steps;
    RelayLease m_lease;
    Deliverer m_deliverer;
    HouseKeeping m_keeping;
    std::unique_ptr<PgConnection> m_connection;
    QTimer m_timer;
    DbError m_error;
    End m_end = End::None;
    bool m_active = false;
    bool m_toldStandBy = false;
    bool m_inTurn = false;
    int m_pauseMs = 0;
    int m_lostTurns = 0;
    qint64 m_startedAt = 0;
};

} // namespace slotdesk
