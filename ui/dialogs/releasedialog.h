// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/commanddialog.h"
#include "ui/dialogs/slottarget.h"

namespace slotdesk {

/// Opens a booked slot again: the therapist is freed, the offers go out again.
class ReleaseDialog : public CommandDialog
{
    Q_OBJECT

public:
    ReleaseDialog(const DeskContext& context, CommandRunner& runner, const SlotTarget& target, QWidget* parent);

protected:
    [[nodiscard]] RequestId request() const override { return m_target.request.id; }
    [[nodiscard]] DeskServices::Reply send(CommandId command) override;
    void refresh() override;

private:
    SlotTarget m_target;
};

} // namespace slotdesk
