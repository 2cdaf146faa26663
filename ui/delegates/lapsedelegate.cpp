// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/lapsedelegate.h"

#include "tables/offertable.h"
#include "ui/shell/theme.h"

#include <QtGui/QPainter>

namespace slotdesk {

namespace {

constexpr int barWidth = 56;
constexpr int barHeight = 5;
constexpr int soonSeconds = 5 * 60;

} // namespace

void LapseDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme::Colors& c = Theme::instance().colors();
    QRect area = option.rect.adjusted(padding, 0, -endPadding, 0);
    const int seconds = index.data(OfferTable::SecondsLeftRole).toInt();
    const QString text = index.data(Qt::DisplayRole).toString();
    if (seconds < 0) {
        drawText(painter, area, text, c.muted, option.font);
        return;
    }
    const QRectF bar(area.left(), option.rect.center().y() - barHeight / 2.0 + 0.5, barWidth, barHeight);
    QRectF left = bar;
    left.setWidth(std::max(double(barHeight), bar.width() * index.data(OfferTable::ShareLeftRole).toDouble()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.neutralSoft);
    painter.drawRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
    painter.setBrush(seconds < soonSeconds ? c.warn : c.accent);
    painter.drawRoundedRect(left, barHeight / 2.0, barHeight / 2.0);
    area.setLeft(area.left() + barWidth + 7);
    drawText(painter, area, text, seconds < soonSeconds ? c.warn : c.text, option.font);
}

QSize LapseDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {padding + endPadding + barWidth + 7 + QFontMetrics(option.font).horizontalAdvance(QStringLiteral("00 min")),
            rowHeight};
}

} // namespace slotdesk
