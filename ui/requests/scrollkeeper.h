// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QPersistentModelIndex>

class QTableView;

namespace slotdesk {

/// Keeps what the eye rests on where it is: when rows come, go or move above the first visible row, the view is
/// scrolled along. At the very top it stays at the top, so that the most urgent request is seen at once.
class ScrollKeeper : public QObject
{
    Q_OBJECT

public:
    /// `view` has its model already.
    explicit ScrollKeeper(QTableView* view);

private:
    void remember();
    void restore();

    QTableView* m_view;
    QPersistentModelIndex m_anchor;
    int m_offset = 0;
    bool m_pending = false;
};

} // namespace slotdesk
