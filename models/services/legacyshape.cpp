// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacyshape.h"

#include <QtCore/QStringBuilder>

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

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

Result<LegacySql::Types> LegacyShape::check(PgConnection& legacy, const LegacyMapping& mapping, const QStringList& keys)
{
    LegacySql::Types types;
    for (const QString& key : keys) {
        const LegacyMapping::Table& table = mapping.table(key);
        if (table.absent)
            continue;
        if (const auto good = checkTable(legacy, mapping, table, types); !good)
            return good.error();
        if (const auto good = checkIds(legacy, table); !good)
            return good.error();
    }
    return types;
}

QStringList LegacyShape::notRead(const LegacyMapping& mapping, const QString& key, const LegacySql::Types& types)
{
    QStringList rest = types.value(key).keys();
    for (const auto& [column, where, kind] : columnsOf(mapping, mapping.table(key)))
        rest.removeAll(column);
    rest.sort();
    return rest;
}

Result<Done> LegacyShape::checkTable(PgConnection& legacy, const LegacyMapping& mapping,
                                     const LegacyMapping::Table& table, LegacySql::Types& types)
{
    const auto found = legacy.exec("select a.attname, case t.typtype when 'd' then b.typname else t.typname end, "
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
    for (const auto& [column, key, kind] : columnsOf(mapping, table)) {
        if (!columns.contains(column))
            return noSuchBackend(u"its table \""_s % table.name % u"\" has no column \""_s % column %
                                 u"\" (mapping key "_s % key % u')');
        const QStringList fit = LegacySql::typesFor(kind);
        if (!fit.isEmpty() && !fit.contains(columns.value(column)))
            return noSuchBackend(u"column \""_s % column % u"\" of table \""_s % table.name % u"\" is of type "_s %
                                 columns.value(column) % u", and "_s % key % u" needs one of "_s % fit.join(u", "_s));
    }
    return Done{};
}

/// Without a primary key an id may be missing or twice; nothing could be named by it then.
Result<Done> LegacyShape::checkIds(PgConnection& legacy, const LegacyMapping::Table& table)
{
    const QString id = LegacySql::quoted(table.columns.value(u"id"_s).first());
    const QString name = LegacySql::quotedTable(table.name);
    const auto unique = legacy.exec("select exists (select from pg_index i join pg_attribute a on a.attrelid = "
                                    "i.indrelid and a.attnum = i.indkey[0] where i.indrelid = to_regclass($1) and "
                                    "a.attname = $2 and a.attnotnull and i.indisunique and i.indisvalid and "
                                    "i.indnkeyatts = 1 and i.indpred is null)",
                                    SqlParams().add(name).add(table.columns.value(u"id"_s).first()));
    if (!unique)
        return unique.error();
    if (unique->boolean(0, 0))
        return Done{};
    const QString query = u"select count(*) - count(distinct "_s % id % u") from "_s % name;
    const auto spare = legacy.exec(query.toUtf8());
    if (!spare)
        return spare.error();
    if (spare->int64(0, 0) > 0)
        return noSuchBackend(QString::number(spare->int64(0, 0)) % u" rows of table \""_s % table.name %
                             u"\" have no id or one that another row has too"_s);
    return Done{};
}

} // namespace slotdesk
