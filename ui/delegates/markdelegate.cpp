// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/markdelegate.h"

#include "tables/requesttable.h"
#include "ui/delegates/shapedtext.h"
#include "ui/delegates/shapepainter.h"

#include <QtGui/QPainter>

namespace slotdesk {

namespace {

constexpr int badgeSize = 16;
constexpr int markSize = 10;

/// "Ana Ruiz" is AR.
QString initials(const QString& name)
{
    const QStringList words = name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    const QString first = words.constFirst().left(1);
    return (words.size() > 1 ? first + words.constLast().left(1) : first).toUpper();
}

/// Filled: somebody is on it. A thin ring: somebody only looks.
struct Badge
{
    QString text;
    bool filled = false;
};

Badge badgeOf(const QModelIndex& index)
{
    if (const QString holder = index.data(RequestTable::HolderRole).toString(); !holder.isEmpty())
        return {initials(holder), true};
    const QStringList lookers = index.data(RequestTable::LookersRole).toStringList();
    if (lookers.size() > 1)
        return {QString::number(lookers.size()), false};
    return {lookers.isEmpty() ? QString() : initials(lookers.constFirst()), false};
}

void paintBadge(QPainter& painter, const QRectF& box, const Badge& badge, QFont font)
{
    const Theme& theme = Theme::instance();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = badge.filled ? theme.strong(Tone::Info) : theme.colors().muted;
    painter.setPen(color);
    painter.setBrush(badge.filled ? QBrush(theme.soft(Tone::Info)) : QBrush(Qt::NoBrush));
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5));
    font.setPixelSize(9);
    font.setWeight(QFont::DemiBold);
    ShapedText::of(badge.text, font).draw(painter, box, Qt::AlignHCenter);
}

} // namespace

void MarkDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const bool doubled = index.data(RequestTable::DoubleBookedRole).toBool();
    const bool risk = index.data(RequestTable::AtRiskRole).toBool();
    const Badge who = badgeOf(index);
    if (!doubled && !risk && who.text.isEmpty())
        return;
    if (doubled)
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                         theme.strong(Tone::Bad));
    const QRectF cell(option.rect);
    // Who is at it stands beside the warning and never covers it.
    const QRectF badge(cell.right() - badgeSize, cell.center().y() - badgeSize / 2.0, badgeSize, badgeSize);
    if (!who.text.isEmpty())
        paintBadge(painter, badge, who, option.font);
    const double middle = who.text.isEmpty() ? cell.center().x() + 1 : (cell.left() + 3 + badge.left()) / 2;
    const QRectF box(middle - markSize / 2.0, cell.center().y() - markSize / 2.0, markSize, markSize);
    if (doubled || risk)
        ShapePainter::shape(painter, box, doubled ? Shape::Square : Shape::Triangle,
                            theme.strong(doubled ? Tone::Bad : Tone::Warn));
}

QSize MarkDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {35, rowHeight};
}

} // namespace slotdesk
