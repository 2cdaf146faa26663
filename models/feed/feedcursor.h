// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

namespace slotdesk {

/// How far the outbox was read, in the order it is read in. Transaction ids go through as text: they are 64 bits
/// without a sign, and only the server compares them.
struct FeedCursor
{
    QByteArray xid = QByteArrayLiteral("0");
    qint64 id = 0;
};

} // namespace slotdesk
