// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/slotsdelegate.h"

#include "tables/requesttable.h"
#include "ui/delegates/shapepainter.h"

namespace slotdesk {

namespace {

constexpr int dot = 9;
constexpr int gap = 3;
constexpr int mostDots = 3; ///< beyond, the figures say it better

} // namespace

void SlotsDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const int slotCount = index.data(RequestTable::SlotCountRole).toInt();
    const int live = index.data(RequestTable::LiveCountRole).toInt();
    const int open = index.data(RequestTable::OpenCountRole).toInt();
    const int surplus = std::max(0, live - slotCount);
    QRect area = option.rect.adjusted(padding, 0, -endPadding, 0);
    int drawn = surplus > 0 ? std::max(0, std::min(live, slotCount) + open + 1 - mostDots) : 0; // the red one is shown
    const auto draw = [&](int count, Shape shape, Tone tone) {
        for (int i = 0; i < count && drawn < mostDots; ++i, ++drawn) {
            const QRectF box(area.left(), option.rect.center().y() - dot / 2.0 + 0.5, dot, dot);
            ShapePainter::shape(painter, box, shape, theme.strong(tone));
            area.setLeft(area.left() + dot + gap);
        }
    };
    draw(std::min(live, slotCount), Shape::Dot, Tone::Good);
    draw(open, Shape::Ring, Tone::Warn);
    draw(surplus, Shape::Square, Tone::Bad);
    if (live + open == 0)
        draw(1, Shape::Dash, Tone::Neutral);
    area.setLeft(area.left() + 4);
    drawText(painter, area, index.data(Qt::DisplayRole).toString(), theme.colors().text, option.font);
}

QSize SlotsDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {padding + endPadding + mostDots * (dot + gap) + 24, rowHeight};
}

} // namespace slotdesk
