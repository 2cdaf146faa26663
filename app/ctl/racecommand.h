// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"
#include "db/endpoint.h"

namespace slotdesk {

class StopSignal;

/// slotctl race: unlocked and the known wrong fixes lose, locked holds.
class RaceCommand : public Command
{
public:
    void declare(CommandLine& line) const override;
    [[nodiscard]] ExitCode run(CommandLine& line, Output& output) override;

private:
    /// Every interleaving of the commands, in scratch databases of this server.
    static ExitCode runSuite(const Endpoint& server, const QByteArray& about, const StopSignal& stop, Output& output);
};

} // namespace slotdesk
