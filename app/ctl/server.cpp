// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/server.h"

#include "db/migrator.h"
#include "services/listings.h"

namespace slotdesk {

Result<Endpoint> Server::named(const CommandLine& line, const Output& output, const QString& option)
{
    if (!line.isSet(option))
        return Endpoint();
    Result<Endpoint> endpoint = Endpoint::parse(line.text(option));
    // Another login drops the password; the same database and login are otherwise the same text.
    if (endpoint && endpoint->withDatabase(endpoint->database()).conninfo() !=
                        endpoint->withUser(endpoint->user()).withDatabase(endpoint->database()).conninfo())
        output.message(QStringLiteral("Warning: everybody on this machine can read a password on a command line. "
                                      "Put it into ~/.pgpass or a service file."));
    return endpoint;
}

Result<std::unique_ptr<Server>> Server::open(const CommandLine& line, const Output& output, As as)
{
    Result<Endpoint> endpoint = named(line, output);
    if (!endpoint)
        return endpoint.error();
    if (!endpoint->isNull() && line.isSet(QStringLiteral("demo")))
        return usageError(QStringLiteral("Either --db or --demo, not both."));
    std::unique_ptr<Server> server(new Server);
    if (endpoint->isNull()) {
        Result<std::unique_ptr<LocalDatabase>> local = line.isSet(QStringLiteral("demo"))
                                                           ? LocalDatabase::openDemo({})
                                                           : LocalDatabase::open(LocalDatabase::defaultName(), {});
        if (!local)
            return local.error();
        server->m_local = local.take();
        endpoint = as == As::Owner ? server->m_local->owner() : server->m_local->person();
    }
    PgConnection::Options options;
    options.applicationName = "slotctl/" SLOTDESK_VERSION;
    server->m_worker = std::make_shared<DbWorker>(*endpoint, options);
    const Result<Done> fit = server->ask<Done>([](PgConnection& connection) { return Migrator(connection).check(); });
    if (!fit)
        return fit.error();
    return server;
}

} // namespace slotdesk
