// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/candidatedelegate.h"

#include "tables/candidatetable.h"
#include "ui/delegates/shapepainter.h"

namespace slotdesk {

void CandidateDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const
{
    const Theme::Colors& c = Theme::instance().colors();
    const bool eligible = index.data(CandidateTable::EligibleRole).toBool();
    QRect area = option.rect.adjusted(padding, 0, -endPadding, 0);
    if (index.column() == CandidateTable::Name) {
        const QRectF mark(area.left(), option.rect.center().y() - 4.0, 9, 9);
        ShapePainter::shape(painter, mark, eligible ? Shape::Ring : Shape::Cross, eligible ? c.good : c.muted);
        area.setLeft(area.left() + 17);
        QFont bold = option.font;
        bold.setWeight(eligible ? QFont::DemiBold : QFont::Normal);
        drawText(painter, area, index.data(Qt::DisplayRole).toString(), eligible ? c.text : c.muted, bold);
        return;
    }
    const bool soft = !eligible || index.column() == CandidateTable::Note;
    drawText(painter, area, index.data(Qt::DisplayRole).toString(), soft ? c.muted : c.text, option.font);
}

} // namespace slotdesk
