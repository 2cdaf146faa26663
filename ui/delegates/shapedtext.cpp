// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/shapedtext.h"

#include "ui/delegates/mirroring.h"

#include <QtCore/QCache>
#include <QtGui/QFontMetrics>
#include <QtGui/QPainter>
#include <QtGui/QTextOption>

namespace slotdesk {

namespace {

constexpr int remembered = 4000; ///< a full-screen board has some 600 different words in sight

struct Key
{
    QString text;
    QFont font;
    int room;

    friend bool operator==(const Key& a, const Key& b)
    {
        return a.room == b.room && a.text == b.text && a.font == b.font;
    }
    friend size_t qHash(const Key& key, size_t seed) { return qHashMulti(seed, key.text, key.font, key.room); }
};

} // namespace

ShapedText ShapedText::of(const QString& text, const QFont& font, int room)
{
    static QCache<Key, ShapedText> cache(remembered);
    const auto find = [&](int within) {
        const Key key{text, font, within};
        if (const ShapedText* known = cache.object(key))
            return *known;
        ShapedText shaped = shape(text, font, within);
        cache.insert(key, new ShapedText(shaped));
        return shaped;
    };
    const ShapedText whole = find(-1);
    return room < 0 || whole.m_wholeWidth <= room ? whole : find(room);
}

ShapedText ShapedText::shape(const QString& text, const QFont& font, int room)
{
    const QFontMetrics metrics(font);
    ShapedText shaped;
    shaped.m_font = font;
    shaped.m_wholeWidth = metrics.horizontalAdvance(text);
    QString shown = room < 0 ? text : metrics.elidedText(text, Qt::ElideRight, room);
    shaped.m_glyphs.setText(shown.replace(QLatin1Char('\n'), QLatin1Char(' ')));
    shaped.m_glyphs.setTextFormat(Qt::PlainText);
    QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Mirroring::reading(text));
    shaped.m_glyphs.setTextOption(option);
    shaped.m_glyphs.prepare({}, font);
    return shaped;
}

void ShapedText::draw(QPainter& painter, const QRectF& area, Qt::Alignment side) const
{
    const Mirroring::Upright upright(painter, area);
    if (upright.isMirrored() && side & (Qt::AlignLeft | Qt::AlignRight))
        side ^= Qt::AlignLeft | Qt::AlignRight;
    const QSizeF size = m_glyphs.size();
    const double spare = area.width() - size.width();
    const double left = side & Qt::AlignRight ? spare : side & Qt::AlignHCenter ? spare / 2 : 0;
    painter.setFont(m_font);
    painter.drawStaticText(QPointF(area.left() + left, area.top() + (area.height() - size.height()) / 2), m_glyphs);
}

} // namespace slotdesk
