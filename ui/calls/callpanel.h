// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/calllist.h"

#include <QtWidgets/QFrame>

class QLabel;
class QVBoxLayout;

namespace slotdesk {

class CallCard;

/// Who still has to be told that something was cancelled or settled. There while there is a list; this desk's own list
/// stays until it is closed, whatever happens to its request, a shared one until everybody on it was told.
class CallPanel : public QFrame
{
    Q_OBJECT

public:
    explicit CallPanel(QWidget* parent = nullptr);

    void add(const CallList& list);
    /// The lists that all desks share, as they are now.
    void setShared(const QList<CallList>& lists);
    [[nodiscard]] QList<CallCard*> cards() const { return m_cards; }
    /// How many were not told yet.
    [[nodiscard]] int left() const;
    /// Those of them whom only this desk knows of.
    [[nodiscard]] int leftHere() const;
    /// To the first one who was not told yet. False when there is nobody.
    bool focusNext();

Q_SIGNALS:
    void showRequested(slotdesk::RequestId request);
    /// Of a shared list.
    void told(qint64 call, bool done);

private:
    void drop(CallCard* card);
    void showWhatIsLeft();

    QList<CallCard*> m_cards;
    QLabel* m_count = nullptr;
    QVBoxLayout* m_list = nullptr;
};

} // namespace slotdesk
