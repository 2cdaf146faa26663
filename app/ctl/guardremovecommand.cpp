// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/guardremovecommand.h"

namespace slotdesk {

ExitCode GuardRemoveCommand::work(ForeignGuard& guard, const CommandLine&, Output& output)
{
    const Result<bool> removed = guard.remove();
    if (!removed)
        return fail(removed.error(), output);
    output.result({{QStringLiteral("removed"), *removed}},
                  *removed ? QStringLiteral("The guard is gone, and its findings with it.")
                           : QStringLiteral("No guard was installed here."));
    return ExitCode::Done;
}

} // namespace slotdesk
