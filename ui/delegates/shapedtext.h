// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRectF>
#include <QtGui/QFont>
#include <QtGui/QStaticText>

class QPainter;

namespace slotdesk {

/// One line of text as the desk's cells draw it: cut with an ellipsis where it has no room, and never mirrored. Finding
/// the glyphs of a text is most of what painting a table costs, and a live table is painted over and over with the same
/// words: the last few thousand texts are remembered. Of the GUI thread.
class ShapedText
{
public:
    /// `room` in pixels; without it the whole text.
    [[nodiscard]] static ShapedText of(const QString& text, const QFont& font, int room = -1);

    /// Pixels that the whole text needs, also when this is a part of it.
    [[nodiscard]] int wholeWidth() const { return m_wholeWidth; }
    /// Draws with the painter's pen, in the middle of the height of `area`. `side`: AlignLeft is where reading begins.
    void draw(QPainter& painter, const QRectF& area, Qt::Alignment side = Qt::AlignLeft) const;

private:
    [[nodiscard]] static ShapedText shape(const QString& text, const QFont& font, int room);

    QStaticText m_glyphs;
    QFont m_font;
    int m_wholeWidth = 0;
};

} // namespace slotdesk
