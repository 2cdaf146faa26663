// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/reviewpilldelegate.h"

#include "tables/reviewtable.h"
#include "tables/reviewwords.h"
#include "ui/delegates/shapepainter.h"

namespace slotdesk {

namespace {

StatusLook reviewLookOf(const QModelIndex& index)
{
    if (index.column() == ReviewTable::Kind)
        return StatusLook::of(static_cast<AlertKind>(index.data(ReviewTable::KindRole).toInt()));
    const auto state = static_cast<ReviewState>(index.data(ReviewTable::StateRole).toInt());
    const QString word = ReviewWords::of(state);
    switch (state) {
    case ReviewState::Open:
        return {Shape::Ring, word, Tone::Warn};
    case ReviewState::ToReview:
        return {Shape::Quarter, word, Tone::Info};
    case ReviewState::SignedOff:
        break;
    }
    return {Shape::Check, word, Tone::Good};
}

} // namespace

void ReviewPillDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option,
                                      const QModelIndex& index) const
{
    ShapePainter::pill(painter, option.rect.adjusted(padding - 2, 0, -4, 0), reviewLookOf(index),
                       ShapePainter::pillFont(option.font));
}

QSize ReviewPillDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFont font = ShapePainter::pillFont(option.font);
    return {ShapePainter::pillWidth(reviewLookOf(index), font) + padding + 2, rowHeight};
}

} // namespace slotdesk
