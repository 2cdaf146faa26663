// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QProxyStyle>

namespace slotdesk {

/// Fusion, with boxes and radio buttons that are seen in each theme: Fusion's outlines are shades of the window, which
/// in the dark and in high contrast is next to nothing. What has the focus has a second outline, not only another
/// colour.
class DeskStyle : public QProxyStyle
{
    Q_OBJECT

public:
    DeskStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;

private:
    static void drawTick(QPainter& painter, const QRectF& box, State state);
    static void drawRadio(QPainter& painter, const QRectF& box, State state);
};

} // namespace slotdesk
