// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/requestfilter.h"

#include <QtWidgets/QFrame>

namespace slotdesk {

class BulkBar;
class DeskTable;

/// The live requests. What is chosen stays chosen while rows come, go and move; when its row leaves the list, the
/// choice stays in the details until another row is taken.
class RequestPanel : public QFrame
{
    Q_OBJECT

public:
    explicit RequestPanel(RequestFilter& filter, QWidget* parent = nullptr);

    [[nodiscard]] DeskTable* table() const { return m_table; }
    [[nodiscard]] BulkBar* bulkBar() const { return m_bulk; }
    [[nodiscard]] RequestId current() const;
    /// All that are chosen, as they stand in the list.
    [[nodiscard]] QList<RequestId> selected() const;
    /// False when the filter hides it or it is not on the board.
    bool choose(RequestId id);

Q_SIGNALS:
    void chosen(slotdesk::RequestId id);
    void menuRequested(slotdesk::RequestId id, const QPoint& globalPosition);

private:
    void buildColumns();
    void chooseFirst();
    void updateEmptyText();
    void onCurrentChanged(const QModelIndex& current);
    void chooseOnlyCurrent();

    RequestFilter& m_filter;
    DeskTable* m_table = nullptr;
    BulkBar* m_bulk = nullptr;
};

} // namespace slotdesk
