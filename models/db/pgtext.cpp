// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pgresult.h"

#include <QtCore/QDate>

namespace slotdesk {

namespace {

constexpr qint64 msPerSecond = 1000;
constexpr qint64 secondsPerDay = 86400;

/// Reads digits and single characters off the front of a text; `ok` turns false at the first surprise.
struct Scanner
{
    QByteArrayView rest;
    bool ok = true;

    qint64 number()
    {
        qint64 value = 0;
        qsizetype digits = 0;
        for (; digits < rest.size() && digits < 9 && rest[digits] >= '0' && rest[digits] <= '9'; ++digits)
            value = value * 10 + (rest[digits] - '0');
        ok = ok && digits > 0;
        rest = rest.sliced(digits);
        return value;
    }

    bool take(char wanted)
    {
        if (rest.isEmpty() || rest.front() != wanted)
            return false;
        rest = rest.sliced(1);
        return true;
    }

    void need(char wanted) { ok = take(wanted) && ok; }
};

qint64 fractionMs(Scanner& scanner)
{
    const qsizetype before = scanner.rest.size();
    qint64 value = scanner.number();
    for (qsizetype digits = before - scanner.rest.size(); digits < 3; ++digits)
        value *= 10;
    for (qsizetype digits = before - scanner.rest.size(); digits > 3; --digits)
        value /= 10;
    return value;
}

// "+00", "-05", "+05:30", and for dates before standard time also "+00:19:32".
qint64 offsetSeconds(Scanner& scanner)
{
    const bool minus = scanner.take('-');
    if (!minus && !scanner.take('+'))
        return 0;
    qint64 seconds = scanner.number() * 3600;
    if (scanner.take(':'))
        seconds += scanner.number() * 60;
    if (scanner.take(':'))
        seconds += scanner.number();
    return minus ? -seconds : seconds;
}

} // namespace

QDateTime parseTimestamp(QByteArrayView text)
{
    Scanner scanner{text};
    const qint64 year = scanner.number();
    scanner.need('-');
    const qint64 month = scanner.number();
    scanner.need('-');
    const qint64 day = scanner.number();
    if (!scanner.take('T'))
        scanner.need(' ');
    qint64 seconds = scanner.number() * 3600;
    scanner.need(':');
    seconds += scanner.number() * 60;
    scanner.need(':');
    seconds += scanner.number();
    const qint64 ms = scanner.take('.') ? fractionMs(scanner) : 0;
    if (!scanner.take('Z'))
        seconds -= offsetSeconds(scanner);
    const bool beforeChrist = scanner.rest == QByteArrayView(" BC");
    const QDate date(int(beforeChrist ? -year : year), int(month), int(day));
    if (!scanner.ok || !date.isValid() || (!scanner.rest.isEmpty() && !beforeChrist))
        return {};
    const qint64 days = date.toJulianDay() - QDate(1970, 1, 1).toJulianDay();
    return QDateTime::fromMSecsSinceEpoch((days * secondsPerDay + seconds) * msPerSecond + ms, Qt::UTC);
}

QList<QByteArray> parseArray(QByteArrayView text)
{
    if (text.size() < 2 || text.front() != '{' || text == QByteArrayView("{}"))
        return {};
    QList<QByteArray> elements;
    QByteArray element;
    bool inQuotes = false;
    bool wasQuoted = false;
    const auto finish = [&] {
        elements.append(!wasQuoted && element == "NULL" ? QByteArray("") : element);
        element.clear();
        wasQuoted = false;
    };
    for (qsizetype at = 1; at < text.size() - 1; ++at) {
        const char letter = text[at];
        if (letter == '\\' && at + 1 < text.size() - 1)
            element += text[++at];
        else if (letter == '"') {
            inQuotes = !inQuotes;
            wasQuoted = true;
        } else if (letter == ',' && !inQuotes)
            finish();
        else
            element += letter;
    }
    finish();
    return elements;
}

} // namespace slotdesk
