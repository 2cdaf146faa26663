// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/timelinedelegate.h"

#include "tables/timelinetable.h"
#include "tables/timewords.h"
#include "ui/delegates/mirroring.h"
#include "ui/shell/theme.h"

#include <QtGui/QPainter>

namespace slotdesk {

namespace {

constexpr int lineHeight = 23;
constexpr int noteHeight = 17;
constexpr int timeWidth = 96;

} // namespace

void TimelineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme::Colors& c = Theme::instance().colors();
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, c.hover);
    Mirroring::begin(*painter, option.rect, option.direction);
    QRect line = option.rect.adjusted(12, 0, -8, 0);
    line.setHeight(lineHeight);
    painter->setFont(option.font);
    painter->setPen(c.muted);
    const QModelIndex when = index.siblingAtColumn(TimelineTable::At);
    Mirroring::drawText(*painter, line, Qt::AlignLeft, when.data(Qt::DisplayRole).toString());
    line.setLeft(line.left() + timeWidth);

    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    const QString who = index.data(TimelineTable::WhoRole).toString();
    painter->setPen(c.text);
    painter->setFont(bold);
    Mirroring::drawText(*painter, line, Qt::AlignLeft, who);
    QRect rest = line;
    rest.setLeft(line.left() + QFontMetrics(bold).horizontalAdvance(who) + (who.isEmpty() ? 0 : 4));
    painter->setFont(option.font);
    Mirroring::drawText(*painter, rest, Qt::AlignLeft,
                        QFontMetrics(option.font)
                            .elidedText(index.data(TimelineTable::RestRole).toString(), Qt::ElideRight, rest.width()));
    const QString note = index.data(TimelineTable::NoteRole).toString();
    if (!note.isEmpty()) {
        const QRect below(line.left(), line.bottom() - 2, line.width(), noteHeight);
        painter->setPen(c.muted);
        Mirroring::drawText(*painter, below, Qt::AlignLeft,
                            QFontMetrics(option.font).elidedText(note, Qt::ElideRight, below.width()));
    }
    painter->restore();
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const bool note = !index.data(TimelineTable::NoteRole).toString().isEmpty();
    return {200, note ? lineHeight + noteHeight : lineHeight};
}

} // namespace slotdesk
