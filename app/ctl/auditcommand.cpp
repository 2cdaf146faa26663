// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/auditcommand.h"

#include "app/ctl/auditlog.h"
#include "app/ctl/server.h"
#include "services/bookinghistory.h"
#include "services/legacyaudit.h"
#include "services/listings.h"
#include "services/stopsignal.h"

#include <QtCore/QJsonArray>
#include <optional>

namespace slotdesk {

namespace {

struct Findings
{
    QList<QJsonObject> cases;
    std::optional<QList<QJsonObject>> violations; ///< none: this login may not ask

    [[nodiscard]] bool isClean() const { return cases.isEmpty() && (!violations || violations->isEmpty()); }
};

QJsonArray arrayOf(const QList<QJsonObject>& rows)
{
    QJsonArray array;
    for (const QJsonObject& row : rows)
        array.append(row);
    return array;
}

Result<Findings> findingsOf(Listings listings)
{
    Listings::Rows cases = listings.doubleBookings();
    if (!cases)
        return cases.error();
    const Result<bool> may = listings.mayAskForViolations();
    if (!may)
        return may.error();
    if (!*may)
        return Findings{cases.take(), std::nullopt};
    Listings::Rows violations = listings.violations();
    if (!violations)
        return violations.error();
    return Findings{cases.take(), violations.take()};
}

} // namespace

void AuditCommand::declare(CommandLine& line) const
{
    line.option(QStringLiteral("legacy"),
                QStringLiteral("Audit this database of an old backend instead. It is only read, in one snapshot."),
                QStringLiteral("URI"));
    line.option(QStringLiteral("mapping"),
                QStringLiteral("With --legacy: the file that tells what the old backend calls things. Without it, the "
                               "usual names of an ActiveRecord backend."),
                QStringLiteral("FILE"));
    line.option(
        QStringLiteral("history"),
        QStringLiteral("Look back over all the time there is: how many in each month, when they began to grow, what "
                       "they cost, and the probable cause of each."));
    AuditLog().declare(line);
}

ExitCode AuditCommand::run(CommandLine& line, Output& output)
{
    const bool log = AuditLog::isAsked(line);
    const bool legacy = line.isSet(QStringLiteral("legacy"));
    if (legacy && line.isSet(QStringLiteral("db")))
        line.mistake(QStringLiteral("Either --db or --legacy, not both."));
    if (!legacy && line.isSet(QStringLiteral("mapping")))
        line.mistake(QStringLiteral("--mapping needs --legacy."));
    if (log && line.isSet(QStringLiteral("history")))
        line.mistake(QStringLiteral("Either --history or the sealed log, not both."));
    if (legacy && log)
        line.mistake(QStringLiteral("Only a Slotdesk database has a sealed log: --db, not --legacy."));
    if (line.hasMistake())
        return misused(line, output);
    if (log)
        return AuditLog().run(line, output);
    if (legacy)
        return auditLegacy(line, output);
    return line.isSet(QStringLiteral("history")) ? historyOfOwn(line, output) : auditOwn(line, output);
}

ExitCode AuditCommand::historyOfOwn(const CommandLine& line, Output& output)
{
    const Result<std::unique_ptr<Server>> server = Server::open(line, output);
    if (!server)
        return fail(server.error(), output);
    const Result<HistoryReport> history = (*server)->ask<HistoryReport>([](PgConnection& connection) {
        connection.setStatementTimeout(0);
        return BookingHistory::own(connection);
    });
    return history ? tell(*history, output) : fail(history.error(), output);
}

ExitCode AuditCommand::tell(const HistoryReport& history, Output& output)
{
    output.result(history.toJson(), history.text());
    return history.cases().isEmpty() ? ExitCode::Done : ExitCode::Found;
}

ExitCode AuditCommand::auditLegacy(const CommandLine& line, Output& output)
{
    const Result<LegacyMapping> mapping = line.isSet(QStringLiteral("mapping"))
                                              ? LegacyMapping::load(line.text(QStringLiteral("mapping")))
                                              : LegacyMapping::builtIn();
    if (!mapping)
        return fail(mapping.error(), output);
    const Result<Endpoint> endpoint = Server::named(line, output, QStringLiteral("legacy"));
    if (!endpoint)
        return fail(endpoint.error(), output);
    const StopSignal stop;
    PgConnection::Options options;
    options.applicationName = "slotctl audit/" SLOTDESK_VERSION;
    options.statementTimeoutMs = 0;
    options.interrupt = stop.interrupt();
    const Result<std::unique_ptr<PgConnection>> connection = PgConnection::open(*endpoint, options);
    if (!connection)
        return fail(connection.error(), output);
    if (line.isSet(QStringLiteral("history"))) {
        const Result<HistoryReport> history = BookingHistory::legacy(**connection, *mapping);
        return history ? tell(*history, output) : fail(history.error(), output);
    }
    const Result<AuditReport> report = LegacyAudit::run(**connection, *mapping);
    if (!report)
        return fail(report.error(), output);
    output.result(report->toJson(), report->text().trimmed());
    return report->clean() ? ExitCode::Done : ExitCode::Found;
}

ExitCode AuditCommand::auditOwn(const CommandLine& line, Output& output)
{
    const Result<std::unique_ptr<Server>> server = Server::open(line, output);
    if (!server)
        return fail(server.error(), output);
    const Result<Findings> found = (*server)->ask<Findings>([](PgConnection& connection) {
        connection.setStatementTimeout(0);
        return findingsOf(Listings(connection));
    });
    if (!found)
        return fail(found.error(), output);
    const bool clean = found->isClean();
    if (!found->violations)
        output.message(
            QStringLiteral("Broken invariants were not looked for: that is for supervisors, administrators and "
                           "readers."));
    if (output.json()) {
        output.result({{QStringLiteral("clean"), clean},
                       {QStringLiteral("double_bookings"), arrayOf(found->cases)},
                       {QStringLiteral("violations"),
                        found->violations ? QJsonValue(arrayOf(*found->violations)) : QJsonValue()}},
                      {});
        return clean ? ExitCode::Done : ExitCode::Found;
    }
    using Kind = Output::Column::Kind;
    output.list({{QStringLiteral("kind"), QStringLiteral("Double booking")},
                 {QStringLiteral("request_id"), QStringLiteral("Request"), Kind::Number},
                 {QStringLiteral("live"), QStringLiteral("Booked"), Kind::Number},
                 {QStringLiteral("slots"), QStringLiteral("of"), Kind::Number},
                 {QStringLiteral("alert_id"), QStringLiteral("Alert"), Kind::Number},
                 {QStringLiteral("stake_cents"), QStringLiteral("At stake"), Kind::Money},
                 {QStringLiteral("market_name"), QStringLiteral("Market")}},
                found->cases, QStringLiteral("No double bookings."));
    if (!found->violations)
        return clean ? ExitCode::Done : ExitCode::Found;
    output.list({{QStringLiteral("rule"), QStringLiteral("Broken invariant")},
                 {QStringLiteral("request_id"), QStringLiteral("Request"), Kind::Number},
                 {QStringLiteral("what"), QStringLiteral("What")}},
                *found->violations, QStringLiteral("No broken invariants."));
    return clean ? ExitCode::Done : ExitCode::Found;
}

} // namespace slotdesk
