// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/rowdelegate.h"

namespace slotdesk {

/// The slots of a request: a dot booked, a ring open, a red square too many, and the count in figures.
class SlotsDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace slotdesk
