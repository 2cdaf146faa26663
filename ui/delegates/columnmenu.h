// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

namespace slotdesk {

class DeskTable;

/// The person's say about a table's columns: a menu on its header, and the choice remembered under a setting.
class ColumnMenu : public QObject
{
    Q_OBJECT

public:
    /// A child of the table. `key` names the setting.
    ColumnMenu(DeskTable* table, const QString& key);

    void arrange(); ///< the dialog
    void reset();

private:
    void openMenu(const QPoint& at);
    void restore();
    void remember();

    DeskTable* m_table;
    QString m_key;
};

} // namespace slotdesk
