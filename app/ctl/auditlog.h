// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"

namespace slotdesk {

/// slotctl audit --export-log FILE and --verify-log [--file FILE]: the sealed log, written out and computed anew.
class AuditLog : public Command
{
public:
    void declare(CommandLine& line) const override;
    [[nodiscard]] static bool isAsked(const CommandLine& line);
    [[nodiscard]] ExitCode run(CommandLine& line, Output& output) override;

private:
    [[nodiscard]] static ExitCode verify(const CommandLine& line, Output& output);
    [[nodiscard]] static ExitCode exportTo(const CommandLine& line, Output& output);
};

} // namespace slotdesk
