// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/toast.h"

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
constexpr int undoNewsMs = 20000;

} // namespace

Toast::Toast(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("statusLine"));
    setFixedHeight(26);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 0, 14, 3);
    row->setSpacing(7);
    m_shape = new QLabel(this);
    m_text = new QLabel(this);
    m_undo = new QPushButton(tr("Undo"), this);
    m_undo->setProperty("kind", QStringLiteral("link"));
    m_undo->setObjectName(QStringLiteral("undo"));
    m_undo->setToolTip(tr("Take it back (Ctrl+Z)"));
    m_close = new QToolButton(this);
    m_close->setIconSize({11, 11});
    m_close->setAccessibleName(tr("Close the message"));
    auto* help = new QLabel(tr("F1 shortcuts · Ctrl+K commands"), this);
    help->setProperty("role", QStringLiteral("muted"));
    row->addWidget(m_shape);
    row->addWidget(m_text);
    row->addWidget(m_undo);
    row->addWidget(m_close);
    row->addStretch(1);
    row->addWidget(help);
    connect(m_close, &QToolButton::clicked, this, &Toast::clear);
    connect(m_undo, &QPushButton::clicked, this, &Toast::undoRequested);
    m_leave.setSingleShot(true);
    connect(&m_leave, &QTimer::timeout, this, &Toast::clear);
    clear();
}

void Toast::say(Tone tone, const QString& text, bool canUndo)
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
    m_text->setText(text);
    setAccessibleName(text);
    m_close->setIcon(Icons::tinted(QStringLiteral("close"), Theme::instance().colors().muted));
    for (QWidget* part : std::initializer_list<QWidget*>{m_shape, m_text, m_close})
        part->show();
    m_undo->setVisible(canUndo);
    if (tone == Tone::Good)
        m_leave.start(canUndo ? undoNewsMs : goodNewsMs);
    else
        m_leave.stop();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Toast::clear()
{
    m_leave.stop();
    m_text->clear();
    for (QWidget* part : std::initializer_list<QWidget*>{m_shape, m_text, m_undo, m_close})
        part->hide();
}

QString Toast::text() const
{
    return m_text->text();
}

} // namespace slotdesk
