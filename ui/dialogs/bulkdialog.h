// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/bulkplan.h"
#include "ui/dialogs/calllist.h"
#include "ui/dialogs/commanddialog.h"

namespace slotdesk {

class DeskTable;

/// Several requests at once: names for each what will happen and, from a dry run, what cannot be done and is left out;
/// then stays open with what came of each, to be read and copied.
class BulkDialog : public CommandDialog
{
    Q_OBJECT

public:
    BulkDialog(const DeskContext& context, CommandRunner& runner, const BulkPlan& plan, QWidget* parent);

    [[nodiscard]] const BulkTable& rows() const { return m_rows; }
    [[nodiscard]] DeskTable* table() const { return m_table; }
    [[nodiscard]] QPushButton* copyButton() const { return m_copy; }
    [[nodiscard]] bool canUndo() const override { return false; }

Q_SIGNALS:
    void mustBeCalled(const slotdesk::CallList& list);

protected:
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] RequestId request() const override { return {}; }
    [[nodiscard]] QList<RequestId> others() const override { return m_plan.requests; }
    [[nodiscard]] DeskServices::Reply send(CommandId command) override;
    void succeed(const Outcome& outcome) override;
    void lost(const Outcome& outcome) override;

private:
    void buildTable();
    void askDryRun();
    void showPlan();
    void rememberPeople();
    void copy() const;

    BulkPlan m_plan;
    BulkTable m_rows;
    QList<CallList> m_people; ///< who has to be called if it is done
    bool m_isKnown = false;   ///< the dry run has answered
    DeskTable* m_table = nullptr;
    QPushButton* m_copy = nullptr;
};

} // namespace slotdesk
