// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/rowdelegate.h"

namespace slotdesk {

/// The state of an offer as a pill.
class OfferPillDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace slotdesk
