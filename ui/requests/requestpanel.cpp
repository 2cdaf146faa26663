// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/requestpanel.h"

#include "ui/delegates/desktable.h"
#include "ui/delegates/markdelegate.h"
#include "ui/delegates/offersdelegate.h"
#include "ui/delegates/requestpilldelegate.h"
#include "ui/delegates/rowdelegate.h"
#include "ui/delegates/slotsdelegate.h"
#include "ui/delegates/startsdelegate.h"
#include "ui/requests/bulkbar.h"
#include "ui/requests/scrollkeeper.h"

#include <QtWidgets/QVBoxLayout>
#include <algorithm>

namespace slotdesk {

RequestPanel::RequestPanel(RequestFilter& filter, QWidget* parent) : QFrame(parent), m_filter(filter)
{
    setProperty("panel", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    m_table = new DeskTable(this);
    m_table->setObjectName(QStringLiteral("requests"));
    m_table->setAccessibleName(tr("Live requests"));
    m_table->setModel(&filter);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(RequestTable::Starts, Qt::AscendingOrder);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->keepPaintedRows(filter, [&filter](int row) { return filter.table().idAt(row).value(); });
    new ScrollKeeper(m_table);
    column->setSpacing(0);
    column->addWidget(m_table);
    m_bulk = new BulkBar(this);
    column->addWidget(m_bulk);
    buildColumns();
    updateEmptyText();

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RequestPanel::onCurrentChanged);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_bulk->setCount(static_cast<int>(selected().size())); });
    connect(m_bulk, &BulkBar::clearRequested, this, &RequestPanel::chooseOnlyCurrent);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        const QModelIndex index = m_table->indexAt(at);
        if (index.isValid())
            Q_EMIT menuRequested(m_filter.idAt(index), m_table->viewport()->mapToGlobal(at));
    });
    connect(&filter, &QAbstractItemModel::rowsInserted, this, &RequestPanel::chooseFirst);
    connect(&filter, &RequestFilter::filterChanged, this, &RequestPanel::updateEmptyText);
}

void RequestPanel::buildColumns()
{
    m_table->setItemDelegateForColumn(RequestTable::Mark, new MarkDelegate(m_table));
    m_table->setItemDelegateForColumn(RequestTable::Starts, new StartsDelegate(m_table));
    m_table->setItemDelegateForColumn(RequestTable::Slots, new SlotsDelegate(m_table));
    m_table->setItemDelegateForColumn(RequestTable::Offers, new OffersDelegate(m_table));
    m_table->setItemDelegateForColumn(RequestTable::Status, new RequestPillDelegate(m_table));
    //                   mark request client phone service market starts here slots offers status
    m_table->setColumns({35, 64, 100, 128, 104, 90, 142, 104, 75, 93, 134},
                        {RequestTable::Client, RequestTable::Service, RequestTable::Market},
                        {RequestTable::StartsHere, RequestTable::Market, RequestTable::Phone});
}

void RequestPanel::updateEmptyText()
{
    m_table->setEmptyText(m_filter.isSearching()
                              ? tr("Nothing on the board matches. Press Enter in the search box to look in the past.")
                          : m_filter.activeFilters() > 0 ? tr("No request passes these filters.")
                                                         : tr("No live requests. New ones appear here by themselves."));
}

RequestId RequestPanel::current() const
{
    return m_filter.idAt(m_table->currentIndex());
}

QList<RequestId> RequestPanel::selected() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
    QList<RequestId> ids;
    ids.reserve(rows.size());
    for (const QModelIndex& row : std::as_const(rows))
        ids.append(m_filter.idAt(row));
    return ids;
}

void RequestPanel::chooseOnlyCurrent()
{
    if (m_table->currentIndex().isValid())
        m_table->selectRow(m_table->currentIndex().row());
    m_table->setFocus();
}

bool RequestPanel::choose(RequestId id)
{
    const QModelIndex index = m_filter.indexOf(id);
    if (!index.isValid())
        return false;
    m_table->selectRow(index.row());
    m_table->scrollTo(index);
    return true;
}

void RequestPanel::chooseFirst()
{
    // Once, when the board comes: from then on only the agent chooses. Of what is in sight, the first that waits for
    // an answer tells more than one that is settled.
    disconnect(&m_filter, &QAbstractItemModel::rowsInserted, this, &RequestPanel::chooseFirst);
    if (m_table->currentIndex().isValid())
        return;
    const int inSight = std::min(m_filter.rowCount(), m_table->viewport()->height() / RowDelegate::rowHeight);
    int chosen = 0;
    for (int row = inSight - 1; row >= 0; --row) {
        if (m_filter.index(row, 0).data(RequestTable::PendingOffersRole).toInt() > 0)
            chosen = row;
    }
    m_table->selectRow(chosen);
}

void RequestPanel::onCurrentChanged(const QModelIndex& current)
{
    if (current.isValid())
        Q_EMIT chosen(m_filter.idAt(current));
}

} // namespace slotdesk
