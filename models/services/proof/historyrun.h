// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/history.h"
#include "services/proof/session.h"
#include "services/proof/worldstore.h"

namespace slotdesk::proof {

/// Plays a history on real sessions, all at once: each move is sent as soon as its session is free, whatever the
/// others do just then.
class HistoryRun
{
public:
    HistoryRun(std::vector<std::unique_ptr<Session>>& sessions, PgConnection& observer)
        : m_sessions(sessions), m_observer(observer)
    {
    }

    /// What happened, in the order in which it began.
    [[nodiscard]] Result<std::vector<Happened>> run(const History& history, World world);

private:
    struct Actor;
    [[nodiscard]] Result<Done> begin(Actor& actor, const Move& move);
    [[nodiscard]] Result<Done> next(Actor& actor);
    [[nodiscard]] Result<Done> breakOff(Actor& actor);
    [[nodiscard]] Result<Done> take(Actor& actor);
    [[nodiscard]] Result<Done> pump(std::vector<Actor>& actors);

    std::vector<std::unique_ptr<Session>>& m_sessions;
    PgConnection& m_observer;
    World m_world;
    std::vector<Happened> m_happened;
    int m_clock = 0;
};

} // namespace slotdesk::proof
