// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/callers/callerdelegate.h"

#include "tables/callertable.h"
#include "ui/delegates/shapepainter.h"

#include <QtGui/QPainter>

namespace slotdesk {

namespace {

constexpr int headingHeight = 25;
constexpr int visitHeight = 46;
constexpr int visitInset = 12;
constexpr int visitGap = 7;

StatusLook lookOf(const QModelIndex& index)
{
    const int request = index.data(CallerTable::RequestStatusRole).toInt();
    const int slot = index.data(CallerTable::SlotStatusRole).toInt();
    if (slot >= 0)
        return StatusLook::of(static_cast<SlotStatus>(slot));
    return request >= 0 ? StatusLook::of(static_cast<RequestStatus>(request)) : StatusLook::of(OfferStatus::Pending);
}

/// Draws what fits and says how wide it came out.
int drawText(QPainter& painter, const QRect& area, const QString& text, const QFont& font, const QColor& color)
{
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(text, Qt::ElideRight, std::max(0, area.width())));
    return std::min(metrics.horizontalAdvance(text), area.width());
}

void paintHeading(QPainter& painter, const QStyleOptionViewItem& option, const QString& text)
{
    const Theme::Colors& c = Theme::instance().colors();
    painter.fillRect(option.rect, c.sunken);
    painter.setPen(c.line);
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    drawText(painter, option.rect.adjusted(visitInset, 0, -visitInset, 0), text, ShapePainter::pillFont(option.font),
             c.muted);
}

} // namespace

void CallerDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    if (index.data(CallerTable::HeadingRole).toBool()) {
        paintHeading(*painter, option, index.data().toString());
        painter->restore();
        return;
    }
    const Theme::Colors& c = Theme::instance().colors();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, c.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, c.hover);
    painter->setPen(c.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    const StatusLook look = lookOf(index);
    const QFont pillFont = ShapePainter::pillFont(option.font);
    const int pill = ShapePainter::pillWidth(look, pillFont);
    QRect upper = option.rect.adjusted(visitInset, 5, -visitInset, 0);
    upper.setHeight(19);
    QRect lower = upper.translated(0, 18);
    ShapePainter::pill(*painter, QRectF(option.rect.right() - visitInset - pill, upper.top(), pill, upper.height()),
                       look, pillFont);
    upper.setRight(option.rect.right() - visitInset - pill - visitGap);
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    for (const int role : {CallerTable::WhenRole, CallerTable::WhatRole, CallerTable::UntilRole}) {
        const QString text = index.data(role).toString();
        if (!text.isEmpty())
            upper.setLeft(upper.left() + visitGap +
                          drawText(*painter, upper, text, role == CallerTable::WhenRole ? bold : option.font,
                                   role == CallerTable::UntilRole ? c.muted : c.text));
    }
    drawText(*painter, lower, index.data(CallerTable::AboutRole).toString(), option.font, c.muted);
    painter->restore();
}

QSize CallerDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {200, index.data(CallerTable::HeadingRole).toBool() ? headingHeight : visitHeight};
}

} // namespace slotdesk
