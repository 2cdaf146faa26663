// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "services/relay/relaydelivery.h"
#include "services/relay/webhookanswer.h"

namespace slotdesk {

/// The relay's queue in the database (resources/sql/…_relay). Every call shows the token of the lease; Fenced means
/// that it is another one's by now and that nothing was written. Blocking.
class RelayQueue
{
public:
    enum class State {
        Waiting,
        Sent,
        Dead, ///< given up; the later events of its request go on
        Gone, ///< it did not wait any more
        Fenced
    };
    struct Filled
    {
        int looked = 0; ///< events that were new; 0: that was all
        bool fenced = false;
    };

    explicit RelayQueue(PgConnection& connection) : m_connection(connection) {}

    /// Why this login may not be a relay; empty when it may.
    [[nodiscard]] Result<QString> refusal();
    [[nodiscard]] Result<Filled> fill(qint64 token);
    /// What may be sent now, at most `each` a destination. `besides` is under way.
    [[nodiscard]] Result<QList<RelayDelivery>> due(qint64 token, const QList<qint64>& besides, int each);
    [[nodiscard]] Result<State> sent(qint64 token, qint64 delivery, const WebhookAnswer& answer);
    [[nodiscard]] Result<State> failed(qint64 token, qint64 delivery, const WebhookAnswer& answer, int nextMs);

private:
    PgConnection& m_connection;
};

} // namespace slotdesk
