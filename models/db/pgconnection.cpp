// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pgconnection.h"

#include "db/interrupt.h"
#include "db/pgerror.h"
#include "db/pglink.h"
#include "db/pgstatement.h"
#include "db/pgwait.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QVarLengthArray>
#include <poll.h>

namespace slotdesk {

PgConnection::PgConnection(std::unique_ptr<Private> p) : d(std::move(p)) {}

PgConnection::~PgConnection() = default;

Result<std::unique_ptr<PgConnection>> PgConnection::open(const Endpoint& endpoint, const Options& options)
{
    if (endpoint.isNull())
        return pgerror::usage(QCoreApplication::translate("PgConnection", "No database was named."));
    auto link = std::make_unique<Private>(endpoint.display(), options);
    if (auto error = link->connect(endpoint.conninfo()))
        return *error;
    return std::unique_ptr<PgConnection>(new PgConnection(std::move(link)));
}

namespace {

bool post(PGconn* conn, QByteArrayView sql, const SqlParams& params)
{
    QVarLengthArray<const char*, 16> values;
    for (const SqlParams::Value& value : params.values())
        values.append(value ? value->constData() : nullptr);
    const QByteArray text = sql.toByteArray();
    return PQsendQueryParams(conn, text.constData(), int(values.size()), nullptr, values.constData(), nullptr, nullptr,
                             0) != 0;
}

} // namespace

Result<PgResult> PgConnection::exec(QByteArrayView sql, const SqlParams& params)
{
    PgStatement statement(*d);
    if (auto refusal = statement.refusal())
        return *refusal;
    if (!post(d->conn, sql, params))
        return statement.notSent();
    return statement.finish();
}

Result<QList<PgResult>> PgConnection::execAll(const QList<PgQuery>& queries)
{
    PgStatement statement(*d);
    if (auto refusal = statement.refusal())
        return *refusal;
    if (PQenterPipelineMode(d->conn) == 0)
        return statement.notSent();
    const bool sent = std::all_of(queries.cbegin(), queries.cend(),
                                  [this](const PgQuery& query) { return post(d->conn, query.sql, query.params); });
    if (!sent || PQpipelineSync(d->conn) == 0) {
        d->close(); // some may be on their way
        return pgerror::lost(d->server, {}, true);
    }
    return statement.finishAll();
}

Result<Done> PgConnection::send(QByteArrayView sql, const SqlParams& params)
{
    auto statement = std::make_unique<PgStatement>(*d);
    if (auto refusal = statement->refusal())
        return *refusal;
    if (!post(d->conn, sql, params))
        return statement->notSent();
    if (auto error = statement->flush())
        return *error;
    d->sent = std::move(statement);
    return Done{};
}

bool PgConnection::answered(int ms)
{
    const QDeadlineTimer deadline(ms);
    while (d->sent && isOpen() && PQisBusy(d->conn) != 0) {
        if (waitFor(PQsocket(d->conn), POLLIN, deadline, nullptr) != WaitEnd::Ready)
            return false;
        if (PQconsumeInput(d->conn) == 0)
            break;
    }
    return true;
}

Result<PgResult> PgConnection::receive()
{
    const std::unique_ptr<PgStatement> statement = std::move(d->sent);
    if (!statement)
        return pgerror::usage(QCoreApplication::translate("PgConnection", "No statement is under way."));
    return isOpen() ? statement->finish() : Result<PgResult>(pgerror::lost(d->server, {}, true));
}

Result<Done> PgConnection::script(QByteArrayView sql)
{
    PgStatement statement(*d);
    if (auto refusal = statement.refusal())
        return *refusal;
    const QByteArray text = sql.toByteArray();
    if (PQsendQuery(d->conn, text.constData()) == 0)
        return statement.notSent();
    const Result<PgResult> result = statement.finish();
    return result ? Result<Done>(Done()) : Result<Done>(result.error());
}

bool PgConnection::alive()
{
    while (isOpen() && waitFor(PQsocket(d->conn), POLLIN, QDeadlineTimer(0), nullptr) == WaitEnd::Ready) {
        if (PQconsumeInput(d->conn) == 0)
            d->doomed = true;
        else
            (void)PQisBusy(d->conn); // reads what came: a FATAL while idle is the server's good-bye
        if (d->doomed)
            close();
    }
    return isOpen();
}

bool PgConnection::isOpen() const
{
    return d->isOpen();
}

bool PgConnection::inTransaction() const
{
    return isOpen() && PQtransactionStatus(d->conn) != PQTRANS_IDLE;
}

QByteArray PgConnection::quoted(const QString& identifier) const
{
    const QByteArray name = identifier.toUtf8();
    const std::unique_ptr<char, decltype(&PQfreemem)> text(
        isOpen() ? PQescapeIdentifier(d->conn, name.constData(), size_t(name.size())) : nullptr, &PQfreemem);
    return text ? QByteArray(text.get()) : QByteArray();
}

int PgConnection::backendPid() const
{
    return isOpen() ? PQbackendPID(d->conn) : 0;
}

int PgConnection::serverVersion() const
{
    return isOpen() ? PQserverVersion(d->conn) : 0;
}

int PgConnection::socketDescriptor() const
{
    return isOpen() ? PQsocket(d->conn) : -1;
}

int PgConnection::statementTimeout() const
{
    return d->options.statementTimeoutMs;
}

void PgConnection::setStatementTimeout(int ms)
{
    d->options.statementTimeoutMs = ms;
}

void PgConnection::cancel()
{
    d->interrupt->raise();
}

void PgConnection::close()
{
    d->close();
}

} // namespace slotdesk
