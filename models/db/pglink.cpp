// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pglink.h"

#include "db/interrupt.h"
#include "db/pgerror.h"
#include "db/pgstatement.h"
#include "db/pgwait.h"

#include <QtCore/QCoreApplication>
#include <array>
#include <poll.h>

namespace slotdesk {

PgConnection::Private::Private(QString name, const Options& given)
    : server(std::move(name)),
      options(given),
      interrupt(given.interrupt ? given.interrupt : std::make_shared<Interrupt>())
{
}

PgConnection::Private::~Private()
{
    close();
}

std::optional<DbError> PgConnection::Private::connect(const QByteArray& conninfo)
{
    // What stands before dbname gives way to the person's own text, what stands after it does not.
    const std::array<const char*, 9> keywords{"keepalives_idle",  "keepalives_interval", "keepalives_count",
                                              "tcp_user_timeout", "gssencmode",          "dbname",
                                              "application_name", "client_encoding",     nullptr};
    const std::array<const char*, 9> values{
        "10", "5", "3", "20000", "disable", conninfo.constData(), options.applicationName.constData(), "UTF8", nullptr};
    const QDeadlineTimer deadline = deadlineIn(options.connectTimeoutMs);
    conn = PQconnectStartParams(keywords.data(), values.data(), 1);
    if (!conn)
        return pgerror::unfit(QCoreApplication::translate("PgConnection", "There is no memory left to connect."));
    std::optional<DbError> error = handshake(deadline);
    if (!error)
        error = examine();
    if (error)
        close();
    return error;
}

std::optional<DbError> PgConnection::Private::handshake(const QDeadlineTimer& deadline)
{
    PQsetNoticeReceiver(conn, &takeNotice, this);
    PQsetErrorVerbosity(conn, PQERRORS_VERBOSE);
    PostgresPollingStatusType state = PQstatus(conn) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_OK) {
        if (state == PGRES_POLLING_FAILED)
            return pgerror::unreachable(conn, server);
        const short events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        switch (waitFor(PQsocket(conn), events, deadline, interrupt.get())) {
        case WaitEnd::Ready:
            state = PQconnectPoll(conn);
            break;
        case WaitEnd::TimedOut:
            return pgerror::connectTimeout(server);
        case WaitEnd::Interrupted:
            return pgerror::cancelled(false);
        }
    }
    return std::nullopt;
}

// What this program's text handling rests on; a server or a pooler that changes it must not be talked to.
std::optional<DbError> PgConnection::Private::examine()
{
    const auto says = [this](const char* name) { return QByteArray(PQparameterStatus(conn, name)); };
    if (says("standard_conforming_strings") != "on")
        return pgerror::unfit(QCoreApplication::translate(
            "PgConnection", "The server has standard_conforming_strings off, which is not safe to work with."));
    if (says("client_encoding") != "UTF8")
        return pgerror::unfit(
            QCoreApplication::translate("PgConnection", "The server does not speak UTF8 with this program."));
    if (PQsetnonblocking(conn, 1) != 0)
        return pgerror::lost(server, {}, false);
    if (says("DateStyle").startsWith("ISO"))
        return std::nullopt;
    PgStatement statement(*this);
    if (PQsendQuery(conn, "SET datestyle = 'ISO, YMD'") == 0)
        return pgerror::lost(server, {}, false);
    const Result<PgResult> set = statement.finish();
    return set ? std::nullopt : std::optional(set.error());
}

void PgConnection::Private::close()
{
    if (conn)
        PQfinish(conn);
    conn = nullptr;
}

void PgConnection::Private::takeNotice(void* self, const PGresult* notice)
{
    const QByteArray severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity == "FATAL" || severity == "PANIC")
        static_cast<Private*>(self)->doomed = true;
}

} // namespace slotdesk
