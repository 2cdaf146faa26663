// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "services/relay/runclock.h"

#include <QtCore/QJsonObject>

namespace slotdesk {

/// What somebody has to do now and then, as the worker: lapse what is past its time (with claims that nobody renews and
/// alerts that wake), watch for requests at risk, seal the log, retire what is sealed, exported and old, forget what
/// was delivered long ago. Blocking; a chore at a time, so that nobody waits long behind one.
class HouseKeeping
{
public:
    explicit HouseKeeping(RunClock clock = bootClock());

    /// The next chore that is due, with what it did: {"chore": "seal", "count": 17}; empty when none is due.
    [[nodiscard]] Result<QJsonObject> one(PgConnection& connection, qint64 token);

private:
    struct Chore
    {
        const char* name;
        const char* sql;
        bool again;     ///< call it until it says 0
        bool withToken; ///< the relay's own
        int everyMs;
        qint64 dueAt = 0;
    };

    RunClock m_clock;
    QList<Chore> m_chores;
};

} // namespace slotdesk
