// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QWidget;

namespace slotdesk {

class DeskActions;

/// All that the keyboard can do, for the mouse: a menu of DeskActions' list, a submenu a group, each with its key.
class DeskMenu
{
public:
    /// Of `parent`, gone when it is closed.
    [[nodiscard]] static QMenu* make(const DeskActions& actions, QWidget* parent);
};

} // namespace slotdesk
