// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/importcommand.h"

#include "app/ctl/server.h"
#include "services/legacyimport.h"
#include "services/stopsignal.h"

#include <unistd.h>

namespace slotdesk {

namespace {

Result<std::unique_ptr<PgConnection>> connection(const Endpoint& endpoint, const StopSignal& stop)
{
    PgConnection::Options options;
    options.applicationName = "slotctl import/" SLOTDESK_VERSION;
    options.statementTimeoutMs = 0;
    options.interrupt = stop.interrupt();
    return PgConnection::open(endpoint, options);
}

} // namespace

void ImportCommand::declare(CommandLine& line) const
{
    line.option(QStringLiteral("from"), QStringLiteral("The old backend's database. It is only read."),
                QStringLiteral("URI"));
    line.option(
        QStringLiteral("mapping"),
        QStringLiteral("The file that tells what the old backend calls things. Without it, the usual names of an "
                       "ActiveRecord backend."),
        QStringLiteral("FILE"));
}

ExitCode ImportCommand::run(CommandLine& line, Output& output)
{
    if (!line.isSet(QStringLiteral("from")))
        line.mistake(QStringLiteral("--from is missing."));
    if (line.hasMistake())
        return misused(line, output);
    const Result<LegacyMapping> mapping = line.isSet(QStringLiteral("mapping"))
                                              ? LegacyMapping::load(line.text(QStringLiteral("mapping")))
                                              : LegacyMapping::builtIn();
    if (!mapping)
        return fail(mapping.error(), output);
    const Result<Endpoint> from = Server::named(line, output, QStringLiteral("from"));
    if (!from)
        return fail(from.error(), output);
    const StopSignal stop;
    const Result<std::unique_ptr<PgConnection>> legacy = connection(*from, stop);
    if (!legacy)
        return fail(legacy.error(), output);
    const Result<std::unique_ptr<Server>> server = Server::open(line, output, Server::As::Owner);
    if (!server)
        return fail(server.error(), output);
    const Result<std::unique_ptr<PgConnection>> slotdesk = connection((*server)->endpoint(), stop);
    if (!slotdesk)
        return fail(slotdesk.error(), output);
    LegacyImport::Options options;
    QString last;
    options.progress = [&](const LegacyImport::Progress& progress) {
        if (progress.step != last && ::isatty(STDERR_FILENO))
            output.message(progress.step);
        last = progress.step;
        return !stop.stopped();
    };
    const Result<ImportReport> report = LegacyImport::run(**legacy, **slotdesk, *mapping, options);
    if (!report)
        return fail(report.error(), output);
    output.result(report->toJson(), report->text().trimmed());
    return report->trustworthy() ? ExitCode::Done : ExitCode::Found;
}

} // namespace slotdesk
