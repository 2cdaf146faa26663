// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/rowdelegate.h"

namespace slotdesk {

/// A candidate's cell: who can come in ink, who cannot in grey with the reason across.
class CandidateDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace slotdesk
