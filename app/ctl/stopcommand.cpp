// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/stopcommand.h"

#include "db/privatecluster.h"

namespace slotdesk {

void StopCommand::declare(CommandLine&) const {}

ExitCode StopCommand::run(CommandLine& line, Output& output)
{
    if (line.isSet(QStringLiteral("db"))) {
        output.message(QStringLiteral("Only the private PostgreSQL can be stopped: leave --db out."));
        return ExitCode::Usage;
    }
    const bool wasRunning = PrivateCluster::inspect({}).running;
    const Result<Done> stopped = PrivateCluster::stop({});
    if (!stopped)
        return fail(stopped.error(), output);
    output.result({{QStringLiteral("stopped"), wasRunning}},
                  wasRunning ? QStringLiteral("Stopped.") : QStringLiteral("It was not running."));
    return ExitCode::Done;
}

} // namespace slotdesk
