// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/offerscommand.h"

#include "app/ctl/server.h"
#include "services/listings.h"

namespace slotdesk {

void OffersCommand::declare(CommandLine& line) const
{
    line.option(QStringLiteral("request"), QStringLiteral("Only offers of this request."), QStringLiteral("ID"));
    line.option(QStringLiteral("therapist"), QStringLiteral("Only offers to this therapist."), QStringLiteral("ID"));
    line.option(QStringLiteral("limit"), QStringLiteral("At most so many (100)."), QStringLiteral("N"),
                QStringLiteral("100"));
}

ExitCode OffersCommand::run(CommandLine& line, Output& output)
{
    const qint64 request = line.id(QStringLiteral("request"));
    const qint64 therapist = line.id(QStringLiteral("therapist"));
    const int limit = line.number(QStringLiteral("limit"), 1, 1000000);
    if (line.hasMistake())
        return misused(line, output);
    const Result<std::unique_ptr<Server>> server = Server::open(line, output);
    if (!server)
        return fail(server.error(), output);
    const Listings::Rows rows = (*server)->ask<QList<QJsonObject>>(
        [=](PgConnection& connection) { return Listings(connection).outstandingOffers(request, therapist, limit); });
    if (!rows)
        return fail(rows.error(), output);
    using Kind = Output::Column::Kind;
    output.list({{QStringLiteral("id"), QStringLiteral("Offer"), Kind::Number},
                 {QStringLiteral("request_id"), QStringLiteral("Request"), Kind::Number},
                 {QStringLiteral("therapist_name"), QStringLiteral("Therapist")},
                 {QStringLiteral("therapist_id"), QStringLiteral("Id"), Kind::Number},
                 {QStringLiteral("service"), QStringLiteral("Service")},
                 {QStringLiteral("starts_at"), QStringLiteral("Starts"), Kind::Time},
                 {QStringLiteral("expires_at"), QStringLiteral("Lapses"), Kind::Time},
                 {QStringLiteral("client_name"), QStringLiteral("Client")}},
                *rows, QStringLiteral("No outstanding offers."));
    return ExitCode::Done;
}

} // namespace slotdesk
