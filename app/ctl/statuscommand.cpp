// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/statuscommand.h"

#include "app/ctl/server.h"
#include "services/listings.h"

namespace slotdesk {

namespace {

QJsonObject clusterObject(const PrivateCluster::Status& status)
{
    return {{QStringLiteral("kind"), QStringLiteral("private")},
            {QStringLiteral("initialised"), status.initialised},
            {QStringLiteral("running"), status.running},
            {QStringLiteral("folder"), status.folder},
            {QStringLiteral("server_version"), status.serverVersion},
            {QStringLiteral("binaries"), status.binaries},
            {QStringLiteral("log"), status.logFile},
            {QStringLiteral("pid"), status.serverPid > 0 ? QJsonValue(status.serverPid) : QJsonValue()},
            {QStringLiteral("users"), status.users >= 0 ? QJsonValue(status.users) : QJsonValue()}};
}

ExitCode showCluster(Output& output)
{
    const PrivateCluster::Status status = PrivateCluster::inspect({});
    QString text = QStringLiteral("Private PostgreSQL in %1: ").arg(status.folder);
    if (!status.initialised)
        text += QStringLiteral("not set up yet (slotctl init does it)");
    else if (!status.running)
        text += QStringLiteral("version %1, stopped").arg(status.serverVersion);
    else
        text += QStringLiteral("version %1, running, pid %2").arg(status.serverVersion).arg(status.serverPid);
    if (status.binaries.isEmpty())
        text += QStringLiteral("\nThe PostgreSQL server programs were not found on this machine.");
    else
        text += QStringLiteral("\nServer programs: %1\nLog: %2").arg(status.binaries, status.logFile);
    output.result(clusterObject(status), text);
    return ExitCode::Done;
}

} // namespace

void StatusCommand::declare(CommandLine&) const {}

ExitCode StatusCommand::run(CommandLine& line, Output& output)
{
    if (!line.isSet(QStringLiteral("db")))
        return showCluster(output);
    const Result<std::unique_ptr<Server>> server = Server::open(line, output);
    if (!server)
        return fail(server.error(), output);
    const Listings::Rows rows =
        (*server)->ask<QList<QJsonObject>>([](PgConnection& connection) { return Listings(connection).summary(); });
    if (!rows)
        return fail(rows.error(), output);
    QJsonObject status = rows->value(0);
    status.insert(QStringLiteral("kind"), QStringLiteral("server"));
    status.insert(QStringLiteral("server"), (*server)->endpoint().display());
    const auto count = [&](const char* key) { return status.value(QLatin1String(key)).toInteger(); };
    output.result(status, QStringLiteral("%1: schema %2, guard %3, you are %4\n"
                                         "%5 open requests, %6 outstanding offers, %7 double bookings, %8 markets")
                              .arg((*server)->endpoint().display())
                              .arg(count("schema"))
                              .arg(status.value(QStringLiteral("guard")).toString(),
                                   status.value(QStringLiteral("login")).toString())
                              .arg(count("open_requests"))
                              .arg(count("outstanding_offers"))
                              .arg(count("double_bookings"))
                              .arg(count("markets")));
    return ExitCode::Done;
}

} // namespace slotdesk
