// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/callers/pinnedstrip.h"

#include "ui/delegates/shapepainter.h"

#include <QtGui/QPainter>

namespace slotdesk {

namespace {

constexpr int mostLines = 2;
constexpr int lineHeight = 25;
constexpr int gap = 4;
constexpr int inset = 10;
constexpr int shapeSize = 11;

} // namespace

PinnedStrip::PinnedStrip(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("pinned"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    hide();
}

void PinnedStrip::setNotes(const QList<Note>& notes, const SubjectOf& subjectOf)
{
    m_lines.clear();
    m_more = 0;
    QStringList whole;
    for (const Note& note : notes) {
        if (!note.pinned)
            continue;
        const QString subject = subjectOf(note);
        whole.append(subject.isEmpty() ? note.text : QString(subject + QStringLiteral(": ") + note.text));
        if (m_lines.size() < mostLines)
            m_lines.append({subject, note.text.simplified()});
        else
            ++m_more;
    }
    setToolTip(whole.join(QLatin1Char('\n')).toHtmlEscaped());
    setAccessibleName(tr("Pinned warnings"));
    setAccessibleDescription(whole.join(QStringLiteral(". ")));
    setVisible(!m_lines.isEmpty());
    updateGeometry();
    update();
}

QStringList PinnedStrip::lines() const
{
    QStringList all;
    for (const Line& line : m_lines)
        all.append(line.subject.isEmpty() ? line.text : QString(line.subject + QStringLiteral(": ") + line.text));
    return all;
}

QSize PinnedStrip::sizeHint() const
{
    const auto rows = static_cast<int>(m_lines.size());
    return {240, rows * lineHeight + std::max(0, rows - 1) * gap};
}

void PinnedStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    for (int row = 0; row < m_lines.size(); ++row) {
        const QRectF box(0.5, row * (lineHeight + gap) + 0.5, width() - 1.0, lineHeight - 1.0);
        painter.setPen(theme.strong(Tone::Warn));
        painter.setBrush(theme.soft(Tone::Warn));
        painter.drawRoundedRect(box, 6, 6);
        ShapePainter::shape(painter,
                            QRectF(box.left() + inset, box.center().y() - shapeSize / 2.0, shapeSize, shapeSize),
                            Shape::Triangle, theme.strong(Tone::Warn));
        QRect words = box.toRect().adjusted(inset + shapeSize + 8, 0, -inset, 0);
        const bool last = row + 1 == m_lines.size();
        const QString more = last && m_more > 0 ? tr("and %n more", nullptr, m_more) : QString();
        painter.setFont(font());
        painter.setPen(theme.colors().text);
        if (!more.isEmpty()) {
            painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, more);
            words.setRight(words.right() - fontMetrics().horizontalAdvance(more) - inset);
        }
        const Line& line = m_lines.at(row);
        if (!line.subject.isEmpty()) {
            painter.setFont(bold);
            painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, line.subject);
            words.setLeft(words.left() + QFontMetrics(bold).horizontalAdvance(line.subject) + 7);
            painter.setFont(font());
        }
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(line.text, Qt::ElideRight, words.width()));
    }
}

} // namespace slotdesk
