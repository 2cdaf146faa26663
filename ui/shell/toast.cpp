// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/toast.h"

#include "tables/timewords.h"
#include "ui/delegates/shapepainter.h"
#include "ui/shell/icons.h"

#include <QtGui/QAccessible>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace slotdesk {

namespace {

constexpr int goodNewsMs = 8000;
constexpr int aMinute = 60;

} // namespace

Toast::Toast(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("statusLine"));
    setFixedHeight(26);
    buildRow();
    connect(m_close, &QToolButton::clicked, this, &Toast::clear);
    connect(m_undo, &QPushButton::clicked, this, &Toast::undoRequested);
    connect(m_myDay, &QPushButton::clicked, this, &Toast::myDayRequested);
    m_leave.setSingleShot(true);
    connect(&m_leave, &QTimer::timeout, this, &Toast::clear);
    clear();
}

void Toast::buildRow()
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 0, 14, 2);
    row->setSpacing(7);
    m_shape = new QLabel(this);
    m_text = new QLabel(this);
    m_text->setMinimumWidth(80); // a long message is cut, never the window widened
    m_undo = new QPushButton(this);
    m_undo->setProperty("kind", QStringLiteral("link"));
    m_undo->setObjectName(QStringLiteral("undo"));
    m_close = new QToolButton(this);
    m_close->setObjectName(QStringLiteral("closeMessage"));
    m_close->setIconSize({11, 11});
    m_close->setAccessibleName(tr("Close the message"));
    m_myDay = new QPushButton(tr("What I did today"), this);
    m_myDay->setObjectName(QStringLiteral("myDayLink"));
    m_myDay->setProperty("kind", QStringLiteral("link"));
    auto* help = new QLabel(tr("F1 shortcuts · Ctrl+K commands"), this);
    help->setProperty("role", QStringLiteral("muted"));
    row->addWidget(m_shape);
    row->addWidget(m_text);
    row->addWidget(m_undo);
    row->addWidget(m_close);
    row->addStretch(1);
    row->addWidget(m_myDay);
    row->addSpacing(8);
    row->addWidget(help);
}

void Toast::drawShape(Tone tone)
{
    const double ratio = devicePixelRatioF();
    QPixmap pixmap(int(12 * ratio), int(12 * ratio));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    ShapePainter::shape(painter, QRectF(1, 1, 10, 10),
                        tone == Tone::Good ? slotdesk::Shape::Check : slotdesk::Shape::Triangle,
                        Theme::instance().strong(tone));
    painter.end();
    m_shape->setPixmap(pixmap);
}

void Toast::say(Tone tone, const QString& text, bool canUndo)
{
    drawShape(tone);
    m_whole = text;
    m_said.start();
    m_undoSeconds = 0;
    setAccessibleName(text);
    m_close->setIcon(Icons::tinted(QStringLiteral("close"), Theme::instance().colors().muted));
    for (QWidget* part : std::initializer_list<QWidget*>{m_shape, m_text, m_close})
        part->show();
    m_undo->setText(tr("Undo"));
    m_undo->setToolTip(tr("Take it back (Ctrl+Z)"));
    m_undo->setVisible(canUndo);
    if (tone == Tone::Good && !canUndo)
        m_leave.start(goodNewsMs);
    else
        m_leave.stop();
    fitText();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Toast::setUndoWindow(int minutes)
{
    if (!m_undo->isVisibleTo(this))
        return;
    m_undoSeconds = minutes * aMinute;
    tick();
}

void Toast::tick()
{
    if (m_undoSeconds == 0 || !m_undo->isVisibleTo(this))
        return;
    const qint64 left = m_undoSeconds - m_said.elapsed() / 1000;
    if (left <= 0) {
        clear();
        return;
    }
    // Minutes while there are some: a figure that moves every second would be looked at every second.
    const qint64 shown = left > aMinute ? (left + aMinute - 1) / aMinute * aMinute : left;
    const QString text = tr("Undo · %1 left").arg(TimeWords::span(shown));
    if (text == m_undo->text())
        return;
    m_undo->setText(text);
    m_undo->setToolTip(tr("Take it back (Ctrl+Z). Possible for %1 more, unless somebody changes it before.")
                           .arg(TimeWords::span(shown)));
    fitText();
}

bool Toast::focusMessage()
{
    QWidget* first = m_undo->isVisibleTo(this) ? static_cast<QWidget*>(m_undo) : m_close;
    if (!first->isVisibleTo(this))
        return false;
    first->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void Toast::clear()
{
    m_leave.stop();
    m_whole.clear();
    m_text->clear();
    for (QWidget* part : std::initializer_list<QWidget*>{m_shape, m_text, m_undo, m_close})
        part->hide();
}

void Toast::fitText()
{
    int others = layout()->contentsMargins().left() + layout()->contentsMargins().right() + 60;
    for (const QWidget* part : findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (part != m_text && part->isVisibleTo(this))
            others += part->sizeHint().width() + layout()->spacing();
    }
    const QString shown = m_text->fontMetrics().elidedText(m_whole, Qt::ElideRight, std::max(80, width() - others));
    m_text->setText(shown);
    m_text->setToolTip(shown == m_whole ? QString() : m_whole);
}

void Toast::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fitText();
}

} // namespace slotdesk
