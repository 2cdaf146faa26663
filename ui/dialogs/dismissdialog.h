// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/alert.h"
#include "ui/dialogs/commanddialog.h"

namespace slotdesk {

/// Accepts an alert's case as it stands now, with a reason.
class DismissDialog : public CommandDialog
{
    Q_OBJECT

public:
    DismissDialog(const DeskContext& context, CommandRunner& runner, const Alert& alert, QWidget* parent);

protected:
    [[nodiscard]] RequestId request() const override { return m_alert.request; }
    [[nodiscard]] DeskServices::Reply send(CommandId command) override;

private:
    Alert m_alert;
};

} // namespace slotdesk
