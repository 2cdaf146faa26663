// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>
#include <QtGui/QIconEngine>

namespace slotdesk {

/// One picture of resources/icons, drawn afresh at the size it is asked for.
class SvgIcon : public QIconEngine
{
public:
    /// An invalid `color` leaves the picture's own.
    SvgIcon(const QString& name, const QColor& color);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    [[nodiscard]] QIconEngine* clone() const override;

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode) const;
    [[nodiscard]] bool isMirrored() const;

    QString m_name;
    QColor m_color;
};

} // namespace slotdesk
