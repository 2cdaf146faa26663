// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/session.h"
#include "services/proof/step.h"
#include "services/proof/worldstore.h"

namespace slotdesk::proof {

/// Runs transactions on a session each, their steps in one given order, as far as the locks allow: a session that waits
/// goes on as soon as it can, and what it had still to do comes then.
class Interleaving
{
public:
    struct Outcome
    {
        std::vector<Happened> happened;
        int waits = 0; ///< how many statements waited for a lock
        /// Where the order could not be kept: what had been done, and whose turn it was who waited. Every order that
        /// begins like this comes to the same as one in which the others go first.
        std::vector<std::vector<int>> blocked;
        QString stuckOn; ///< not empty: nobody could go on
    };

    Interleaving(std::vector<std::unique_ptr<Session>>& sessions, LockWatch& watch)
        : m_sessions(sessions), m_watch(watch)
    {
    }

    /// `order` names a session for each of its steps: BEGIN where `withBegin` (else it goes before the first command),
    /// each command, the end.
    [[nodiscard]] Result<Outcome> run(const std::vector<Transaction>& transactions, const std::vector<int>& order,
                                      World world, bool withBegin);

    /// Every order of the steps of sessions with so many steps each.
    [[nodiscard]] static std::vector<std::vector<int>> orders(const std::vector<int>& steps);

private:
    struct Part; ///< one session's part of the play
    [[nodiscard]] Result<Done> next(Part& part);
    [[nodiscard]] Result<Done> finish(Part& part);
    [[nodiscard]] Result<Done> collect(std::vector<Part>& parts);

    std::vector<std::unique_ptr<Session>>& m_sessions;
    LockWatch& m_watch;
    World m_world;
    Outcome m_outcome;
    int m_clock = 0;
};

} // namespace slotdesk::proof
