// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/scrollkeeper.h"

#include "ui/delegates/desktable.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>

namespace slotdesk {

ScrollKeeper::ScrollKeeper(DeskTable* view) : QObject(view), m_view(view)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(0);
    connect(&m_settle, &QTimer::timeout, this, &ScrollKeeper::settle);
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
    if (!m_settle.isActive()) {
        m_view->viewport()->setUpdatesEnabled(false);
        m_settle.start();
    }
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
    scrollToAnchor(); // at once too: who asks where a row stands gets what will be painted
}

void ScrollKeeper::scrollToAnchor()
{
    if (!m_anchor.isValid())
        return;
    QScrollBar* bar = m_view->verticalScrollBar();
    const int wanted = m_view->verticalHeader()->sectionPosition(m_anchor.row()) - m_offset;
    if (wanted > bar->maximum())
        bar->setMaximum(wanted); // the view has not counted its rows again yet
    bar->setValue(wanted);
}

void ScrollKeeper::settle()
{
    m_view->layOutNow();
    scrollToAnchor();
    m_view->viewport()->setUpdatesEnabled(true);
}

} // namespace slotdesk
