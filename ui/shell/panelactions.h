// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/Qt>

class QDockWidget;
class QMenu;

namespace slotdesk {

class DeskActions;
class DeskDocks;

/// Where the panels stand, by menu and by keyboard: whatever the mouse does with a dock.
class PanelActions : public QObject
{
    Q_OBJECT

public:
    /// A child of the docks.
    PanelActions(DeskDocks& docks, DeskActions& actions);

    /// For one dock: where it may go.
    static void fillMenu(QMenu* menu, DeskDocks& docks, QDockWidget* dock);

private:
    static void toggle(QDockWidget* dock);
    static void moveOn(DeskDocks& docks, QDockWidget* dock);
};

} // namespace slotdesk
