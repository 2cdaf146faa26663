// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/calllist.h"

#include <QtWidgets/QFrame>

class QLabel;
class QVBoxLayout;

namespace slotdesk {

class CallCard;

/// Who still has to be told that something was cancelled. There while there is a list; a list stays until it is
/// closed, whatever happens to its request.
class CallPanel : public QFrame
{
    Q_OBJECT

public:
    explicit CallPanel(QWidget* parent = nullptr);

    void add(const CallList& list);
    [[nodiscard]] QList<CallCard*> cards() const { return m_cards; }
    /// How many were not told yet.
    [[nodiscard]] int left() const;
    /// To the first one who was not told yet. False when there is nobody.
    bool focusNext();

Q_SIGNALS:
    void showRequested(slotdesk::RequestId request);

private:
    void showWhatIsLeft();

    QList<CallCard*> m_cards;
    QLabel* m_count = nullptr;
    QVBoxLayout* m_list = nullptr;
};

} // namespace slotdesk
