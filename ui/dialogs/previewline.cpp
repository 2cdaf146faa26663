// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/previewline.h"

#include "tables/serverwords.h"
#include "ui/delegates/shapepainter.h"
#include "ui/shell/whenready.h"

#include <QtCore/QEvent>
#include <QtCore/QJsonObject>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace slotdesk {

namespace {

constexpr int previewSoonMs = 90; ///< arrow keys run through a list faster than anybody reads
constexpr int busyMs = 500;
constexpr int linesOfRoom = 2; ///< of room, so that nothing moves when the answer comes

} // namespace

PreviewLine::PreviewLine(const DeskContext& context, QWidget* parent) : QFrame(parent), m_context(context)
{
    setObjectName(QStringLiteral("preview"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(11, 7, 11, 7);
    row->setSpacing(9);
    m_shape = new QLabel(this);
    m_text = new QLabel(this);
    m_text->setObjectName(QStringLiteral("previewText"));
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setMinimumHeight(m_text->fontMetrics().lineSpacing() * linesOfRoom);
    row->addWidget(m_shape, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &PreviewLine::send);
}

void PreviewLine::ask(const QString& function, const QJsonObject& arguments, Words words)
{
    m_function = function;
    m_arguments = arguments;
    m_words = std::move(words);
    m_refusal.clear();
    m_answered = false;
    ++m_round; // an answer about another choice is worth nothing
    say(slotdesk::Shape::Dashed, Tone::Info, tr("Asking what this would change…"));
    m_soon.start(previewSoonMs);
    Q_EMIT changed();
}

void PreviewLine::clear(const QString& hint)
{
    ++m_round;
    m_soon.stop();
    m_refusal.clear();
    m_answered = false;
    say(slotdesk::Shape::Ring, Tone::Neutral, hint);
    Q_EMIT changed();
}

void PreviewLine::send()
{
    whenReady(m_context.services.preview(m_function, m_arguments), this,
              [this, round = m_round](const Result<Outcome>& answer) {
                  if (round == m_round)
                      onAnswer(answer);
              });
}

void PreviewLine::onAnswer(const Result<Outcome>& answer)
{
    if (!answer.ok()) {
        say(slotdesk::Shape::Triangle, Tone::Warn,
            tr("It could not be checked beforehand: %1").arg(answer.error().message));
        return;
    }
    if (answer->code == Outcome::Code::Busy) {
        say(slotdesk::Shape::Dashed, Tone::Info, tr("Somebody else is changing this right now. Asking again…"));
        m_soon.start(busyMs);
        return;
    }
    m_answered = true;
    m_refusal = answer->ok ? QString() : ServerWords::of(answer->message);
    if (answer->ok)
        say(slotdesk::Shape::Check, Tone::Good, m_words(*answer));
    else
        say(slotdesk::Shape::Cross, Tone::Warn,
            tr("The server would refuse this: %1").arg(ServerWords::of(answer->message)));
    Q_EMIT changed();
}

void PreviewLine::say(slotdesk::Shape shape, Tone tone, const QString& text)
{
    m_mark = shape;
    m_tone = tone;
    m_text->setText(text);
    setAccessibleName(tr("What changes: %1").arg(text));
    drawShape();
}

QString PreviewLine::text() const
{
    return m_text->text();
}

void PreviewLine::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawShape();
}

void PreviewLine::drawShape()
{
    const double ratio = devicePixelRatioF();
    QPixmap pixmap(int(14 * ratio), int(17 * ratio));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    ShapePainter::shape(painter, QRectF(1, 3, 12, 12), m_mark, Theme::instance().strong(m_tone));
    painter.end();
    m_shape->setPixmap(pixmap);
}

} // namespace slotdesk
