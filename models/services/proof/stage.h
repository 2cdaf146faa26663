// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/proof/play.h"
#include "services/proof/serialmodel.h"
#include "services/proof/session.h"
#include "services/proof/worldstore.h"

namespace slotdesk::proof {

/// A scratch database with sessions that play there, one play after the other, and judge each.
class Stage
{
public:
    struct Verdict
    {
        const Play* play = nullptr;
        QStringList wrong; ///< empty: explainable by a serial order
        int waits = 0;
        std::vector<std::vector<int>> blocked = {}; ///< beginnings of orders that come to the same as others
    };

    /// `endpoint` is an empty scratch database, opened as one who may write its tables.
    [[nodiscard]] static Result<std::unique_ptr<Stage>> open(const Endpoint& endpoint, PgConnection::Options options);

    /// The commands that the schema offers, from its catalogue.
    [[nodiscard]] Result<QList<QByteArray>> commands();
    [[nodiscard]] Result<Verdict> judge(const Play& play, World world);
    /// A world for each, made together where the scene allows it.
    [[nodiscard]] Result<std::vector<World>> worldsFor(const std::vector<const Play*>& plays);
    [[nodiscard]] Result<QStringList> violations() { return m_store.violations(); }
    [[nodiscard]] Result<qint64> deadlocks();
    [[nodiscard]] PgConnection& owner() { return *m_owner; }
    [[nodiscard]] WorldStore& store() { return m_store; }
    [[nodiscard]] std::vector<std::unique_ptr<Session>>& sessions() { return m_sessions; }
    [[nodiscard]] LockWatch& watch() { return m_watch; }

private:
    Stage(std::unique_ptr<PgConnection> owner, std::unique_ptr<PgConnection> observer);
    [[nodiscard]] Result<Done> observeGuard(bool observes);
    /// Plays it; what is wrong with it already, if anything.
    [[nodiscard]] Result<QStringList> prelude(const Scene& scene, World world, const SerialModel& model,
                                              ModelState& state);

    std::unique_ptr<PgConnection> m_owner;
    std::unique_ptr<PgConnection> m_observer;
    WorldStore m_store;
    LockWatch m_watch;
    std::vector<std::unique_ptr<Session>> m_sessions;
    bool m_guardObserves = false;
};

} // namespace slotdesk::proof
