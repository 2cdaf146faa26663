// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/rowranges.h"

#include <QtCore/QAbstractProxyModel>
#include <vector>

namespace slotdesk {

/// Some rows of a flat table, in an order that the heir gives as a list. When the list becomes another, views hear it
/// in a bounded number of signals, whatever changed: rows in a few stretches leave or come where they are; many are
/// first gathered in one place (or come there) and the order is told as one change of layout, with which every
/// selection and scroll position moves.
class RowList : public QAbstractProxyModel
{
    Q_OBJECT

public:
    /// More stretches than this leave or come together.
    static constexpr int mostStretches = 4;
    /// More stretches of changed cells than this are told as one.
    static constexpr int mostChanges = 32;

    using QAbstractProxyModel::QAbstractProxyModel;

    [[nodiscard]] QModelIndex mapToSource(const QModelIndex& index) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex& sourceIndex) const override;
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] int sourceRow(int row) const { return m_rows[size_t(row)]; }
    /// -1 when it is not in the list.
    [[nodiscard]] int placeOf(int sourceRow) const { return m_places[size_t(sourceRow)]; }

Q_SIGNALS:
    /// As dataChanged, but each row of the source by itself, also where it is not shown.
    void sourceRowsChanged(const QList<int>& sourceRows);

protected:
    using Rows = std::vector<int>;

    [[nodiscard]] const Rows& rows() const { return m_rows; }
    /// The list becomes `next`; no source row twice.
    void show(const Rows& next);
    /// Cells of these source rows have other contents; those that are not shown are passed over.
    void tellChanged(const QList<int>& sourceRows, int firstColumn, int lastColumn, const QList<int>& roles = {});

    /// The source has so many rows now; new ones are at its end.
    void resizeSource(int count) { m_places.resize(size_t(count), -1); }
    /// Two rows of the source have changed their numbers; the list shows what it showed.
    void swapSource(int one, int other);

private:
    /// Returns those that still have to leave: many, and nobody holds on to one of them.
    [[nodiscard]] Rows removeAllBut(const std::vector<quint8>& stays);
    void removeGathered(const std::vector<quint8>& stays, int held, int count);
    /// Where rows come in `next`; one stretch more than mostStretches says that there are many.
    [[nodiscard]] QList<RowRange> missingIn(const Rows& next) const;
    void appendMissing(const Rows& next);
    void insertStretches(const Rows& next, const QList<RowRange>& stretches);
    void reorder(Rows next);
    void removeStretch(int first, int last);
    void setPlacesFrom(int row);

    Rows m_rows;   ///< source row of each row
    Rows m_places; ///< row of each source row, or -1
};

} // namespace slotdesk
