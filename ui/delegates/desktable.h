// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/columnlayout.h"
#include "ui/delegates/paintedrows.h"

#include <QtWidgets/QTableView>
#include <functional>

namespace slotdesk {

class RowList;

/// A table as the desk shows them: rows of one height, whole rows selected, no grid, columns that share the width.
/// Some columns take what is left; columns named as droppable go, in that order, before any text would be cut off.
class DeskTable : public QTableView
{
    Q_OBJECT

public:
    explicit DeskTable(QWidget* parent = nullptr);

    /// `widths` by column, pixels at 100 %; those of the stretching columns are their least.
    void setColumns(const QList<int>& widths, const QList<int>& stretching, const QList<int>& droppable = {});
    /// What the person chose: order and hidden columns, over what setColumns() says.
    [[nodiscard]] ColumnLayout columnLayout() const;
    void setColumnLayout(const ColumnLayout& layout);
    /// The columns that the person may choose among, as they stand now from the left.
    [[nodiscard]] QList<int> choosableColumns() const;
    /// A column's name for people, also where its header is empty.
    [[nodiscard]] QString columnName(int column) const;
    /// What stands in the middle while there is no row.
    void setEmptyText(const QString& text);
    [[nodiscard]] QString emptyText() const { return m_emptyText; }
    /// Qt's own asks the header which column is first, and from right to left gets none.
    void selectRow(int row);
    [[nodiscard]] int currentRow() const { return currentIndex().row(); }
    /// Rows are kept as pictures as long as `list`, which is the model, tells no change of them. `idOf` names a row of
    /// its source for good.
    void keepPaintedRows(const RowList& list, std::function<qint64(int sourceRow)> idOf);
    /// Instead of when the event loop next comes by.
    void layOutNow() { executeDelayedItemsLayout(); }
    /// Qt's own paints the whole table again when more than one cell changed, in sight or not; here the changed rows.
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles = {}) override;

Q_SIGNALS:
    /// Enter or a double click on a row.
    void opened(const QModelIndex& index);
    void columnLayoutChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void onSourceRowsChanged(const QList<int>& sourceRows);
    /// False when Qt's own has to paint: nothing is kept, or the screen has broken pixels between two rows.
    [[nodiscard]] bool paintKeptRows(const QRect& area);
    [[nodiscard]] QImage painted(int row, int look);
    void fitColumns();
    /// What was asked for, or what the header needs in this language.
    [[nodiscard]] int leastWidth(int column) const;
    [[nodiscard]] bool isPutAway(int column) const { return m_widths.at(column) == 0 || m_hidden.contains(column); }

    QList<int> m_widths;
    QList<int> m_droppable;
    QList<int> m_stretching;
    QList<int> m_hidden; ///< by the person
    QString m_emptyText;
    PaintedRows m_painted;
    const RowList* m_list = nullptr; ///< whose rows are kept; null: none are
    std::function<qint64(int sourceRow)> m_idOf;
    QPersistentModelIndex m_hovered;
};

} // namespace slotdesk
