// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"
#include "services/foreignguard.h"

namespace slotdesk {

/// What the guard commands have in common: an old backend's database, named by --legacy.
class GuardCommand : public Command
{
public:
    void declare(CommandLine& line) const override;
    [[nodiscard]] ExitCode run(CommandLine& line, Output& output) override;

protected:
    /// Checks what else was given.
    virtual void check(CommandLine& line);
    [[nodiscard]] virtual ExitCode work(ForeignGuard& guard, const CommandLine& line, Output& output) = 0;
    [[nodiscard]] static ExitCode show(const Result<ForeignGuard::Status>& status, Output& output);
};

} // namespace slotdesk
