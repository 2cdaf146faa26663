// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/rowdelegate.h"

#include "ui/delegates/mirroring.h"
#include "ui/shell/theme.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolTip>

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
    Mirroring::begin(*painter, option.rect, option.direction);
    paintContent(*painter, option, index);
    painter->restore();
}

void RowDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme::Colors& c = Theme::instance().colors();
    const bool enabled = index.flags() & Qt::ItemIsEnabled;
    drawText(painter, option.rect.adjusted(padding, 0, -endPadding, 0), index.data(Qt::DisplayRole).toString(),
             enabled ? c.text : c.muted, option.font);
}

int RowDelegate::drawText(QPainter& painter, const QRect& area, const QString& text, const QColor& color,
                          const QFont& font)
{
    const QFontMetrics metrics(font);
    const int width = metrics.horizontalAdvance(text); // shaping text is what painting costs: only when needed
    const QString shown = width <= area.width() ? text : metrics.elidedText(text, Qt::ElideRight, area.width());
    painter.setFont(font);
    painter.setPen(color);
    Mirroring::drawText(painter, area, Qt::AlignLeft, shown);
    return std::min(width, area.width());
}

bool RowDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                            const QModelIndex& index)
{
    const bool isOwn = event->type() == QEvent::ToolTip && index.data(Qt::ToolTipRole).isNull();
    if (!isOwn || sizeHint(option, index).width() <= option.rect.width())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), index.data(Qt::DisplayRole).toString(), view->viewport(), option.rect);
    return true;
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int width = QFontMetrics(option.font).horizontalAdvance(index.data(Qt::DisplayRole).toString());
    return {width + padding + endPadding, rowHeight};
}

} // namespace slotdesk
