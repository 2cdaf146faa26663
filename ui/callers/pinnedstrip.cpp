// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/callers/pinnedstrip.h"

#include "ui/delegates/mirroring.h"
#include "ui/delegates/shapepainter.h"

#include <QtGui/QPainter>

namespace slotdesk {

namespace {

constexpr int mostPinned = 2;
constexpr int stripLine = 25;
constexpr int stripGap = 4;
constexpr int stripInset = 10;
constexpr int stripShape = 11;

} // namespace

PinnedStrip::PinnedStrip(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("pinned"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setContentsMargins(12, 11, 12, 0);
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
        if (m_lines.size() < mostPinned)
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
    return QSize(240, rows * stripLine + std::max(0, rows - 1) * stripGap).grownBy(contentsMargins());
}

void PinnedStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(contentsRect().topLeft());
    // Laid out from left to right, and mirrored as a whole.
    Mirroring::begin(painter, QRectF(0, 0, contentsRect().width(), contentsRect().height()), layoutDirection());
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    for (int row = 0; row < m_lines.size(); ++row) {
        const QRectF box(0.5, row * (stripLine + stripGap) + 0.5, contentsRect().width() - 1.0, stripLine - 1.0);
        painter.setPen(theme.strong(Tone::Warn));
        painter.setBrush(theme.soft(Tone::Warn));
        painter.drawRoundedRect(box, 6, 6);
        const QRectF sign(box.left() + stripInset, box.center().y() - stripShape / 2.0, stripShape, stripShape);
        {
            const Mirroring::Upright upright(painter, sign);
            ShapePainter::shape(painter, sign, Shape::Triangle, theme.strong(Tone::Warn));
        }
        QRect words = box.toRect().adjusted(stripInset + stripShape + 8, 0, -stripInset, 0);
        const bool last = row + 1 == m_lines.size();
        const QString more = last && m_more > 0 ? tr("and %n more", nullptr, m_more) : QString();
        painter.setFont(font());
        painter.setPen(theme.colors().text);
        if (!more.isEmpty()) {
            Mirroring::drawText(painter, words, Qt::AlignRight, more);
            words.setRight(words.right() - fontMetrics().horizontalAdvance(more) - stripInset);
        }
        const Line& line = m_lines.at(row);
        if (!line.subject.isEmpty()) {
            painter.setFont(bold);
            Mirroring::drawText(painter, words, Qt::AlignLeft, line.subject);
            words.setLeft(words.left() + QFontMetrics(bold).horizontalAdvance(line.subject) + 7);
            painter.setFont(font());
        }
        Mirroring::drawText(painter, words, Qt::AlignLeft,
                            fontMetrics().elidedText(line.text, Qt::ElideRight, words.width()));
    }
}

} // namespace slotdesk
