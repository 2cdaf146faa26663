// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/swaptable.h"
#include "ui/dialogs/commanddialog.h"
#include "ui/dialogs/slottarget.h"

#include <QtCore/QSortFilterProxyModel>

class QLineEdit;

namespace slotdesk {

class DeskTable;
class PreviewLine;

/// Two bookings change their therapists: the other one is chosen from the same market, the nearest in time first.
class SwapDialog : public CommandDialog
{
    Q_OBJECT

public:
    SwapDialog(const DeskContext& context, CommandRunner& runner, const SlotTarget& target, QWidget* parent);

    [[nodiscard]] DeskTable* table() const { return m_table; }
    [[nodiscard]] QLineEdit* find() const { return m_find; }
    [[nodiscard]] PreviewLine* preview() const { return m_preview; }
    /// The chosen booking; without an id when none is.
    [[nodiscard]] Appointment other() const;

protected:
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] RequestId request() const override { return m_target.request.id; }
    [[nodiscard]] DeskServices::Reply send(CommandId command) override;
    void refresh() override;

private:
    void buildTable();
    void choose();
    /// Both bookings as the board has them now; what was chosen stays chosen while it is there.
    void readAgain();
    /// The board changed while the dialog is open.
    void follow();
    [[nodiscard]] QString effect(const Appointment& other) const;

    SlotTarget m_target;
    const Appointment m_wished; ///< as it was when the dialog opened
    bool m_reading = false;
    SwapTable m_bookings;
    QSortFilterProxyModel m_shown;
    QLineEdit* m_find = nullptr;
    DeskTable* m_table = nullptr;
    PreviewLine* m_preview = nullptr;
};

} // namespace slotdesk
