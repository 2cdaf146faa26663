// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <optional>

namespace slotdesk {

/// Which columns of a table are shown, and in which order: logical column numbers.
struct ColumnLayout
{
    QList<int> order;  ///< every column, from the left
    QList<int> hidden; ///< put away by the person

    [[nodiscard]] static ColumnLayout plain(int columns);
    /// "2,0,1;1"
    [[nodiscard]] QString text() const;
    /// Nothing when the text is no layout of so many columns, or would hide them all: it may come from a file that
    /// somebody edited or from a program with other columns.
    [[nodiscard]] static std::optional<ColumnLayout> parse(const QString& text, int columns);

    friend bool operator==(const ColumnLayout&, const ColumnLayout&) = default;
};

} // namespace slotdesk
