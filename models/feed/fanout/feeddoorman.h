// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "feed/fanout/deskright.h"

#include <QtCore/QFuture>
#include <QtCore/QStringList>

namespace slotdesk {

/// Who knows which desks may come in. Asked in the thread that serves them and answers without holding it up.
class FeedDoorman
{
public:
    virtual ~FeedDoorman() = default;
    /// One right, or none: no such ticket.
    [[nodiscard]] virtual QFuture<Result<QList<DeskRight>>> admit(const QByteArray& ticket) = 0;
    /// Of these logins, those that may still see something.
    [[nodiscard]] virtual QFuture<Result<QList<DeskRight>>> rights(const QStringList& logins) = 0;
};

} // namespace slotdesk
