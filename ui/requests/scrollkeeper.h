// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QPersistentModelIndex>
#include <QtCore/QTimer>

namespace slotdesk {

class DeskTable;

/// Keeps what the eye rests on where it is: when rows come, go or move above the first visible row, the view is
/// scrolled along. At the very top it stays at the top, so that the most urgent request is seen at once.
/// However many rows come and go in one turn of the event loop, the view is laid out and painted once.
class ScrollKeeper : public QObject
{
    Q_OBJECT

public:
    /// `view` has its model already.
    explicit ScrollKeeper(DeskTable* view);

private:
    void remember();
    void restore();
    void scrollToAnchor();
    void settle();

    DeskTable* m_view;
    QTimer m_settle;
    QPersistentModelIndex m_anchor;
    int m_offset = 0;
    bool m_pending = false;
};

} // namespace slotdesk
