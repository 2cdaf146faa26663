// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/requestlistcommand.h"

#include "app/ctl/server.h"
#include "services/listings.h"

namespace slotdesk {

void RequestListCommand::declare(CommandLine& line) const
{
    line.option(QStringLiteral("status"), QStringLiteral("Only: open, filled, cancelled, expired or completed."),
                QStringLiteral("STATUS"));
    line.option(QStringLiteral("market"), QStringLiteral("Only this market, by name or id."), QStringLiteral("MARKET"));
    line.option(QStringLiteral("all"), QStringLiteral("Also what is long over. --status includes it."));
    line.option(QStringLiteral("limit"), QStringLiteral("At most so many (100)."), QStringLiteral("N"),
                QStringLiteral("100"));
}

ExitCode RequestListCommand::run(CommandLine& line, Output& output)
{
    Listings::RequestFilter filter;
    filter.status = line.word(QStringLiteral("status"),
                              {QStringLiteral("open"), QStringLiteral("filled"), QStringLiteral("cancelled"),
                               QStringLiteral("expired"), QStringLiteral("completed")});
    filter.market = line.text(QStringLiteral("market"));
    filter.all = line.isSet(QStringLiteral("all"));
    filter.limit = line.number(QStringLiteral("limit"), 1, 1000000);
    if (line.hasMistake())
        return misused(line, output);
    const Result<std::unique_ptr<Server>> server = Server::open(line, output);
    if (!server)
        return fail(server.error(), output);
    const Listings::Rows rows = (*server)->ask<QList<QJsonObject>>(
        [&](PgConnection& connection) { return Listings(connection).requests(filter); });
    if (!rows)
        return fail(rows.error(), output);
    using Kind = Output::Column::Kind;
    output.list({{QStringLiteral("id"), QStringLiteral("Request"), Kind::Number},
                 {QStringLiteral("starts_at"), QStringLiteral("Starts"), Kind::Time},
                 {QStringLiteral("status"), QStringLiteral("Status")},
                 {QStringLiteral("service"), QStringLiteral("Service")},
                 {QStringLiteral("live"), QStringLiteral("Booked"), Kind::Number},
                 {QStringLiteral("slots"), QStringLiteral("of"), Kind::Number},
                 {QStringLiteral("pending_offers"), QStringLiteral("Offers"), Kind::Number},
                 {QStringLiteral("double_booked"), QStringLiteral("Double")},
                 {QStringLiteral("client_name"), QStringLiteral("Client")},
                 {QStringLiteral("market_name"), QStringLiteral("Market")}},
                *rows, QStringLiteral("No requests."));
    return ExitCode::Done;
}

} // namespace slotdesk
