// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/alertscommand.h"

#include "app/ctl/server.h"
#include "services/foreignguard.h"
#include "services/listings.h"

#include <QtCore/QJsonArray>

namespace slotdesk {

namespace {

// For people, the names in one cell and the gap with its unit.
QList<QJsonObject> readable(QList<QJsonObject> rows)
{
    for (QJsonObject& row : rows) {
        QStringList names;
        for (const auto& name : row.value(QStringLiteral("therapist_names")).toArray())
            names += name.toString();
        row.insert(QStringLiteral("names"), names.join(QStringLiteral(", ")));
        if (const QJsonValue gap = row.value(QStringLiteral("gap_ms")); gap.isDouble())
            row.insert(QStringLiteral("gap"), QStringLiteral("%1 ms").arg(gap.toDouble(), 0, 'f', 0));
    }
    return rows;
}

} // namespace

void AlertsCommand::declare(CommandLine& line) const
{
    line.option(QStringLiteral("kind"),
                QStringLiteral("Only: surplus, overlap, same_therapist, after_close, reported or at_risk."),
                QStringLiteral("KIND"));
    line.option(QStringLiteral("all"), QStringLiteral("Also what is closed, resolved or dismissed."));
    line.option(QStringLiteral("limit"), QStringLiteral("At most so many (1000)."), QStringLiteral("N"),
                QStringLiteral("1000"));
}

ExitCode AlertsCommand::run(CommandLine& line, Output& output)
{
    const QString kind = line.word(
        QStringLiteral("kind"), {QStringLiteral("surplus"), QStringLiteral("overlap"), QStringLiteral("same_therapist"),
                                 QStringLiteral("after_close"), QStringLiteral("reported"), QStringLiteral("at_risk")});
    const int limit = line.number(QStringLiteral("limit"), 1, 1000000);
    if (line.hasMistake())
        return misused(line, output);
    const bool all = line.isSet(QStringLiteral("all"));
    const Result<std::unique_ptr<Server>> server = Server::open(line, output);
    if (!server)
        return fail(server.error(), output);
    const Listings::Rows rows = (*server)->ask<QList<QJsonObject>>(
        [&](PgConnection& connection) { return Listings(connection).alerts(kind, all, limit); });
    if (!rows)
        return fail(rows.error(), output);
    const auto guarded = (*server)->ask<ForeignGuard::Status>(
        [](PgConnection& connection) { return ForeignGuard(connection).status(); });
    if (guarded && !guarded->clean())
        output.message(
            QStringLiteral("The guard on the old backend's table %1 in this database found double bookings too: "
                           "slotctl guard status --legacy names them.")
                .arg(guarded->appointments));
    using Kind = Output::Column::Kind;
    output.list({{QStringLiteral("id"), QStringLiteral("Alert"), Kind::Number},
                 {QStringLiteral("kind"), QStringLiteral("Kind")},
                 {QStringLiteral("status"), QStringLiteral("Status")},
                 {QStringLiteral("claimed_by_name"), QStringLiteral("With")},
                 {QStringLiteral("request_id"), QStringLiteral("Request"), Kind::Number},
                 {QStringLiteral("live"), QStringLiteral("Booked"), Kind::Number},
                 {QStringLiteral("slots"), QStringLiteral("of"), Kind::Number},
                 {QStringLiteral("starts_at"), QStringLiteral("Starts"), Kind::Time},
                 {QStringLiteral("gap"), QStringLiteral("Gap"), Kind::Number},
                 {QStringLiteral("stake_cents"), QStringLiteral("At stake"), Kind::Money},
                 {QStringLiteral("client_name"), QStringLiteral("Client")},
                 {QStringLiteral("names"), QStringLiteral("Therapists")}},
                output.json() ? *rows : readable(*rows), QStringLiteral("No alerts."));
    return ExitCode::Done;
}

} // namespace slotdesk
