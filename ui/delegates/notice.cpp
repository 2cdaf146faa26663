// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/notice.h"

#include "ui/delegates/shapepainter.h"

#include <QtCore/QEvent>
#include <QtGui/QAccessible>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QStyle>

namespace slotdesk {

namespace {

const char* wordOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return "good";
    case Tone::Warn:
        return "warn";
    case Tone::Bad:
        return "bad";
    default:
        return "info";
    }
}

Shape shapeOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return Shape::Check;
    case Tone::Warn:
        return Shape::Triangle;
    case Tone::Bad:
        return Shape::Square;
    default:
        return Shape::Dashed;
    }
}

} // namespace

Notice::Notice(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("notice"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(11, 8, 11, 8);
    row->setSpacing(9);
    m_shape = new QLabel(this);
    row->addWidget(m_shape, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    m_text = new QLabel(this);
    m_hint = new QLabel(this);
    m_text->setProperty("role", QStringLiteral("title"));
    for (QLabel* label : {m_text, m_hint}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        words->addWidget(label);
    }
    row->addLayout(words, 1);
    hide();
}

void Notice::say(Tone tone, const QString& text, const QString& hint)
{
    if (isVisibleTo(parentWidget()) && tone == m_tone && text == m_text->text() && hint == m_hint->text())
        return;
    m_tone = tone;
    m_text->setText(text);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    setAccessibleName(hint.isEmpty() ? text : QString(text + QLatin1Char(' ') + hint));
    setProperty("tone", QString::fromLatin1(wordOf(tone)));
    style()->unpolish(this);
    style()->polish(this);
    drawShape();
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Notice::clear()
{
    m_text->clear();
    m_hint->clear();
    hide();
}

QString Notice::text() const
{
    return m_text->text();
}

void Notice::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawShape();
}

void Notice::drawShape()
{
    const double ratio = devicePixelRatioF();
    QPixmap pixmap(int(14 * ratio), int(17 * ratio));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    ShapePainter::shape(painter, QRectF(1, 3, 12, 12), shapeOf(m_tone), Theme::instance().strong(m_tone));
    painter.end();
    m_shape->setPixmap(pixmap);
}

} // namespace slotdesk
