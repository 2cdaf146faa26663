// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"

namespace slotdesk {

/// Two sessions in one fixed order: the first accepts and does not end, the second accepts meanwhile, the first ends,
/// the second ends. No sleep: that the second waits is read from the server.
class RaceInterleaving
{
public:
    /// The second session's statement runs in a thread of its own; `watcher` looks at it.
    RaceInterleaving(PgConnection& first, PgConnection& second, PgConnection& watcher)
        : m_first(first), m_second(second), m_watcher(watcher)
    {
    }

    /// Plays it on one request and writes down what each was told, the one that was rolled back left out.
    [[nodiscard]] Result<Done> play(const QString& way, int request, bool firstCommits);

private:
    [[nodiscard]] Result<Done> note(const QString& way, int request, int therapist, const QString& answer);

    PgConnection& m_first;
    PgConnection& m_second;
    PgConnection& m_watcher;
};

} // namespace slotdesk
