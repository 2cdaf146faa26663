// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/offerpilldelegate.h"

#include "tables/offertable.h"
#include "ui/delegates/shapepainter.h"

namespace slotdesk {

namespace {

StatusLook lookOfOffer(const QModelIndex& index)
{
    StatusLook look = StatusLook::of(static_cast<OfferStatus>(index.data(OfferTable::StatusRole).toInt()));
    if (index.data(OfferTable::PlaceRole).toInt() > 0)
        look = {Shape::Quarter, {}, Tone::Info};
    look.text = index.data(Qt::DisplayRole).toString(); // "Too late" says more than "Expired"
    return look;
}

} // namespace

void OfferPillDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const
{
    ShapePainter::pill(painter, option.rect.adjusted(padding - 2, 0, -4, 0), lookOfOffer(index),
                       ShapePainter::pillFont(option.font));
}

QSize OfferPillDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFont font = ShapePainter::pillFont(option.font);
    return {ShapePainter::pillWidth(lookOfOffer(index), font) + padding + 2, rowHeight};
}

} // namespace slotdesk
