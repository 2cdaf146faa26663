// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/racepicture.h"

#include "tables/racewords.h"
#include "ui/delegates/shapepainter.h"
#include "ui/review/racescale.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>
#include <QtGui/QTextLayout>

namespace slotdesk {

namespace {

constexpr double raceMargin = 18;
constexpr double raceGap = 14;
constexpr double whoShare = 0.32; ///< of the width
constexpr double markSize = 11;
constexpr double momentSize = 9;
constexpr double trackRoom = 34; ///< above the line: the gap and its figure

/// Between words; inside of one only where it is longer than the line.
QTextOption raceWrap()
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

double heightOf(const QString& text, const QFont& font, double width)
{
    QTextLayout layout(text, font);
    layout.setTextOption(raceWrap());
    layout.beginLayout();
    double height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        height += line.height() + std::max(0.0, line.leading());
    }
    layout.endLayout();
    return height;
}

QString offsetText(Micros offset)
{
    if (offset == 0)
        return QStringLiteral("0");
    const QString length = RaceWords::step(std::abs(offset));
    return (offset < 0 ? QChar(0x2212) : QLatin1Char('+')) + length;
}

} // namespace

RacePicture::RacePicture(const RaceStory& story, const ThemeColors& colors, const QFont& font, double width)
    : m_story(story), m_colors(colors), m_font(font), m_bold(font), m_title(font), m_width(width)
{
    m_bold.setBold(true);
    m_title.setBold(true);
    constexpr double titleScale = 1.3;
    if (font.pixelSize() > 0)
        m_title.setPixelSize(qRound(font.pixelSize() * titleScale));
    else
        m_title.setPointSizeF(font.pointSizeF() * titleScale);
    const double whole = width - 2 * raceMargin;
    m_who = {raceMargin, whole * whoShare};
    m_track = {raceMargin + m_who.width + raceGap, whole - m_who.width - raceGap};
    m_height = raceMargin;
    layOutHead();
    const RaceScale scale(m_story, m_track.left + markSize, m_track.width - 2 * markSize);
    const double top = m_height;
    for (qsizetype writer = 0; writer < m_story.writers.size(); ++writer)
        layOutLane(writer, scale);
    layOutAxis(scale, top);
    layOutRemarks();
    m_height += raceMargin;
}

double RacePicture::write(const QString& text, const Column& column, double top, const QFont& font, const QColor& color)
{
    const double height = std::ceil(heightOf(text, font, column.width));
    m_texts.append({QRectF(column.left, top, column.width, height), text, font, color});
    return height;
}

QColor RacePicture::colorOf(qsizetype writer) const
{
    return m_story.writers.at(writer).tooMany ? m_colors.bad : m_colors.good;
}

void RacePicture::layOutHead()
{
    const Column whole{raceMargin, m_width - 2 * raceMargin};
    m_height += write(RaceWords::title(m_story), whole, m_height, m_title, m_colors.text) + 3;
    m_height += write(RaceWords::about(m_story), whole, m_height, m_font, m_colors.muted);
    if (m_story.closedAt)
        m_height += write(RaceWords::closed(m_story), whole, m_height + 3, m_font, m_colors.warn) + 3;
    m_height += raceGap;
}

void RacePicture::layOutLane(qsizetype writer, const RaceScale& scale)
{
    m_strokes.append({QLineF(raceMargin, m_height, m_width - raceMargin, m_height), m_colors.line, 1, false});
    const double top = m_height + raceGap / 2;
    const double left = layOutWho(writer, top);
    const double y = top + trackRoom;
    layOutTrack(writer, scale, y);
    layOutGap(writer, scale, y - markSize - 3);
    const double right = trackRoom + markSize + layOutMoments(writer, y + markSize);
    m_height = top + std::max(left, right) + raceGap / 2;
}

double RacePicture::layOutWho(qsizetype writer, double top)
{
    const RaceWriter& w = m_story.writers.at(writer);
    double y = top + write(RaceWords::name(m_story, writer), m_who, top, m_bold, m_colors.text);
    m_signs.append({QRectF(m_who.left, y + 5, momentSize, momentSize), w.tooMany ? Shape::Triangle : Shape::Check,
                    colorOf(writer)});
    const double indent = momentSize + 5;
    y += 1 + write(RaceWords::standing(w), {m_who.left + indent, m_who.width - indent}, y + 1, m_font, colorOf(writer));
    y += 1 + write(RaceWords::program(w), m_who, y + 1, m_font, m_colors.text);
    y += 1 + write(RaceWords::process(w), m_who, y + 1, m_font, m_colors.muted);
    return y - top;
}

void RacePicture::layOutTrack(qsizetype writer, const RaceScale& scale, double y)
{
    const RaceWriter& w = m_story.writers.at(writer);
    m_strokes.append({QLineF(m_track.left, y, m_track.left + m_track.width, y), m_colors.line, 1, false});
    QList<Mark> own;
    for (const RaceWriter::Moment moment : RaceScale::moments()) {
        if (const auto at = w.at.at(moment))
            own.append({writer, moment, *at, QPointF(scale.x(*at), y)});
    }
    if (own.size() > 1)
        m_strokes.append({QLineF(own.constFirst().place, own.constLast().place), colorOf(writer), 4, false});
    for (const Mark& mark : std::as_const(own)) {
        const QRectF box(mark.place.x() - markSize / 2, y - markSize / 2, markSize, markSize);
        m_signs.append({box.adjusted(-2, -2, 2, 2), Shape::None, m_colors.panel});
        m_signs.append({box, shapeOf(mark.moment), colorOf(writer)});
    }
    m_marks += own;
}

