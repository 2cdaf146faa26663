// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/timelinedelegate.h"

#include "tables/timelinetable.h"
#include "tables/timewords.h"
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
    QRect line = option.rect.adjusted(12, 0, -8, 0);
    line.setHeight(lineHeight);
    painter->setFont(option.font);
    painter->setPen(c.muted);
    const QModelIndex when = index.siblingAtColumn(TimelineTable::At);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, when.data(Qt::DisplayRole).toString());
    line.setLeft(line.left() + timeWidth);

    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    const QString who = index.data(TimelineTable::WhoRole).toString();
    painter->setPen(c.text);
    painter->setFont(bold);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, who);
    QRect rest = line;
    rest.setLeft(line.left() + QFontMetrics(bold).horizontalAdvance(who) + (who.isEmpty() ? 0 : 4));
    painter->setFont(option.font);
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(option.font)
                          .elidedText(index.data(TimelineTable::RestRole).toString(), Qt::ElideRight, rest.width()));
    const QString note = index.data(TimelineTable::NoteRole).toString();
    if (!note.isEmpty()) {
        const QRect below(line.left(), line.bottom() - 2, line.width(), noteHeight);
        painter->setPen(c.muted);
        painter->drawText(below, Qt::AlignLeft | Qt::AlignVCenter,
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
