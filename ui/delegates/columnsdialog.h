// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

class QListWidget;
class QListWidgetItem;

namespace slotdesk {

class DeskTable;

/// Columns of a table, shown or not and in their order, by keyboard too: Space shows, Alt with an arrow moves. The
/// table follows at once.
class ColumnsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ColumnsDialog(DeskTable* table);

    [[nodiscard]] QListWidget* list() const { return m_list; }

private:
    void fill();
    void onChecked(const QListWidgetItem* item);
    void move(int by);

    DeskTable* m_table;
    QListWidget* m_list = nullptr;
    bool m_filling = false;
};

} // namespace slotdesk
