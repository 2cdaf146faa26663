// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/shapepainter.h"

#include "ui/delegates/mirroring.h"
#include "ui/delegates/shapedtext.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <cmath>

namespace slotdesk {

namespace {

constexpr int pillPadding = 8;
constexpr int shapeSize = 9;
constexpr int shapeGap = 5;

void fill(QPainter& painter, const QColor& color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
}

void stroke(QPainter& painter, const QColor& color, double width, Qt::PenStyle style = Qt::SolidLine)
{
    painter.setPen(QPen(color, width, style, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
}

void outlined(QPainter& painter, const QRectF& b, Shape shape, const QColor& color)
{
    const double w = b.width();
    stroke(painter, color, 1.6);
    const auto at = [&](double x, double y) { return QPointF(b.left() + x * w, b.top() + y * w); };
    switch (shape) {
    case Shape::Ring:
        painter.drawEllipse(b.adjusted(0.8, 0.8, -0.8, -0.8));
        break;
    case Shape::Quarter:
        painter.drawEllipse(b.adjusted(0.8, 0.8, -0.8, -0.8));
        fill(painter, color);
        painter.drawPie(b.adjusted(0.8, 0.8, -0.8, -0.8), 0, 90 * 16);
        break;
    case Shape::Dashed:
        stroke(painter, color, 1.8, Qt::CustomDashLine);
        {
            QPen pen = painter.pen();
            pen.setDashPattern({1.0, 1.75});
            pen.setCapStyle(Qt::FlatCap);
            painter.setPen(pen);
        }
        painter.drawEllipse(b.adjusted(0.8, 0.8, -0.8, -0.8));
        break;
    case Shape::Cross:
        painter.drawLine(at(0.15, 0.15), at(0.85, 0.85));
        painter.drawLine(at(0.85, 0.15), at(0.15, 0.85));
        break;
    case Shape::Check:
        painter.drawPolyline(QPolygonF({at(0.08, 0.55), at(0.38, 0.85), at(0.92, 0.18)}));
        break;
    case Shape::Dash:
        painter.drawLine(at(0.1, 0.5), at(0.9, 0.5));
        break;
    case Shape::Overlap:
        stroke(painter, color, 1.4);
        painter.drawRect(QRectF(at(0.02, 0.02), at(0.66, 0.66)));
        fill(painter, color);
        painter.drawRect(QRectF(at(0.38, 0.38), at(1, 1)));
        break;
    default:
        break;
    }
}

} // namespace

void ShapePainter::shape(QPainter& painter, const QRectF& box, Shape shape, const QColor& color)
{
    if (shape == Shape::None)
        return;
    const Mirroring::Upright upright(painter, box);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    fill(painter, color);
    const double w = box.width();
    switch (shape) {
    case Shape::Dot:
        painter.drawEllipse(box);
        break;
    case Shape::Square:
        painter.drawRoundedRect(box.adjusted(0.3, 0.3, -0.3, -0.3), 1, 1);
        break;
    case Shape::Triangle:
        painter.drawPolygon(QPolygonF({QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()}));
        break;
    case Shape::Person:
        painter.drawEllipse(QRectF(box.left() + w * 0.27, box.top(), w * 0.46, w * 0.46));
        painter.drawChord(QRectF(box.left() + w * 0.02, box.top() + w * 0.55, w * 0.96, w * 0.9), 0, 180 * 16);
        break;
    case Shape::Phone: {
        QPainterPath path;
        path.addRoundedRect(QRectF(box.left(), box.top() + w * 0.05, w, w * 0.66), 2, 2);
        path.addPolygon(
            QPolygonF({QPointF(box.left() + w * 0.2, box.top() + w * 0.68), QPointF(box.left() + w * 0.2, box.bottom()),
                       QPointF(box.left() + w * 0.55, box.top() + w * 0.68)}));
        painter.drawPath(path);
        break;
    }
    default:
        outlined(painter, box, shape, color);
        break;
    }
    painter.restore();
}

QFont ShapePainter::pillFont(const QFont& base)
{
    QFont font = base;
    font.setPixelSize(12);
    font.setWeight(QFont::DemiBold);
    return font;
}

int ShapePainter::pillWidth(const StatusLook& look, const QFont& font)
{
    const int shape = look.shape == Shape::None ? 0 : shapeSize + shapeGap;
    return 2 * pillPadding + shape + ShapedText::of(look.text, font).wholeWidth() + 1;
}

void ShapePainter::pill(QPainter& painter, const QRectF& area, const StatusLook& look, const QFont& font)
{
    const Theme& theme = Theme::instance();
    const double width = std::min<double>(pillWidth(look, font), area.width());
    const QRectF box(area.left(), std::round(area.center().y() - pillHeight / 2.0), width, pillHeight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    fill(painter, theme.soft(look.tone));
    painter.drawRoundedRect(box, pillHeight / 2.0, pillHeight / 2.0);
    double left = box.left() + pillPadding;
    if (look.shape != Shape::None) {
        shape(painter, QRectF(left, box.center().y() - shapeSize / 2.0, shapeSize, shapeSize), look.shape,
              theme.strong(look.tone));
        left += shapeSize + shapeGap;
    }
    const QRectF textBox(left, box.top(), box.right() - pillPadding + 1 - left, box.height());
    painter.setPen(theme.strong(look.tone));
    ShapedText::of(look.text, font, std::max(0, int(std::ceil(textBox.width())))).draw(painter, textBox);
    painter.restore();
}

} // namespace slotdesk
