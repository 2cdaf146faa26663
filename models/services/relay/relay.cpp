// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/relay/relay.h"

#include "db/interrupt.h"

#include <QtCore/QScopedValueRollback>
#include <algorithm>

namespace slotdesk {

namespace {

constexpr int fastTurnMs = 20;
constexpr int idleTurnMs = 400;
constexpr int longestAwayMs = 10000;
constexpr int statementMs = 10000;

} // namespace

Relay::Relay(Endpoint endpoint, Settings settings, RelaySecrets& secrets, WebhookSender& sender)
    : m_endpoint(std::move(endpoint)),
      m_settings(std::move(settings)),
      m_lease(m_settings.place, m_settings.leaseMs),
      m_deliverer(m_lease, secrets, sender, BackOff(m_settings.backOff), m_steps)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Relay::turn);
    connect(&m_deliverer, &Deliverer::answered, this, [this] {
        if (m_end == End::None)
            m_timer.start(0);
    });
    connect(&m_deliverer, &Deliverer::delivered, this, &Relay::tellDelivered);
    connect(&m_deliverer, &Deliverer::failed, this, &Relay::tellFailed);
}

Relay::~Relay() = default;

void Relay::start()
{
    m_startedAt = bootClock()();
    m_timer.start(0);
}

void Relay::stop()
{
    m_timer.stop();
    m_deliverer.drop();
    if (m_settings.interrupt)
        m_settings.interrupt->clear(); // it has stopped what ran; this one statement is to run
    if (m_connection && m_connection->isOpen())
        m_lease.leave(*m_connection);
    m_connection.reset();
}

void Relay::turn()
{
    // A keychain that asks a person runs the event loop in the middle of a turn.
    if (m_inTurn || m_end != End::None)
        return;
    const QScopedValueRollback<bool> inTurn(m_inTurn, true);
    Result<int> next = 0;
    const Result<bool> connected = connectNow();
    if (!connected)
        next = connected.error();
    else if (*connected)
        next = work();
    const int pause = next ? *next : failedTurn(next.error());
    if (m_end == End::None && pause >= 0)
        m_timer.start(pause);
}

/// False: it has ended, this login will not do.
Result<bool> Relay::connectNow()
{
    if (m_connection && m_connection->isOpen())
        return true;
    PgConnection::Options options;
    options.applicationName = "slotctl relay/" SLOTDESK_VERSION;
    options.statementTimeoutMs = statementMs;
    options.interrupt = m_settings.interrupt;
    Result<std::unique_ptr<PgConnection>> opened = PgConnection::open(m_endpoint, options);
    if (!opened)
        return opened.error();
    m_connection = opened.take();
    const Result<QString> refusal = RelayQueue(*m_connection).refusal();
    if (!refusal)
        return refusal.error();
    if (!refusal->isEmpty()) {
        m_error = {DbError::Kind::Sql, {}, *refusal, {}};
        finish(End::Refused);
        return false;
    }
    m_lostTurns = 0;
    return true;
}

Result<int> Relay::work()
{
    RelayQueue queue(*m_connection);
    // What came back while we were away is written down first: the token tells whether that is still ours to do.
    const Result<bool> mine = m_lease.hold(*m_connection);
    if (!mine)
        return mine.error();
    if (!*mine)
        return standBy();
    if (!m_active) {
        m_active = true;
        m_toldStandBy = false;
        tell("active", QStringLiteral("This is the relay now."), {{QStringLiteral("token"), m_lease.token()}});
        m_steps.reached("leased");
    }
    const Result<Deliverer::Turn> settled = m_deliverer.settle(queue);
    if (!settled)
        return settled.error();
    if (settled->fenced)
        return fenced();
    const Result<RelayQueue::Filled> filled = fill(queue);
    if (!filled)
        return filled.error();
    if (filled->fenced)
        return fenced();
    const Result<Deliverer::Turn> started = m_deliverer.start(queue, m_settings.each);
    if (!started)
        return started.error();
    const Result<bool> kept = chores();
    if (!kept)
        return kept.error();
    const bool busy = filled->looked > 0 || *kept || started->started > 0;
    if (m_settings.once && !busy && m_deliverer.isIdle() && m_lease.lasts(0)) {
        finish(m_deliverer.failures() > 0 ? End::Undone : End::Done);
        return -1;
    }
    return pauseAfter(busy);
}

