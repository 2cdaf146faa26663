// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/columnmenu.h"

#include "ui/delegates/columnsdialog.h"
#include "ui/delegates/desktable.h"
#include "ui/settings/desksettings.h"

#include <QtGui/QAction>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>

namespace slotdesk {

ColumnMenu::ColumnMenu(DeskTable* table, const QString& key) : QObject(table), m_table(table), m_key(key)
{
    restore();
    QHeaderView* header = table->horizontalHeader();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &ColumnMenu::openMenu);
    connect(table, &DeskTable::columnLayoutChanged, this, &ColumnMenu::remember);
}

void ColumnMenu::openMenu(const QPoint& at)
{
    auto* menu = new QMenu(m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const ColumnLayout layout = m_table->columnLayout();
    const QList<int> columns = m_table->choosableColumns();
    for (const int column : columns) {
        QAction* action = menu->addAction(m_table->columnName(column));
        action->setCheckable(true);
        action->setChecked(!layout.hidden.contains(column));
        action->setEnabled(layout.hidden.contains(column) || layout.hidden.size() + 1 < columns.size());
        connect(action, &QAction::triggered, this, [this, column](bool shown) {
            ColumnLayout changed = m_table->columnLayout();
            changed.hidden.removeAll(column);
            if (!shown)
                changed.hidden.append(column);
            m_table->setColumnLayout(changed);
        });
    }
    menu->addSeparator();
    menu->addAction(tr("Arrange columns…"), this, &ColumnMenu::arrange);
    menu->addAction(tr("Columns as at first"), this, &ColumnMenu::reset);
    menu->popup(m_table->horizontalHeader()->mapToGlobal(at));
}

void ColumnMenu::arrange()
{
    (new ColumnsDialog(m_table))->open();
}

void ColumnMenu::reset()
{
    m_table->setColumnLayout(ColumnLayout::plain(m_table->model()->columnCount()));
}

void ColumnMenu::restore()
{
    const int columns = m_table->model()->columnCount();
    if (const auto known = ColumnLayout::parse(DeskSettings::instance().text(m_key), columns))
        m_table->setColumnLayout(*known);
}

void ColumnMenu::remember()
{
    const ColumnLayout layout = m_table->columnLayout();
    if (layout == ColumnLayout::plain(m_table->model()->columnCount()))
        DeskSettings::instance().remove(m_key);
    else
        DeskSettings::instance().set(m_key, layout.text());
}

} // namespace slotdesk
