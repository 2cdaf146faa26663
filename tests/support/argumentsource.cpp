// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/argumentsource.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QUuid>
#include <array>
#include <limits>

namespace slotdesk {

namespace {

/// What a text may be that is none, or none that anybody would write.
const QByteArrayList& oddTexts()
{
    static const QByteArrayList list{
        "",
        " ",
        "\t\n\r",
        "'; drop table slotdesk.event; --",
        "\\",
        "%_%",
        "null",
        "{}",
        "\xed\xa0\x80", // half of a surrogate pair
        "\xff\xfe",
        "\xf0\x9f\x92\x86", // a person being massaged
        "e\xcc\x81",        // e and a combining accent
        "\xe2\x80\xae"
        "abc",                 // right to left
        QByteArray("a\0b", 3), // a text parameter ends there
        "\x01\x02\x7f",
        "other",
        "other: ",
        ":",
        "no_such_code: x",
        "tel:+1 (212) 555-0148",
        "00000000000000000000000",
        "99999999999999999999999",
    };
    return list;
}

} // namespace

ArgumentSource::ArgumentSource(quint32 seed, QByteArrayList words) : m_random(seed), m_words(std::move(words)) {}

SqlParams::Value ArgumentSource::value(const QByteArray& type)
{
    if (chance(6))
        return std::nullopt;
    if (type == "bigint")
        return id();
    if (type == "integer")
        return number(std::numeric_limits<qint32>::min(), std::numeric_limits<qint32>::max());
    if (type == "uuid")
        return uuid();
    if (type == "text")
        return text();
    if (type == "timestamp with time zone")
        return time();
    if (type == "date")
        return day();
    if (type == "boolean")
        return QByteArray(chance(50) ? "true" : "false");
    if (type == "numeric")
        return oneOf(QByteArrayList{"0", "4.5", "5", "-1", "NaN", "Infinity", "1e400", "4.99999999", "6"});
    if (type == "jsonb" || type == "json")
        return json();
    if (type == "xid8")
        return oneOf(QByteArrayList{"0", "1", "3", "18446744073709551615", "700"});
    if (type.endsWith("[]"))
        return array(type.chopped(2));
    qFatal("No values for parameters of type %s: give it a line in ArgumentSource", type.constData());
}

void ArgumentSource::remember(const QByteArray& commandId)
{
    if (m_used.size() < 500)
        m_used.append(commandId);
    else
        m_used[below(500)] = commandId;
}

QByteArray ArgumentSource::number(qint64 lowest, qint64 highest)
{
    switch (below(10)) {
    case 0:
        return QByteArray::number(lowest);
    case 1:
        return QByteArray::number(highest);
    case 2:
        return QByteArray::number(-below(100));
    case 3:
        return oneOf(QByteArrayList{"0", "1.5", "1e3", "x", "", "0x10", "99999999999999999999", "60", "5", "1440"});
    default:
        return QByteArray::number(1 + below(9) + (chance(20) ? below(1440) : 0));
    }
}

QByteArray ArgumentSource::id()
{
    return chance(92) ? QByteArray::number(1 + below(chance(40) ? 12 : m_highestId))
                      : number(std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max());
}

QByteArray ArgumentSource::uuid()
{
    if (!m_used.isEmpty() && chance(20))
        return oneOf(m_used);
    if (chance(2))
        return oneOf(QByteArrayList{"", "x", "00000000-0000-0000-0000-000000000000",
                                    "{6F2C9F0E63A64A0C9F5F0D7C8C7B1A11}", "6f2c9f0e-63a6-4a0c-9f5f-0d7c8c7b1a1"});
    // Not createUuid(): the seed decides.
    std::array<quint32, 4> bits;
    m_random.fillRange(bits.data(), bits.size());
    return QUuid::fromRfc4122(QByteArray(reinterpret_cast<const char*>(bits.data()), 16))
        .toByteArray(QUuid::WithoutBraces);
}

QByteArray ArgumentSource::text()
{
    if (chance(65))
        return oneOf(m_words);
    if (chance(1))
        return QByteArray(1024 * 1024, chance(50) ? 'x' : ':');
    if (chance(4))
        return QByteArray(1 + below(5000), 'y');
    return oneOf(oddTexts());
}

QByteArray ArgumentSource::time()
{
    if (chance(30))
        return oneOf(QByteArrayList{"infinity", "-infinity", "epoch", "294276-12-31 23:59:59+00", "4713-01-01 BC",
                                    "2024-02-30", "now", "today", "", "soon", "2026-13-01", "99999-01-01",
                                    "294277-01-01"});
    return QDateTime::currentDateTimeUtc().addSecs(900 * (below(200) - 10)).toString(Qt::ISODate).toLatin1();
}

QByteArray ArgumentSource::day()
{
    if (chance(30))
        return oneOf(QByteArrayList{"infinity", "-infinity", "epoch", "5874897-12-31", "4714-11-24 BC", "2024-02-30",
                                    "today", "", "soon", "2026-13-01", "5874898-01-01"});
    return QDate::currentDate().addDays(below(1000) - 800).toString(Qt::ISODate).toLatin1();
}

QByteArray ArgumentSource::array(const QByteArray& elementType)
{
    if (chance(12))
        return oneOf(QByteArrayList{"{}", "{NULL}", "{1,NULL,2}", "{1,1}", "{{1,2},{3,4}}", "[5:6]={1,2}", "{1", "x",
                                    "", "{99999999999999999999}", "{-1,0}"});
    const int elements = chance(1) ? 10000 : 1 + below(4);
    QByteArrayList list;
    for (int i = 0; i < elements; ++i) {
        const SqlParams::Value one = elements > 10 ? QByteArray::number(i) : value(elementType);
        list.append(!one                    ? "NULL"
                    : elementType == "text" ? '"' + QByteArray(*one).replace('\\', "\\\\").replace('"', "\\\"") + '"'
                                            : *one);
    }
    return '{' + list.join(',') + '}';
}

/// The arguments of a preview: the names are the functions' own, the values of any shape.
QByteArray ArgumentSource::json()
{
    if (chance(10))
        return oneOf(QByteArrayList{"", "[]", "1", "null", "\"x\"", "{", R"({"a":"\ud800"})", R"({"offer":1e400})",
                                    R"({"offer":{"a":[]}})", R"({"request":[1]})"});
    static const QByteArrayList names{
        "offer",  "request", "appointment",   "therapist",   "therapists",    "reason",    "asked_by",
        "market", "client",  "service",       "slots",       "starts_at",     "minutes",   "expected_version",
        "items",  "undoes",  "appointment_a", "version_a",   "appointment_b", "version_b", "alert",
        "keep",   "note",    "cause",         "price_cents", "pay_cents",     "report",    "about",
        "id",     "command"};
    static const QByteArrayList types{"bigint",
                                      "bigint",
                                      "bigint",
                                      "bigint",
                                      "integer",
                                      "text",
                                      "text",
                                      "uuid",
                                      "bigint[]",
                                      "numeric",
                                      "timestamp with time zone"};
    QJsonObject object;
    for (int fields = below(7); fields > 0; --fields) {
        const QByteArray type = oneOf(types);
        const SqlParams::Value one = value(type);
        const QString key = QString::fromLatin1(oneOf(names));
        const bool isNumber = type == "bigint" || type == "integer";
        if (!one)
            object.insert(key, QJsonValue::Null);
        else if (type.endsWith("[]") && one->size() > 1)
            object.insert(key, QJsonDocument::fromJson('[' + one->mid(1).chopped(1) + ']').array());
        else if (isNumber && chance(80))
            object.insert(key, one->toDouble());
        else
            object.insert(key, QString::fromUtf8(*one).remove(QChar::Null));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace slotdesk
