// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/pilllabel.h"

#include "ui/delegates/mirroring.h"
#include "ui/delegates/shapepainter.h"

#include <QtGui/QPainter>

namespace slotdesk {

PillLabel::PillLabel(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

PillLabel::PillLabel(const StatusLook& look, QWidget* parent) : PillLabel(parent)
{
    setLook(look);
}

void PillLabel::setLook(const StatusLook& look)
{
    if (look == m_look)
        return;
    m_look = look;
    setAccessibleName(look.text);
    updateGeometry();
    update();
}

QSize PillLabel::sizeHint() const
{
    return {ShapePainter::pillWidth(m_look, ShapePainter::pillFont(font())), ShapePainter::pillHeight + 2};
}

void PillLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Mirroring::begin(painter, rect(), layoutDirection());
    ShapePainter::pill(painter, rect(), m_look, ShapePainter::pillFont(font()));
}

} // namespace slotdesk
