// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"

namespace slotdesk {

/// slotctl simulate: traffic by processes of their own, then what came of it.
class SimulateCommand : public Command
{
public:
    void declare(CommandLine& line) const override;
    [[nodiscard]] ExitCode run(CommandLine& line, Output& output) override;
};

} // namespace slotdesk
