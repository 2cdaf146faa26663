// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>

namespace slotdesk {

struct RowRange
{
    int first = 0;
    int last = 0;
    friend bool operator==(const RowRange&, const RowRange&) = default;
};

/// The rows as few contiguous ranges, ascending, so that one signal serves many rows. Duplicates do no harm.
[[nodiscard]] QList<RowRange> rowRanges(QList<int> rows);

/// The same, but more than `most` ranges become a single one around them all: to look at a few rows for nothing costs
/// less than many signals.
[[nodiscard]] QList<RowRange> fewRowRanges(const QList<int>& rows, qsizetype most);

} // namespace slotdesk
