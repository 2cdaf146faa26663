// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pgcanceller.h"
#include "db/pglink.h"

#include <QtCore/QDeadlineTimer>

namespace slotdesk {

/// One statement on its way: every wait for it has a deadline and can be interrupted. Made before sending, gone when
/// the connection is ready for the next one or closed. Inside models/db only.
class PgStatement
{
public:
    explicit PgStatement(PgConnection::Private& link);
    ~PgStatement();
    PgStatement(const PgStatement&) = delete;
    PgStatement& operator=(const PgStatement&) = delete;

    /// Why nothing may be sent: the connection is closed or the interrupt is raised.
    [[nodiscard]] std::optional<DbError> refusal();
    /// libpq would not take the statement: nothing has been sent.
    [[nodiscard]] DbError notSent();

    /// Hands what libpq holds back to the socket.
    [[nodiscard]] std::optional<DbError> flush();
    /// Waits until PQgetResult does not block.
    [[nodiscard]] std::optional<DbError> waitWhileBusy();
    /// The next result that opens a COPY in `direction`, or the error instead of it.
    [[nodiscard]] std::optional<DbError> awaitCopy(ExecStatusType direction);
    /// Takes all results; the last one, or the first error. An error may follow a good result: deferred constraints
    /// fail after the rows were sent.
    [[nodiscard]] Result<PgResult> finish();
    /// The same for all statements of a pipeline, which it leaves.
    [[nodiscard]] Result<QList<PgResult>> finishAll();

    /// False when the time is up or the connection broke: `error` is set and the connection closed.
    [[nodiscard]] bool wait(short events, DbError& error);
    void cancel();
    /// A copy is limited in silence, not in length.
    void renewDeadline();

private:
    PgConnection::Private& m_link;
    QDeadlineTimer m_deadline;
    std::unique_ptr<PgCanceller> m_canceller;
};

} // namespace slotdesk
