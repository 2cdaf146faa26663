// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commandline.h"
#include "app/ctl/exitcode.h"
#include "app/ctl/output.h"

namespace slotdesk {

/// One slotctl command. declare() says what it takes, run() does it; both are called once.
class Command
{
public:
    virtual ~Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;

    virtual void declare(CommandLine& line) const = 0;
    /// Everything checked from `line` comes first: a mistake there leaves before anything is touched.
    [[nodiscard]] virtual ExitCode run(CommandLine& line, Output& output) = 0;

protected:
    Command() = default;

    [[nodiscard]] static ExitCode fail(const DbError& error, Output& output)
    {
        output.error(error);
        return exitCodeFor(error);
    }
    [[nodiscard]] static ExitCode misused(const CommandLine& line, Output& output)
    {
        output.message(line.mistake());
        return ExitCode::Usage;
    }
};

} // namespace slotdesk
