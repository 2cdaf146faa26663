// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace slotdesk {

/// Paints a cell of the desk's tables: calm ground, a line below, text cut with an ellipsis. Subclasses paint the
/// content of their column.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int rowHeight = 29;
    static constexpr int padding = 9;
    static constexpr int endPadding = 4; ///< the next column begins with a padding of its own

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// What an ellipsis hides is said by the tool tip.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

protected:
    virtual void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    /// Draws text in `area` and returns how wide it came out.
    static int drawText(QPainter& painter, const QRect& area, const QString& text, const QColor& color,
                        const QFont& font);
};

} // namespace slotdesk
