// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pgerror.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <libpq-fe.h>

namespace slotdesk::pgerror {

namespace {

struct PgErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(slotdesk::PgConnection)
};

DbError make(DbError::Kind kind, const QString& message, bool retry = false, bool inDoubt = false)
{
    DbError error;
    error.kind = kind;
    error.message = message;
    error.retry = retry;
    error.inDoubt = inDoubt;
    return error;
}

// libpq does not hand out the SQLSTATE of a refused login; with PQERRORS_VERBOSE it stands between the severity and
// the text, alone in its form whatever the server's language is.
QByteArray stateIn(const QString& text)
{
    static const QRegularExpression form(QStringLiteral(R"(:  ([0-9A-Z]{5}): )"));
    QByteArray state;
    for (auto matches = form.globalMatch(text); matches.hasNext();)
        state = matches.next().captured(1).toLatin1();
    return state;
}

QString firstLine(const pg_conn* connection, const QString& text)
{
    const QString password = QString::fromUtf8(PQpass(connection));
    const QString line = text.section(QLatin1Char('\n'), 0, 0).trimmed();
    return !password.isEmpty() && line.contains(password) ? QString() : line;
}

bool worthAnotherTry(const QByteArray& state)
{
    return state == "40001" || state == "40P01" || state == "55P03" || state == "57014" || state == "57P03" ||
           state == "53300";
}

void explain(DbError& error, const QString& server, const QString& detail)
{
    const QByteArray& state = error.sqlState;
    if (state == "28P01" || state == "28000") {
        error.message = PgErrorWords::tr("The server refused the login %1 or its password.").arg(server);
        error.hint = PgErrorWords::tr("Check the login and the password; an administrator can set a new one.");
    } else if (state == "3D000") {
        error.message = PgErrorWords::tr("There is no such database: %1.").arg(server);
        error.hint = PgErrorWords::tr("Check the name of the database.");
    } else if (state == "53300") {
        error.message = PgErrorWords::tr("The server has no connection left for %1.").arg(server);
        error.hint = PgErrorWords::tr("Try again in a moment.");
    } else if (state == "57P03") {
        error.message = PgErrorWords::tr("The server is starting or stopping: %1.").arg(server);
        error.hint = PgErrorWords::tr("Try again in a moment.");
    } else if (!state.isEmpty()) {
        error.message = PgErrorWords::tr("The server refused the connection %1: %2").arg(server, detail);
    } else {
        error.message = PgErrorWords::tr("No server answers at %1: %2").arg(server, detail);
        error.hint = PgErrorWords::tr("Check that the server runs and that its name and port are right.");
        error.retry = true;
    }
}

} // namespace

DbError unreachable(const pg_conn* connection, const QString& server)
{
    const QString text = QString::fromUtf8(PQerrorMessage(connection));
    DbError error = make(DbError::Kind::Unreachable, QString());
    error.sqlState = PQconnectionNeedsPassword(connection) != 0 ? QByteArray("28P01") : stateIn(text);
    error.retry = worthAnotherTry(error.sqlState);
    explain(error, server, firstLine(connection, text));
    if (PQconnectionNeedsPassword(connection) != 0)
        error.message = PgErrorWords::tr("The server asks for a password for %1.").arg(server);
    return error;
}

DbError connectTimeout(const QString& server)
{
    DbError error =
        make(DbError::Kind::Unreachable, PgErrorWords::tr("The server did not answer in time: %1.").arg(server), true);
    error.hint = PgErrorWords::tr("Check the network and that the server runs.");
    return error;
}

DbError unfit(const QString& message)
{
    return make(DbError::Kind::Unreachable, message);
}

DbError refused(const pg_result* result, bool cancelAsked)
{
    DbError error = make(DbError::Kind::Sql, QString::fromUtf8(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY)));
    error.sqlState = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    error.hint = QString::fromUtf8(PQresultErrorField(result, PG_DIAG_MESSAGE_HINT));
    error.retry = worthAnotherTry(error.sqlState);
    if (error.sqlState == "57014" && cancelAsked)
        error = cancelled(false);
    else if (error.sqlState == "3F000")
        error.kind = DbError::Kind::Schema;
    if (error.message.isEmpty())
        error.message = PgErrorWords::tr("The server refused the statement and did not say why.");
    return error;
}

DbError lost(const QString& server, const QByteArray& sqlState, bool inDoubt)
{
    DbError error =
        make(DbError::Kind::Lost, PgErrorWords::tr("The connection to %1 was lost.").arg(server), true, inDoubt);
    error.sqlState = sqlState;
    return error;
}

DbError timeout(const QString& server)
{
    return make(DbError::Kind::Timeout, PgErrorWords::tr("The server did not answer in time: %1.").arg(server), true,
                true);
}

DbError cancelled(bool inDoubt)
{
    DbError error = make(DbError::Kind::Cancelled, PgErrorWords::tr("The statement was cancelled."), false, inDoubt);
    error.sqlState = "57014";
    return error;
}

DbError usage(const QString& message)
{
    return make(DbError::Kind::Usage, message);
}

} // namespace slotdesk::pgerror
