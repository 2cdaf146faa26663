// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/doctorcommand.h"

#include "app/ctl/server.h"
#include "services/doctor.h"
#include "services/stopsignal.h"

namespace slotdesk {

void DoctorCommand::declare(CommandLine& line) const
{
    line.option(QStringLiteral("open-for"),
                QStringLiteral("How many seconds a writing transaction may stand open and hold the feed back (10)."),
                QStringLiteral("S"), QStringLiteral("10"));
}

ExitCode DoctorCommand::run(CommandLine& line, Output& output)
{
    const double openFor = line.decimal(QStringLiteral("open-for"), 0, 86400);
    if (line.hasMistake())
        return misused(line, output);
    // Not through Server::open: that refuses a schema which is exactly what shall be examined.
    Result<Endpoint> endpoint = Server::named(line, output);
    if (!endpoint)
        return fail(endpoint.error(), output);
    std::unique_ptr<LocalDatabase> local;
    if (endpoint->isNull()) {
        Result<std::unique_ptr<LocalDatabase>> opened = line.isSet(QStringLiteral("demo"))
                                                            ? LocalDatabase::openDemo({})
                                                            : LocalDatabase::open(LocalDatabase::defaultName(), {});
        if (!opened)
            return fail(opened.error(), output);
        local = opened.take();
        endpoint = local->owner();
    }
    const StopSignal stop;
    PgConnection::Options options;
    options.applicationName = "slotctl doctor/" SLOTDESK_VERSION;
    options.statementTimeoutMs = 0;
    options.interrupt = stop.interrupt();
    const Result<std::unique_ptr<PgConnection>> connection = PgConnection::open(*endpoint, options);
    if (!connection)
        return fail(connection.error(), output);
    const Result<DoctorReport> report = Doctor(**connection, *endpoint, openFor).examine();
    if (!report)
        return fail(report.error(), output);
    output.result(report->toJson(), report->text());
    return report->healthy() ? ExitCode::Done : ExitCode::Found;
}

} // namespace slotdesk
