// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alert.h"
#include "domain/appointment.h"
#include "domain/settlementchoice.h"
#include "ui/dialogs/commanddialog.h"

#include <QtCore/QMap>

class QCheckBox;
class QGridLayout;
class QLabel;

namespace slotdesk {

class PreviewLine;

/// Ends a double booking: who stays is ticked, everybody else of the case is let go, in one transaction. Beside each
/// stands what speaks for whom: who was first by commit, how near the other visits of that day are, the pay. Who booked
/// first is ticked beforehand, or who was proposed, and what would happen is asked of the server at each change.
class ResolveDialog : public CommandDialog
{
    Q_OBJECT

public:
    ResolveDialog(const DeskContext& context, CommandRunner& runner, const Alert& alert, QWidget* parent);

    [[nodiscard]] QList<AppointmentId> kept() const;
    [[nodiscard]] QCheckBox* boxOf(AppointmentId row) const { return m_lines.value(row).box; }
    [[nodiscard]] PreviewLine* preview() const { return m_preview; }

protected:
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] RequestId request() const override { return m_alert.request; }
    [[nodiscard]] DeskServices::Reply send(CommandId command) override;
    void refresh() override;

private:
    struct Line
    {
        QCheckBox* box = nullptr;
        QLabel* commit = nullptr;
        QLabel* visits = nullptr;
        QLabel* pay = nullptr;
    };

    void buildGrid();
    void readChoices();
    [[nodiscard]] QList<Appointment> liveRows() const;
    void fillRows();
    void addLine(const Appointment& row, int at, bool ticked);
    void showFacts();
    void showProposal();
    [[nodiscard]] int nearest() const;
    [[nodiscard]] QString textOf(const Appointment& row) const;
    [[nodiscard]] int mostKept() const;
    void ask();
    [[nodiscard]] QString effect(const Outcome& outcome);
    [[nodiscard]] QString cost(const QList<AppointmentId>& gone) const;

    Alert m_alert;
    QMap<AppointmentId, Appointment> m_rows;
    QMap<AppointmentId, Line> m_lines;
    QMap<AppointmentId, SettlementChoice> m_choices;
    QGridLayout* m_grid = nullptr;
    QLabel* m_proposal = nullptr;
    PreviewLine* m_preview = nullptr;
};

} // namespace slotdesk
