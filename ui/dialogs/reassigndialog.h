// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/candidatetable.h"
#include "ui/dialogs/commanddialog.h"
#include "ui/dialogs/slottarget.h"

#include <QtCore/QSortFilterProxyModel>

class QLineEdit;

namespace slotdesk {

class DeskTable;
class PreviewLine;

/// Gives a slot to a therapist: an open one is assigned, a booked one reassigned. The candidates are ranked by the
/// server; who cannot come stands below with the reason, and what choosing one would change is asked beforehand.
/// Follows the slot while open: when it changes under the agent's hands, the dialog says so and shows the new truth.
/// A lost race offers the next best: the next candidate, another open slot, or the waiting list.
class ReassignDialog : public CommandDialog
{
    Q_OBJECT

public:
    ReassignDialog(const DeskContext& context, CommandRunner& runner, const SlotTarget& target, QWidget* parent);

    [[nodiscard]] DeskTable* table() const { return m_table; }
    [[nodiscard]] QLineEdit* find() const { return m_find; }
    [[nodiscard]] PreviewLine* preview() const { return m_preview; }
    [[nodiscard]] TherapistId therapist() const;

protected:
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] RequestId request() const override { return m_target.request.id; }
    [[nodiscard]] DeskServices::Reply send(CommandId command) override;
    void lost(const Outcome& outcome) override;
    void refresh() override;

private:
    void buildTable();
    void askPreview();
    void offerNextBest();
    void offerOtherSlot(const Appointment& slot);
    void offerWaiting(const AppointmentOffer& offer);
    void updateHeading();
    void updatePrimary();
    void readCandidates();
    void showCandidates(const QList<Candidate>& candidates);
    void followSlot();
    [[nodiscard]] bool isOpen() const { return m_target.slot.status == SlotStatus::Open; }

    SlotTarget m_target;
    CandidateTable m_candidates;
    QSortFilterProxyModel m_shown;
    TherapistId m_loser; ///< who did not get it; valid until the next best is offered
    Outcome::Code m_why = Outcome::Code::Ok;
    OfferId m_waiting; ///< valid: not the slot is asked for but a place on the waiting list
    PreviewLine* m_preview = nullptr;
    QLineEdit* m_find = nullptr;
    DeskTable* m_table = nullptr;
};

} // namespace slotdesk
