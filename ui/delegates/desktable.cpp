// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/desktable.h"

#include "ui/delegates/deskheader.h"
#include "ui/delegates/rowdelegate.h"
#include "ui/delegates/tableexport.h"
#include "ui/shell/theme.h"

#include <QtGui/QAccessible>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <algorithm>

namespace slotdesk {

DeskTable::DeskTable(QWidget* parent) : QTableView(parent)
{
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new RowDelegate(this));
    setHorizontalHeader(new DeskHeader(this));
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setFirstSectionMovable(true);
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, &DeskTable::columnLayoutChanged);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(RowDelegate::rowHeight);
    verticalHeader()->setMinimumSectionSize(RowDelegate::rowHeight);
    connect(this, &QTableView::doubleClicked, this, &DeskTable::opened);
}

void DeskTable::setColumns(const QList<int>& widths, const QList<int>& stretching, const QList<int>& droppable)
{
    m_widths = widths;
    m_stretching = stretching;
    m_droppable = droppable;
    fitColumns();
}

ColumnLayout DeskTable::columnLayout() const
{
    ColumnLayout layout;
    for (int place = 0; place < horizontalHeader()->count(); ++place)
        layout.order.append(horizontalHeader()->logicalIndex(place));
    layout.hidden = m_hidden;
    return layout;
}

void DeskTable::setColumnLayout(const ColumnLayout& layout)
{
    if (layout == columnLayout() || layout.order.size() != horizontalHeader()->count())
        return;
    {
        const QSignalBlocker once(this);
        for (int place = 0; place < layout.order.size(); ++place)
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(layout.order.at(place)), place);
    }
    m_hidden = layout.hidden;
    fitColumns();
    Q_EMIT columnLayoutChanged();
}

QList<int> DeskTable::choosableColumns() const
{
    QList<int> columns = columnLayout().order;
    columns.removeIf([this](int column) { return m_widths.value(column) == 0; });
    return columns;
}

QString DeskTable::columnName(int column) const
{
    const QString header = model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    return header.isEmpty() ? model()->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString() : header;
}

void DeskTable::selectRow(int row)
{
    const QList<int> columns = columnLayout().order;
    for (const int column : columns) {
        if (!isColumnHidden(column)) {
            setCurrentIndex(model()->index(row, column));
            return;
        }
    }
}

void DeskTable::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>&)
{
    if (QAccessible::isActive()) {
        QAccessibleTableModelChangeEvent change(this, QAccessibleTableModelChangeEvent::DataChanged);
        change.setFirstRow(topLeft.row());
        change.setFirstColumn(topLeft.column());
        change.setLastRow(bottomRight.row());
        change.setLastColumn(bottomRight.column());
        QAccessible::updateAccessibility(&change);
    }
    if (m_list)
        return; // each row was told by itself
    const int top = rowViewportPosition(topLeft.row());
    const int bottom = rowViewportPosition(bottomRight.row()) + rowHeight(bottomRight.row());
    viewport()->update(0, top, viewport()->width(), bottom - top);
}

void DeskTable::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

int DeskTable::leastWidth(int column) const
{
    return std::max(
        m_widths.at(column),
        DeskHeader::widthOf(model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), font()));
}

void DeskTable::fitColumns()
{
    if (!model() || m_widths.size() != model()->columnCount())
        return;
    const int available = viewport()->width();
    int needed = 0;
    for (int column = 0; column < m_widths.size(); ++column) {
        setColumnHidden(column, isPutAway(column));
        needed += isPutAway(column) ? 0 : leastWidth(column);
    }
    for (const int column : std::as_const(m_droppable)) {
        if (needed <= available || isPutAway(column))
            continue;
        needed -= leastWidth(column);
        setColumnHidden(column, true);
    }
    auto takers = static_cast<int>(std::count_if(m_stretching.cbegin(), m_stretching.cend(),
                                                 [this](int column) { return !isColumnHidden(column); }));
    int spare = std::max(0, available - needed);
    for (int column = 0; column < m_widths.size(); ++column) {
        if (isColumnHidden(column))
            continue;
        const int more = m_stretching.contains(column) ? spare / takers-- : 0;
        spare -= more;
        setColumnWidth(column, leastWidth(column) + more);
    }
}

void DeskTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void DeskTable::paintEvent(QPaintEvent* event)
{
    if (!paintKeptRows(event->rect()))
        QTableView::paintEvent(event);
    const Theme::Colors& c = Theme::instance().colors();
    QPainter painter(viewport());
    if (model() && model()->rowCount() == 0 && !m_emptyText.isEmpty()) {
        painter.setPen(c.muted);
        painter.drawText(viewport()->rect().adjusted(24, 12, -24, -12), Qt::AlignCenter | Qt::TextWordWrap,
                         m_emptyText);
    }
    if (hasFocus() && currentIndex().isValid()) {
        QRect row = visualRect(currentIndex());
        row.setLeft(0);
        row.setRight(viewport()->width() - 1);
        painter.setPen(QPen(c.accent, 2));
        painter.drawRect(row.adjusted(1, 1, -1, -1));
    }
}

void DeskTable::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT opened(currentIndex());
        return;
    }
    // Qt's own copies one cell, as it is; here the row, as everywhere where a table leaves the desk.
    if (event->matches(QKeySequence::Copy) && currentIndex().isValid()) {
        TableExport::copy(TableExport::chosen(*this));
        return;
    }
    // A letter is a command of the desk, not a jump to a row that starts with it.
    const bool isLetter = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (isLetter && !event->text().isEmpty() && event->text().at(0).isPrint()) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void DeskTable::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0)
        selectRow(0);
}

} // namespace slotdesk
