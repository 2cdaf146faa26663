// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/startsdelegate.h"

#include "tables/requesttable.h"
#include "ui/shell/theme.h"

namespace slotdesk {

void StartsDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme::Colors& c = Theme::instance().colors();
    QRect area = option.rect.adjusted(padding, 0, -padding, 0);
    const int used = drawText(painter, area, index.data(RequestTable::StartsTextRole).toString(), c.text, option.font);
    area.setLeft(area.left() + used + 6);
    drawText(painter, area, index.data(RequestTable::UntilTextRole).toString(), c.muted, option.font);
}

QSize StartsDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {QFontMetrics(option.font).horizontalAdvance(QStringLiteral("Wed 00:00 in 00 h 00")) + 2 * padding,
            rowHeight};
}

} // namespace slotdesk
