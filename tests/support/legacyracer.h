// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/endpoint.h"
#include "domain/id.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QList>

namespace slotdesk {

class PgConnection;

/// One process of an old backend that books into Slotdesk's own tables as slotdesk_legacy may: it looks whether there
/// is room, waits until the others have looked too, inserts, commits. A program whose argument is `workerFlag` runs
/// this instead of its tests.
class LegacyRacer
{
public:
    static constexpr const char* workerFlag = "--legacy-racer";

    /// Lets a process for each of these therapists book the request, all at once, and waits for their ends. False: one
    /// failed, or saw no room.
    [[nodiscard]] static bool race(PgConnection& coordinator, const Endpoint& legacyLogin, RequestId request,
                                   const QList<TherapistId>& therapists);

    /// argv: program, flag, conninfo, request, therapist, application name.
    static int run(const QByteArrayList& arguments);
};

} // namespace slotdesk
