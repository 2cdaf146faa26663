// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"
#include "app/ctl/server.h"
#include "services/commandcaller.h"

namespace slotdesk {

/// What all commands that change something have in common: the command id, the outcome, and what to say when it is
/// not known whether it happened. A command says what it takes and makes its one call.
class OutcomeCommand : public Command
{
public:
    void declare(CommandLine& line) const final;
    [[nodiscard]] ExitCode run(CommandLine& line, Output& output) final;

protected:
    static void takesReason(CommandLine& line);
    static void takesExpected(CommandLine& line);
    [[nodiscard]] static int expected(CommandLine& line);
    [[nodiscard]] static QString reason(CommandLine& line);

    virtual void declareArguments(CommandLine& line) const = 0;
    /// Reads the arguments; nothing is connected yet.
    virtual void read(CommandLine& line) = 0;
    /// What only the server can complete, such as a market's clock time. Done by default.
    [[nodiscard]] virtual Result<Done> prepare(const Server& server);
    [[nodiscard]] virtual CommandCaller::Reply send(const Server& server, CommandId id) = 0;

private:
    [[nodiscard]] static ExitCode tell(const Outcome& outcome, CommandId id, const Server& server, bool withReason,
                                       Output& output);
};

} // namespace slotdesk
