// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtCore/Qt>

class QLabel;
class QPainter;

namespace slotdesk {

/// Painting for people who read from right to left: what is painted is laid out from left to right in code, the painter
/// is mirrored once, and text and shapes are stood upright again where they are drawn. Does nothing otherwise.
class Mirroring
{
public:
    /// Mirrors all that follows, about the middle of `within`, when `direction` is right to left.
    static void begin(QPainter& painter, const QRectF& within, Qt::LayoutDirection direction);
    /// Text that does not come out mirrored. `side`: AlignLeft is where reading begins.
    static void drawText(QPainter& painter, const QRectF& area, Qt::Alignment side, const QString& text);

    /// How a text is read: by what it says and not by the window. In a window read from the right a phone number is
    /// still read from the left.
    [[nodiscard]] static Qt::LayoutDirection reading(const QString& text)
    {
        return text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
    }
    /// A label whose text can be selected stands where its own language begins; this one stands with its neighbours.
    static void alignLeading(QLabel* label, Qt::Alignment upright = Qt::AlignVCenter);

    /// While it lives, what is painted inside of `box` is as it was drawn.
    class Upright
    {
    public:
        Upright(QPainter& painter, const QRectF& box);
        ~Upright();
        Upright(const Upright&) = delete;
        Upright& operator=(const Upright&) = delete;

        [[nodiscard]] bool isMirrored() const { return m_mirrored; }

    private:
        QPainter& m_painter;
        bool m_mirrored;
    };
};

} // namespace slotdesk
