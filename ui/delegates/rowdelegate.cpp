// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/rowdelegate.h"

#include "ui/shell/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QTableView>

namespace slotdesk {

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme::Colors& c = Theme::instance().colors();
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, c.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, c.hover);
    painter->setPen(c.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    paintContent(*painter, option, index);
    painter->restore();
}

void RowDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme::Colors& c = Theme::instance().colors();
    const bool enabled = index.flags() & Qt::ItemIsEnabled;
    drawText(painter, option.rect.adjusted(padding, 0, -padding, 0), index.data(Qt::DisplayRole).toString(),
             enabled ? c.text : c.faint, option.font);
}

int RowDelegate::drawText(QPainter& painter, const QRect& area, const QString& text, const QColor& color,
                          const QFont& font)
{
    const QFontMetrics metrics(font);
    const int width = metrics.horizontalAdvance(text); // shaping text is what painting costs: only when needed
    const QString shown = width <= area.width() ? text : metrics.elidedText(text, Qt::ElideRight, area.width());
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    return std::min(width, area.width());
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int width = QFontMetrics(option.font).horizontalAdvance(index.data(Qt::DisplayRole).toString());
    return {width + 2 * padding, rowHeight};
}

} // namespace slotdesk
