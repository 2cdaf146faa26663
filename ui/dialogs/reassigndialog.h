// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/candidatetable.h"
#include "ui/dialogs/commanddialog.h"
#include "ui/dialogs/slottarget.h"

#include <QtCore/QSortFilterProxyModel>

class QLineEdit;

namespace slotdesk {

class DeskTable;

/// Gives a slot to a therapist: an open one is assigned, a booked one reassigned. The candidates are ranked by the
/// server; who cannot come stands below with the reason. Follows the slot while open: when it changes under the
/// agent's hands, the dialog says so and shows the new truth.
class ReassignDialog : public CommandDialog
{
    Q_OBJECT

public:
    ReassignDialog(const DeskContext& context, CommandRunner& runner, const SlotTarget& target, QWidget* parent);

    [[nodiscard]] DeskTable* table() const { return m_table; }
    [[nodiscard]] QLineEdit* find() const { return m_find; }
    [[nodiscard]] TherapistId therapist() const;

protected:
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] RequestId request() const override { return m_target.request.id; }
    [[nodiscard]] DeskServices::Reply send(CommandId command) override;
    void refresh() override;

private:
    void buildTable();
    void updateHeading();
    void updatePrimary();
    void readCandidates();
    void showCandidates(const QList<Candidate>& candidates);
    void followSlot();
    [[nodiscard]] bool isOpen() const { return m_target.slot.status == SlotStatus::Open; }

    SlotTarget m_target;
    CandidateTable m_candidates;
    QSortFilterProxyModel m_shown;
    QLineEdit* m_find = nullptr;
    DeskTable* m_table = nullptr;
};

} // namespace slotdesk
