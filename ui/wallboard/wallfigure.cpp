// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wallboard/wallfigure.h"

#include "ui/delegates/mirroring.h"
#include "ui/delegates/shapepainter.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace slotdesk {

namespace {

/// The largest size up to `most` in which the text is no wider than `width`.
QFont fitting(QFont font, const QString& text, int most, int width)
{
    font.setPixelSize(std::max(8, most));
    const int needed = QFontMetrics(font).horizontalAdvance(text);
    if (needed > width)
        font.setPixelSize(std::max(8, font.pixelSize() * width / needed));
    return font;
}

} // namespace

WallFigure::WallFigure(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void WallFigure::show(const StatusLook& look, const QString& figure, const QString& below)
{
    m_look = look;
    m_figure = figure;
    m_below = below;
    setAccessibleName(QString(look.text + QStringLiteral(": ") + figure));
    setAccessibleDescription(below);
    update();
}

void WallFigure::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Theme::Colors& c = theme.colors();
    const bool calm = m_look.tone == Tone::Neutral || m_look.tone == Tone::Good;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    Mirroring::begin(painter, rect(), layoutDirection());
    painter.setPen(QPen(calm ? c.line : theme.strong(m_look.tone), calm ? 1 : 2));
    painter.setBrush(calm ? c.panel : theme.soft(m_look.tone));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 16, 16);

    const int pad = height() / 11;
    const QRect area = rect().adjusted(pad + 4, pad, -pad - 4, -pad);
    const int small = std::max(13, height() / 11);
    const double mark = small * 0.9;
    const bool marked = m_look.shape != Shape::None;
    if (marked)
        ShapePainter::shape(painter, QRectF(area.left(), area.top() + (small * 1.3 - mark) / 2, mark, mark),
                            m_look.shape, theme.strong(m_look.tone));
    const int indent = marked ? int(mark * 1.5) : 0;
    QFont words = fitting(font(), m_look.text, small, area.width() - indent);
    words.setWeight(QFont::DemiBold);
    painter.setFont(words);
    painter.setPen(calm ? c.muted : theme.strong(m_look.tone));
    Mirroring::drawText(painter, QRect(area.left() + indent, area.top(), area.width() - indent, int(small * 1.3)),
                        Qt::AlignLeft, m_look.text);

    QFont large = font();
    large.setWeight(QFont::Bold);
    large = fitting(large, m_figure, height() / 2, area.width());
    painter.setFont(large);
    painter.setPen(calm ? c.text : theme.strong(m_look.tone));
    Mirroring::drawText(painter, area.adjusted(0, small, 0, -small), Qt::AlignLeft, m_figure);

    // Of one size on every figure; what is long has two lines.
    QFont about = font();
    about.setPixelSize(std::max(11, small * 7 / 10));
    painter.setFont(about);
    painter.setPen(calm ? c.muted : theme.strong(m_look.tone));
    const Mirroring::Upright upright(painter, area);
    const auto side = upright.isMirrored() ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(area, int(side | Qt::AlignAbsolute | Qt::AlignBottom) | Qt::TextWordWrap, m_below);
}

} // namespace slotdesk
