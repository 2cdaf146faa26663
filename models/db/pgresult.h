// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/id.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <memory>

struct pg_result;

namespace slotdesk {

/// The rows of one statement. Shares the libpq result between copies (read-only, so copies may cross threads).
/// Rows and columns count from 0; asking for what is not there gives a null value, never a crash.
class PgResult
{
public:
    PgResult() = default;
    /// Takes ownership of `result`.
    explicit PgResult(pg_result* result);

    [[nodiscard]] int rows() const;
    [[nodiscard]] int columns() const;
    [[nodiscard]] bool isEmpty() const { return rows() == 0; }
    /// -1 when there is no such column.
    [[nodiscard]] int column(const char* name) const;
    [[nodiscard]] QByteArray columnName(int column) const;
    /// Rows touched by INSERT, UPDATE, DELETE or COPY.
    [[nodiscard]] qint64 affected() const;

    [[nodiscard]] bool isNull(int row, int column) const;
    /// Points into the result: valid as long as it lives.
    [[nodiscard]] QByteArrayView view(int row, int column) const;
    [[nodiscard]] QByteArray bytes(int row, int column) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] qint64 int64(int row, int column, qint64 whenNull = 0) const;
    [[nodiscard]] int int32(int row, int column, int whenNull = 0) const;
    [[nodiscard]] double real(int row, int column, double whenNull = 0) const;
    [[nodiscard]] bool boolean(int row, int column) const;
    /// UTC; invalid when null or ±infinity. Any offset PostgreSQL writes is understood; kept to the millisecond.
    [[nodiscard]] QDateTime time(int row, int column) const;
    [[nodiscard]] QJsonObject json(int row, int column) const;
    [[nodiscard]] QList<qint64> int64Array(int row, int column) const;
    [[nodiscard]] QStringList textArray(int row, int column) const;
    template <typename AnyId>
    [[nodiscard]] AnyId id(int row, int column) const
    {
        return AnyId(int64(row, column));
    }

    /// libpq's own, for models/db only.
    [[nodiscard]] const pg_result* raw() const { return m_result.get(); }
    [[nodiscard]] int status() const;

private:
    std::shared_ptr<pg_result> m_result;
};

/// PostgreSQL's text for a timestamptz ("2026-03-08 14:03:07.412+00") as UTC; used by COPY readers too.
[[nodiscard]] QDateTime parseTimestamp(QByteArrayView text);
/// PostgreSQL's text for a one-dimensional array; null elements become empty texts.
[[nodiscard]] QList<QByteArray> parseArray(QByteArrayView text);

} // namespace slotdesk
