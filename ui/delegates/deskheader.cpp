// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/deskheader.h"

#include "ui/delegates/mirroring.h"
#include "ui/delegates/rowdelegate.h"
#include "ui/shell/theme.h"

#include <QtGui/QPainter>
#include <cmath>

namespace slotdesk {

namespace {

constexpr int headerEnd = 4;

QFont headerFont(const QFont& base)
{
    QFont words = base;
    words.setPixelSize(12);
    words.setWeight(QFont::DemiBold);
    return words;
}

} // namespace

int DeskHeader::widthOf(const QString& text, const QFont& base)
{
    if (text.isEmpty())
        return 0;
    // Rounded up: a fraction of a pixel too little already ends in an ellipsis.
    const double words = QFontMetricsF(headerFont(base)).horizontalAdvance(text);
    return RowDelegate::padding + int(std::ceil(words)) + headerEnd;
}

DeskHeader::DeskHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSortIndicatorShown(true);
    setHighlightSections(false);
    setMinimumSectionSize(20);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void DeskHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Theme::Colors& c = Theme::instance().colors();
    const bool sorted = isSortIndicatorShown() && section == sortIndicatorSection();
    painter->save();
    painter->fillRect(rect, c.panel);
    painter->setPen(c.line);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    Mirroring::begin(*painter, rect, layoutDirection());
    painter->setFont(headerFont(font()));
    painter->setPen(sorted ? c.text : c.muted);
    const QRect area = rect.adjusted(RowDelegate::padding, 0, -headerEnd, 0);
    const QString text = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width() - (sorted ? 12 : 0));
    Mirroring::drawText(*painter, area, Qt::AlignLeft, shown);
    if (sorted) {
        const double x = area.left() + painter->fontMetrics().horizontalAdvance(shown) + 5;
        const double y = area.center().y();
        const double tip = sortIndicatorOrder() == Qt::AscendingOrder ? -3 : 3;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(c.text);
        painter->drawPolygon(QPolygonF({QPointF(x, y - tip), QPointF(x + 8, y - tip), QPointF(x + 4, y + tip)}));
    }
    painter->restore();
}

} // namespace slotdesk
