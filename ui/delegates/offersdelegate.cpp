// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/offersdelegate.h"

#include "tables/requesttable.h"
#include "ui/shell/theme.h"

namespace slotdesk {

void OffersDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme::Colors& c = Theme::instance().colors();
    const bool waiting = index.data(RequestTable::PendingOffersRole).toInt() > 0;
    drawText(painter, option.rect.adjusted(padding, 0, -endPadding, 0), index.data(Qt::DisplayRole).toString(),
             waiting ? c.text : c.muted, option.font);
}

QSize OffersDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return RowDelegate::sizeHint(option, index);
}

} // namespace slotdesk
