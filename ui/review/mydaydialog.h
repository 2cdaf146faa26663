// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/commandlogtable.h"
#include "ui/dialogs/calllist.h"
#include "ui/shell/deskcontext.h"

#include <QtWidgets/QDialog>

class QLabel;
class QPushButton;

namespace slotdesk {

class DeskCommands;
class DeskTable;

/// What I did today: every command of this login since midnight here, with what came of it. The chosen one can be
/// shown, taken back while that is possible (a dry run says whether it is), or its call list brought back.
class MyDayDialog : public QDialog
{
    Q_OBJECT

public:
    MyDayDialog(const DeskContext& context, DeskCommands& commands, QWidget* parent);

    [[nodiscard]] DeskTable* table() const { return m_table; }
    [[nodiscard]] const CommandLogTable& log() const { return m_log; }
    [[nodiscard]] QPushButton* undoButton() const { return m_undo; }
    [[nodiscard]] QPushButton* showButton() const { return m_show; }

public Q_SLOTS:
    void read();

Q_SIGNALS:
    void showRequested(slotdesk::RequestId request);
    void mustBeCalled(const slotdesk::CallList& list);

private:
    void buildTable();
    QLayout* buildFoot();
    [[nodiscard]] const CommandReceipt* chosen() const;
    void showChosen();
    void askUndo(const CommandReceipt& receipt);
    void goThere();
    void undoChosen();
    void callAgain();

    const DeskContext& m_context;
    DeskCommands& m_commands;
    CommandLogTable m_log;
    DeskTable* m_table = nullptr;
    QLabel* m_word = nullptr;
    QPushButton* m_undo = nullptr;
    QPushButton* m_show = nullptr;
    QPushButton* m_calls = nullptr;
    QPushButton* m_copy = nullptr;
};

} // namespace slotdesk
