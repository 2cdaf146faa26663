// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/scrollkeeper.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>

namespace slotdesk {

ScrollKeeper::ScrollKeeper(QTableView* view) : QObject(view), m_view(view)
{
    const QAbstractItemModel* model = view->model();
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &ScrollKeeper::remember);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &ScrollKeeper::remember);
    connect(model, &QAbstractItemModel::layoutAboutToBeChanged, this, &ScrollKeeper::remember);
    connect(model, &QAbstractItemModel::rowsInserted, this, &ScrollKeeper::restore);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &ScrollKeeper::restore);
    connect(model, &QAbstractItemModel::layoutChanged, this, &ScrollKeeper::restore);
}

void ScrollKeeper::remember()
{
    if (m_pending)
        return;
    m_pending = true;
    m_anchor = QPersistentModelIndex();
    if (m_view->verticalScrollBar()->value() == 0)
        return;
    const QModelIndex first = m_view->indexAt(QPoint(1, 1));
    m_anchor = first;
    m_offset = m_view->visualRect(first).top();
}

void ScrollKeeper::restore()
{
    m_pending = false;
    if (!m_anchor.isValid())
        return;
    // Several signals come in a row: the view lays itself out once, and the anchor is checked after each.
    QScrollBar* bar = m_view->verticalScrollBar();
    const int row = m_anchor.row();
    const int wanted = m_view->verticalHeader()->sectionPosition(row) - m_offset;
    m_view->setUpdatesEnabled(false);
    if (wanted > bar->maximum())
        bar->setMaximum(wanted);
    bar->setValue(wanted);
    m_view->setUpdatesEnabled(true);
}

} // namespace slotdesk
