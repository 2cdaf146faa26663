// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/legacysql.h"

namespace slotdesk {

/// The guard's SQL for one backend: resources/sql/legacy/guard.sql with the mapping's names in it.
class ForeignGuardSql
{
public:
    ForeignGuardSql(const LegacyMapping& mapping, const LegacySql::Types& types) : m_mapping(mapping), m_types(types) {}

    /// `overlaps` false leaves out the search for one therapist in two places.
    [[nodiscard]] QByteArray guard(bool overlaps) const;
    /// An old column as it is, quoted.
    [[nodiscard]] QString column(const QString& table, const QString& column) const;
    [[nodiscard]] QString table(const QString& key) const;

private:
    [[nodiscard]] QString near(const QStringList& start) const;

    const LegacyMapping& m_mapping;
    const LegacySql::Types& m_types;
};

} // namespace slotdesk
