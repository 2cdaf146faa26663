// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"

namespace slotdesk {

/// slotctl init: migrates, and makes the person at this machine a member of staff where that is ours to do.
class InitCommand : public Command
{
public:
    void declare(CommandLine& line) const override;
    [[nodiscard]] ExitCode run(CommandLine& line, Output& output) override;
};

} // namespace slotdesk
