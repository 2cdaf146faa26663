// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace slotdesk {

/// A way into a relay: one row of slotdesk.feed_ticket(). Good once, for half a minute.
struct FeedTicket
{
    QByteArray ticket;
    QString host;
    quint16 port = 0;
    QByteArray certificate; ///< SHA-256 in hexadecimal digits of the only one to accept
};

} // namespace slotdesk
