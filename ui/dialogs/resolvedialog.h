// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alert.h"
#include "domain/appointment.h"
#include "ui/dialogs/commanddialog.h"

#include <QtCore/QMap>

class QCheckBox;
class QVBoxLayout;

namespace slotdesk {

class PreviewLine;

/// Ends a double booking: who stays is ticked, everybody else of the case is let go, in one transaction. Who booked
/// first is ticked beforehand, and what would happen is asked of the server at each change.
class ResolveDialog : public CommandDialog
{
    Q_OBJECT

public:
    ResolveDialog(const DeskContext& context, CommandRunner& runner, const Alert& alert, QWidget* parent);

    [[nodiscard]] QList<AppointmentId> kept() const;
    [[nodiscard]] QCheckBox* boxOf(AppointmentId row) const { return m_boxes.value(row); }
    [[nodiscard]] PreviewLine* preview() const { return m_preview; }

protected:
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] RequestId request() const override { return m_alert.request; }
    [[nodiscard]] DeskServices::Reply send(CommandId command) override;
    void refresh() override;

private:
    void fillRows();
    void addRow(const Appointment& row, bool ticked);
    [[nodiscard]] QString textOf(const Appointment& row) const;
    [[nodiscard]] int mostKept() const;
    void ask();
    [[nodiscard]] QString effect(const Outcome& outcome) const;

    Alert m_alert;
    QMap<AppointmentId, Appointment> m_rows;
    QMap<AppointmentId, QCheckBox*> m_boxes;
    QVBoxLayout* m_list = nullptr;
    PreviewLine* m_preview = nullptr;
};

} // namespace slotdesk
