// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/columnsdialog.h"

#include "ui/delegates/desktable.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace slotdesk {

ColumnsDialog::ColumnsDialog(DeskTable* table) : QDialog(table->window()), m_table(table)
{
    setObjectName(QStringLiteral("columnsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Columns"));
    resize(360, 420);
    m_list = new QListWidget(this);
    m_list->setProperty("boxed", true);
    m_list->setAccessibleName(tr("Columns, from left to right"));
    auto* hint = new QLabel(tr("Space shows or hides. Alt with an arrow moves."), this);
    hint->setProperty("role", QStringLiteral("muted"));
    auto* buttons = new QHBoxLayout;
    const auto button = [&](const QString& text, const QString& key, auto run) {
        auto* made = new QPushButton(text, this);
        made->setAutoDefault(false);
        made->setShortcut(QKeySequence(key, QKeySequence::PortableText));
        connect(made, &QPushButton::clicked, this, run);
        buttons->addWidget(made);
    };
    button(tr("Up"), QStringLiteral("Alt+Up"), [this] { move(-1); });
    button(tr("Down"), QStringLiteral("Alt+Down"), [this] { move(1); });
    button(tr("As at first"), QString(), [this] {
        m_table->setColumnLayout(ColumnLayout::plain(m_table->model()->columnCount()));
        fill();
    });
    buttons->addStretch(1);
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 16);
    column->setSpacing(10);
    column->addWidget(m_list, 1);
    column->addWidget(hint);
    column->addLayout(buttons);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnsDialog::onChecked);
    fill();
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

void ColumnsDialog::fill()
{
    const QScopedValueRollback filling(m_filling, true);
    const int row = m_list->currentRow();
    m_list->clear();
    const ColumnLayout layout = m_table->columnLayout();
    for (const int column : m_table->choosableColumns()) {
        auto* item = new QListWidgetItem(m_table->columnName(column), m_list);
        item->setData(Qt::UserRole, column);
        item->setCheckState(layout.hidden.contains(column) ? Qt::Unchecked : Qt::Checked);
    }
    m_list->setCurrentRow(row);
}

void ColumnsDialog::onChecked(const QListWidgetItem* item)
{
    if (m_filling)
        return;
    ColumnLayout layout = m_table->columnLayout();
    const int column = item->data(Qt::UserRole).toInt();
    layout.hidden.removeAll(column);
    if (item->checkState() == Qt::Unchecked)
        layout.hidden.append(column);
    if (layout.hidden.size() < m_list->count())
        m_table->setColumnLayout(layout);
    else
        fill(); // one stays
}

void ColumnsDialog::move(int by)
{
    const int row = m_list->currentRow();
    if (row < 0 || row + by < 0 || row + by >= m_list->count())
        return;
    const int column = m_list->item(row)->data(Qt::UserRole).toInt();
    const int other = m_list->item(row + by)->data(Qt::UserRole).toInt();
    ColumnLayout layout = m_table->columnLayout();
    layout.order.swapItemsAt(layout.order.indexOf(column), layout.order.indexOf(other));
    m_table->setColumnLayout(layout);
    fill();
    m_list->setCurrentRow(row + by);
}

} // namespace slotdesk
