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

} // namespace slotdesk
