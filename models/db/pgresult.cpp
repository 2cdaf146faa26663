// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pgresult.h"

#include <QtCore/QJsonDocument>
#include <libpq-fe.h>

namespace slotdesk {

PgResult::PgResult(pg_result* result) : m_result(result, &PQclear) {}

int PgResult::status() const
{
    return PQresultStatus(m_result.get());
}

int PgResult::rows() const
{
    return m_result ? PQntuples(m_result.get()) : 0;
}

int PgResult::columns() const
{
    return m_result ? PQnfields(m_result.get()) : 0;
}

int PgResult::column(const char* name) const
{
    // Not PQfnumber: it folds case and undoes quotes, and a column is asked for by the name it has.
    for (int column = 0; column < columns(); ++column)
        if (qstrcmp(PQfname(m_result.get(), column), name) == 0)
            return column;
    return -1;
}

QByteArray PgResult::columnName(int column) const
{
    return column >= 0 && column < columns() ? QByteArray(PQfname(m_result.get(), column)) : QByteArray();
}

qint64 PgResult::affected() const
{
    return m_result ? QByteArray(PQcmdTuples(m_result.get())).toLongLong() : 0;
}

bool PgResult::isNull(int row, int column) const
{
    // libpq answers a place that is not there with a notice on stderr: ask only for what is there.
    return row < 0 || row >= rows() || column < 0 || column >= columns() ||
           PQgetisnull(m_result.get(), row, column) != 0;
}

QByteArrayView PgResult::view(int row, int column) const
{
    if (isNull(row, column))
        return {};
    return {PQgetvalue(m_result.get(), row, column), PQgetlength(m_result.get(), row, column)};
}

QByteArray PgResult::bytes(int row, int column) const
{
    return isNull(row, column) ? QByteArray() : view(row, column).toByteArray();
}

QString PgResult::text(int row, int column) const
{
    return isNull(row, column) ? QString() : QString::fromUtf8(view(row, column));
}

qint64 PgResult::int64(int row, int column, qint64 whenNull) const
{
    bool ok = false;
    const qint64 number = view(row, column).toByteArray().toLongLong(&ok);
    return ok ? number : whenNull;
}

int PgResult::int32(int row, int column, int whenNull) const
{
    bool ok = false;
    const int number = view(row, column).toByteArray().toInt(&ok);
    return ok ? number : whenNull;
}

double PgResult::real(int row, int column, double whenNull) const
{
    bool ok = false;
    const double number = view(row, column).toByteArray().toDouble(&ok);
    return ok ? number : whenNull;
}

bool PgResult::boolean(int row, int column) const
{
    return view(row, column) == QByteArrayView("t");
}

QDateTime PgResult::time(int row, int column) const
{
    return parseTimestamp(view(row, column));
}

QJsonObject PgResult::json(int row, int column) const
{
    return QJsonDocument::fromJson(bytes(row, column)).object();
}

QList<qint64> PgResult::int64Array(int row, int column) const
{
    QList<qint64> numbers;
    const QList<QByteArray> elements = parseArray(view(row, column));
    for (const QByteArray& element : elements)
        numbers.append(element.toLongLong());
    return numbers;
}

QStringList PgResult::textArray(int row, int column) const
{
    QStringList texts;
    const QList<QByteArray> elements = parseArray(view(row, column));
    for (const QByteArray& element : elements)
        texts.append(QString::fromUtf8(element));
    return texts;
}

} // namespace slotdesk
