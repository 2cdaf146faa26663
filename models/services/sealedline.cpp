// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sealedline.h"

#include <QtCore/QCryptographicHash>

namespace slotdesk {

namespace {

constexpr QByteArrayView beginning("{\"id\": ");

enum class As { Plain, Text };

struct Key
{
    const char* name;
    As as;
};

// In the order of sealed_rows(): number or JSON as it stands, text quoted.
constexpr Key eventKeys[] = {{"id", As::Plain},
                             {"xid", As::Text},
                             {"at", As::Text},
                             {"kind", As::Text},
                             {"source", As::Text},
                             {"market_id", As::Plain},
                             {"request_id", As::Plain},
                             {"appointment_id", As::Plain},
                             {"offer_id", As::Plain},
                             {"alert_id", As::Plain},
                             {"therapist_id", As::Plain},
                             {"command", As::Text},
                             {"reason_code", As::Text},
                             {"rows", As::Plain},
                             {"detail", As::Plain},
                             {"login", As::Text},
                             {"pid", As::Plain},
                             {"application", As::Text}};
constexpr Key receiptKeys[] = {
    {"function", As::Text},  {"arguments", As::Plain}, {"login", As::Text},       {"ok", As::Plain},
    {"code", As::Text},      {"message", As::Text},    {"request_id", As::Plain}, {"appointment_id", As::Plain},
    {"offer_id", As::Plain}, {"version", As::Plain},   {"detail", As::Plain},     {"at", As::Text}};
constexpr int receiptAt = int(std::size(eventKeys));
constexpr int nearMissesAt = receiptAt + 1 + int(std::size(receiptKeys));

QByteArray value(const PgResult& rows, int row, int column, As as)
{
    if (rows.isNull(row, column))
        return "null";
    return as == As::Text ? SealedLine::json(rows.view(row, column)) : rows.bytes(row, column);
}

template <std::size_t count>
QByteArray members(const Key (&keys)[count], const PgResult& rows, int row, int from)
{
    QByteArray text;
    for (std::size_t i = 0; i < count; ++i) {
        QByteArray cell = value(rows, row, from + int(i), keys[i].as);
        if (QByteArrayView(keys[i].name) == QByteArrayView("ok"))
            cell = cell == "t" ? "true" : "false";
        text += (i > 0 ? ", \"" : "\"") + QByteArray(keys[i].name) + "\": " + cell;
    }
    return text;
}

} // namespace

QByteArray SealedLine::of(const PgResult& rows, int row)
{
    QByteArray receipt = "null";
    if (rows.boolean(row, receiptAt)) {
        QByteArray misses;
        for (const QByteArray& miss : parseArray(rows.view(row, nearMissesAt)))
            misses += (misses.isEmpty() ? "" : ",") + json(miss);
        receipt = '{' + members(receiptKeys, rows, row, receiptAt + 1) + ", \"near_misses\": [" + misses + "]}";
    }
    return '{' + members(eventKeys, rows, row, 0) + ", \"receipt\": " + receipt + '}';
}

QByteArray SealedLine::hashOf(const QByteArray& line)
{
    return QCryptographicHash::hash(line, QCryptographicHash::Sha256).toHex();
}

qint64 SealedLine::idIn(const QByteArray& line)
{
    const qsizetype comma = line.indexOf(',');
    return line.startsWith(beginning) && comma > 0 ? line.mid(beginning.size(), comma - beginning.size()).toLongLong()
                                                   : 0;
}

QByteArray SealedLine::withId(const QByteArray& line, qint64 id)
{
    return beginning.toByteArray() + QByteArray::number(id) + line.mid(line.indexOf(','));
}

QByteArray SealedLine::json(QByteArrayView text)
{
    QByteArray quoted(1, '"');
    for (const char c : text) {
        switch (c) {
        case '\b':
            quoted += "\\b";
            break;
        case '\f':
            quoted += "\\f";
            break;
        case '\n':
            quoted += "\\n";
            break;
        case '\r':
            quoted += "\\r";
            break;
        case '\t':
            quoted += "\\t";
            break;
        case '"':
            quoted += "\\\"";
            break;
        case '\\':
            quoted += "\\\\";
            break;
        default:
            if (static_cast<unsigned char>(c) < ' ')
                quoted += "\\u" + QByteArray::number(int(c), 16).rightJustified(4, '0');
            else
                quoted += c;
        }
    }
    return quoted + '"';
}

} // namespace slotdesk
