// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/deadlettertable.h"
#include "ui/shell/deskcontext.h"

#include <QtWidgets/QDialog>

class QLabel;
class QLayout;
class QPushButton;

namespace slotdesk {

class DeadLetterWatch;
class DeskTable;

/// What the relay could not deliver, one by one. A supervisor sends the chosen one again.
class DeadLetterDialog : public QDialog
{
    Q_OBJECT

public:
    DeadLetterDialog(const DeskContext& context, DeadLetterWatch& watch, QWidget* parent);

    [[nodiscard]] DeskTable* table() const { return m_table; }
    [[nodiscard]] const DeadLetterTable& letters() const { return m_letters; }
    [[nodiscard]] QPushButton* sendButton() const { return m_send; }
    [[nodiscard]] QPushButton* showButton() const { return m_show; }
    [[nodiscard]] QString word() const;

Q_SIGNALS:
    void showRequested(slotdesk::RequestId request);

private:
    void buildTable();
    QLayout* buildFoot();
    [[nodiscard]] const DeadLetter* chosen() const;
    void refresh();
    void showChosen();
    void sendAgain();
    void goThere();

    const DeskContext& m_context;
    DeadLetterWatch& m_watch;
    DeadLetterTable m_letters;
    DeskTable* m_table = nullptr;
    QLabel* m_word = nullptr;
    QPushButton* m_send = nullptr;
    QPushButton* m_show = nullptr;
    bool m_asked = false; ///< the answer to a wish is under way
};

} // namespace slotdesk
