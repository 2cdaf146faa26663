// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pgerror.h"
#include "db/pglink.h"
#include "db/pgstatement.h"

#include <poll.h>

namespace slotdesk {

namespace {

constexpr qsizetype blockSize = 65536;

std::optional<DbError> readSome(PGconn* conn, PgStatement& statement)
{
    DbError error;
    if (!statement.wait(POLLIN, error))
        return error;
    // What fails here is told by the result that follows.
    (void)PQconsumeInput(conn);
    statement.renewDeadline();
    return std::nullopt;
}

std::optional<DbError> sendBlock(PGconn* conn, PgStatement& statement, QByteArray& block)
{
    while (PQputCopyData(conn, block.constData(), int(block.size())) == 0)
        if (auto error = statement.flush())
            return error;
    block.clear();
    auto error = statement.flush();
    statement.renewDeadline();
    return error;
}

} // namespace

Result<qint64> PgConnection::copyOut(QByteArrayView sql, const std::function<bool(QByteArrayView line)>& row)
{
    PgStatement statement(*d);
    if (auto refusal = statement.refusal())
        return *refusal;
    const QByteArray text = sql.toByteArray();
    if (PQsendQueryParams(d->conn, text.constData(), 0, nullptr, nullptr, nullptr, nullptr, 0) == 0)
        return statement.notSent();
    if (auto error = statement.awaitCopy(PGRES_COPY_OUT))
        return *error;
    qint64 rows = 0;
    bool enough = false;
    for (;;) {
        char* line = nullptr;
        const int size = PQgetCopyData(d->conn, &line, 1);
        const std::unique_ptr<char, decltype(&PQfreemem)> owner(line, &PQfreemem);
        if (size < 0)
            break;
        if (size == 0) {
            if (auto error = readSome(d->conn, statement))
                return *error;
            continue;
        }
        if (enough)
            continue;
        ++rows;
        enough = !row(QByteArrayView(line, size - 1));
        if (enough)
            statement.cancel(); // what is under way is read and thrown away, so that the connection stays usable
    }
    const Result<PgResult> end = statement.finish();
    return end || (enough && end.error().kind == DbError::Kind::Cancelled) ? Result<qint64>(rows) : end.error();
}

Result<qint64> PgConnection::copyIn(QByteArrayView sql, const std::function<std::optional<QByteArray>()>& next)
{
    PgStatement statement(*d);
    if (auto refusal = statement.refusal())
        return *refusal;
    const QByteArray text = sql.toByteArray();
    if (PQsendQueryParams(d->conn, text.constData(), 0, nullptr, nullptr, nullptr, nullptr, 0) == 0)
        return statement.notSent();
    if (auto error = statement.awaitCopy(PGRES_COPY_IN))
        return *error;
    QByteArray block;
    for (auto line = next(); line; line = next()) {
        block += *line + '\n';
        if (block.size() < blockSize)
            continue;
        if (auto error = sendBlock(d->conn, statement, block))
            return *error;
    }
    if (auto error = sendBlock(d->conn, statement, block))
        return *error;
    while (PQputCopyEnd(d->conn, nullptr) == 0)
        if (auto error = statement.flush())
            return *error;
    const Result<PgResult> end = statement.finish();
    return end ? Result<qint64>(end->affected()) : end.error();
}

} // namespace slotdesk
