// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/mirroring.h"

#include <QtGui/QPainter>
#include <QtWidgets/QLabel>

namespace slotdesk {

namespace {

void flip(QPainter& painter, const QRectF& box)
{
    painter.translate(box.left() + box.right(), 0);
    painter.scale(-1, 1);
}

} // namespace

void Mirroring::alignLeading(QLabel* label, Qt::Alignment upright)
{
    const bool fromTheRight = label->layoutDirection() == Qt::RightToLeft;
    label->setAlignment((fromTheRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | upright);
}

void Mirroring::begin(QPainter& painter, const QRectF& within, Qt::LayoutDirection direction)
{
    if (direction == Qt::RightToLeft)
        flip(painter, within);
}

void Mirroring::drawText(QPainter& painter, const QRectF& area, Qt::Alignment side, const QString& text)
{
    const Upright upright(painter, area);
    if (upright.isMirrored() && side & (Qt::AlignLeft | Qt::AlignRight))
        side ^= Qt::AlignLeft | Qt::AlignRight;
    const int forced = reading(text) == Qt::RightToLeft ? Qt::TextForceRightToLeft : Qt::TextForceLeftToRight;
    painter.drawText(area, int(side | Qt::AlignAbsolute | Qt::AlignVCenter) | Qt::TextSingleLine | forced, text);
}

Mirroring::Upright::Upright(QPainter& painter, const QRectF& box)
    : m_painter(painter), m_mirrored(painter.transform().m11() < 0)
{
    if (!m_mirrored)
        return;
    m_painter.save();
    flip(m_painter, box);
}

Mirroring::Upright::~Upright()
{
    if (m_mirrored)
        m_painter.restore();
}

} // namespace slotdesk
