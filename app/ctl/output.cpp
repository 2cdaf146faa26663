// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/output.h"

#include "app/ctl/texttable.h"
#include "domain/money.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonDocument>
#include <QtCore/QTimeZone>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace slotdesk {

namespace {

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

bool writeAll(int descriptor, const QByteArray& bytes)
{
    const char* rest = bytes.constData();
    qsizetype left = bytes.size();
    while (left > 0) {
        const ssize_t done = ::write(descriptor, rest, std::size_t(left));
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        rest += done;
        left -= done;
    }
    return true;
}

QString cell(const Output::Column& column, const QJsonObject& row)
{
    const QJsonValue value = row.value(column.key);
    if (value.isNull() || value.isUndefined())
        return {};
    if (column.kind == Output::Column::Kind::Time)
        return wallClock(value.toString(), row.value(QStringLiteral("time_zone")).toString());
    if (column.kind == Output::Column::Kind::Money)
        return moneyText(value.toInteger(), row.value(QStringLiteral("currency")).toString().toLatin1());
    if (value.isBool())
        return value.toBool() ? QStringLiteral("yes") : QString();
    return value.toVariant().toString();
}

} // namespace

QString wallClock(const QString& utc, const QString& zone, bool withMs)
{
    const QDateTime at = QDateTime::fromString(utc, Qt::ISODateWithMs);
    if (!at.isValid())
        return utc;
    const QTimeZone place(zone.toLatin1());
    const QDateTime local = place.isValid() ? at.toTimeZone(place) : at.toUTC();
    const QString format = withMs ? QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz") : QStringLiteral("yyyy-MM-dd HH:mm");
    return local.toString(format) + QLatin1Char(' ') +
           (place.isValid() ? place.abbreviation(local) : QStringLiteral("UTC"));
}

void Output::write(const QByteArray& bytes)
{
    if (m_closed || m_failed || writeAll(STDOUT_FILENO, bytes))
        return;
    if (errno == EPIPE || errno == EBADF) {
        m_closed = true;
        return;
    }
    m_failed = true;
    message(QStringLiteral("The result could not be written: %1").arg(QString::fromLocal8Bit(std::strerror(errno))));
}

void Output::line(const QString& text)
{
    write(text.toUtf8() + '\n');
}

void Output::result(const QJsonObject& object, const QString& text)
{
    if (m_json)
        write(compact(object));
    else if (!text.isEmpty())
        line(text);
}

void Output::list(const QList<Column>& columns, const QList<QJsonObject>& rows, const QString& empty)
{
    if (m_json) {
        QByteArray all;
        for (const QJsonObject& row : rows)
            all += compact(row);
        write(all);
        return;
    }
    if (rows.isEmpty()) {
        line(empty);
        return;
    }
    TextTable table;
    for (const Column& column : columns)
        table.addColumn(column.title, column.kind == Column::Kind::Number || column.kind == Column::Kind::Money);
    for (const QJsonObject& row : rows) {
        QStringList cells;
        for (const Column& column : columns)
            cells += cell(column, row);
        table.addRow(cells);
    }
    write(table.text().toUtf8());
}

void Output::message(const QString& text) const
{
    // Nothing can be done when stderr is gone too.
    (void)writeAll(STDERR_FILENO, QStringLiteral("slotctl: %1\n").arg(text).toUtf8());
}

void Output::error(const DbError& error) const
{
    message(error.text());
}

} // namespace slotdesk
