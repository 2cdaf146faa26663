// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/tabletext.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QRegularExpression>
#include <numeric>

namespace slotdesk {

namespace {

QString cellText(const QAbstractItemModel& model, int row, int column)
{
    const QModelIndex index = model.index(row, column);
    const QString exact = index.data(Qt::EditRole).toString();
    return exact.isEmpty() ? index.data(Qt::DisplayRole).toString() : exact;
}

QString quoted(QString cell)
{
    const bool needed = cell.contains(QLatin1Char(',')) || cell.contains(QLatin1Char('"')) ||
                        cell.contains(QLatin1Char('\n')) || cell.contains(QLatin1Char('\r')) || cell != cell.trimmed();
    if (!needed)
        return cell;
    cell.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + cell + QLatin1Char('"');
}

QString onOneLine(QString cell)
{
    for (const QChar breaker : {QLatin1Char('\t'), QLatin1Char('\n'), QLatin1Char('\r')})
        cell.replace(breaker, QLatin1Char(' '));
    return cell;
}

} // namespace

TableText TableText::of(const QAbstractItemModel& model, const QList<int>& columns, const QList<int>& rows)
{
    TableText text;
    for (const int column : columns) {
        const QString name = model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        text.header.append(name.isEmpty() ? model.headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString()
                                          : name);
    }
    QList<int> wanted = rows;
    if (wanted.isEmpty()) {
        wanted.resize(model.rowCount());
        std::iota(wanted.begin(), wanted.end(), 0);
    }
    text.rows.reserve(wanted.size());
    for (const int row : std::as_const(wanted)) {
        QStringList cells;
        for (const int column : columns)
            cells.append(cellText(model, row, column));
        text.rows.append(cells);
    }
    return text;
}

// What Excel, LibreOffice and Google Sheets begin a formula with, the full-width forms included; a tab or a line break
// in front does not stop them.
QString TableText::harmless(const QString& cell)
{
    static const QString dangerous = QStringLiteral("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");
    const QString begin = cell.trimmed();
    const bool formula =
        !cell.isEmpty() && (dangerous.contains(cell.at(0)) || (!begin.isEmpty() && dangerous.contains(begin.at(0))));
    // Where a comma is the decimal point a spreadsheet parts the line at semicolons, whatever this file says.
    static const QRegularExpression part(QStringLiteral("([;|]\\s*)([=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])"));
    QString safe = cell;
    safe.replace(part, QStringLiteral("\\1'\\2"));
    return formula ? QString(QLatin1Char('\'') + safe) : safe;
}

QByteArray TableText::csv() const
{
    QString all;
    const auto line = [&all](const QStringList& cells) {
        QStringList safe;
        for (const QString& cell : cells)
            safe.append(quoted(harmless(cell)));
        all += safe.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    };
    line(header);
    for (const QStringList& cells : rows)
        line(cells);
    return all.toUtf8();
}

QString TableText::tabs() const
{
    QStringList lines;
    const auto line = [&lines](const QStringList& cells) {
        QStringList safe;
        for (const QString& cell : cells)
            safe.append(harmless(onOneLine(cell)));
        lines.append(safe.join(QLatin1Char('\t')));
    };
    line(header);
    for (const QStringList& cells : rows)
        line(cells);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace slotdesk
