// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacysnapshot.h"

#include "services/legacyshape.h"

#include <QtCore/QStringBuilder>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int queryTimeoutMs = 3600000; // years of bookings are read in one statement

} // namespace

Result<LegacySnapshot> LegacySnapshot::open(PgConnection& legacy, const LegacyMapping& mapping)
{
    const auto begun = legacy.exec("begin isolation level repeatable read read only");
    if (!begun)
        return begun.error();
    LegacySnapshot snapshot(legacy);
    legacy.setStatementTimeout(queryTimeoutMs);
    // Dates are written the same everywhere. Leave the planner its merge joins: it takes tables made by a query for
    // huge, and a hash of a size like that goes to a thousand files.
    const auto set = legacy.exec("select set_config('datestyle', 'ISO', true), set_config('timezone', 'UTC', true), "
                                 "set_config('work_mem', '256MB', true), set_config('jit', 'off', true)");
    if (!set)
        return set.error();
    const auto checked = snapshot.check(mapping);
    if (!checked)
        return checked.error();
    return snapshot;
}

LegacySnapshot::LegacySnapshot(LegacySnapshot&& other) noexcept
    : m_legacy(std::exchange(other.m_legacy, nullptr)),
      m_timeoutBefore(other.m_timeoutBefore),
      m_sql(std::move(other.m_sql)),
      m_leanSql(std::move(other.m_leanSql)),
      m_notRead(std::move(other.m_notRead))
{
}

LegacySnapshot::~LegacySnapshot()
{
    if (!m_legacy)
        return;
    if (m_legacy->isOpen())
        (void)m_legacy->exec("rollback");
    m_legacy->setStatementTimeout(m_timeoutBefore);
}

Result<PgResult> LegacySnapshot::read(const QByteArray& query)
{
    return m_legacy->exec(m_leanSql + query);
}

Result<Done> LegacySnapshot::check(const LegacyMapping& mapping)
{
    const QStringList keys{u"requests"_s, u"appointments"_s, u"offers"_s, u"therapists"_s, u"clients"_s};
    const auto types = LegacyShape::check(*m_legacy, mapping, keys);
    if (!types)
        return types.error();
    for (const QString& key : keys)
        m_notRead.insert(mapping.table(key).name, LegacyShape::notRead(mapping, key, *types));
    const LegacySql sql(mapping, *types);
    const auto found = m_legacy->exec(sql.facts());
    if (!found)
        return found.error();
    const LegacyFacts facts = LegacyFacts::from(*found);
    m_sql = sql.canonical(facts, true);
    m_leanSql = sql.canonical(facts, false);
    return Done{};
}

Result<QList<Oddity>> LegacySnapshot::columnsNotRead()
{
    QList<Oddity> list;
    for (auto it = m_notRead.cbegin(); it != m_notRead.cend(); ++it) {
        if (it->isEmpty())
            continue;
        if (const auto counted = countNotRead(it.key(), *it, list); !counted)
            return counted.error();
    }
    return list;
}

Result<Done> LegacySnapshot::countNotRead(const QString& table, const QStringList& columns, QList<Oddity>& into)
{
    QStringList counts;
    for (const QString& column : columns)
        counts << QString(u"count("_s % LegacySql::quoted(column) % u')');
    const QString query = u"select "_s % counts.join(u", "_s) % u" from "_s % LegacySql::quotedTable(table);
    const auto counted = m_legacy->exec(query.toUtf8());
    if (!counted)
        return counted.error();
    for (int i = 0; i < columns.size(); ++i) {
        if (counted->int64(0, i) > 0)
            into.append({u"column_not_read"_s,
                         u"values in column "_s % table % u'.' % columns.at(i) % u", which the mapping does not name"_s,
                         u"not imported"_s,
                         counted->int64(0, i),
                         {}});
    }
    return Done{};
}

} // namespace slotdesk
