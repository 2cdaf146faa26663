// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/relay/backoff.h"
#include "services/relay/relaylease.h"
#include "services/relay/relayqueue.h"
#include "services/relay/relaysecrets.h"
#include "services/relay/relaysteps.h"
#include "services/relay/webhooksender.h"

#include <QtCore/QHash>
#include <optional>

namespace slotdesk {

/// Sends what is due and writes down what came of it. The database says what may go (of each request the first that
/// waits); what is under way here is never sent a second time, also while its answer cannot be written down.
class Deliverer : public QObject
{
    Q_OBJECT

public:
    struct Turn
    {
        bool fenced = false;
        int started = 0;
    };

    Deliverer(RelayLease& lease, RelaySecrets& secrets, WebhookSender& sender, BackOff backOff, RelaySteps& steps,
              QObject* parent = nullptr);

    /// Writes down the answers that have come. An error keeps them for the next time.
    [[nodiscard]] Result<Turn> settle(RelayQueue& queue);
    /// Starts what is due, as long as the lease outlasts it.
    [[nodiscard]] Result<Turn> start(RelayQueue& queue, int each);
    /// The lease is gone: what is under way is another one's now.
    void drop();

    [[nodiscard]] bool isIdle() const { return m_underWay.isEmpty(); }
    [[nodiscard]] qint64 failures() const { return m_failures; }

Q_SIGNALS:
    /// An answer came: settle() has something to do.
    void answered();
    void delivered(const slotdesk::RelayDelivery& delivery, const slotdesk::WebhookAnswer& answer);
    /// `nextMs`: until the next try; negative: it is a dead letter now.
    void failed(const slotdesk::RelayDelivery& delivery, const slotdesk::WebhookAnswer& answer, int nextMs);

private:
    struct UnderWay
    {
        RelayDelivery delivery;
        std::optional<WebhookAnswer> answer;
    };

    void send(const RelayDelivery& delivery);
    void answer(qint64 number, const WebhookAnswer& answer);
    [[nodiscard]] Result<RelayQueue::State> write(RelayQueue& queue, const UnderWay& one);

    RelayLease& m_lease;
    RelaySecrets& m_secrets;
    WebhookSender& m_sender;
    BackOff m_backOff;
    RelaySteps& m_steps;
    QHash<qint64, UnderWay> m_underWay;
    qint64 m_failures = 0;
};

} // namespace slotdesk
