// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/feedcommand.h"

#include "app/ctl/server.h"
#include "services/listings.h"

namespace slotdesk {

namespace {

QList<Output::Column> columns(bool therapist)
{
    using Kind = Output::Column::Kind;
    if (therapist)
        return {{QStringLiteral("feed"), QStringLiteral("What")},
                {QStringLiteral("starts_at"), QStringLiteral("Starts"), Kind::Time},
                {QStringLiteral("service"), QStringLiteral("Service")},
                {QStringLiteral("client_name"), QStringLiteral("Client")},
                {QStringLiteral("status"), QStringLiteral("Status")},
                {QStringLiteral("expires_at"), QStringLiteral("Lapses"), Kind::Time},
                {QStringLiteral("request_id"), QStringLiteral("Request"), Kind::Number},
                {QStringLiteral("offer_id"), QStringLiteral("Offer"), Kind::Number},
                {QStringLiteral("appointment_id"), QStringLiteral("Row"), Kind::Number}};
    return {{QStringLiteral("request_id"), QStringLiteral("Request"), Kind::Number},
            {QStringLiteral("starts_at"), QStringLiteral("Starts"), Kind::Time},
            {QStringLiteral("service"), QStringLiteral("Service")},
            {QStringLiteral("position_no"), QStringLiteral("Slot"), Kind::Number},
            {QStringLiteral("status"), QStringLiteral("Status")},
            {QStringLiteral("therapist_name"), QStringLiteral("Therapist")},
            {QStringLiteral("appointment_id"), QStringLiteral("Row"), Kind::Number}};
}

// Nothing to see is told from nobody there.
Listings::Rows feedOf(Listings listings, bool therapist, qint64 id)
{
    Listings::Rows rows = therapist ? listings.therapistFeed(id) : listings.clientFeed(id);
    if (!rows || !rows->isEmpty())
        return rows;
    const Result<bool> known = therapist ? listings.knowsTherapist(id) : listings.knowsClient(id);
    if (!known)
        return known.error();
    if (*known)
        return rows;
    return notThere(therapist ? QStringLiteral("No therapist %1 is on any request that you may see.").arg(id)
                              : QStringLiteral("No client %1 is on any request that you may see.").arg(id));
}

} // namespace

void FeedCommand::declare(CommandLine& line) const
{
    line.argument(QStringLiteral("therapist|client"), QStringLiteral("Whose feed."));
    line.argument(QStringLiteral("ID"), QStringLiteral("Of the therapist or the client."));
}

ExitCode FeedCommand::run(CommandLine& line, Output& output)
{
    const QString who = line.argumentText(0);
    const bool therapist = who == QLatin1String("therapist");
    if (!therapist && who != QLatin1String("client"))
        line.mistake(QStringLiteral("\"%1\": whose feed, therapist or client?").arg(who));
    const qint64 id = line.argumentId(1, QStringLiteral("id"));
    if (line.hasMistake())
        return misused(line, output);
    const Result<std::unique_ptr<Server>> server = Server::open(line, output);
    if (!server)
        return fail(server.error(), output);
    const Listings::Rows rows = (*server)->ask<QList<QJsonObject>>(
        [=](PgConnection& connection) { return feedOf(Listings(connection), therapist, id); });
    if (!rows)
        return fail(rows.error(), output);
    output.list(columns(therapist), *rows, QStringLiteral("Nothing coming up."));
    return ExitCode::Done;
}

} // namespace slotdesk
