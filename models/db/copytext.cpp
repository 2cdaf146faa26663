// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/copytext.h"

#include "db/pgconnection.h"

#include <cstring>

namespace slotdesk {

namespace {

char unescaped(char letter)
{
    switch (letter) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    default:
        return letter;
    }
}

char escaped(char letter)
{
    switch (letter) {
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    case '\v':
        return 'v';
    case '\\':
        return '\\';
    default:
        return '\0';
    }
}

SqlParams::Value fieldOf(QByteArrayView raw)
{
    if (raw == QByteArrayView("\\N"))
        return std::nullopt;
    QByteArray field;
    field.reserve(raw.size());
    for (qsizetype at = 0; at < raw.size(); ++at)
        field += raw[at] == '\\' && at + 1 < raw.size() ? unescaped(raw[++at]) : raw[at];
    return field;
}

} // namespace

// PostgreSQL writes no octal or hexadecimal escapes, so none are read.
QList<SqlParams::Value> copyFields(QByteArrayView line)
{
    QList<SqlParams::Value> fields;
    qsizetype from = 0;
    for (qsizetype at = 0; at <= line.size(); ++at) {
        if (at < line.size() && line[at] != '\t')
            continue;
        fields.append(fieldOf(line.sliced(from, at - from)));
        from = at + 1;
    }
    return fields;
}

QVarLengthArray<QByteArrayView, 32> copyViews(QByteArrayView line, QByteArray& scratch)
{
    QVarLengthArray<QByteArrayView, 32> fields;
    scratch.clear();
    scratch.reserve(line.size()); // never grows, so that what points into it stays
    const char* from = line.data();
    const char* const end = from + line.size();
    for (;;) {
        const auto* tab = static_cast<const char*>(std::memchr(from, '\t', size_t(end - from)));
        const QByteArrayView raw(from, (tab ? tab : end) - from);
        if (raw == QByteArrayView("\\N")) {
            fields.append(QByteArrayView());
        } else if (!raw.contains('\\')) {
            fields.append(raw);
        } else {
            const qsizetype begin = scratch.size();
            for (qsizetype at = 0; at < raw.size(); ++at)
                scratch += raw[at] == '\\' && at + 1 < raw.size() ? unescaped(raw[++at]) : raw[at];
            fields.append(QByteArrayView(scratch.constData() + begin, scratch.size() - begin));
        }
        if (!tab)
            return fields;
        from = tab + 1;
    }
}

QByteArray copyLine(const QList<SqlParams::Value>& fields)
{
    QByteArray line;
    for (qsizetype at = 0; at < fields.size(); ++at) {
        if (at > 0)
            line += '\t';
        if (!fields[at]) {
            line += "\\N";
            continue;
        }
        for (const char letter : *fields[at]) {
            if (const char code = escaped(letter))
                (line += '\\') += code;
            else
                line += letter;
        }
    }
    return line;
}

} // namespace slotdesk
