// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pgstatement.h"

#include "db/interrupt.h"
#include "db/pgerror.h"
#include "db/pgwait.h"

#include <QtCore/QCoreApplication>
#include <poll.h>

namespace slotdesk {

PgStatement::PgStatement(PgConnection::Private& link)
    : m_link(link), m_deadline(deadlineIn(link.options.statementTimeoutMs))
{
}

PgStatement::~PgStatement()
{
    // A cancel request that is still under way would hit the next statement.
    if (m_canceller && m_link.conn && !m_canceller->waitForSent(QDeadlineTimer(m_link.options.cancelGraceMs)))
        m_link.close();
}

std::optional<DbError> PgStatement::refusal()
{
    if (!m_link.isOpen())
        return pgerror::lost(m_link.server, {}, false);
    if (!m_link.options.interrupt)
        m_link.interrupt->clear();
    else if (m_link.interrupt->isRaised())
        return pgerror::cancelled(false);
    return std::nullopt;
}

DbError PgStatement::notSent()
{
    if (!m_link.isOpen()) {
        m_link.close();
        return pgerror::lost(m_link.server, {}, false);
    }
    return pgerror::usage(
        QCoreApplication::translate("PgConnection", "The statement cannot be sent: another one is not finished."));
}

bool PgStatement::wait(short events, DbError& error)
{
    for (;;) {
        const Interrupt* interrupt = m_canceller ? nullptr : m_link.interrupt.get();
        switch (waitFor(PQsocket(m_link.conn), events, m_deadline, interrupt)) {
        case WaitEnd::Ready:
            return true;
        case WaitEnd::Interrupted:
            cancel();
            break;
        case WaitEnd::TimedOut:
            error = m_canceller ? pgerror::cancelled(true) : pgerror::timeout(m_link.server);
            cancel(); // or it would go on behind our back, holding its locks
            m_link.close();
            return false;
        }
    }
}

void PgStatement::cancel()
{
    if (m_canceller)
        return;
    m_canceller = std::make_unique<PgCanceller>(m_link.conn);
    m_deadline = std::min(m_deadline, QDeadlineTimer(m_link.options.cancelGraceMs));
}

void PgStatement::renewDeadline()
{
    if (!m_canceller)
        m_deadline = deadlineIn(m_link.options.statementTimeoutMs);
}

std::optional<DbError> PgStatement::flush()
{
    DbError error;
    // A failed write is kept by libpq and comes with the result.
    while (PQflush(m_link.conn) > 0) {
        if (!wait(POLLIN | POLLOUT, error))
            return error;
        if (PQconsumeInput(m_link.conn) == 0)
            break;
    }
    return std::nullopt;
}

std::optional<DbError> PgStatement::waitWhileBusy()
{
    DbError error;
    while (PQisBusy(m_link.conn) != 0) {
        if (!wait(POLLIN, error))
            return error;
        if (PQconsumeInput(m_link.conn) == 0)
            break;
    }
    return std::nullopt;
}

std::optional<DbError> PgStatement::awaitCopy(ExecStatusType direction)
{
    if (auto error = flush())
        return error;
    if (auto error = waitWhileBusy())
        return error;
    const PgResult first(PQgetResult(m_link.conn));
    if (first.status() == direction)
        return std::nullopt;
    const bool wasRefused = first.status() == PGRES_FATAL_ERROR;
    const DbError refusal = wasRefused ? pgerror::refused(first.raw(), m_canceller != nullptr)
                                       : pgerror::usage(QCoreApplication::translate(
                                             "PgConnection", "The statement does not copy rows in this direction."));
    const Result<PgResult> rest = finish();
    return m_link.isOpen() ? refusal : rest.error();
}

Result<PgResult> PgStatement::finish()
{
    if (auto error = flush())
        return *error;
    PgResult last;
    std::optional<DbError> refusal;
    for (;;) {
        if (auto error = waitWhileBusy())
            return *error;
        const PgResult next(PQgetResult(m_link.conn));
        const auto status = ExecStatusType(next.status());
        if (!next.raw())
            break;
        if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH) {
            m_link.close();
            return pgerror::usage(QCoreApplication::translate(
                "PgConnection", "A COPY statement was sent the ordinary way; the connection is closed."));
        }
        if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY)
            last = next;
        else if (!refusal)
            refusal = pgerror::refused(next.raw(), m_canceller != nullptr);
    }
    if (!m_link.isOpen()) {
        m_link.close();
        return pgerror::lost(m_link.server, refusal ? refusal->sqlState : QByteArray(), true);
    }
    return refusal ? Result<PgResult>(*refusal) : Result<PgResult>(last);
}

Result<QList<PgResult>> PgStatement::finishAll()
{
    if (auto error = flush())
        return *error;
    QList<PgResult> answers;
    std::optional<DbError> refusal;
    for (bool isOver = false; !isOver && m_link.isOpen();) {
        if (auto error = waitWhileBusy())
            return *error;
        const PgResult next(PQgetResult(m_link.conn));
        const auto status = ExecStatusType(next.status());
        if (!next.raw()) // between two statements
            continue;
        isOver = status == PGRES_PIPELINE_SYNC;
        if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
            answers.append(next);
        else if (!isOver && status != PGRES_PIPELINE_ABORTED && !refusal)
            refusal = pgerror::refused(next.raw(), m_canceller != nullptr);
    }
    if (!m_link.isOpen() || PQexitPipelineMode(m_link.conn) == 0) {
        m_link.close();
        return pgerror::lost(m_link.server, refusal ? refusal->sqlState : QByteArray(), true);
    }
    return refusal ? Result<QList<PgResult>>(*refusal) : Result<QList<PgResult>>(answers);
}

} // namespace slotdesk
