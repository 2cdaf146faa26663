// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacymappingparser.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringBuilder>
#include <QtCore/QTimeZone>

namespace slotdesk {

using namespace Qt::StringLiterals;

/// What a section of the file may hold.
struct LegacyMappingParser::Shape
{
    QString key;
    QStringList needed;   ///< columns without which nothing can be said
    QStringList optional; ///< columns
    QStringList statuses; ///< Slotdesk's words
    QStringList rules;    ///< further keys of the section
};

namespace {

QString at(const QString& path, const QString& key)
{
    return path.isEmpty() ? key : QString(path % u'.' % key);
}

} // namespace

Result<LegacyMapping> LegacyMappingParser::parse(const QByteArray& json)
{
    static const QList<Shape> shapes{
        {u"clients"_s,
         {u"id"_s},
         {u"name"_s, u"phone"_s, u"email"_s, u"role"_s, u"deleted_at"_s, u"note"_s, u"created_at"_s},
         {},
         {u"details"_s, u"staff_roles"_s}},
        {u"therapists"_s,
         {u"id"_s},
         {u"name"_s, u"phone"_s, u"time_zone"_s, u"city"_s, u"status"_s, u"merged_into"_s, u"note"_s},
         {},
         {u"details"_s, u"active_words"_s}},
        {u"requests"_s,
         {u"id"_s, u"starts_at"_s, u"status"_s},
         {u"client"_s, u"service"_s, u"slots"_s, u"ends_at"_s, u"minutes"_s, u"city"_s, u"time_zone"_s, u"price"_s,
          u"note"_s, u"created_at"_s},
         {u"open"_s, u"filled"_s, u"completed"_s, u"cancelled"_s, u"expired"_s},
         {u"details"_s, u"cancelled_when_set"_s, u"slots_by_service"_s, u"slots_otherwise"_s, u"minutes_otherwise"_s,
          u"zones_by_city"_s}},
        {u"offers"_s,
         {u"id"_s, u"request"_s, u"therapist"_s, u"status"_s},
         {u"sent_at"_s, u"responded_at"_s, u"created_at"_s},
         {u"pending"_s, u"accepted"_s, u"declined"_s, u"expired"_s, u"withdrawn"_s},
         {}},
        {u"appointments"_s,
         {u"id"_s, u"request"_s, u"therapist"_s, u"status"_s},
         {u"offer"_s, u"starts_at"_s, u"ends_at"_s, u"price"_s, u"pay"_s, u"reason"_s, u"cancelled_at"_s,
          u"reassigned_from"_s, u"note"_s, u"created_at"_s},
         {u"booked"_s, u"completed"_s, u"no_show"_s, u"cancelled"_s},
         {u"details"_s, u"live"_s, u"wall_time_until"_s}}};

    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        fail(problem.error == QJsonParseError::NoError ? u"it is not one JSON object"_s
                                                       : QString(u"it is not JSON: "_s % problem.errorString() %
                                                                 u" at byte "_s % QString::number(problem.offset)));
    const QJsonObject root = document.object();
    if (m_error.isEmpty())
        topLevel(root);
    for (const Shape& shape : shapes) {
        if (m_error.isEmpty())
            readTable(root, shape);
    }
    if (m_error.isEmpty())
        readRequestRules(root.value(u"requests"_s).toObject());
    if (m_error.isEmpty())
        readAppointmentRules(root.value(u"appointments"_s).toObject());
    if (!m_error.isEmpty())
        return DbError{
            DbError::Kind::Usage,
            {},
            u"The mapping file "_s % m_fileName % u" cannot be used: "_s % m_error % u'.',
            u"Compare it with the built-in rails.json (models/services/README.md says what each key means)."_s};
    return m_mapping;
}

void LegacyMappingParser::topLevel(const QJsonObject& root)
{
    onlyKeys(root, {},
             {u"name"_s, u"time_zone"_s, u"currency"_s, u"money"_s, u"zone_names"_s, u"clients"_s, u"therapists"_s,
              u"requests"_s, u"offers"_s, u"appointments"_s});
    m_mapping.m_name = root.value(u"name"_s).toString(m_fileName);
    if (root.contains(u"time_zone"_s))
        m_mapping.m_timeZone = text(root, {}, u"time_zone"_s);
    if (m_error.isEmpty() && !QTimeZone::isTimeZoneIdAvailable(m_mapping.m_timeZone.toUtf8()))
        fail(u"time_zone is \""_s % m_mapping.m_timeZone % u"\", which is no time zone"_s);
    if (root.contains(u"currency"_s))
        m_mapping.m_currency = text(root, {}, u"currency"_s);
    static const QRegularExpression code(u"^[A-Z]{3}$"_s);
    if (m_error.isEmpty() && !code.match(m_mapping.m_currency).hasMatch())
        fail(u"currency must be three capital letters, like USD"_s);
    const QString money = root.contains(u"money"_s) ? text(root, {}, u"money"_s) : u"cents"_s;
    if (m_error.isEmpty() && money != u"cents" && money != u"units")
        fail(u"money must be \"cents\" or \"units\""_s);
    m_mapping.m_centsPerUnit = money == u"units" ? 100 : 1;
    m_mapping.m_zoneNames = textMap(root, {}, u"zone_names"_s);
}

void LegacyMappingParser::readTable(const QJsonObject& root, const Shape& shape)
{
    LegacyMapping::Table table;
    table.key = shape.key;
    if (shape.key == u"offers" && root.contains(shape.key) && root.value(shape.key).isNull()) {
        table.absent = true;
        m_mapping.m_tables.insert(shape.key, table);
        return;
    }
    const QJsonObject section = object(root, {}, shape.key);
    QStringList known{u"table"_s, u"columns"_s};
    if (!shape.statuses.isEmpty())
        known << u"statuses"_s;
    onlyKeys(section, shape.key, known + shape.rules);
    table.name = text(section, shape.key, u"table"_s);
    readColumns(object(section, shape.key, u"columns"_s), shape, table);
    if (!shape.statuses.isEmpty())
        readStatuses(object(section, shape.key, u"statuses"_s), shape, table);
    if (section.contains(u"details"_s))
        readDetails(object(section, shape.key, u"details"_s), table);
    if (shape.key == u"clients")
        m_mapping.m_staffRoles = words(section.value(u"staff_roles"_s), u"clients.staff_roles"_s);
    if (shape.key == u"therapists")
        m_mapping.m_activeWords = words(section.value(u"active_words"_s), u"therapists.active_words"_s);
    m_mapping.m_tables.insert(shape.key, table);
}

void LegacyMappingParser::readColumns(const QJsonObject& columns, const Shape& shape, LegacyMapping::Table& table)
{
    const QString path = at(shape.key, u"columns"_s);
    onlyKeys(columns, path, shape.needed + shape.optional);
    for (auto it = columns.begin(); it != columns.end() && m_error.isEmpty(); ++it) {
        if (it.key() == u"about" || it->isNull())
            continue;
        const QString key = at(path, it.key());
        if (it->isArray() && it.key() != u"name")
            return fail(key % u" must be one column: only a name is made of several"_s);
        const QStringList names = words(*it, key);
        if (names.isEmpty() || names.contains(QString()))
            return fail(key % u" must be the name of a column"_s);
        table.columns.insert(it.key(), names);
    }
    for (const QString& needed : shape.needed) {
        if (m_error.isEmpty() && !table.has(needed))
            fail(at(path, needed) % u" is missing"_s);
    }
}

void LegacyMappingParser::readStatuses(const QJsonObject& section, const Shape& shape, LegacyMapping::Table& table)
{
    const QString path = at(shape.key, u"statuses"_s);
    onlyKeys(section, path, shape.statuses);
    QHash<QString, QString> seen;
    for (const QString& word : shape.statuses) {
        for (const QString& old : words(section.value(word), at(path, word))) {
            const QString lower = old.trimmed().toLower();
            if (seen.contains(lower))
                return fail(u"\""_s % old % u"\" stands under both "_s % at(path, seen.value(lower)) % u" and "_s %
                            at(path, word));
            seen.insert(lower, word);
            table.words[word].append(lower);
        }
    }
    if (m_error.isEmpty() && seen.isEmpty())
        fail(path % u" names no status at all"_s);
}

void LegacyMappingParser::readDetails(const QJsonObject& details, LegacyMapping::Table& table)
{
    for (auto it = details.begin(); it != details.end() && m_error.isEmpty(); ++it) {
        const QString key = at(at(table.key, u"details"_s), it.key());
        const QStringList columns = words(*it, key);
        if (columns.isEmpty() || columns.contains(QString()))
            return fail(key % u" must be the name of a column"_s);
        table.details.insert(it.key(), columns);
    }
}

void LegacyMappingParser::readRequestRules(const QJsonObject& section)
{
    LegacyMapping::Table& table = m_mapping.m_tables[u"requests"_s];
    table.cancelledWhenSet = words(section.value(u"cancelled_when_set"_s), u"requests.cancelled_when_set"_s);
    m_mapping.m_slotsOtherwise = number(section, u"requests"_s, u"slots_otherwise"_s, 1, 8);
    m_mapping.m_minutesOtherwise = number(section, u"requests"_s, u"minutes_otherwise"_s, 60, 1440);
    m_mapping.m_zonesByCity = textMap(section, u"requests"_s, u"zones_by_city"_s);
    if (!section.contains(u"slots_by_service"_s))
        return;
    const QJsonObject slots = object(section, u"requests"_s, u"slots_by_service"_s);
    for (auto it = slots.begin(); it != slots.end() && m_error.isEmpty(); ++it)
        m_mapping.m_slotsByService.insert(it.key().trimmed().toLower(),
                                          number(slots, u"requests.slots_by_service"_s, it.key(), 1, 8));
}

void LegacyMappingParser::readAppointmentRules(const QJsonObject& section)
{
    const auto statuses = m_mapping.m_tables.value(u"appointments"_s).words;
    const QStringList goes =
        statuses.value(u"booked"_s) + statuses.value(u"completed"_s) + statuses.value(u"no_show"_s);
    m_mapping.m_liveStatuses = goes;
    if (section.contains(u"live"_s)) {
        const QJsonObject live = object(section, u"appointments"_s, u"live"_s);
        onlyKeys(live, u"appointments.live"_s, {u"statuses"_s, u"null_columns"_s, u"false_columns"_s});
        m_mapping.m_liveNullColumns = words(live.value(u"null_columns"_s), u"appointments.live.null_columns"_s);
        m_mapping.m_liveFalseColumns = words(live.value(u"false_columns"_s), u"appointments.live.false_columns"_s);
        if (live.contains(u"statuses"_s)) {
            m_mapping.m_liveStatuses.clear();
            for (const QString& word : words(live.value(u"statuses"_s), u"appointments.live.statuses"_s))
                m_mapping.m_liveStatuses << word.trimmed().toLower();
        }
    }
    for (const QString& word : std::as_const(m_mapping.m_liveStatuses)) {
        if (m_error.isEmpty() && !goes.contains(word))
            fail(u"appointments.live.statuses names \""_s % word %
                 u"\", which appointments.statuses does not map to booked, completed or no_show"_s);
    }
    if (m_error.isEmpty() && m_mapping.m_liveStatuses.isEmpty())
        fail(u"appointments.live.statuses is empty: no appointment would be live"_s);
    const QJsonValue until = section.value(u"wall_time_until"_s);
    if (until.isUndefined() || until.isNull())
        return;
    m_mapping.m_wallTimeUntil = text(section, u"appointments"_s, u"wall_time_until"_s);
    if (m_error.isEmpty() && !QDateTime::fromString(m_mapping.m_wallTimeUntil, Qt::ISODate).isValid())
        fail(u"appointments.wall_time_until is \""_s % m_mapping.m_wallTimeUntil %
             u"\", which is no date like 2025-10-01"_s);
}

void LegacyMappingParser::onlyKeys(const QJsonObject& object, const QString& path, const QStringList& known)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (m_error.isEmpty() && it.key() != u"about" && !known.contains(it.key()))
            fail(u"it does not know the key "_s % at(path, it.key()) % u" (known here: "_s % known.join(u", "_s) %
                 u')');
    }
}

