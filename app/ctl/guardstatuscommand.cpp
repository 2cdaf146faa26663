// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/guardstatuscommand.h"

namespace slotdesk {

ExitCode GuardStatusCommand::work(ForeignGuard& guard, const CommandLine&, Output& output)
{
    const Result<ForeignGuard::Status> status = guard.status();
    const ExitCode shown = show(status, output);
    return status && !status->clean() ? ExitCode::Found : shown;
}

} // namespace slotdesk
