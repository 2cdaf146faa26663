// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/bulkplan.h"

#include <QtWidgets/QFrame>

class QLabel;

namespace slotdesk {

/// Below the list while more than one request is chosen: how many, and what can be done with all of them.
class BulkBar : public QFrame
{
    Q_OBJECT

public:
    explicit BulkBar(QWidget* parent = nullptr);

    void setCount(int chosen);

Q_SIGNALS:
    void wished(slotdesk::BulkPlan::Kind kind);
    void clearRequested();

private:
    QLabel* m_count = nullptr;
};

} // namespace slotdesk
