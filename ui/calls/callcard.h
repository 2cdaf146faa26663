// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/calllist.h"

#include <QtWidgets/QFrame>

class QCheckBox;
class QVBoxLayout;

namespace slotdesk {

/// The people of one cancellation, each with a number to call or copy and a box to tick when it is said.
class CallCard : public QFrame
{
    Q_OBJECT

public:
    explicit CallCard(const CallList& list, QWidget* parent = nullptr);

    [[nodiscard]] const CallList& list() const { return m_list; }
    [[nodiscard]] QList<QCheckBox*> boxes() const { return m_boxes; }
    [[nodiscard]] int left() const;

Q_SIGNALS:
    void ticked();
    void closed();
    void showRequested(slotdesk::RequestId request);

private:
    void buildTitle(QVBoxLayout* column);
    void addPerson(QVBoxLayout* column, const CallList::Person& person);

    CallList m_list;
    QList<QCheckBox*> m_boxes;
};

} // namespace slotdesk
