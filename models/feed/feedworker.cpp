// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/feedworker.h"

#include "db/migrator.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRandomGenerator>
#include <algorithm>

namespace slotdesk {

namespace {

constexpr int headEveryMs = 1000;
constexpr int heldTooLongMs = 1000;
constexpr int shortestAnswerMs = 1500; ///< however long nothing was asked
constexpr int longestSnapshotMs = 60000;
constexpr int cancelGraceMs = 300;     ///< a reader loses nothing when its link is dropped
constexpr int atOnceMs = 400;          ///< for a line to a relay, before the database is asked for everything
constexpr int longestWelcomeMs = 1500; ///< the board stands still meanwhile
constexpr int longestKnockMs = 300000;
constexpr int fullMs = 20; ///< until the desk has taken something
constexpr int silenceLookMs = 500;
constexpr int spreadADeskMs = 5;
constexpr int mostSpreadMs = 2000;

QElapsedTimer started()
{
    QElapsedTimer timer;
    timer.start();
    return timer;
}

} // namespace

FeedWorker::FeedWorker(const Endpoint& endpoint, const ChangeFeed::Options& options,
                       std::shared_ptr<FeedMailbox> mailbox)
    : m_endpoint(endpoint),
      m_options(options),
      m_mailbox(std::move(mailbox)),
      m_pace(options),
      m_snapshotLimitMs(options.answerLimitMs),
      m_knockEveryMs(options.relayEveryMs)
{
}

void FeedWorker::run()
{
    while (!m_mailbox->isStopped()) {
        const std::optional<DbError> end = follow();
        if (!end || m_mailbox->isStopped())
            continue;
        tellBroken(*end);
        rest(m_pace.nextRetryMs());
    }
    m_stream.reset();
    m_pause.reset();
}

std::optional<DbError> FeedWorker::follow()
{
    {
        const Result<std::unique_ptr<PgConnection>> link = connect();
        if (!link)
            return link.error();
        FeedReader reader(**link);
        if (auto error = checkSchema(**link, reader))
            return error;
        if (auto error = knock(reader))
            return error;
        // A line that stands at once saves the database a snapshot.
        for (QElapsedTimer waited = started(); m_stream && !isFollowing() && waited.elapsed() < atOnceMs;)
            rest(atOnceMs / 10);
        if (!isFollowing()) {
            if (auto error = poll(**link, reader))
                return error;
        }
    }
    followRelay();
    return std::nullopt;
}

/// Until a relay can be followed, or for ever.
std::optional<DbError> FeedWorker::poll(PgConnection& connection, FeedReader& reader)
{
    awaitWelcome();
    if (isFollowing())
        return std::nullopt;
    if (auto error = takeSnapshot(connection, reader))
        return error;
    m_pace.connected();
    while (!m_mailbox->isStopped()) {
        rest(m_pace.pollMs(m_mailbox->isHidden()));
        awaitWelcome();
        if (isFollowing())
            return std::nullopt;
        if (m_mailbox->isStopped() || m_mailbox->isFull())
            continue;
        if (auto error = knock(reader))
            return error;
        if (auto error = turn(connection, reader))
            return error;
    }
    return std::nullopt;
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
std::optional<DbError> FeedWorker::checkSchema(PgConnection& connection, FeedReader& reader)
{
    const Result<Done> fits = Migrator(connection).check();
    m_schemaReason = fits ? QString() : fits.error().message;
    reader.readByFunctions(fits.ok());
    if (fits || fits.error().kind == DbError::Kind::Schema)
        return std::nullopt;
    return fits.error();
}

std::optional<DbError> FeedWorker::takeSnapshot(PgConnection& connection, FeedReader& reader)
{
    connection.setStatementTimeout(m_snapshotLimitMs);
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

// A server is upgraded, and a dump of another age restored, while desks are open.
std::optional<DbError> FeedWorker::beginAgain(PgConnection& connection, FeedReader& reader)
{
    if (auto error = checkSchema(connection, reader))
        return error;
    return takeSnapshot(connection, reader);
}

std::optional<DbError> FeedWorker::turn(PgConnection& connection, FeedReader& reader)
{
    if (m_sinceSnapshot.hasExpired(m_options.snapshotEveryMs))
        return beginAgain(connection, reader);
    connection.setStatementTimeout(answerLimitNow());
    if (m_sinceHead.hasExpired(headEveryMs)) {
        const QByteArray known = m_head.incarnation;
        if (auto error = lookAtHead(reader))
            return error;
        if (m_head.incarnation != known)
            return beginAgain(connection, reader);
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

/// Asks for a ticket when it is time to, and begins to open a line.
std::optional<DbError> FeedWorker::knock(FeedReader& reader)
{
    if (m_stream && m_stream->state() == FeedStream::State::Ended) {
        m_stream.reset(); // it could not be reached: seldomer from now on
        m_knockEveryMs = std::min(2 * m_knockEveryMs, longestKnockMs);
    }
    const bool due = !m_sinceKnock.isValid() || m_sinceKnock.hasExpired(m_knockEveryMs);
    if (m_options.relayEveryMs == 0 || m_stream || !due || !m_schemaReason.isEmpty())
        return std::nullopt;
    m_sinceKnock.start();
    const Result<std::optional<FeedTicket>> ticket = reader.ticket();
    if (!ticket)
        return ticket.error();
    if (!*ticket)
        return std::nullopt;
    if (!m_pause)
        m_pause = std::make_unique<FeedPause>(m_mailbox->interrupt()->descriptor());
    m_stream = std::make_unique<FeedStream>(**ticket, m_options.answerLimitMs);
    QObject::connect(m_stream.get(), &FeedStream::stirred, m_stream.get(), [this] { m_pause->wake(); });
    return std::nullopt;
}

bool FeedWorker::isFollowing() const
{
    return m_stream && m_stream->state() == FeedStream::State::Following;
}

// What the relay begins with is as old as our greeting: nothing that the database says after it may be on the board by
// then, or rows would go back.
void FeedWorker::awaitWelcome()
{
    const QElapsedTimer waited = started();
    while (!m_mailbox->isStopped() && m_stream && m_stream->state() == FeedStream::State::Opening &&
           m_stream->hasGreeted()) {
        if (waited.hasExpired(longestWelcomeMs))
            m_stream->giveUp();
        else
            rest(atOnceMs / 10);
    }
}

void FeedWorker::rest(int ms)
{
    if (!m_stream) {
        m_mailbox->rest(ms);
        return;
    }
    m_pause->rest(ms);
    if (m_stream->state() == FeedStream::State::Opening)
        m_stream->read([] { return true; }, [](const FeedStream::Letter&) {}); // sees a silence that lasts too long
}

void FeedWorker::followRelay()
{
    m_pace.connected();
    m_source = FeedHealth::Source::Relay;
    m_knockEveryMs = m_options.relayEveryMs;
    while (!m_mailbox->isStopped() && isFollowing()) {
        m_stream->read([this] { return !m_mailbox->isFull(); },
                       [this](FeedStream::Letter letter) { takeFromRelay(std::move(letter)); });
        if (isFollowing())
            m_pause->rest(m_mailbox->isFull() ? fullMs : silenceLookMs);
    }
    if (!m_mailbox->isStopped())
        leaveRelay();
}

void FeedWorker::takeFromRelay(FeedStream::Letter letter)
{
    const FeedHealth::State state = letter.batch.health.state;
    const bool isUseless = state != FeedHealth::State::Live && state != FeedHealth::State::Lagging;
    if (isUseless) {
        // It has no database, or one that it does not fit; perhaps we have.
        m_stream->giveUp();
    } else if (!letter.isBatch) {
        tell(letter.batch.health);
    } else {
        const FeedHealth health = letter.batch.health;
        const bool isPart = letter.batch.isPart;
        if (isPart)
            letter.batch.health = m_told;
        m_mailbox->put(std::move(letter.batch));
        if (!isPart)
            tell(health);
    }
}

// The database has a desk less to serve while the relay is there. When it goes, not all of its desks come at once.
void FeedWorker::leaveRelay()
{
    const bool newRights = m_stream->reason() == FeedWire::Reason::Rights;
    const int spreadMs = std::min(mostSpreadMs, m_stream->desks() * spreadADeskMs);
    m_stream.reset();
    m_source = newRights ? FeedHealth::Source::Server : FeedHealth::Source::LostRelay;
    if (newRights)
        m_sinceKnock.invalidate();
    else
        m_sinceKnock.start();
    if (spreadMs > spreadADeskMs && !newRights)
        m_mailbox->rest(QRandomGenerator::global()->bounded(spreadMs));
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
    health.source = m_source;
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
    const bool same = m_told.state == health.state && m_told.holder == health.holder &&
                      m_told.reason == health.reason && m_told.source == health.source;
    if (same && m_told.asOf.isValid() && m_told.asOf.msecsTo(health.asOf) < m_options.tellEveryMs)
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
