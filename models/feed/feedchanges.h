// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QSet>

namespace slotdesk {

/// What the events of one poll are about: rows to read again, each once however many events name it.
struct FeedChanges
{
    QSet<RequestId> requests;
    QSet<AlertId> alerts;

    [[nodiscard]] bool isEmpty() const { return requests.isEmpty() && alerts.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return requests.size() + alerts.size(); }
};

} // namespace slotdesk
