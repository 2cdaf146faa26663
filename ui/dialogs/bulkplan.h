// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/bulktable.h"
#include "ui/shell/deskcontext.h"

#include <QtCore/QCoreApplication>

namespace slotdesk {

/// Which of the three commands for many, and what each chosen request would have of it.
struct BulkPlan
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::BulkPlan)

public:
    enum class Kind : quint8 { Release, Cancel, Offer };

    Kind kind = Kind::Release;
    QList<RequestId> requests;

    [[nodiscard]] QString function() const;
    /// "release", "cancel": whose reasons suit. Empty: it needs none.
    [[nodiscard]] QString reasonUse() const;
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString about() const;
    [[nodiscard]] QString verb(int count) const;
    [[nodiscard]] QList<BulkTable::Item> items(const LiveStore& store) const;

private:
    void addSlots(const LiveStore& store, const AppointmentRequest& row, QList<BulkTable::Item>& items) const;
    [[nodiscard]] QString planFor(const AppointmentRequest& row) const;
};

} // namespace slotdesk
