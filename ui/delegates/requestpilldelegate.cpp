// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/requestpilldelegate.h"

#include "tables/requesttable.h"
#include "ui/delegates/shapepainter.h"

namespace slotdesk {

namespace {

StatusLook lookOfRequest(const QModelIndex& index)
{
    if (index.data(RequestTable::PendingCommandRole).toBool())
        return StatusLook::working();
    if (index.data(RequestTable::DoubleBookedRole).toBool())
        return StatusLook::doubleBooked();
    return StatusLook::of(static_cast<RequestStatus>(index.data(RequestTable::StatusRole).toInt()));
}

} // namespace

void RequestPillDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option,
                                       const QModelIndex& index) const
{
    ShapePainter::pill(painter, option.rect.adjusted(padding - 2, 0, -4, 0), lookOfRequest(index),
                       ShapePainter::pillFont(option.font));
}

QSize RequestPillDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFont font = ShapePainter::pillFont(option.font);
    return {ShapePainter::pillWidth(lookOfRequest(index), font) + padding + 2, rowHeight};
}

} // namespace slotdesk
