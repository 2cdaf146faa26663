// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

namespace slotdesk {

class ColumnMenu;
class DeskActions;
class DeskLayout;
class MainWindow;

/// What concerns the window and not a booking: columns, layout, settings.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    /// A child of the window; `number` says which one of the desk.
    WindowActions(MainWindow& window, DeskActions& actions, DeskLayout& layout, int number);

private:
    void addWindow(DeskActions& actions);
    void openSettings();
    void resetLayout();

    MainWindow& m_window;
    DeskLayout& m_layout;
    ColumnMenu* m_requestColumns;
    ColumnMenu* m_offerColumns;
};

} // namespace slotdesk
