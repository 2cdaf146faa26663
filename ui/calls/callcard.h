// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/calllist.h"

#include <QtWidgets/QFrame>

class QCheckBox;
class QVBoxLayout;

namespace slotdesk {

/// The people of one cancellation or settlement, each with a number to call or copy and a box to tick when it is said.
class CallCard : public QFrame
{
    Q_OBJECT

public:
    explicit CallCard(const CallList& list, QWidget* parent = nullptr);

    [[nodiscard]] const CallList& list() const { return m_list; }
    [[nodiscard]] QList<QCheckBox*> boxes() const { return m_boxes; }
    [[nodiscard]] int left() const;
    /// The same list as the database has it now; false when its people are others.
    bool follow(const CallList& list);

Q_SIGNALS:
    void ticked();
    /// Of a shared list: the database is to be told.
    void told(qint64 call, bool done);
    void closed();
    void showRequested(slotdesk::RequestId request);

private:
    void buildTitle(QVBoxLayout* column);
    void addPerson(QVBoxLayout* column, const CallList::Person& person);
    void showState(QCheckBox* box, const CallList::Person& person);

    CallList m_list;
    QList<QCheckBox*> m_boxes;
};

} // namespace slotdesk
