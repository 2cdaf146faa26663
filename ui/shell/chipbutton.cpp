// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/chipbutton.h"

#include "ui/delegates/mirroring.h"
#include "ui/delegates/shapepainter.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>

namespace slotdesk {

namespace {

constexpr int chipHeight = 27;
constexpr int padding = 12;
constexpr int chipShape = 10;
constexpr int chipGap = 6;

} // namespace

ChipButton::ChipButton(const StatusLook& look, QWidget* parent) : QAbstractButton(parent), m_look(look)
{
    setText(look.text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCount(0);
}

void ChipButton::setCount(int count)
{
    m_count = count;
    setAccessibleName(tr("%1, %n request(s)", nullptr, count).arg(text()));
    updateGeometry();
    update();
}

QFont ChipButton::boldFont() const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QSize ChipButton::sizeHint() const
{
    const int shape = m_look.shape == Shape::None ? 0 : chipShape + chipGap;
    const int words = QFontMetrics(font()).horizontalAdvance(text());
    const int figures = QFontMetrics(boldFont()).horizontalAdvance(QLocale().toString(m_count));
    return {2 * padding + shape + words + chipGap + figures, chipHeight};
}

void ChipButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Theme::Colors& c = theme.colors();
    const bool alarming = m_count > 0 && (m_look.tone == Tone::Bad || m_look.shape == Shape::Triangle);
    const QColor ground = isChecked()    ? c.accent
                          : alarming     ? theme.soft(m_look.tone)
                          : underMouse() ? c.hover
                                         : c.panel;
    const QColor edge = isChecked() ? c.accent : alarming ? theme.strong(m_look.tone) : c.strongLine;
    const QColor ink = isChecked() ? c.onAccent : c.text;

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    Mirroring::begin(painter, rect(), layoutDirection());
    painter.setPen(QPen(hasFocus() ? c.text : edge, hasFocus() ? 2 : 1));
    painter.setBrush(ground);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);

    QRect area = rect().adjusted(padding, 0, -padding, 0);
    if (m_look.shape != Shape::None) {
        const QRectF shape(area.left(), rect().center().y() - chipShape / 2.0 + 0.5, chipShape, chipShape);
        ShapePainter::shape(painter, shape, m_look.shape, isChecked() ? c.onAccent : theme.strong(m_look.tone));
        area.setLeft(area.left() + chipShape + chipGap);
    }
    painter.setPen(ink);
    painter.setFont(font());
    Mirroring::drawText(painter, area, Qt::AlignLeft, text());
    painter.setFont(boldFont());
    Mirroring::drawText(painter, area, Qt::AlignRight, QLocale().toString(m_count));
}

} // namespace slotdesk
