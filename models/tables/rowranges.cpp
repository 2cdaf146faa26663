// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/rowranges.h"

#include <algorithm>

namespace slotdesk {

QList<RowRange> rowRanges(QList<int> rows)
{
    std::sort(rows.begin(), rows.end());
    QList<RowRange> ranges;
    for (const int row : std::as_const(rows)) {
        if (!ranges.isEmpty() && row <= ranges.last().last + 1)
            ranges.last().last = row;
        else
            ranges.append({row, row});
    }
    return ranges;
}

QList<RowRange> fewRowRanges(const QList<int>& rows, qsizetype most)
{
    constexpr qsizetype tooManyToSort = 4096;
    if (rows.isEmpty())
        return {};
    if (rows.size() <= tooManyToSort) {
        QList<RowRange> ranges = rowRanges(rows);
        if (ranges.size() <= most)
            return ranges;
    }
    const auto [first, last] = std::minmax_element(rows.cbegin(), rows.cend());
    return {RowRange{*first, *last}};
}

} // namespace slotdesk
