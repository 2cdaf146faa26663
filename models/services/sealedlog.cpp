// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sealedlog.h"

#include "services/sealedline.h"

namespace slotdesk {

Result<QList<SealedBatch>> SealedLog::batchesAfter(qint64 no, int most)
{
    const Result<PgResult> whole = m_connection.exec("select slotdesk.caller_markets() is null");
    if (!whole)
        return whole.error();
    if (!whole->boolean(0, 0))
        return DbError{DbError::Kind::Sql,
                       "42501",
                       QStringLiteral("The log is read whole: this login is limited to some markets"),
                       {}};
    SqlParams params;
    params.add(no).add(most);
    const Result<PgResult> found = m_connection.exec(
        "select no, incarnation, last_xid, last_id, newest_at, sealed_at, ids, row_hashes, previous, hash, exported, "
        "retired from slotdesk.sealed_batches($1, $2) order by no",
        params);
    if (!found)
        return found.error();
    QList<SealedBatch> batches;
    for (int row = 0; row < found->rows(); ++row) {
        SealedBatch batch;
        batch.no = found->int64(row, 0);
        batch.incarnation = found->bytes(row, 1);
        batch.lastXid = found->bytes(row, 2);
        batch.lastId = found->int64(row, 3);
        batch.newestAt = found->bytes(row, 4);
        batch.sealedAt = found->bytes(row, 5);
        batch.ids = found->int64Array(row, 6);
        const QByteArray hashes = found->bytes(row, 7);
        for (qsizetype at = 0; at < hashes.size(); at += 64)
            batch.rowHashes.append(hashes.mid(at, 64));
        batch.previous = found->bytes(row, 8);
        batch.hash = found->bytes(row, 9);
        batch.exported = found->boolean(row, 10);
        batch.retired = found->boolean(row, 11);
        batches.append(batch);
    }
    return batches;
}

Result<QList<QByteArray>> SealedLog::lines(qint64 batch)
{
    const Result<PgResult> found = m_connection.exec("select * from slotdesk.sealed_rows($1)", SqlParams().add(batch));
    if (!found)
        return found.error();
    QList<QByteArray> lines;
    lines.reserve(found->rows());
    for (int row = 0; row < found->rows(); ++row)
        lines.append(SealedLine::of(*found, row));
    return lines;
}

Result<qint64> SealedLog::unsealedBetween()
{
    const Result<PgResult> found = m_connection.exec("select min(id) from slotdesk.unsealed_between(1)");
    if (!found)
        return found.error();
    return found->int64(0, 0);
}

Result<bool> SealedLog::mayMark()
{
    const Result<PgResult> may =
        m_connection.exec("select has_function_privilege('slotdesk.mark_exported(bigint, text)', 'execute')");
    if (!may)
        return may.error();
    return may->boolean(0, 0);
}

Result<int> SealedLog::markExported(const SealedBatch& last)
{
    SqlParams params;
    params.add(last.no).raw(last.hash);
    const Result<PgResult> marked = m_connection.exec("select slotdesk.mark_exported($1, $2)", params);
    if (!marked)
        return marked.error();
    if (marked->isNull(0, 0))
        return DbError{
            DbError::Kind::Sql, "22023", QStringLiteral("batch %1 has another hash, or is not there").arg(last.no), {}};
    return marked->int32(0, 0);
}

} // namespace slotdesk
