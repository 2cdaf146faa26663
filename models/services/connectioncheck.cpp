// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/connectioncheck.h"

#include "db/migrator.h"
#include "db/serverprobe.h"

namespace slotdesk {

namespace {

using Trouble = ConnectionCheck::Trouble;

constexpr int oldestServer = 150000;

void say(ConnectionCheck::Report& report, Trouble trouble, const QString& sentence, const QString& advice)
{
    report.trouble = trouble;
    report.sentence = sentence;
    report.advice = advice;
}

/// No server said anything: which step failed.
void unanswered(ConnectionCheck::Report& report)
{
    const QString server = report.endpoint.display();
    switch (ServerProbe::obstacle(report.endpoint)) {
    case ServerProbe::Obstacle::NameUnknown:
        return say(report, Trouble::Name, ConnectionCheck::tr("There is no computer of that name: %1.").arg(server),
                   ConnectionCheck::tr(
                       "Check the spelling of the server's name, and that you are on the right network or VPN."));
    case ServerProbe::Obstacle::NoAnswer:
        return say(report, Trouble::NoAnswer, ConnectionCheck::tr("Nothing answers at %1.").arg(server),
                   ConnectionCheck::tr("Check that the server runs, its port, and that no firewall is in between."));
    case ServerProbe::Obstacle::Encryption:
        return say(
            report, Trouble::Encryption,
            ConnectionCheck::tr("A server answers at %1, but no encrypted connection could be made.").arg(server),
            ConnectionCheck::tr("Check the encryption setting and the server's certificate (sslmode, sslrootcert)."));
    }
}

} // namespace

DbError ConnectionCheck::Report::error() const
{
    DbError error;
    error.kind = trouble == Trouble::Address ? DbError::Kind::Usage
                 : trouble == Trouble::NoSchema || trouble == Trouble::SchemaOlder || trouble == Trouble::SchemaOther
                     ? DbError::Kind::Schema
                     : DbError::Kind::Unreachable;
    error.message = sentence;
    error.hint = advice;
    return error;
}

ConnectionCheck::Report ConnectionCheck::run(const QString& address)
{
    Report report;
    const Result<Endpoint> endpoint = Endpoint::parse(address);
    if (!endpoint) {
        say(report, Trouble::Address, endpoint.error().message, endpoint.error().hint);
        return report;
    }
    report.endpoint = *endpoint;
    report.login = endpoint->user();
    const Result<std::unique_ptr<PgConnection>> connection = PgConnection::open(*endpoint, {});
    if (connection)
        inspect(**connection, report);
    else
        refused(connection.error(), report);
    return report;
}

void ConnectionCheck::refused(const DbError& error, Report& report)
{
    const QByteArray& state = error.sqlState;
    const QString server = report.endpoint.display();
    if (state.isEmpty() && error.kind == DbError::Kind::Unreachable)
        unanswered(report);
    else if (state == "28P01")
        say(report, Trouble::Password, tr("The server does not accept this login with this password: %1.").arg(server),
            tr("Check both. A password left empty is looked for in ~/.pgpass and in the service file."));
    else if (state == "28000" || state == "42501")
        say(report, Trouble::NotLetIn, tr("The server does not let this login in from this computer: %1.").arg(server),
            tr("Ask the server's administrator to allow it (pg_hba.conf, right to connect), perhaps only encrypted."));
    else if (state == "3D000")
        say(report, Trouble::Database, tr("The server has no database of that name: %1.").arg(server),
            tr("Check the name of the database."));
    else if (state == "53300" || state == "57P03")
        say(report, Trouble::Busy, tr("The server takes no connection at the moment: %1.").arg(server),
            tr("It is starting, stopping or full. Try again in a moment."));
    else
        say(report, Trouble::Failed, error.message, error.hint);
}

void ConnectionCheck::inspect(PgConnection& connection, Report& report)
{
    report.serverVersion = connection.serverVersion();
    if (report.serverVersion < oldestServer)
        return say(report, Trouble::ServerOld,
                   tr("The server is PostgreSQL %1; Slotdesk needs 15 or newer.").arg(report.serverVersion / 10000),
                   tr("Ask the server's administrator."));
    // Asked of the catalogue, which everybody may read: the schema itself may be closed to this login.
    const Result<PgResult> facts = connection.exec(
        "select session_user, n.oid is not null, coalesce(has_schema_privilege(n.oid, 'usage'), false), "
        "coalesce((select string_agg(m.rolname, ', ' order by m.rolname) from pg_auth_members a "
        "join pg_roles g on g.oid = a.roleid join pg_roles m on m.oid = a.member "
        "where g.rolname = 'slotdesk_admin' and m.rolcanlogin), pg_get_userbyid(d.datdba)) "
        "from pg_database d left join pg_namespace n on n.nspname = 'slotdesk' where d.datname = current_database()");
    if (!facts)
        return say(report, Trouble::Failed, facts.error().message, facts.error().hint);
    report.login = facts->text(0, 0);
    if (!facts->boolean(0, 1))
        return say(report, Trouble::NoSchema,
                   tr("There is a database, but no Slotdesk in it: %1.").arg(report.endpoint.display()),
                   tr("Check the name of the database. An administrator sets Slotdesk up in it with: slotctl init"));
    const QString admins = facts->text(0, 3);
    const auto noRights = [&] {
        say(report, Trouble::Rights, tr("Nobody has given the login %1 a role in Slotdesk yet.").arg(report.login),
            tr("Ask an administrator of this Slotdesk to add you to the staff: %1.").arg(admins));
    };
    if (!facts->boolean(0, 2))
        return noRights();
    compareSchema(connection, report);
    if (!report.usable())
        return;
    const Result<PgResult> board = connection.exec("select has_table_privilege('slotdesk.live_request', 'select')");
    if (!board || !board->boolean(0, 0))
        noRights();
}

void ConnectionCheck::compareSchema(PgConnection& connection, Report& report)
{
    Migrator migrator(connection);
    const Result<Migrator::State> state = migrator.state();
    if (!state)
        return say(report, Trouble::Failed, state.error().message, state.error().hint);
    report.schema = state->current;
    const Result<Done> fit = migrator.check();
    if (state->current > state->latest)
        say(report, Trouble::SchemaNewer,
            tr("The server has schema %1, newer than this program's %2: the board can be read but not changed.")
                .arg(state->current)
                .arg(state->latest),
            tr("Update Slotdesk on this computer."));
    else if (fit)
        say(report, Trouble::None,
            tr("Connected as %1 to PostgreSQL %2, schema %3.")
                .arg(report.login)
                .arg(report.serverVersion / 10000)
                .arg(state->current),
            {});
    else if (state->current == 0)
        say(report, Trouble::NoSchema, tr("There is no Slotdesk in this database yet."), fit.error().hint);
    else if (state->current < state->latest)
        say(report, Trouble::SchemaOlder,
            tr("The server has schema %1, but this program needs %2.").arg(state->current).arg(state->latest),
            tr("Ask its administrator to bring it up to date: slotctl init"));
    else
        say(report, Trouble::SchemaOther, fit.error().message, fit.error().hint);
}

} // namespace slotdesk
