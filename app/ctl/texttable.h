// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace slotdesk {

/// Aligned columns for a terminal. Control characters in a cell become blanks: names come from a database, and a
/// terminal obeys what it is sent.
class TextTable
{
public:
    void addColumn(const QString& title, bool rightAligned = false);
    void addRow(const QStringList& cells);
    /// Ends with a newline.
    [[nodiscard]] QString text() const;

private:
    QStringList m_titles;
    QList<bool> m_rightAligned;
    QList<QStringList> m_rows;
};

/// The text without what a terminal would obey.
[[nodiscard]] QString printable(const QString& text);

} // namespace slotdesk
