// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/rowdelegate.h"

#include "ui/delegates/mirroring.h"
#include "ui/delegates/shapedtext.h"
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
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, c.line);
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
    const ShapedText shaped = ShapedText::of(text, font, std::max(0, area.width()));
    painter.setPen(color);
    shaped.draw(painter, area);
    return std::min(shaped.wholeWidth(), area.width());
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
