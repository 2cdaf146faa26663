// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacysql.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringBuilder>

// The resources lie in a static library: without this the linker leaves them out. Must stand outside a namespace.
static void initResources()
{
    Q_INIT_RESOURCE(sql);
}

namespace slotdesk {

using namespace Qt::StringLiterals;

namespace {

/// In one pass, because a value may hold what looks like a name.
QString filled(const QString& text, const QList<std::pair<QString, QString>>& values)
{
    static const QRegularExpression name(u"(?<!:):[a-z_]+"_s);
    QString made;
    qsizetype from = 0;
    for (auto it = name.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const auto found = std::find_if(values.cbegin(), values.cend(),
                                        [&match](const auto& value) { return value.first == match.capturedView(); });
        made += QStringView(text).sliced(from, match.capturedStart() - from);
        made += found == values.cend() ? match.captured() : found->second;
        from = match.capturedEnd();
    }
    return made % QStringView(text).sliced(from);
}

} // namespace

QString LegacySql::quoted(const QString& name)
{
    return u'"' % QString(name).replace(u'"', u"\"\""_s) % u'"';
}

QString LegacySql::literal(const QString& text)
{
    // PgConnection refuses servers with standard_conforming_strings off: a backslash is a backslash.
    return u'\'' % QString(text).replace(u'\'', u"''"_s) % u'\'';
}

QString LegacySql::quotedTable(const QString& name)
{
    const qsizetype dot = name.indexOf(u'.');
    return dot < 0 ? quoted(name) : QString(quoted(name.left(dot)) % u'.' % quoted(name.mid(dot + 1)));
}

QString LegacySql::withResources(const QString& fileName)
{
    initResources();
    return fileName;
}

QByteArray LegacySql::resource(const QString& name)
{
    QFile file(withResources(u":/sql/legacy/"_s % name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList LegacySql::typesFor(const QString& kind)
{
    if (kind == u"id")
        return {u"int8"_s, u"int4"_s, u"int2"_s};
    if (kind == u"time")
        return {u"timestamp"_s, u"timestamptz"_s, u"date"_s, u"int8"_s, u"int4"_s, u"numeric"_s, u"float8"_s};
    if (kind == u"amount")
        return {u"int8"_s, u"int4"_s, u"int2"_s, u"numeric"_s, u"float8"_s, u"float4"_s};
    if (kind == u"flag")
        return {u"bool"_s};
    return {};
}

QString LegacySql::kindOf(const QString& column)
{
    static const QHash<QString, QString> kinds{{u"id"_s, u"id"_s},
                                               {u"client"_s, u"id"_s},
                                               {u"therapist"_s, u"id"_s},
                                               {u"request"_s, u"id"_s},
                                               {u"offer"_s, u"id"_s},
                                               {u"merged_into"_s, u"id"_s},
                                               {u"reassigned_from"_s, u"id"_s},
                                               {u"starts_at"_s, u"time"_s},
                                               {u"ends_at"_s, u"time"_s},
                                               {u"sent_at"_s, u"time"_s},
                                               {u"responded_at"_s, u"time"_s},
                                               {u"created_at"_s, u"time"_s},
                                               {u"minutes"_s, u"amount"_s},
                                               {u"slots"_s, u"amount"_s},
                                               {u"price"_s, u"amount"_s},
                                               {u"pay"_s, u"amount"_s}};
    return kinds.value(column);
}

// Not materialized: a table made by a query is read by one process only, and by nobody's index.
QByteArray LegacySql::raw(bool withTexts) const
{
    const QString sql = u"with recursive raw_client as not materialized ("_s % clients(withTexts) %
                        u"),\nraw_therapist as not materialized ("_s % therapists(withTexts) %
                        u"),\nraw_request as not materialized (select "_s % requestColumns(withTexts) % u" from "_s %
                        quotedTable(m_mapping.table(u"requests"_s).name) % u"),\nraw_offer as not materialized ("_s %
                        offers() % u"),\nraw_appointment as not materialized (select "_s %
                        appointmentColumns(withTexts) % u" from "_s %
                        quotedTable(m_mapping.table(u"appointments"_s).name) % u')';
    return sql.toUtf8();
}

QByteArray LegacySql::facts() const
{
    return raw(false) + resource(u"facts.sql"_s).replace(":zone", literal(m_mapping.timeZone()).toUtf8());
}

QByteArray LegacySql::canonical(const LegacyFacts& facts, bool withTexts) const
{
    QStringList zones;
    for (const QString& zone : facts.zones)
        zones << literal(zone);
    QStringList merged;
    QStringList into;
    for (auto it = facts.mergedInto.cbegin(); it != facts.mergedInto.cend(); ++it) {
        merged << QString::number(it.key());
        into << QString::number(it.value());
    }
    const QString usual = QString::fromUtf8(QJsonDocument(facts.usualZones).toJson(QJsonDocument::Compact));
    const QList<std::pair<QString, QString>> values{{u":usual_zones"_s, literal(usual) % u"::jsonb"_s},
                                                    {u":common_zone"_s, literal(facts.commonZone)},
                                                    {u":zones"_s, u"array["_s % zones.join(u", "_s) % u"]::text[]"_s},
                                                    {u":zone"_s, literal(m_mapping.timeZone())},
                                                    {u":minutes"_s, QString::number(m_mapping.minutesOtherwise())},
                                                    {u":some_timeless"_s, facts.someTimeless ? u"true"_s : u"false"_s},
                                                    {u":merged_ids"_s, u"'{"_s % merged.join(u',') % u"}'::bigint[]"_s},
                                                    {u":merged_into"_s, u"'{"_s % into.join(u',') % u"}'::bigint[]"_s}};
    return raw(withTexts) + ",\n" + filled(QString::fromUtf8(resource(u"canonical.sql"_s)), values).toUtf8();
}

QString LegacySql::clients(bool withTexts) const
{
    const QString t = u"clients"_s;
    QString role = u"false"_s;
    if (m_mapping.table(t).has(u"role"_s) && !m_mapping.staffRoles().isEmpty())
        role = u"coalesce("_s % inList(word(t, u"role"_s), m_mapping.staffRoles()) % u", false)"_s;
    return u"select "_s % id(t, u"id"_s) % u" as id, "_s % text(t, u"name"_s) % u" as name, "_s % text(t, u"phone"_s) %
           u" as phone, "_s % text(t, u"email"_s) % u" as email, "_s % role % u" as staff, "_s %
           (m_mapping.table(t).has(u"deleted_at"_s) ? QString(text(t, u"deleted_at"_s) % u" is not null"_s)
                                                    : u"false"_s) %
           u" as deleted, "_s % (withTexts ? note(t, u"\\n"_s) : u"null::text"_s) % u" as note, "_s %
           time(t, u"created_at"_s) % u" as created_at from "_s % quotedTable(m_mapping.table(t).name);
}

QString LegacySql::therapists(bool withTexts) const
{
    const QString t = u"therapists"_s;
    QString active = u"true"_s;
    if (m_mapping.table(t).has(u"status"_s) && !m_mapping.activeWords().isEmpty())
        active = u"coalesce("_s % inList(word(t, u"status"_s), m_mapping.activeWords()) % u", false)"_s;
    return u"select "_s % id(t, u"id"_s) % u" as id, "_s % text(t, u"name"_s) % u" as name, "_s % text(t, u"phone"_s) %
           u" as phone, "_s % zone(t) % u" as zone, "_s % text(t, u"city"_s) % u" as city, "_s % active %
           u" as active, "_s % id(t, u"merged_into"_s) % u" as merged_into, "_s %
           (withTexts ? note(t, u"\\n"_s) : u"null::text"_s) % u" as note from "_s %
           quotedTable(m_mapping.table(t).name);
}

QString LegacySql::requestColumns(bool withTexts) const
{
    const QString t = u"requests"_s;
    QString slots = u"case "_s;
    const auto byService = m_mapping.slotsByService();
    for (auto it = byService.cbegin(); it != byService.cend(); ++it)
        slots += u"when "_s % word(t, u"service"_s) % u" = "_s % literal(it.key()) % u" then "_s %
                 QString::number(it.value()) % u' ';
    slots += u"else "_s % QString::number(m_mapping.slotsOtherwise()) % u" end"_s;
    if (byService.isEmpty())
        slots = QString::number(m_mapping.slotsOtherwise());
    QString cancelled = u"false"_s;
    for (const QString& column : m_mapping.table(t).cancelledWhenSet)
        cancelled += u" or "_s % quoted(column) % u" is not null"_s;
    return id(t, u"id"_s) % u" as id, "_s % id(t, u"client"_s) % u" as client_id, "_s % text(t, u"city"_s) %
           u" as city, "_s % zone(t) % u" as zone, "_s % word(t, u"service"_s) % u" as service, "_s %
           amount(t, u"slots"_s, 1) % u" as slots_given, "_s % slots % u" as slots_usual, "_s %
           time(t, u"starts_at"_s) % u" as starts_at, "_s % time(t, u"ends_at"_s) % u" as ends_at, "_s %
           amount(t, u"minutes"_s, 1) % u" as minutes, "_s % amount(t, u"price"_s, m_mapping.centsPerUnit()) %
           u" as price, "_s % word(t, u"status"_s) % u" as word, "_s % status(t) % u" as status, "_s % cancelled %
           u" as cancelled, "_s % (withTexts ? note(t, u"\\n"_s) : u"null::text"_s) % u" as note, "_s %
           time(t, u"created_at"_s) % u" as created_at"_s;
}

QString LegacySql::offers() const
{
    const QString t = u"offers"_s;
    const bool absent = m_mapping.table(t).absent;
    return u"select "_s % id(t, u"id"_s) % u" as id, "_s % id(t, u"request"_s) % u" as request_id, "_s %
           id(t, u"therapist"_s) % u" as therapist_id, "_s % word(t, u"status"_s) % u" as word, "_s %
           (absent ? u"null::text"_s : status(t)) % u" as status, "_s % time(t, u"sent_at"_s) % u" as sent_at, "_s %
           time(t, u"responded_at"_s) % u" as responded_at, "_s % time(t, u"created_at"_s) % u" as created_at"_s %
           (absent ? u" where false"_s : QString(u" from "_s % quotedTable(m_mapping.table(t).name)));
}

QString LegacySql::appointmentColumns(bool withTexts) const
{
    const QString t = u"appointments"_s;
    QString wall = u"false"_s;
    if (!m_mapping.wallTimeUntil().isEmpty())
        wall = u"coalesce("_s % time(t, u"created_at"_s) % u" < "_s % literal(m_mapping.wallTimeUntil()) %
               u"::timestamp at time zone 'UTC', false)"_s;
    return id(t, u"id"_s) % u" as id, "_s % id(t, u"request"_s) % u" as request_id, "_s % id(t, u"offer"_s) %
           u" as offer_id, "_s % id(t, u"therapist"_s) % u" as therapist_id, "_s % word(t, u"status"_s) %
           u" as word, "_s % status(t) % u" as status, "_s % live() % u" as live, "_s % naive(t, u"starts_at"_s) %
           u" as starts_at, "_s % naive(t, u"ends_at"_s) % u" as ends_at, "_s % wall % u" as wall, "_s %
           amount(t, u"pay"_s, m_mapping.centsPerUnit()) % u" as pay, "_s %
           amount(t, u"price"_s, m_mapping.centsPerUnit()) % u" as price, "_s %
           (withTexts ? text(t, u"reason"_s) : u"null::text"_s) % u" as reason, "_s %
           (withTexts ? text(t, u"cancelled_at"_s) : u"null::text"_s) % u" as cancelled_text, "_s %
           (withTexts ? note(t, u"; "_s) : u"null::text"_s) % u" as note, "_s % id(t, u"reassigned_from"_s) %
           u" as reassigned_from, "_s %
           (m_mapping.table(t).has(u"cancelled_at"_s) ? QString(text(t, u"cancelled_at"_s) % u" is not null"_s)
                                                      : u"null::boolean"_s) %
           u" as cancelled, "_s % time(t, u"created_at"_s) % u" as created_at"_s;
}

QString LegacySql::text(const QString& table, const QString& column) const
{
    const QStringList columns = m_mapping.table(table).columns.value(column);
    if (columns.isEmpty())
        return u"null::text"_s;
    QStringList parts;
    for (const QString& name : columns)
        parts << QString(u"btrim("_s % quoted(name) % u"::text)"_s);
    return parts.size() == 1 ? QString(u"nullif("_s % parts.first() % u", '')"_s)
                             : QString(u"nullif(btrim(concat_ws(' ', "_s % parts.join(u", "_s) % u")), '')"_s);
}

QString LegacySql::word(const QString& table, const QString& column) const
{
    return u"lower("_s % text(table, column) % u')';
}

QString LegacySql::id(const QString& table, const QString& column) const
{
    const QStringList columns = m_mapping.table(table).columns.value(column);
    return columns.isEmpty() ? u"null::bigint"_s : QString(quoted(columns.first()) % u"::bigint"_s);
}

QString LegacySql::amount(const QString& table, const QString& column, int factor) const
{
    const QStringList columns = m_mapping.table(table).columns.value(column);
    if (columns.isEmpty())
        return u"null::numeric"_s;
    const QString value = u"("_s % quoted(columns.first()) % u")::numeric"_s;
    return factor == 1 ? value : QString(u"round("_s % value % u" * "_s % QString::number(factor) % u')');
}

QString LegacySql::time(const QString& table, const QString& column) const
{
    const QStringList columns = m_mapping.table(table).columns.value(column);
    if (columns.isEmpty())
        return u"null::timestamptz"_s;
    const QString name = quoted(columns.first());
    const QString type = m_types.value(table).value(columns.first());
    if (type == u"timestamptz")
        return u"case when isfinite("_s % name % u") then "_s % name % u" end"_s;
    if (type == u"timestamp" || type == u"date")
        return u"case when isfinite("_s % name % u") then "_s % name % u"::timestamp at time zone "_s %
               literal(m_mapping.timeZone()) % u" end"_s;
    // Seconds or, as JavaScript writes them, milliseconds of the epoch.
    return u"case when abs("_s % name % u") < 1e11 then to_timestamp("_s % name % u") when abs("_s % name %
           u") < 1e14 then to_timestamp("_s % name % u" / 1000.0) end"_s;
}

QString LegacySql::naive(const QString& table, const QString& column) const
{
    return u"("_s % time(table, column) % u") at time zone "_s % literal(m_mapping.timeZone());
}

QString LegacySql::zone(const QString& table) const
{
    QString zone = text(table, u"time_zone"_s);
    const auto names = m_mapping.zoneNames();
    if (!names.isEmpty() && m_mapping.table(table).has(u"time_zone"_s)) {
        QString cases;
        for (auto it = names.cbegin(); it != names.cend(); ++it)
            cases += u" when "_s % literal(it.key()) % u" then "_s % literal(it.value());
        zone = u"case "_s % zone % cases % u" else "_s % zone % u" end"_s;
    }
    const auto cities = table == u"requests" ? m_mapping.zonesByCity() : QMap<QString, QString>();
    if (!cities.isEmpty()) {
        QString cases;
        for (auto it = cities.cbegin(); it != cities.cend(); ++it)
            cases += u" when "_s % literal(it.key().toLower()) % u" then "_s % literal(it.value());
        zone = u"coalesce("_s % zone % u", case "_s % word(table, u"city"_s) % cases % u" end)"_s;
    }
    return zone;
}

// Nearly every row has its status as the mapping writes it. Trimming and folding the case of each costs more than all
// else that is done with a row, so only what is left over is looked at again.
QString LegacySql::status(const QString& table) const
{
    QString plain;
    QString cases;
    const auto words = m_mapping.table(table).words;
    for (auto it = words.cbegin(); it != words.cend(); ++it) {
        const QString then = u" then "_s % literal(it.key());
        for (const QString& word : literals(table, it.value()))
            plain += u" when "_s % word % then;
        for (const QString& word : it.value())
            cases += u" when "_s % literal(word.trimmed().toLower()) % then;
    }
    const QString rest = u"case "_s % word(table, u"status"_s) % cases % u" end"_s;
    return plain.isEmpty() ? rest
                           : QString(u"case "_s % asWritten(table) % plain %
                                     (isNumber(table) ? u" end"_s : QString(u" else "_s % rest % u" end"_s)));
}

bool LegacySql::isNumber(const QString& table) const
{
    const QStringList columns = m_mapping.table(table).columns.value(u"status"_s);
    const QString type = columns.isEmpty() ? QString() : m_types.value(table).value(columns.first());
    return type == u"int2" || type == u"int4" || type == u"int8";
}

QString LegacySql::asWritten(const QString& table) const
{
    const QStringList columns = m_mapping.table(table).columns.value(u"status"_s);
    if (columns.size() != 1)
        return text(table, u"status"_s);
    return isNumber(table) ? quoted(columns.first()) : QString(quoted(columns.first()) % u"::text"_s);
}

QStringList LegacySql::literals(const QString& table, const QStringList& words) const
{
    QStringList list;
    for (const QString& word : words) {
        const QString plain = word.trimmed().toLower();
        if (!isNumber(table))
            list << literal(plain);
        else if (QString::number(plain.toInt()) == plain) // "01" is no number's text, so no row has it
            list << plain;
    }
    return list;
}

QString LegacySql::note(const QString& key, const QString& separator) const
{
    const LegacyMapping::Table& table = m_mapping.table(key);
    QStringList lines{text(key, u"note"_s)};
    for (auto it = table.details.cbegin(); it != table.details.cend(); ++it) {
        QStringList parts;
        for (const QString& column : it.value())
            parts << QString(u"nullif(btrim("_s % quoted(column) % u"::text), '')"_s);
        lines << QString(literal(it.key() % u": "_s) % u" || nullif(concat_ws(', ', "_s % parts.join(u", "_s) %
                         u"), '')"_s);
    }
    return u"nullif(concat_ws(E'"_s % separator % u"', "_s % lines.join(u", "_s) % u"), '')"_s;
}

QString LegacySql::live() const
{
    const QString t = u"appointments"_s;
    QString live;
    for (const QString& column : m_mapping.liveNullColumns())
        live += quoted(column) % u" is null and "_s;
    for (const QString& column : m_mapping.liveFalseColumns())
        live += quoted(column) % u" is not true and "_s;
    const QString plain = literals(t, m_mapping.liveStatuses()).join(u", "_s);
    const QString rest = inList(word(t, u"status"_s), m_mapping.liveStatuses());
    const QString status = plain.isEmpty() ? rest
                           : isNumber(t)   ? QString(asWritten(t) % u" in ("_s % plain % u')')
                                           : QString(asWritten(t) % u" in ("_s % plain % u") or "_s % rest);
    return u"coalesce("_s % live % u'(' % status % u"), false)"_s;
}

QString LegacySql::inList(const QString& expression, const QStringList& words)
{
    QStringList list;
    for (const QString& word : words)
        list << literal(word.trimmed().toLower());
    return expression % u" in ("_s % list.join(u", "_s) % u')';
}

} // namespace slotdesk
