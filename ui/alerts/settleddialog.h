// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/settledtable.h"
#include "ui/shell/deskcontext.h"

#include <QtWidgets/QDialog>

class QLabel;
class QPushButton;

namespace slotdesk {

class DeskTable;

/// The alerts that were resolved, dismissed or closed by themselves: what happened to the chosen one, and back onto the
/// list with it when it is not settled after all.
class SettledDialog : public QDialog
{
    Q_OBJECT

public:
    SettledDialog(const DeskContext& context, QWidget* parent);

    [[nodiscard]] SettledTable& alerts() { return m_alerts; }
    [[nodiscard]] DeskTable* table() const { return m_table; }
    [[nodiscard]] QPushButton* reopenButton() const { return m_reopen; }
    [[nodiscard]] QPushButton* historyButton() const { return m_history; }

public Q_SLOTS:
    void read();

Q_SIGNALS:
    void historyRequested(const slotdesk::Alert& alert);
    void reopenRequested(const slotdesk::Alert& alert);
    void showRequested(slotdesk::RequestId request);

private:
    void buildTable();
    QLayout* buildFoot();
    [[nodiscard]] const SettledAlert* chosen() const;
    void showChosen();

    const DeskContext& m_context;
    SettledTable m_alerts;
    DeskTable* m_table = nullptr;
    QLabel* m_word = nullptr;
    QPushButton* m_history = nullptr;
    QPushButton* m_reopen = nullptr;
    QPushButton* m_show = nullptr;
};

} // namespace slotdesk
