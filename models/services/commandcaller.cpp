// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/commandcaller.h"

#include "services/outcomereader.h"

namespace slotdesk {

namespace {

Result<Outcome> ask(PgConnection& connection, const QByteArray& sql, const SqlParams& params)
{
    const Result<PgResult> rows = connection.exec(sql, params);
    return rows ? OutcomeReader::read(*rows) : Result<Outcome>(rows.error());
}

bool replyIsMissing(const DbError& error)
{
    return error.inDoubt || error.kind == DbError::Kind::Lost || error.kind == DbError::Kind::Timeout;
}

/// The command id is in `params`, so asking twice is safe: the database answers the second time from the receipt.
Result<Outcome> askOnceMore(const DbWorker& worker, const DbError& first, const QByteArray& sql,
                            const SqlParams& params)
{
    Result<std::unique_ptr<PgConnection>> fresh = worker.openAnother();
    Result<Outcome> second = fresh ? ask(**fresh, sql, params) : Result<Outcome>(fresh.error());
    if (second)
        return second;
    DbError error = second.error();
    error.inDoubt = error.inDoubt || first.inDoubt;
    return error;
}

} // namespace

CommandCaller::Reply CommandCaller::call(const QByteArray& sql, const SqlParams& params) const
{
    // A plain pointer: the worker outlives its jobs, and a job that owned it would have it join itself.
    const DbWorker* worker = m_worker.get();
    return m_worker->run<Outcome>([worker, sql, params](PgConnection& connection) {
        Result<Outcome> first = ask(connection, sql, params);
        return first || !replyIsMissing(first.error()) ? first : askOnceMore(*worker, first.error(), sql, params);
    });
}

SqlParams& addVersion(SqlParams& params, int expectedVersion)
{
    return expectedVersion > 0 ? params.add(expectedVersion) : params.null();
}

} // namespace slotdesk
