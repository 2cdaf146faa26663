// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

#include <QtCore/QJsonObject>

namespace slotdesk {

/// The outbox as it is, event by event, from a place that it remembers: what `slotctl watch` prints. Reads below the
/// horizon in (xid, id) order, so nothing that commits late is skipped. The place outlives a lost connection; only a
/// server with another history (a restored dump) ends it, which position() says. Blocking.
class EventTail
{
public:
    struct Position
    {
        bool newHistory = false; ///< the place was another server's: reading goes on from now
        double heldMs = 0;       ///< how long the oldest open transaction has held the horizon back
        QString holder;
    };

    /// Looks where the feed stands: first of all, and again after each reconnect.
    [[nodiscard]] Result<Position> position(PgConnection& connection);
    /// What has happened since; empty when nothing has. At most `maxRows`.
    [[nodiscard]] Result<QList<QJsonObject>> next(PgConnection& connection, int maxRows = 500);

private:
    QByteArray m_incarnation;
    QByteArray m_xid;
    qint64 m_id = 0;
};

} // namespace slotdesk
