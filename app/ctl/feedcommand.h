// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"

namespace slotdesk {

/// slotctl feed therapist|client ID: what the caller on the phone sees.
class FeedCommand : public Command
{
public:
    void declare(CommandLine& line) const override;
    [[nodiscard]] ExitCode run(CommandLine& line, Output& output) override;
};

} // namespace slotdesk
