// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rowcells.h"

#include <QtCore/QHash>
#include <charconv>

namespace slotdesk {

namespace {

template <typename Number>
Number numberOr(QByteArrayView text, Number otherwise)
{
    Number number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

constexpr qsizetype mostShared = 20000;

template <typename Text, typename Make>
Text sharedIn(QHash<QByteArray, Text>& known, QByteArrayView text, const Make& make)
{
    const auto found = known.constFind(QByteArray::fromRawData(text.data(), text.size()));
    if (found != known.cend())
        return *found;
    if (known.size() >= mostShared)
        known.clear();
    return *known.insert(text.toByteArray(), make(text));
}

} // namespace

RowCells::RowCells(const PgResult& result, int row)
{
    for (int column = 0; column < result.columns(); ++column)
        m_cells.append(result.view(row, column));
}

RowCells::RowCells(const QList<SqlParams::Value>& fields)
{
    // An empty text is not null: a null view is one without an address.
    for (const SqlParams::Value& field : fields)
        m_cells.append(field ? QByteArrayView(field->constData(), field->size()) : QByteArrayView());
}

qint64 RowCells::int64(int at, qint64 whenNull) const
{
    return numberOr(m_cells[at], whenNull);
}

double RowCells::real(int at, double whenNull) const
{
    return numberOr(m_cells[at], whenNull);
}

// Each thread that reads has its own; a flood of different texts empties it.
QString RowCells::shared(QByteArrayView utf8)
{
    thread_local QHash<QByteArray, QString> known;
    return sharedIn(known, utf8, [](QByteArrayView text) { return QString::fromUtf8(text); });
}

QByteArray RowCells::sharedBytes(QByteArrayView bytes)
{
    thread_local QHash<QByteArray, QByteArray> known;
    return sharedIn(known, bytes, [](QByteArrayView text) { return text.toByteArray(); });
}

QDateTime RowCells::time(int at) const
{
    return parseTimestamp(m_cells[at]);
}

QStringList RowCells::texts(int at) const
{
    QStringList all;
    for (const QByteArray& one : parseArray(m_cells[at]))
        all.append(QString::fromUtf8(one));
    return all;
}

} // namespace slotdesk
