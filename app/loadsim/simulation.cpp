// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loadsim/simulation.h"

#include <algorithm>
#include <unistd.h>

namespace slotdesk {

namespace {

constexpr int mostRetries = 5;
constexpr int idleMs = 20;
constexpr int lookMs = 100; ///< how often a paced backend looks for offers that are due

} // namespace

Simulation::Simulation(const Endpoint& endpoint, const Options& options, SimPlan& plan, SimBackend& backend,
                       const StopSignal& stop)
    : m_endpoint(endpoint),
      m_options(options),
      m_plan(plan),
      m_backend(backend),
      m_stop(stop),
      m_end(options.seconds > 0 ? QDeadlineTimer(qint64(options.seconds) * 1000)
                                : QDeadlineTimer(QDeadlineTimer::Forever))
{
}

// False: it is over. Standard input hangs up when the program that started us is gone.
bool Simulation::pause(int ms) const
{
    const qint64 left = m_end.isForever() ? ms : std::min<qint64>(ms, m_end.remainingTime());
    return m_stop.wait(int(left), STDIN_FILENO) == StopSignal::Woken::TimeUp && !m_end.hasExpired();
}

Result<Done> Simulation::connect()
{
    PgConnection::Options options;
    options.applicationName = "slotdesk-loadsim/" SLOTDESK_VERSION;
    options.interrupt = m_stop.interrupt();
    Result<std::unique_ptr<PgConnection>> opened = PgConnection::open(m_endpoint, options);
    if (!opened)
        return opened.error();
    m_connection = opened.take();
    return Done{};
}

Result<Done> Simulation::run()
{
    int failures = 0;
    const bool paced = m_options.calls > 0;
    while (pause(paced ? m_plan.between(lookMs / 2, lookMs * 3 / 2) : 0)) {
        Result<SimBackend::Event> event = step();
        if (event) {
            failures = 0;
            count(*event);
            if (event->what.isEmpty() && !paced && !pause(idleMs))
                break;
            continue;
        }
        if (m_stop.stopped())
            break;
        if (!event.error().retry && event.error().kind == DbError::Kind::Sql)
            return event.error();
        if (++failures > mostRetries)
            return event.error();
        if (m_connection && !m_connection->isOpen())
            m_connection.reset();
    }
    return Done{};
}

Result<SimBackend::Event> Simulation::step()
{
    if (!m_connection) {
        if (Result<Done> connected = connect(); !connected)
            return connected.error();
    }
    Result<QList<SimBackend::Offer>> offers = m_backend.offers(*m_connection);
    if (!offers)
        return offers.error();
    const bool impatient = m_options.calls <= 0;
    const auto due = std::find_if(offers->cbegin(), offers->cend(), [&](const SimBackend::Offer& offer) {
        return m_plan.answersFor(offer.therapist, m_options.index, m_options.of) &&
               m_plan.wishFor(offer.id) != SimPlan::Wish::Ignore &&
               (impatient || offer.ageMs >= m_plan.reactionMs(offer.id, offer.request));
    });
    const double likely = impatient ? (due == offers->cend() ? 1 : 0.2) : m_options.calls * lookMs / 1000;
    if (m_plan.chance(likely))
        return m_backend.otherwise(*m_connection, m_plan);
    if (due == offers->cend())
        return SimBackend::Event{};
    return m_plan.wishFor(due->id) == SimPlan::Wish::Accept ? m_backend.accept(*m_connection, *due)
                                                            : m_backend.decline(*m_connection, *due);
}

void Simulation::count(const SimBackend::Event& event)
{
    if (event.what.isEmpty())
        return;
    QJsonObject codes = m_counts.value(event.what).toObject();
    codes.insert(event.code, codes.value(event.code).toInteger() + 1);
    m_counts.insert(event.what, codes);
}

} // namespace slotdesk
