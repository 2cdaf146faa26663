// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "services/proof/step.h"

namespace slotdesk::proof {

/// Where a world stands in the database: its market's id, on which all its ids are counted.
struct World
{
    qint64 base = 0;
};

/// Makes worlds in a scratch database, many at once, and reads them back. Rows are written as an import would write
/// them, with one event: quicker than calling the commands, and any state can be made, not only those that they reach.
class WorldStore
{
public:
    /// `owner` must be able to write tables: the connection of whoever made the scratch database.
    explicit WorldStore(PgConnection& owner) : m_owner(owner) {}

    /// The reading functions; once a database.
    [[nodiscard]] Result<Done> prepare();
    [[nodiscard]] Result<std::vector<World>> make(const std::vector<const WorldState*>& states);
    [[nodiscard]] Result<WorldState> read(World world);
    /// violations() of everything, one a line; which world it is about, when it names a request.
    [[nodiscard]] Result<QStringList> violations();

private:
    PgConnection& m_owner;
    qint64 m_worlds = 1000; ///< ids below are the sequences'
};

} // namespace slotdesk::proof
