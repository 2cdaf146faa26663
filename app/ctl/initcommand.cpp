// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/initcommand.h"

#include "app/ctl/server.h"
#include "db/migrator.h"
#include "services/localstaff.h"

namespace slotdesk {

namespace {

struct Made
{
    QString server;
    QString person;
    int applied = 0;
    int schema = 0;
};

Result<Made> migrate(const Endpoint& endpoint, const QString& supervisor)
{
    PgConnection::Options options;
    options.applicationName = "slotctl/" SLOTDESK_VERSION;
    options.statementTimeoutMs = 0;
    Result<std::unique_ptr<PgConnection>> connection = PgConnection::open(endpoint, options);
    if (!connection)
        return connection.error();
    Migrator migrator(**connection);
    Result<int> applied = migrator.migrate();
    if (!applied)
        return applied.error();
    if (!supervisor.isEmpty()) {
        if (Result<Done> made = LocalStaff::ensure(**connection, {supervisor, supervisor}); !made)
            return made.error();
    }
    Result<Migrator::State> state = migrator.state();
    if (!state)
        return state.error();
    return Made{endpoint.display(), supervisor, *applied, state->current};
}

Result<Made> setUpHere()
{
    Result<std::unique_ptr<LocalDatabase>> local = LocalDatabase::open(LocalDatabase::defaultName(), {});
    if (!local)
        return local.error();
    return Made{(*local)->owner().display(), (*local)->person().user(), (*local)->migrated(),
                int(Migrator::builtIn().size())};
}

} // namespace

void InitCommand::declare(CommandLine& line) const
{
    line.option(QStringLiteral("supervisor"),
                QStringLiteral("With --db: make this database login a supervisor and administrator. The private "
                               "PostgreSQL makes the user of this machine one by itself."),
                QStringLiteral("LOGIN"));
}

ExitCode InitCommand::run(CommandLine& line, Output& output)
{
    const Result<Endpoint> endpoint = Server::named(line, output);
    if (!endpoint)
        return fail(endpoint.error(), output);
    const QString supervisor = line.text(QStringLiteral("supervisor"));
    if (endpoint->isNull() && !supervisor.isEmpty()) {
        output.message(QStringLiteral("--supervisor needs --db."));
        return ExitCode::Usage;
    }
    const Result<Made> made = endpoint->isNull() ? setUpHere() : migrate(*endpoint, supervisor);
    if (!made)
        return fail(made.error(), output);
    QString text = made->applied > 0 ? QStringLiteral("%1 is ready: schema %2, %3 steps applied.")
                                           .arg(made->server)
                                           .arg(made->schema)
                                           .arg(made->applied)
                                     : QStringLiteral("%1 was ready: schema %2.").arg(made->server).arg(made->schema);
    if (!made->person.isEmpty())
        text += QStringLiteral(" %1 is supervisor and administrator.").arg(made->person);
    output.result({{QStringLiteral("server"), made->server},
                   {QStringLiteral("schema"), made->schema},
                   {QStringLiteral("applied"), made->applied},
                   {QStringLiteral("supervisor"), made->person.isEmpty() ? QJsonValue() : QJsonValue(made->person)}},
                  text);
    return ExitCode::Done;
}

} // namespace slotdesk
