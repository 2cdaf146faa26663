// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alert.h"
#include "ui/dialogs/commanddialog.h"

namespace slotdesk {

/// Puts a settled alert back onto the list, with a reason.
class ReopenDialog : public CommandDialog
{
    Q_OBJECT

public:
    ReopenDialog(const DeskContext& context, CommandRunner& runner, const Alert& alert, QWidget* parent);

protected:
    [[nodiscard]] RequestId request() const override { return m_alert.request; }
    [[nodiscard]] DeskServices::Reply send(CommandId command) override;

private:
    Alert m_alert;
};

} // namespace slotdesk
