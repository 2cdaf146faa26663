// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dbworker.h"
#include "domain/outcome.h"
#include "domain/result.h"
#include "services/rowcells.h"

#include <QtCore/QFuture>

namespace slotdesk {

/// Sends one command function call and reads its outcome, for the services that have a method a command.
/// A reply lost on the way (in doubt) is asked for again with the same command id, once, on a new connection; what
/// still fails then is a DbError with inDoubt set. Thread-safe; the future finishes in the worker's thread, so continue
/// with then(context, …).
class CommandCaller
{
public:
    using Reply = QFuture<Result<Outcome>>;

    explicit CommandCaller(std::shared_ptr<DbWorker> worker) : m_worker(std::move(worker)) {}

    /// The command id is the first of `params`.
    [[nodiscard]] Reply call(const QByteArray& sql, const SqlParams& params) const;
    /// What a service reads beside its commands: `read` makes a value of each row.
    template <typename T>
    [[nodiscard]] QFuture<Result<QList<T>>> rows(const QByteArray& sql, const SqlParams& params,
                                                 T (*read)(const RowCells&), int group = 0) const
    {
        return m_worker->run<QList<T>>(
            [sql, params, read](PgConnection& connection) -> Result<QList<T>> {
                const Result<PgResult> found = connection.exec(sql, params);
                if (!found)
                    return found.error();
                QList<T> values;
                for (int row = 0; row < found->rows(); ++row)
                    values.append(read(RowCells(*found, row)));
                return values;
            },
            group);
    }
    /// Ends the questions of this group.
    void stop(int group) const { m_worker->cancel(group); }

private:
    std::shared_ptr<DbWorker> m_worker;
};

/// `expectedVersion` 0 is sent as null: do not check.
SqlParams& addVersion(SqlParams& params, int expectedVersion);

} // namespace slotdesk