void RacePicture::layOutGap(qsizetype writer, const RaceScale& scale, double y)
{
    const auto gap = m_story.gapMs(writer);
    if (!gap)
        return;
    const double from = scale.x(*m_story.writers.at(writer - 1).at[RaceWriter::Written]);
    const double to = scale.x(*m_story.writers.at(writer).at[RaceWriter::Written]);
    constexpr double foot = 4;
    m_strokes.append({QLineF(from, y, to, y), m_colors.text, 1.4, false});
    for (const double x : {from, to})
        m_strokes.append({QLineF(x, y - foot, x, y + foot), m_colors.text, 1.4, false});
    const QString figure = RaceWords::gap(*gap);
    const double width = QFontMetricsF(m_bold).horizontalAdvance(figure) + 2;
    const double left = std::clamp((from + to - width) / 2, m_track.left, m_track.left + m_track.width - width);
    write(figure, {left, width}, y - foot - QFontMetricsF(m_bold).height(), m_bold, m_colors.text);
}

double RacePicture::layOutMoments(qsizetype writer, double top)
{
    const RaceWriter& w = m_story.writers.at(writer);
    const double line = QFontMetricsF(m_font).height() + 3;
    double x = m_track.left;
    double y = top;
    for (int m = 0; m < RaceWriter::MomentCount; ++m) {
        const auto moment = RaceWriter::Moment(m);
        const QString text = RaceWords::moment(w, moment, m_story.timeZone);
        const double width = std::ceil(QFontMetricsF(m_font).horizontalAdvance(text)) + 2;
        const double sign = shapeOf(moment) == Shape::None ? 0 : momentSize + 5;
        if (x > m_track.left && x + sign + width > m_track.left + m_track.width) {
            x = m_track.left;
            y += line;
        }
        const QColor color = w.at.at(size_t(m)) ? m_colors.text : m_colors.muted;
        if (sign > 0)
            m_signs.append({QRectF(x, y + (line - 3 - momentSize) / 2, momentSize, momentSize), shapeOf(moment),
                            w.at.at(size_t(m)) ? colorOf(writer) : m_colors.muted});
        write(text, {x + sign, std::min(width, m_track.left + m_track.width - x - sign)}, y, m_font, color);
        x += sign + width + raceGap;
    }
    return y + line - top;
}

void RacePicture::layOutAxis(const RaceScale& scale, double top)
{
    const QFontMetricsF metrics(m_font);
    if (m_story.closedAt && scale.holds(*m_story.closedAt)) {
        const double x = scale.x(*m_story.closedAt);
        m_strokes.append({QLineF(x, top, x, m_height), m_colors.warn, 1.6, false});
    }
    m_strokes.append(
        {QLineF(m_track.left, m_height, m_track.left + m_track.width, m_height), m_colors.strongLine, 1, false});
    double free = m_track.left;
    for (const Micros tick : scale.ticks()) {
        const double x = scale.x(tick);
        m_strokes.prepend({QLineF(x, top, x, m_height + 4), m_colors.line, 1, true});
        const QString text = offsetText(tick - scale.zero());
        const double width = std::ceil(metrics.horizontalAdvance(text)) + 2;
        const double left = std::min(x - width / 2, m_track.left + m_track.width - width);
        if (left < free)
            continue;
        write(text, {left, width}, m_height + 6, m_font, m_colors.muted);
        free = left + width + raceGap / 2;
    }
    m_height += metrics.height() + 6 + raceGap;
}

void RacePicture::layOutRemarks()
{
    for (const QString& remark : RaceWords::remarks(m_story))
        m_height += 2 + write(remark, {raceMargin, m_width - 2 * raceMargin}, m_height, m_font, m_colors.muted);
}

Shape RacePicture::shapeOf(RaceWriter::Moment moment)
{
    switch (moment) {
    case RaceWriter::Began:
        return Shape::Ring;
    case RaceWriter::Sent:
        return Shape::Triangle;
    case RaceWriter::Written:
        return Shape::Square;
    case RaceWriter::Committed:
        return Shape::Dot;
    case RaceWriter::Offered:
    case RaceWriter::MomentCount:
        break;
    }
    return Shape::None;
}

void RacePicture::paint(QPainter& painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(), size()), m_colors.panel);
    for (const Stroke& stroke : m_strokes) {
        painter.setPen(QPen(stroke.color, stroke.width, stroke.dashed ? Qt::DotLine : Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(stroke.line);
    }
    for (const Sign& sign : m_signs) {
        if (sign.shape != Shape::None) {
            ShapePainter::shape(painter, sign.box, sign.shape, sign.color);
            continue;
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(sign.color);
        painter.drawEllipse(sign.box);
    }
    for (const Text& text : m_texts) {
        painter.setFont(text.font);
        painter.setPen(text.color);
        painter.drawText(text.box, text.text, raceWrap());
    }
    painter.restore();
}

} // namespace slotdesk
