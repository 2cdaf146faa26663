// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "services/legacysql.h"

namespace slotdesk {

/// Proves that a database is what a mapping says, and learns the columns' types on the way. Each refusal is one
/// sentence that names what is missing and the key of the mapping that asks for it.
class LegacyShape
{
public:
    /// `keys`: which tables of the mapping must be there. Usage when one is not, or is of another shape; Missing when
    /// this login may not read it.
    [[nodiscard]] static Result<LegacySql::Types> check(PgConnection& legacy, const LegacyMapping& mapping,
                                                        const QStringList& keys);
    /// Columns of a table that the mapping does not speak of.
    [[nodiscard]] static QStringList notRead(const LegacyMapping& mapping, const QString& key,
                                             const LegacySql::Types& types);

private:
    [[nodiscard]] static Result<Done> checkTable(PgConnection& legacy, const LegacyMapping& mapping,
                                                 const LegacyMapping::Table& table, LegacySql::Types& types);
    [[nodiscard]] static Result<Done> checkIds(PgConnection& legacy, const LegacyMapping::Table& table);
};

} // namespace slotdesk
