// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/offerpilldelegate.h"

#include "tables/offertable.h"
#include "ui/delegates/shapepainter.h"

namespace slotdesk {

void OfferPillDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const
{
    StatusLook look = StatusLook::of(static_cast<OfferStatus>(index.data(OfferTable::StatusRole).toInt()));
    look.text = index.data(Qt::DisplayRole).toString();
    ShapePainter::pill(painter, option.rect.adjusted(padding - 2, 0, -4, 0), look, ShapePainter::pillFont(option.font));
}

QSize OfferPillDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const QFont font = ShapePainter::pillFont(option.font);
    return {ShapePainter::pillWidth(StatusLook::of(OfferStatus::Withdrawn), font) + padding + 4, rowHeight};
}

} // namespace slotdesk
