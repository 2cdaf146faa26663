// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/savedviews.h"

class QAction;
class QPushButton;

namespace slotdesk {

class DeskActions;
class MainWindow;

/// The saved views of a window: its keys and palette entries, the "Views" button beside the chips.
class ViewActions : public QObject
{
    Q_OBJECT

public:
    static constexpr int keyCount = 9;

    ViewActions(MainWindow& window, DeskActions& actions);

    [[nodiscard]] SavedViews& views() { return m_views; }
    void apply(const SavedView& view);
    /// What the window shows now.
    [[nodiscard]] SavedView current(const QString& name) const;

private:
    void addActions(DeskActions& actions);
    void addButton();
    void update();
    void fillMenu();
    void askName();
    void manage();

    MainWindow& m_window;
    SavedViews m_views;
    QList<QAction*> m_keys;
    QPushButton* m_button = nullptr;
};

} // namespace slotdesk
