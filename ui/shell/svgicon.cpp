// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/svgicon.h"

#include "ui/shell/theme.h"

#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtGui/QPixmapCache>
#include <QtSvg/QSvgRenderer>
#include <algorithm>
#include <array>

namespace slotdesk {

namespace {

/// What points along the line of reading; a clock or a check mark is the same everywhere.
constexpr std::array pointing = {"assign",   "back",         "chevron-left", "chevron-right", "forward",
                                 "handling", "log",          "offer-more",   "offer",         "open",
                                 "race",     "reassign",     "redo",         "release",       "undo",
                                 "view-add", "waiting-list", "window-new",   "withdraw"};

} // namespace

SvgIcon::SvgIcon(const QString& name, const QColor& color) : m_name(name), m_color(color) {}

QColor SvgIcon::colorFor(QIcon::Mode mode) const
{
    return mode == QIcon::Disabled && m_color.isValid() ? Theme::instance().colors().faint : m_color;
}

bool SvgIcon::isMirrored() const
{
    const auto isThis = [this](const char* name) { return m_name == QLatin1String(name); };
    return QGuiApplication::isRightToLeft() && std::any_of(pointing.cbegin(), pointing.cend(), isThis);
}

QPixmap SvgIcon::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale)
{
    // Size and scale: the size comes already scaled.
    const QColor color = colorFor(mode);
    const QString key = QStringLiteral("slotdesk/%1/%2/%3/%4/%5")
                            .arg(m_name, color.isValid() ? color.name(QColor::HexArgb) : QString())
                            .arg(size.width())
                            .arg(scale)
                            .arg(isMirrored());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(m_name));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
    if (color.isValid()) {
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), color);
    }
    painter.end();
    pixmap = QPixmap::fromImage(isMirrored() ? image.mirrored(true, false) : image);
    pixmap.setDevicePixelRatio(scale);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QPixmap SvgIcon::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1);
}

void SvgIcon::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal scale = painter->device() ? painter->device()->devicePixelRatio() : 1;
    painter->drawPixmap(rect.topLeft(), scaledPixmap((QSizeF(rect.size()) * scale).toSize(), mode, state, scale));
}

QIconEngine* SvgIcon::clone() const
{
    return new SvgIcon(*this);
}

} // namespace slotdesk
