// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/requestshowcommand.h"

#include "app/ctl/requesttext.h"
#include "app/ctl/server.h"
#include "services/listings.h"

namespace slotdesk {

void RequestShowCommand::declare(CommandLine& line) const
{
    line.argument(QStringLiteral("REQUEST"), QStringLiteral("The request's number."));
}

ExitCode RequestShowCommand::run(CommandLine& line, Output& output)
{
    const qint64 id = line.argumentId(0, QStringLiteral("request number"));
    if (line.hasMistake())
        return misused(line, output);
    const Result<std::unique_ptr<Server>> server = Server::open(line, output);
    if (!server)
        return fail(server.error(), output);
    const Listings::Rows rows =
        (*server)->ask<QList<QJsonObject>>([id](PgConnection& connection) { return Listings(connection).request(id); });
    if (!rows)
        return fail(rows.error(), output);
    if (rows->isEmpty()) {
        output.message(QStringLiteral("There is no request %1 that you may see.").arg(id));
        return ExitCode::Refused;
    }
    output.result(rows->first(), requestText(rows->first()));
    return ExitCode::Done;
}

} // namespace slotdesk
