// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/raceexport.h"

#include "tables/racewords.h"
#include "ui/review/racepicture.h"

#include <QtCore/QBuffer>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtSvg/QSvgGenerator>

namespace slotdesk {

namespace {

RacePicture exported(const RaceStory& story, const QFont& font)
{
    constexpr double width = 1000;
    return {story, ThemeColors::of(false, false), font, width};
}

} // namespace

QByteArray RaceExport::png(const RaceStory& story, const QFont& font)
{
    constexpr int sharp = 2;
    const RacePicture picture = exported(story, font);
    QImage image((picture.size() * sharp).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(sharp);
    image.fill(Qt::white);
    image.setText(QStringLiteral("Title"), RaceWords::title(story));
    image.setText(QStringLiteral("Description"), RaceWords::text(story));
    QPainter painter(&image);
    picture.paint(painter);
    painter.end();
    QBuffer buffer;
    return image.save(&buffer, "PNG") ? buffer.data() : QByteArray();
}

QByteArray RaceExport::svg(const RaceStory& story, const QFont& font)
{
    constexpr int screenDpi = 96;
    const RacePicture picture = exported(story, font);
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(screenDpi);
    generator.setSize(picture.size().toSize());
    generator.setViewBox(QRectF(QPointF(), picture.size()));
    generator.setTitle(RaceWords::title(story).toHtmlEscaped());
    generator.setDescription(RaceWords::text(story).toHtmlEscaped());
    QPainter painter(&generator);
    picture.paint(painter);
    painter.end();
    return buffer.data();
}

} // namespace slotdesk
