// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/deskactions.h"

#include <QtWidgets/QDialog>

namespace slotdesk {

/// The sheet on F1: every key of the desk on one page.
class ShortcutSheet : public QDialog
{
    Q_OBJECT

public:
    ShortcutSheet(const DeskActions& actions, QWidget* parent);
};

} // namespace slotdesk
