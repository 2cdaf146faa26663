// SPDX-License-Identifier: GPL-3.0-or-later
// How a table paints rows that are kept as pictures.
#include "ui/delegates/desktable.h"

#include "tables/rowlist.h"
#include "ui/shell/theme.h"

#include <QtGui/QHoverEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <cmath>

namespace slotdesk {

namespace {

constexpr int fewRows = 100;

} // namespace

void DeskTable::keepPaintedRows(const RowList& list, std::function<qint64(int sourceRow)> idOf)
{
    m_list = &list;
    m_idOf = std::move(idOf);
    connect(&list, &RowList::sourceRowsChanged, this, &DeskTable::onSourceRowsChanged);
    // What comes may have been here before, and be another now.
    connect(list.sourceModel(), &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) {
                if (last - first >= fewRows)
                    m_painted.clear();
                for (int row = first; row <= last && last - first < fewRows; ++row)
                    m_painted.forget(m_idOf(row));
            });
    const auto forgetAll = [this] { m_painted.clear(); };
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, forgetAll);
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, forgetAll);
    connect(&Theme::instance(), &Theme::changed, this, forgetAll);
}

// A row that a filter hides is forgotten too: it may come back as it is now.
void DeskTable::onSourceRowsChanged(const QList<int>& sourceRows)
{
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    for (const int sourceRow : sourceRows) {
        m_painted.forget(m_idOf(sourceRow));
        const int row = m_list->placeOf(sourceRow);
        if (first >= 0 && row >= first && (last < 0 || row <= last))
            viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    }
}

bool DeskTable::paintKeptRows(const QRect& area)
{
    const double ratio = devicePixelRatioF();
    if (!m_list || ratio != std::floor(ratio) || horizontalOffset() != 0)
        return false;
    m_painted.makeRoomFor(viewport()->size() * ratio);
    QPainter painter(viewport());
    const int rows = model()->rowCount();
    for (int row = std::max(0, rowAt(area.top())); row < rows && rowViewportPosition(row) <= area.bottom(); ++row) {
        const bool isSelected = selectionModel()->isSelected(model()->index(row, 0));
        const int look = (isSelected ? PaintedRows::Selected : 0) | (m_hovered.row() == row ? PaintedRows::Hovered : 0);
        const QPoint at(0, rowViewportPosition(row));
        const qint64 id = m_idOf(m_list->sourceRow(row));
        const QImage* known = m_painted.find(id, look);
        if (known && known->devicePixelRatio() == ratio) { // another screen may be finer
            painter.drawImage(at, *known);
            continue;
        }
        const QImage picture = painted(row, look);
        painter.drawImage(at, picture);
        m_painted.keep(id, look, picture);
    }
    return true;
}

// As QTableView does it, on a ground of its own: text on a transparent picture would lose its fine edges.
QImage DeskTable::painted(int row, int look)
{
    const QSize size(viewport()->width(), rowHeight(row));
    QImage picture(size * devicePixelRatioF(), QImage::Format_RGB32);
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(viewport()->palette().color(viewport()->backgroundRole()));
    QPainter painter(&picture);
    painter.setFont(viewport()->font());
    painter.setPen(viewport()->palette().color(viewport()->foregroundRole()));
    painter.setLayoutDirection(layoutDirection());
    QStyleOptionViewItem all;
    initViewItemOption(&all);
    all.state.setFlag(QStyle::State_Selected, look & PaintedRows::Selected);
    all.state.setFlag(QStyle::State_MouseOver, look & PaintedRows::Hovered);
    for (int place = 0; place < horizontalHeader()->count(); ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        if (isColumnHidden(column))
            continue;
        QStyleOptionViewItem cell = all;
        cell.rect = QRect(columnViewportPosition(column), 0, columnWidth(column), size.height());
        const QModelIndex index = model()->index(row, column);
        style()->drawPrimitive(QStyle::PE_PanelItemViewRow, &cell, &painter, this);
        itemDelegateForIndex(index)->paint(&painter, cell, index);
    }
    return picture;
}

void DeskTable::changeEvent(QEvent* event)
{
    m_painted.clear();
    QTableView::changeEvent(event);
}

bool DeskTable::viewportEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::HoverEnter:
    case QEvent::HoverMove:
        m_hovered = indexAt(static_cast<QHoverEvent*>(event)->position().toPoint());
        break;
    case QEvent::HoverLeave:
    case QEvent::Leave:
        m_hovered = QPersistentModelIndex();
        break;
    case QEvent::Resize:
        m_painted.clear();
        break;
    default:
        break;
    }
    return QTableView::viewportEvent(event);
}

} // namespace slotdesk
