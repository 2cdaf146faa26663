// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/guardcommand.h"

namespace slotdesk {

/// slotctl guard remove: trigger, function, findings and schema go; no trace stays.
class GuardRemoveCommand : public GuardCommand
{
private:
    [[nodiscard]] ExitCode work(ForeignGuard& guard, const CommandLine& line, Output& output) override;
};

} // namespace slotdesk
