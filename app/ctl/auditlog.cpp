// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/auditlog.h"

#include "app/ctl/server.h"
#include "services/logexport.h"
#include "services/logverifier.h"

namespace slotdesk {

namespace {

const QString verifyOption = QStringLiteral("verify-log");
const QString exportOption = QStringLiteral("export-log");
const QString fileOption = QStringLiteral("file");

} // namespace

void AuditLog::declare(CommandLine& line) const
{
    line.option(
        verifyOption,
        QStringLiteral("Compute the hash chain of the sealed log anew and name the first event that was changed, "
                       "taken away, put in or put elsewhere."));
    line.option(
        fileOption,
        QStringLiteral("With --verify-log: check this exported file; with --db too, that the database's chain is "
                       "the file's."),
        QStringLiteral("FILE"));
    line.option(
        exportOption,
        QStringLiteral("Write the sealed log to this file, or go on with it. By the worker's login it also marks "
                       "as exported what may then be retired."),
        QStringLiteral("FILE"));
}

bool AuditLog::isAsked(const CommandLine& line)
{
    return line.isSet(verifyOption) || line.isSet(exportOption) || line.isSet(fileOption);
}

ExitCode AuditLog::run(CommandLine& line, Output& output)
{
    if (line.isSet(verifyOption) == line.isSet(exportOption))
        line.mistake(line.isSet(fileOption) && !line.isSet(verifyOption)
                         ? QStringLiteral("--file needs --verify-log.")
                         : QStringLiteral("Either --verify-log or --export-log, not both."));
    else if (line.isSet(exportOption) && line.isSet(fileOption))
        line.mistake(QStringLiteral("--file needs --verify-log."));
    if (line.hasMistake())
        return misused(line, output);
    return line.isSet(verifyOption) ? verify(line, output) : exportTo(line, output);
}

ExitCode AuditLog::verify(const CommandLine& line, Output& output)
{
    const QString fileName = line.text(fileOption);
    const bool fileOnly = line.isSet(fileOption) && !line.isSet(QStringLiteral("db"));
    Result<LogReport> report = LogReport();
    if (fileOnly) {
        report = LogVerifier::file(fileName);
    } else {
        const Result<std::unique_ptr<Server>> server = Server::open(line, output);
        if (!server)
            return fail(server.error(), output);
        report = (*server)->ask<LogReport>([&](PgConnection& connection) {
            connection.setStatementTimeout(0);
            return fileName.isEmpty() ? LogVerifier::database(connection)
                                      : LogVerifier::databaseAgainstFile(connection, fileName);
        });
    }
    if (!report)
        return fail(report.error(), output);
    output.result(report->toJson(), report->text());
    return report->holds() ? ExitCode::Done : ExitCode::Found;
}

ExitCode AuditLog::exportTo(const CommandLine& line, Output& output)
{
    const QString fileName = line.text(exportOption);
    const Result<std::unique_ptr<Server>> server = Server::open(line, output);
    if (!server)
        return fail(server.error(), output);
    const Result<LogExport::Written> written = (*server)->ask<LogExport::Written>([&](PgConnection& connection) {
        connection.setStatementTimeout(0);
        return LogExport::run(connection, fileName);
    });
    if (!written)
        return fail(written.error(), output);
    if (!written->marked && written->last.no > 0)
        output.message(QStringLiteral("Not marked as exported: that is for the worker's login."));
    output.result(written->toJson(), QStringLiteral("%1 events in %2 batches written to %3. Batch %4 ends it: %5")
                                         .arg(written->events)
                                         .arg(written->batches)
                                         .arg(fileName)
                                         .arg(written->last.no)
                                         .arg(QString::fromLatin1(written->last.hash)));
    return ExitCode::Done;
}

} // namespace slotdesk
