// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/guardcommand.h"

#include "app/ctl/server.h"
#include "services/stopsignal.h"

namespace slotdesk {

void GuardCommand::declare(CommandLine& line) const
{
    line.option(QStringLiteral("legacy"), QStringLiteral("The database of the old backend."), QStringLiteral("URI"));
}

void GuardCommand::check(CommandLine&) {}

ExitCode GuardCommand::run(CommandLine& line, Output& output)
{
    if (!line.isSet(QStringLiteral("legacy")))
        line.mistake(QStringLiteral("--legacy is missing: the database of the old backend."));
    if (line.isSet(QStringLiteral("db")) || line.isSet(QStringLiteral("demo")))
        line.mistake(QStringLiteral("The guard stands in the old backend's database: --legacy names it, not --db."));
    check(line);
    if (line.hasMistake())
        return misused(line, output);
    const Result<Endpoint> endpoint = Server::named(line, output, QStringLiteral("legacy"));
    if (!endpoint)
        return fail(endpoint.error(), output);
    const StopSignal stop;
    PgConnection::Options options;
    options.applicationName = "slotctl guard/" SLOTDESK_VERSION;
    options.statementTimeoutMs = 60000;
    options.interrupt = stop.interrupt();
    const Result<std::unique_ptr<PgConnection>> connection = PgConnection::open(*endpoint, options);
    if (!connection)
        return fail(connection.error(), output);
    ForeignGuard guard(**connection);
    return work(guard, line, output);
}

ExitCode GuardCommand::show(const Result<ForeignGuard::Status>& status, Output& output)
{
    if (!status)
        return fail(status.error(), output);
    output.result(status->toJson(), status->text());
    return ExitCode::Done;
}

} // namespace slotdesk
