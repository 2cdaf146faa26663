// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QSet>

namespace slotdesk {

/// What the events of one poll are about: rows to read again, each once however many events name it. People and
/// markets that were saved stand for the requests on the board that show them.
struct FeedChanges
{
    QSet<RequestId> requests;
    QSet<AlertId> alerts;
    QSet<ClientId> clients;
    QSet<TherapistId> therapists;
    QSet<MarketId> markets;

    [[nodiscard]] bool isEmpty() const { return requests.isEmpty() && alerts.isEmpty() && !hasSaves(); }
    [[nodiscard]] bool hasSaves() const { return !clients.isEmpty() || !therapists.isEmpty() || !markets.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return requests.size() + alerts.size(); }
};

} // namespace slotdesk
