// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/guardcommand.h"
#include "services/legacymapping.h"

namespace slotdesk {

/// slotctl guard install: puts the guard on an old backend's tables; again: changes its mode.
class GuardInstallCommand : public GuardCommand
{
public:
    void declare(CommandLine& line) const override;

private:
    void check(CommandLine& line) override;
    [[nodiscard]] ExitCode work(ForeignGuard& guard, const CommandLine& line, Output& output) override;

    ForeignGuard::Mode m_mode = ForeignGuard::Mode::Observe;
};

} // namespace slotdesk
