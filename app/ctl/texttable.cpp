// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/texttable.h"

#include <algorithm>

namespace slotdesk {

QString printable(const QString& text)
{
    QString clean = text;
    for (QChar& c : clean) {
        if (c.category() == QChar::Other_Control)
            c = QLatin1Char(' ');
    }
    return clean;
}

void TextTable::addColumn(const QString& title, bool rightAligned)
{
    m_titles += title;
    m_rightAligned += rightAligned;
}

void TextTable::addRow(const QStringList& cells)
{
    QStringList row;
    for (const QString& cell : cells)
        row += printable(cell);
    m_rows += row;
}

QString TextTable::text() const
{
    QList<QStringList> lines = {m_titles};
    lines += m_rows;
    QList<qsizetype> widths(m_titles.size(), 0);
    for (const QStringList& line : std::as_const(lines)) {
        for (qsizetype i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], line.value(i).size());
    }
    QString all;
    for (const QStringList& line : std::as_const(lines)) {
        QString written;
        for (qsizetype i = 0; i < widths.size(); ++i) {
            const QString cell = line.value(i);
            written += m_rightAligned.at(i) ? cell.rightJustified(widths.at(i)) : cell.leftJustified(widths.at(i));
            written += QStringLiteral("  ");
        }
        while (written.endsWith(QLatin1Char(' ')))
            written.chop(1);
        all += written + QLatin1Char('\n');
    }
    return all;
}

} // namespace slotdesk
