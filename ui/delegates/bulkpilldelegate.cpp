// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/bulkpilldelegate.h"

#include "tables/bulktable.h"
#include "ui/delegates/shapepainter.h"

namespace slotdesk {

namespace {

StatusLook bulkLookOf(const QModelIndex& index)
{
    using State = BulkTable::State;
    const auto state = static_cast<State>(index.data(BulkTable::StateRole).toInt());
    const QString word = BulkTable::wordOf(state);
    switch (state) {
    case State::Planned:
        return {Shape::Ring, word, Tone::Info};
    case State::LeftOut:
        return {Shape::Dash, word, Tone::Neutral};
    case State::Done:
        return {Shape::Check, word, Tone::Good};
    case State::Refused:
        return {Shape::Cross, word, Tone::Warn};
    }
    return {};
}

} // namespace

void BulkPillDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option,
                                    const QModelIndex& index) const
{
    ShapePainter::pill(painter, option.rect.adjusted(padding - 2, 0, -4, 0), bulkLookOf(index),
                       ShapePainter::pillFont(option.font));
}

QSize BulkPillDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFont font = ShapePainter::pillFont(option.font);
    return {ShapePainter::pillWidth(bulkLookOf(index), font) + padding + 2, rowHeight};
}

} // namespace slotdesk
