// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/startsdelegate.h"

#include "tables/requesttable.h"
#include "ui/shell/theme.h"

namespace slotdesk {

namespace {

constexpr int wordGap = 6;

} // namespace

void StartsDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme::Colors& c = Theme::instance().colors();
    QRect area = option.rect.adjusted(padding, 0, -endPadding, 0);
    const int used = drawText(painter, area, index.data(RequestTable::StartsTextRole).toString(), c.text, option.font);
    area.setLeft(area.left() + used + wordGap);
    drawText(painter, area, index.data(RequestTable::UntilTextRole).toString(), c.muted, option.font);
}

QSize StartsDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFontMetrics metrics(option.font);
    const int words = metrics.horizontalAdvance(index.data(RequestTable::StartsTextRole).toString()) +
                      metrics.horizontalAdvance(index.data(RequestTable::UntilTextRole).toString());
    return {padding + words + wordGap + endPadding, rowHeight};
}

} // namespace slotdesk
