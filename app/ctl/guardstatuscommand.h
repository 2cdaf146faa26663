// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/guardcommand.h"

namespace slotdesk {

/// slotctl guard status: the guard's mode and what it found. Exit code 1 when a double booking stands.
class GuardStatusCommand : public GuardCommand
{
private:
    [[nodiscard]] ExitCode work(ForeignGuard& guard, const CommandLine& line, Output& output) override;
};

} // namespace slotdesk
