// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace slotdesk {

/// Where the outbox stands: one row of slotdesk.feed_head().
struct FeedHead
{
    QByteArray incarnation; ///< another one: the transaction ids mean nothing any more
    QByteArray horizon;     ///< xid8: every transaction below it is over
    double heldMs = 0;      ///< age of the oldest open writing transaction of the cluster, 0 when there is none
    QString holder;         ///< whose it is
    bool readOnly = false;  ///< the server is a standby
};

} // namespace slotdesk
