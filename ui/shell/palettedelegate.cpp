// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palettedelegate.h"

#include "ui/shell/theme.h"

#include <QtGui/QFontMetrics>

namespace slotdesk {

void PaletteDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option,
                                   const QModelIndex& index) const
{
    const Theme::Colors& c = Theme::instance().colors();
    QRect area = option.rect.adjusted(padding, 0, -padding, 0);
    const QString keys = index.data(keysRole).toString();
    QRect end = area;
    end.setLeft(area.right() - QFontMetrics(option.font).horizontalAdvance(keys));
    drawText(painter, end, keys, c.muted, option.font);
    area.setRight(end.left() - padding);
    drawText(painter, area, index.data(Qt::DisplayRole).toString(), c.text, option.font);
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString words = index.data(Qt::DisplayRole).toString() + index.data(keysRole).toString();
    return {QFontMetrics(option.font).horizontalAdvance(words) + 4 * padding, rowHeight};
}

} // namespace slotdesk