QJsonObject LegacyMappingParser::object(const QJsonObject& parent, const QString& path, const QString& key)
{
    const QJsonValue value = parent.value(key);
    if (value.isUndefined())
        fail(at(path, key) % u" is missing"_s);
    else if (!value.isObject())
        fail(at(path, key) % u" must be an object"_s);
    return value.toObject();
}

QString LegacyMappingParser::text(const QJsonObject& parent, const QString& path, const QString& key)
{
    const QJsonValue value = parent.value(key);
    if (value.isUndefined())
        fail(at(path, key) % u" is missing"_s);
    else if (!value.isString() || value.toString().trimmed().isEmpty())
        fail(at(path, key) % u" must be a text"_s);
    return value.toString();
}

QStringList LegacyMappingParser::words(const QJsonValue& value, const QString& path)
{
    QStringList list;
    if (value.isUndefined() || value.isNull())
        return list;
    const QJsonArray array = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const auto& word : array) {
        if (word.isString())
            list << word.toString();
        else if (word.isDouble() && word.toDouble() == static_cast<double>(word.toInteger()))
            list << QString::number(word.toInteger());
        else
            fail(path % u" must hold texts or whole numbers"_s);
        if (!list.isEmpty() && list.last().contains(QChar::Null))
            fail(path % u" holds a null character"_s);
    }
    return list;
}

int LegacyMappingParser::number(const QJsonObject& parent, const QString& path, const QString& key, int otherwise,
                                int max)
{
    const QJsonValue value = parent.value(key);
    if (value.isUndefined())
        return otherwise;
    const int number = value.toInt(-1);
    if (number < 1 || number > max)
        fail(at(path, key) % u" must be a whole number from 1 to "_s % QString::number(max));
    return number;
}

QMap<QString, QString> LegacyMappingParser::textMap(const QJsonObject& parent, const QString& path, const QString& key)
{
    QMap<QString, QString> map;
    if (!parent.contains(key))
        return map;
    const QJsonObject pairs = object(parent, path, key);
    for (auto it = pairs.begin(); it != pairs.end() && m_error.isEmpty(); ++it)
        map.insert(it.key(), text(pairs, at(path, key), it.key()));
    return map;
}

void LegacyMappingParser::fail(const QString& sentence)
{
    if (m_error.isEmpty())
        m_error = sentence;
}

} // namespace slotdesk
