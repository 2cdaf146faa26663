// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/tableexport.h"

#include "ui/delegates/desktable.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHeaderView>

namespace slotdesk {

namespace {

QList<int> shownColumns(const DeskTable& table)
{
    QList<int> columns;
    for (int place = 0; place < table.horizontalHeader()->count(); ++place) {
        if (const int column = table.horizontalHeader()->logicalIndex(place); !table.isColumnHidden(column))
            columns.append(column);
    }
    return columns;
}

} // namespace

TableText TableExport::all(const DeskTable& table)
{
    return TableText::of(*table.model(), shownColumns(table));
}

TableText TableExport::chosen(const DeskTable& table)
{
    QList<int> rows;
    for (const QModelIndex& index : table.selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty())
        return {};
    return TableText::of(*table.model(), shownColumns(table), rows);
}

void TableExport::copy(const TableText& text)
{
    auto* data = new QMimeData;
    data->setText(text.tabs());
    data->setData(QStringLiteral("text/csv"), text.csv());
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace slotdesk
