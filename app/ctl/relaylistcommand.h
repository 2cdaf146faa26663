// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"

namespace slotdesk {

/// slotctl relay list (where events go, and what waits) and relay dead (what could not be delivered).
class RelayListCommand : public Command
{
public:
    enum class What { Destinations, DeadLetters };

    explicit RelayListCommand(What what) : m_what(what) {}
    void declare(CommandLine& line) const override;
    [[nodiscard]] ExitCode run(CommandLine& line, Output& output) override;

private:
    What m_what;
};

} // namespace slotdesk
