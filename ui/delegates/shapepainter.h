// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/statuslook.h"

#include <QtCore/QRectF>
#include <QtGui/QColor>

class QPainter;
class QFont;

namespace slotdesk {

/// Draws the shapes and pills of the statuses, sharp at every size and scale.
class ShapePainter
{
public:
    static constexpr int pillHeight = 20;

    /// `box` is the square the shape fills.
    static void shape(QPainter& painter, const QRectF& box, Shape shape, const QColor& color);
    /// A pill with shape and text, as wide as it needs but not wider than `area`; left-aligned, centred vertically.
    static void pill(QPainter& painter, const QRectF& area, const StatusLook& look, const QFont& font);
    [[nodiscard]] static int pillWidth(const StatusLook& look, const QFont& font);
    [[nodiscard]] static QFont pillFont(const QFont& base);
};

} // namespace slotdesk
