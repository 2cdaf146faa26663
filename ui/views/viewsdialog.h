// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

class QListWidget;
class QListWidgetItem;

namespace slotdesk {

class SavedViews;

/// The saved views: F2 renames, Del deletes, Alt with an arrow moves. Takes effect at once.
class ViewsDialog : public QDialog
{
    Q_OBJECT

public:
    ViewsDialog(SavedViews& views, QWidget* parent);

    [[nodiscard]] QListWidget* list() const { return m_list; }

private:
    void buildButtons();
    void fill();
    void onRenamed(QListWidgetItem* item);
    void move(int by);

    SavedViews& m_views;
    QListWidget* m_list = nullptr;
    bool m_filling = false;
};

} // namespace slotdesk
