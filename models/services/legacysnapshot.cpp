// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacysnapshot.h"

#include <QtCore/QStringBuilder>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int queryTimeoutMs = 3600000; // years of bookings are read in one statement

DbError noSuchBackend(const QString& sentence)
{
    return DbError{DbError::Kind::Usage,
                   {},
                   u"This database is no such backend: "_s % sentence % u'.',
                   u"Name its tables and columns in a mapping file, or check the address."_s};
}

/// Every old column the mapping speaks of, with the key that names it and the kind it must be.
QList<std::tuple<QString, QString, QString>> columnsOf(const LegacyMapping& mapping, const LegacyMapping::Table& table)
{
    QList<std::tuple<QString, QString, QString>> list;
    for (auto it = table.columns.cbegin(); it != table.columns.cend(); ++it) {
        for (const QString& column : it.value())
            list.append({column, table.key % u".columns."_s % it.key(), LegacySql::kindOf(it.key())});
    }
    for (auto it = table.details.cbegin(); it != table.details.cend(); ++it) {
        for (const QString& column : it.value())
            list.append({column, table.key % u".details."_s % it.key(), QString()});
    }
    for (const QString& column : table.cancelledWhenSet)
        list.append({column, table.key % u".cancelled_when_set"_s, QString()});
    if (table.key == u"appointments") {
        for (const QString& column : mapping.liveNullColumns())
            list.append({column, u"appointments.live.null_columns"_s, QString()});
        for (const QString& column : mapping.liveFalseColumns())
            list.append({column, u"appointments.live.false_columns"_s, u"flag"_s});
    }
    return list;
}

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
    LegacySql::Types types;
    for (const char* key : {"requests", "appointments", "offers", "therapists", "clients"}) {
        const LegacyMapping::Table& table = mapping.table(QLatin1StringView(key));
        if (table.absent)
            continue;
        if (const auto good = checkTable(mapping, table, types); !good)
            return good.error();
        if (const auto good = checkIds(table); !good)
            return good.error();
    }
    const LegacySql sql(mapping, types);
    const auto zones = m_legacy->exec(sql.zonesInUse());
    if (!zones)
        return zones.error();
    QStringList names;
    for (int row = 0; row < zones->rows(); ++row)
        names << zones->text(row, 0);
    m_sql = sql.canonical(names, true);
    m_leanSql = sql.canonical(names, false);
    return Done{};
}

Result<Done> LegacySnapshot::checkTable(const LegacyMapping& mapping, const LegacyMapping::Table& table,
                                        LegacySql::Types& types)
{
    const auto found =
        m_legacy->exec("select a.attname, case t.typtype when 'd' then b.typname else t.typname end, "
                       "has_table_privilege(a.attrelid, 'select') from pg_attribute a "
                       "join pg_type t on t.oid = a.atttypid left join pg_type b on b.oid = t.typbasetype "
                       "where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped",
                       SqlParams().add(LegacySql::quotedTable(table.name)));
    if (!found)
        return found.error();
    if (found->isEmpty())
        return noSuchBackend(u"it has no table \""_s % table.name % u"\" (mapping key "_s % table.key % u".table)"_s);
    if (!found->boolean(0, 2))
        return DbError{
            DbError::Kind::Missing, {}, u"This login may not read the table \""_s % table.name % u"\"."_s, {}};
    auto& columns = types[table.key];
    for (int row = 0; row < found->rows(); ++row)
        columns.insert(found->text(row, 0), found->text(row, 1));
    QStringList notRead = columns.keys();
    for (const auto& [column, key, kind] : columnsOf(mapping, table)) {
        if (!columns.contains(column))
            return noSuchBackend(u"its table \""_s % table.name % u"\" has no column \""_s % column %
                                 u"\" (mapping key "_s % key % u')');
        const QStringList fit = LegacySql::typesFor(kind);
        if (!fit.isEmpty() && !fit.contains(columns.value(column)))
            return noSuchBackend(u"column \""_s % column % u"\" of table \""_s % table.name % u"\" is of type "_s %
                                 columns.value(column) % u", and "_s % key % u" needs one of "_s % fit.join(u", "_s));
        notRead.removeAll(column);
    }
    notRead.sort();
    m_notRead.insert(table.name, notRead);
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

/// Without a primary key an id may be missing or twice; nothing could be named by it then.
Result<Done> LegacySnapshot::checkIds(const LegacyMapping::Table& table)
{
    const QString id = LegacySql::quoted(table.columns.value(u"id"_s).first());
    const QString name = LegacySql::quotedTable(table.name);
    const auto unique = m_legacy->exec("select exists (select from pg_index i join pg_attribute a on a.attrelid = "
                                       "i.indrelid and a.attnum = i.indkey[0] where i.indrelid = to_regclass($1) and "
                                       "a.attname = $2 and a.attnotnull and i.indisunique and i.indisvalid and "
                                       "i.indnkeyatts = 1 and i.indpred is null)",
                                       SqlParams().add(name).add(table.columns.value(u"id"_s).first()));
    if (!unique)
        return unique.error();
    if (unique->boolean(0, 0))
        return Done{};
    const QString query = u"select count(*) - count(distinct "_s % id % u") from "_s % name;
    const auto spare = m_legacy->exec(query.toUtf8());
    if (!spare)
        return spare.error();
    if (spare->int64(0, 0) > 0)
        return noSuchBackend(QString::number(spare->int64(0, 0)) % u" rows of table \""_s % table.name %
                             u"\" have no id or one that another row has too"_s);
    return Done{};
}

} // namespace slotdesk
