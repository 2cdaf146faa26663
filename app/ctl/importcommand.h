// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"

namespace slotdesk {

/// slotctl import --from URI: a legacy database, brought over as a whole; can be run again.
class ImportCommand : public Command
{
public:
    void declare(CommandLine& line) const override;
    [[nodiscard]] ExitCode run(CommandLine& line, Output& output) override;
};

} // namespace slotdesk
