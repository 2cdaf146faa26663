// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/hitdelegate.h"

#include "ui/delegates/shapepainter.h"

#include <QtGui/QPainter>
#include <QtWidgets/QListWidgetItem>

namespace slotdesk {

namespace {

constexpr int hitInset = 10;
constexpr int hitShape = 11;
constexpr int hitGap = 8;

} // namespace

void HitDelegate::dress(QListWidgetItem* item, const Parts& parts)
{
    const QString separator = QStringLiteral(" · ");
    QStringList all{parts.strong};
    all += parts.soft;
    if (!parts.look.text.isEmpty())
        all.append(parts.look.text);
    item->setText(all.join(separator));
    item->setData(StrongRole, parts.strong);
    item->setData(SoftRole, parts.soft.join(separator));
    item->setData(ShapeRole, int(parts.look.shape));
    item->setData(ToneRole, int(parts.look.tone));
    item->setData(EndRole, parts.look.text);
    item->setToolTip(item->text().toHtmlEscaped());
    item->setSizeHint({100, rowHeight});
}

void HitDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const Theme::Colors& c = theme.colors();
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, c.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, c.hover);
    QRect area = option.rect.adjusted(hitInset, 0, -hitInset, 0);
    ShapePainter::shape(*painter, QRectF(area.left(), area.center().y() - hitShape / 2.0, hitShape, hitShape),
                        static_cast<Shape>(index.data(ShapeRole).toInt()),
                        theme.strong(static_cast<Tone>(index.data(ToneRole).toInt())));
    area.setLeft(area.left() + hitShape + hitGap);
    const QString end = index.data(EndRole).toString();
    painter->setFont(option.font);
    painter->setPen(c.muted);
    if (!end.isEmpty()) {
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, end);
        area.setRight(area.right() - QFontMetrics(option.font).horizontalAdvance(end) - hitGap);
    }
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold);
    const QString strong = metrics.elidedText(index.data(StrongRole).toString(), Qt::ElideRight, area.width());
    painter->setFont(bold);
    painter->setPen(c.text);
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, strong);
    area.setLeft(area.left() + metrics.horizontalAdvance(strong) + hitGap);
    painter->setFont(option.font);
    painter->setPen(c.muted);
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(option.font)
                          .elidedText(index.data(SoftRole).toString(), Qt::ElideRight, std::max(0, area.width())));
    painter->restore();
}

} // namespace slotdesk
