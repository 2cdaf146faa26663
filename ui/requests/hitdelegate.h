// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/statuslook.h"

#include <QtWidgets/QStyledItemDelegate>

class QListWidgetItem;

namespace slotdesk {

/// A line below the search box: a shape, what it is in strong, the rest in soft, the status to the right.
class HitDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int rowHeight = 29;

    struct Parts
    {
        StatusLook look; ///< the shape to the left; its text, if any, to the right
        QString strong;
        QStringList soft;
    };

    using QStyledItemDelegate::QStyledItemDelegate;
    static void dress(QListWidgetItem* item, const Parts& parts);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    enum Role { StrongRole = Qt::UserRole + 100, SoftRole, ShapeRole, ToneRole, EndRole };
};

} // namespace slotdesk
