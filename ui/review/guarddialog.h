// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/guardfindingtable.h"

#include <QtWidgets/QDialog>

class QLabel;

namespace slotdesk {

class DeskTable;
class GuardWatch;

/// What the guard on an old backend's tables says, where these are in the desk's own database: whether it watches or
/// refuses, and each double booking that still stands. Reads only, and follows the watch while it is open.
class GuardDialog : public QDialog
{
    Q_OBJECT

public:
    GuardDialog(GuardWatch& watch, QWidget* parent);

private:
    void show(const ForeignGuard::Status& status);

    GuardFindingTable m_findings;
    QLabel* m_sentence = nullptr;
    DeskTable* m_table = nullptr;
};

} // namespace slotdesk
