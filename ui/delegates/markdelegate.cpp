// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/markdelegate.h"

#include "tables/requesttable.h"
#include "ui/delegates/shapepainter.h"

#include <QtGui/QPainter>

namespace slotdesk {

void MarkDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const bool doubled = index.data(RequestTable::DoubleBookedRole).toBool();
    const bool risk = index.data(RequestTable::AtRiskRole).toBool();
    const bool held = !index.data(RequestTable::HolderRole).toString().isEmpty();
    if (!doubled && !risk && !held)
        return;
    if (doubled)
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                         theme.strong(Tone::Bad));
    const bool both = held && (doubled || risk);
    QRectF box(option.rect.center().x() - 4.0, option.rect.center().y() - 4.0, 10, 10);
    if (held) // beside the warning, which is never covered by it
        ShapePainter::shape(painter, both ? box.translated(6, 0) : box, Shape::Person, theme.strong(Tone::Info));
    if (both)
        box.translate(-6, 0);
    if (doubled || risk)
        ShapePainter::shape(painter, box, doubled ? Shape::Square : Shape::Triangle,
                            theme.strong(doubled ? Tone::Bad : Tone::Warn));
}

QSize MarkDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {28, rowHeight};
}

} // namespace slotdesk
