// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgconnection.h"
#include "services/legacysql.h"
#include "services/oddity.h"

namespace slotdesk {

/// One REPEATABLE READ READ ONLY transaction on a legacy database, for as long as it lives. Opening it proves that the
/// database is what the mapping says, and learns the columns' types.
class LegacySnapshot
{
public:
    [[nodiscard]] static Result<LegacySnapshot> open(PgConnection& legacy, const LegacyMapping& mapping);
    ~LegacySnapshot();
    LegacySnapshot(LegacySnapshot&& other) noexcept;
    LegacySnapshot(const LegacySnapshot&) = delete;
    LegacySnapshot& operator=(const LegacySnapshot&) = delete;

    /// The canonical tables, without their free texts, and then `query`, which begins with a comma (more tables) or
    /// with select.
    [[nodiscard]] Result<PgResult> read(const QByteArray& query);
    /// The same with the free texts, to be copied.
    [[nodiscard]] QByteArray sql(const QByteArray& query) const { return m_sql + query; }
    [[nodiscard]] PgConnection& connection() { return *m_legacy; }
    /// Columns of the mapped tables that the mapping does not name and that hold something: never dropped in silence.
    [[nodiscard]] Result<QList<Oddity>> columnsNotRead();

private:
    explicit LegacySnapshot(PgConnection& legacy) : m_legacy(&legacy), m_timeoutBefore(legacy.statementTimeout()) {}
    [[nodiscard]] Result<Done> check(const LegacyMapping& mapping);
    [[nodiscard]] Result<Done> countNotRead(const QString& table, const QStringList& columns, QList<Oddity>& into);

    PgConnection* m_legacy;
    int m_timeoutBefore;
    QByteArray m_sql;
    QByteArray m_leanSql;
    QMap<QString, QStringList> m_notRead; ///< by table
};

} // namespace slotdesk
