// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/feedworker.h"

#include "db/migrator.h"

#include <QtCore/QCoreApplication>
#include <algorithm>

namespace slotdesk {

namespace {

constexpr int headEveryMs = 1000;
constexpr int heldTooLongMs = 1000;
constexpr int tellEveryMs = 1000;      ///< nothing has changed but the time
constexpr int shortestAnswerMs = 1500; ///< however long nothing was asked
constexpr int longestSnapshotMs = 60000;
constexpr int cancelGraceMs = 300; ///< a reader loses nothing when its link is dropped

} // namespace

FeedWorker::FeedWorker(const Endpoint& endpoint, const ChangeFeed::Options& options,
                       std::shared_ptr<FeedMailbox> mailbox)
    : m_endpoint(endpoint),
      m_options(options),
      m_mailbox(std::move(mailbox)),
      m_pace(options),
      m_snapshotLimitMs(options.answerLimitMs)
{
}

void FeedWorker::run()
{
    while (!m_mailbox->isStopped()) {
        const DbError end = follow();
        if (m_mailbox->isStopped())
            break;
        tellBroken(end);
        m_mailbox->rest(m_pace.nextRetryMs());
    }
}

DbError FeedWorker::follow()
{
    const Result<std::unique_ptr<PgConnection>> link = connect();
    if (!link)
        return link.error();
    PgConnection& connection = **link;
    FeedReader reader(connection);
    if (const auto error = takeSnapshot(connection, reader))
        return *error;
    m_pace.connected();
    for (;;) {
        m_mailbox->rest(m_pace.pollMs(m_mailbox->isHidden()));
        if (m_mailbox->isStopped())
            return {};
        if (m_mailbox->isFull())
            continue;
        if (const auto error = turn(connection, reader))
            return *error;
    }
}

Result<std::unique_ptr<PgConnection>> FeedWorker::connect() const
{
    PgConnection::Options options;
    options.applicationName = "slotdesk-feed";
    options.connectTimeoutMs = m_options.answerLimitMs;
    options.statementTimeoutMs = m_options.answerLimitMs;
    options.cancelGraceMs = cancelGraceMs;
    options.interrupt = m_mailbox->interrupt();
    return PgConnection::open(m_endpoint, options);
}

// A schema of another age is shown as far as its views allow, and not changed.
std::optional<DbError> FeedWorker::checkSchema(PgConnection& connection)
{
    const Result<Done> fits = Migrator(connection).check();
    m_schemaReason = fits ? QString() : fits.error().message;
    if (fits || fits.error().kind == DbError::Kind::Schema)
        return std::nullopt;
    return fits.error();
}

std::optional<DbError> FeedWorker::takeSnapshot(PgConnection& connection, FeedReader& reader)
{
    connection.setStatementTimeout(m_snapshotLimitMs);
    if (auto error = checkSchema(connection))
        return error;
    // Outside the read-only transaction: a restored dump gets its new incarnation here.
    const Result<FeedHead> head = reader.head();
    if (!head)
        return head.error();
    const QDateTime asked = QDateTime::currentDateTimeUtc();
    // The board is as true as before until the last part has come.
    Result<FeedBatch> batch = reader.snapshot([this](FeedBatch part) {
        part.health = m_told;
        m_mailbox->put(std::move(part));
    });
    if (!batch) {
        if (batch.error().kind == DbError::Kind::Timeout)
            m_snapshotLimitMs = std::min(2 * m_snapshotLimitMs, longestSnapshotMs);
        return batch.error();
    }
    m_head = *head;
    m_sinceHead.start();
    m_sinceSnapshot.start();
    m_sinceAnswer.start();
    tell(batch.take(), asked);
    return std::nullopt;
}

std::optional<DbError> FeedWorker::turn(PgConnection& connection, FeedReader& reader)
{
    if (m_sinceSnapshot.hasExpired(m_options.snapshotEveryMs))
        return takeSnapshot(connection, reader);
    connection.setStatementTimeout(answerLimitNow());
    if (m_sinceHead.hasExpired(headEveryMs)) {
        const QByteArray known = m_head.incarnation;
        if (auto error = lookAtHead(reader))
            return error;
        if (m_head.incarnation != known)
            return takeSnapshot(connection, reader);
    }
    return readTail(reader);
}

std::optional<DbError> FeedWorker::lookAtHead(FeedReader& reader)
{
    const Result<FeedHead> head = reader.head();
    if (!head)
        return head.error();
    m_head = *head;
    m_sinceHead.start();
    return std::nullopt;
}

std::optional<DbError> FeedWorker::readTail(FeedReader& reader)
{
    const QDateTime asked = QDateTime::currentDateTimeUtc();
    const Result<FeedChanges> changes = reader.changes();
    if (!changes)
        return changes.error();
    if (!changes->isEmpty()) {
        m_pace.moved();
        const Result<Done> read = reader.readAgain(*changes, [&](const FeedBatch& batch) { tell(batch, asked); });
        if (!read)
            return read.error();
    }
    m_sinceAnswer.start();
    tell(healthAt(asked));
    return std::nullopt;
}

// Whoever looks seldom must not learn late that the server is gone.
int FeedWorker::answerLimitNow() const
{
    const int silent = int(std::min<qint64>(m_sinceAnswer.elapsed(), m_options.answerLimitMs));
    return std::max(m_options.answerLimitMs - silent, std::min(shortestAnswerMs, m_options.answerLimitMs));
}

FeedHealth FeedWorker::healthAt(const QDateTime& asked) const
{
    FeedHealth health;
    health.lagMs = int(m_head.heldMs);
    health.asOf = asked.addMSecs(-health.lagMs);
    const bool held = health.lagMs > heldTooLongMs;
    if (held)
        health.holder =
            QCoreApplication::translate("ChangeFeed", "%1, %2 s").arg(m_head.holder).arg(health.lagMs / 1000);
    health.state = held ? FeedHealth::State::Lagging : FeedHealth::State::Live;
    health.reason = m_schemaReason;
    if (m_schemaReason.isEmpty() && m_head.readOnly)
        health.reason =
            QCoreApplication::translate("ChangeFeed", "The server is a standby: bookings are made elsewhere.");
    if (!health.reason.isEmpty())
        health.state = FeedHealth::State::ReadOnly;
    return health;
}

void FeedWorker::tell(FeedBatch batch, const QDateTime& asked)
{
    batch.health = healthAt(asked);
    const FeedHealth health = batch.health;
    m_mailbox->put(std::move(batch));
    tell(health);
}

void FeedWorker::tell(const FeedHealth& health)
{
    const bool same = m_told.state == health.state && m_told.holder == health.holder && m_told.reason == health.reason;
    if (same && m_told.asOf.isValid() && m_told.asOf.msecsTo(health.asOf) < tellEveryMs)
        return;
    m_told = health;
    m_mailbox->put(health);
}

void FeedWorker::tellBroken(const DbError& error)
{
    FeedHealth health = m_told;
    health.state = m_told.asOf.isValid() ? FeedHealth::State::Stale : FeedHealth::State::Connecting;
    health.reason = m_schemaReason.isEmpty() ? error.message : m_schemaReason;
    health.holder.clear();
    tell(health);
}

} // namespace slotdesk
