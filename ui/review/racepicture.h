// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/racestory.h"
#include "ui/delegates/statuslook.h"

#include <QtCore/QLineF>
#include <QtCore/QRectF>
#include <QtGui/QFont>

class QPainter;

namespace slotdesk {

class RaceScale;

/// A race as a picture: a line for each writer, its moments where they belong, the gap between the writes. Laid out
/// once for a width, then painted on whatever can be painted on: a widget, a PNG, an SVG. A value; any thread.
class RacePicture
{
public:
    struct Mark
    {
        qsizetype writer;
        RaceWriter::Moment moment;
        Micros at;
        QPointF place;
    };
    struct Text
    {
        QRectF box;
        QString text;
        QFont font;
        QColor color;
    };

    RacePicture(const RaceStory& story, const ThemeColors& colors, const QFont& font, double width);

    [[nodiscard]] QSizeF size() const { return {m_width, m_height}; }
    void paint(QPainter& painter) const;

    [[nodiscard]] const QList<Mark>& marks() const { return m_marks; }
    [[nodiscard]] const QList<Text>& texts() const { return m_texts; }

    /// The shape that a moment has in the picture.
    [[nodiscard]] static Shape shapeOf(RaceWriter::Moment moment);

private:
    struct Sign
    {
        QRectF box;
        Shape shape;
        QColor color;
    };
    struct Stroke
    {
        QLineF line;
        QColor color;
        double width;
        bool dashed;
    };
    struct Column
    {
        double left;
        double width;
    };

    void layOutHead();
    void layOutLane(qsizetype writer, const RaceScale& scale);
    double layOutWho(qsizetype writer, double top);
    void layOutTrack(qsizetype writer, const RaceScale& scale, double y);
    double layOutMoments(qsizetype writer, double top);
    void layOutGap(qsizetype writer, const RaceScale& scale, double y);
    void layOutAxis(const RaceScale& scale, double top);
    void layOutRemarks();
    /// The height it took.
    double write(const QString& text, const Column& column, double top, const QFont& font, const QColor& color);
    [[nodiscard]] QColor colorOf(qsizetype writer) const;

    RaceStory m_story;
    ThemeColors m_colors;
    QFont m_font, m_bold, m_title;
    double m_width;
    double m_height = 0;
    Column m_who{}, m_track{};
    QList<Text> m_texts;
    QList<Stroke> m_strokes;
    QList<Sign> m_signs;
    QList<Mark> m_marks;
};

} // namespace slotdesk
