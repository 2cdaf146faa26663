// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "services/doctorreport.h"

#include <QtCore/QMap>

namespace slotdesk {

/// Everything that the schema consists of: tables, columns, constraints, indexes, functions, triggers, rights.
class SchemaCatalogue
{
public:
    [[nodiscard]] static Result<SchemaCatalogue> read(PgConnection& connection);
    /// What this program's first `count` migrations make, on the same server: in a database of its own, which goes.
    [[nodiscard]] static Result<SchemaCatalogue> made(const Endpoint& server, int count);

    /// What is missing, changed, or there though it should not be.
    [[nodiscard]] QList<DoctorReport::Finding> against(const SchemaCatalogue& expected) const;

private:
    using Key = std::pair<QString, QString>; ///< kind and name
    QMap<Key, QString> m_objects;
};

} // namespace slotdesk
