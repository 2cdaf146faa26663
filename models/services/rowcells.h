// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/copytext.h"
#include "db/pgresult.h"
#include "db/sqlparams.h"

#include <QtCore/QVarLengthArray>

namespace slotdesk {

/// One row in PostgreSQL's text format, whether it came as a result or through COPY, read by place and not by name:
/// whoever selects names the columns (RowReader does). Points into what it was made from.
class RowCells
{
public:
    RowCells(const PgResult& result, int row);
    explicit RowCells(const QList<SqlParams::Value>& fields);
    /// A line of COPY; `scratch` holds what had to be unescaped and lives as long as this.
    RowCells(QByteArrayView copyLine, QByteArray& scratch) : m_cells(copyViews(copyLine, scratch)) {}

    [[nodiscard]] bool isNull(int at) const { return m_cells[at].isNull(); }
    [[nodiscard]] QByteArrayView view(int at) const { return m_cells[at]; }
    [[nodiscard]] QByteArray bytes(int at) const { return m_cells[at].toByteArray(); }
    [[nodiscard]] QString text(int at) const { return QString::fromUtf8(m_cells[at]); }
    /// The same texts share their memory: names and words that stand in thousands of rows.
    [[nodiscard]] QString sharedText(int at) const { return shared(m_cells[at]); }
    [[nodiscard]] QByteArray sharedBytes(int at) const { return sharedBytes(m_cells[at]); }
    /// The same for a text that came another way.
    [[nodiscard]] static QString shared(QByteArrayView utf8);
    [[nodiscard]] static QByteArray sharedBytes(QByteArrayView bytes);
    [[nodiscard]] bool boolean(int at) const { return m_cells[at] == QByteArrayView("t"); }
    [[nodiscard]] qint64 int64(int at, qint64 whenNull = 0) const;
    [[nodiscard]] int int32(int at, int whenNull = 0) const { return int(int64(at, whenNull)); }
    [[nodiscard]] double real(int at, double whenNull = 0) const;
    [[nodiscard]] QDateTime time(int at) const;
    [[nodiscard]] QStringList texts(int at) const;
    template <typename AnyId>
    [[nodiscard]] AnyId id(int at) const
    {
        return AnyId(int64(at));
    }
    template <typename AnyId>
    [[nodiscard]] QList<AnyId> ids(int at) const
    {
        QList<AnyId> all;
        for (const QByteArray& one : parseArray(m_cells[at]))
            all.append(AnyId(one.toLongLong()));
        return all;
    }

private:
    QVarLengthArray<QByteArrayView, 32> m_cells;
};

} // namespace slotdesk