Result<int> Relay::standBy()
{
    if (m_active)
        return fenced();
    if (!m_toldStandBy) {
        m_toldStandBy = true;
        tell("standby", QStringLiteral("Another relay is at work: %1. Standing by.").arg(m_lease.heldBy()));
    }
    if (m_settings.once && bootClock()() > m_startedAt + m_settings.leaseMs + longestAwayMs) {
        m_error = {DbError::Kind::Sql, {}, QStringLiteral("Another relay is at work: %1.").arg(m_lease.heldBy()), {}};
        finish(End::Refused);
        return -1;
    }
    return m_lease.askAgainMs();
}

int Relay::fenced()
{
    m_active = false;
    m_lease.lost();
    m_deliverer.drop();
    tell("fenced", QStringLiteral("Another relay has taken over. What was under way here is its work now."));
    return fastTurnMs;
}

Result<RelayQueue::Filled> Relay::fill(RelayQueue& queue)
{
    Result<RelayQueue::Filled> filled = queue.fill(m_lease.token());
    if (filled && filled->looked > 0)
        m_steps.reached("queued");
    return filled;
}

Result<bool> Relay::chores()
{
    const Result<QJsonObject> done = m_keeping.one(*m_connection, m_lease.token());
    if (!done)
        return done.error();
    if (done->isEmpty())
        return false;
    m_steps.reached("kept");
    if (done->value(QLatin1String("count")).toInt() > 0)
        tell("chore",
             QStringLiteral("%1: %2")
                 .arg(done->value(QLatin1String("chore")).toString())
                 .arg(done->value(QLatin1String("count")).toInt()),
             *done);
    return true;
}

int Relay::pauseAfter(bool busy)
{
    m_pauseMs = busy ? fastTurnMs : std::min(idleTurnMs, m_pauseMs + m_pauseMs / 4 + 1);
    return m_pauseMs;
}

int Relay::failedTurn(const DbError& error)
{
    if (m_settings.interrupt && m_settings.interrupt->isRaised())
        return -1;
    m_error = error;
    const bool hopeless = error.kind == DbError::Kind::Usage || error.kind == DbError::Kind::Schema ||
                          (error.kind == DbError::Kind::Sql && !error.retry);
    if (hopeless || (m_settings.once && !m_active)) {
        finish(End::Unusable);
        return -1;
    }
    if (error.kind != DbError::Kind::Sql)
        m_connection.reset();
    if (m_lostTurns++ == 0)
        tell("trouble", error.text() + QStringLiteral(" Trying again."));
    return BackOff({fastTurnMs * 10, longestAwayMs}).delayMs(m_lostTurns);
}

void Relay::finish(End end)
{
    m_end = end;
    m_timer.stop();
    Q_EMIT ended();
}

void Relay::tell(const char* what, const QString& sentence, QJsonObject object)
{
    object.insert(QStringLiteral("relay"), QLatin1String(what));
    Q_EMIT progress(object, sentence);
}

void Relay::tellDelivered(const RelayDelivery& delivery, const WebhookAnswer& answer)
{
    tell("delivered", QStringLiteral("Event %1 to %2.").arg(delivery.event).arg(delivery.name),
         {{QStringLiteral("destination"), delivery.name},
          {QStringLiteral("event_id"), delivery.event},
          {QStringLiteral("key"), QString::fromLatin1(delivery.key)},
          {QStringLiteral("tries"), delivery.tries + 1},
          {QStringLiteral("status"), answer.status},
          {QStringLiteral("ms"), answer.tookMs}});
}

void Relay::tellFailed(const RelayDelivery& delivery, const WebhookAnswer& answer, int nextMs)
{
    const QString what = QStringLiteral("Event %1 to %2: %3").arg(delivery.event).arg(delivery.name, answer.error);
    tell(nextMs < 0 ? "dead" : "failed",
         what + (nextMs < 0 ? QStringLiteral(" Given up after %1 tries.").arg(delivery.tries + 1)
                            : QStringLiteral(" Again in %1 s.").arg(nextMs / 1000.0, 0, 'f', 1)),
         {{QStringLiteral("destination"), delivery.name},
          {QStringLiteral("event_id"), delivery.event},
          {QStringLiteral("tries"), delivery.tries + 1},
          {QStringLiteral("status"), answer.status},
          {QStringLiteral("error"), answer.error}});
}

} // namespace slotdesk
