// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/deskstyle.h"

#include "ui/shell/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOption>

namespace slotdesk {

namespace {

/// The square in the middle, on whole pixels plus a half, so that a line of one pixel is sharp.
QRectF squareIn(const QRect& area)
{
    const int side = std::min(area.width(), area.height()) - 1;
    const int left = area.left() + (area.width() - side) / 2;
    const int top = area.top() + (area.height() - side) / 2;
    return {left + 0.5, top + 0.5, side - 1.0, side - 1.0};
}

struct Inks
{
    QColor line, fill, sign;
    double width = 1;
};

Inks inksOf(QStyle::State state, bool on)
{
    const Theme::Colors& c = Theme::instance().colors();
    if (!(state & QStyle::State_Enabled))
        return {c.line, on ? c.neutralSoft : c.sunken, c.faint, 1};
    const bool focus = state & QStyle::State_HasFocus;
    if (on)
        return {focus ? c.text : c.accent, c.accent, c.onAccent, focus ? 2.0 : 1.0};
    return {focus ? c.accent : c.muted, c.panel, c.accent, focus ? 2.0 : 1.0};
}

} // namespace

DeskStyle::DeskStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void DeskStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const
{
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck)
        drawTick(*painter, squareIn(option->rect), option->state);
    else if (element == PE_IndicatorRadioButton)
        drawRadio(*painter, squareIn(option->rect), option->state);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void DeskStyle::drawTick(QPainter& painter, const QRectF& box, State state)
{
    const bool on = state & (State_On | State_NoChange);
    const Inks inks = inksOf(state, on);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(inks.line, inks.width));
    painter.setBrush(inks.fill);
    painter.drawRoundedRect(box, 3, 3);
    if (on) {
        const auto at = [&](double x, double y) { return box.topLeft() + QPointF(x * box.width(), y * box.height()); };
        painter.setPen(QPen(inks.sign, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        if (state & State_NoChange)
            painter.drawLine(at(0.25, 0.5), at(0.75, 0.5));
        else
            painter.drawPolyline(QPolygonF({at(0.22, 0.54), at(0.42, 0.74), at(0.79, 0.28)}));
    }
    painter.restore();
}

void DeskStyle::drawRadio(QPainter& painter, const QRectF& box, State state)
{
    const bool on = state & State_On;
    const Inks inks = inksOf(state, on);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(inks.line, inks.width));
    painter.setBrush(inks.fill);
    painter.drawEllipse(box);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(inks.sign);
        const double dot = box.width() * 0.28;
        painter.drawEllipse(box.adjusted(dot, dot, -dot, -dot));
    }
    painter.restore();
}

} // namespace slotdesk
