// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/pixelprobe.h"

#include "domain/commandid.h"
#include "tests/support/pgfixture.h"

#include <random>

namespace slotdesk::test {

namespace {

constexpr int longestMs = 5000; ///< what was not seen by then counts as missed

} // namespace

PixelProbe::PixelProbe(const Endpoint& database, AppointmentId slot, TherapistId therapist)
    : m_database(database), m_slot(slot), m_therapist(therapist), m_thread([this] { work(); })
{
}

PixelProbe::~PixelProbe()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

bool PixelProbe::isExpected(TherapistId shown)
{
    const std::lock_guard lock(m_mutex);
    return m_isWaiting && shown == m_expected;
}

void PixelProbe::arrived()
{
    const std::lock_guard lock(m_mutex);
    if (m_isWaiting && !m_hasArrived)
        m_arrivals.add(std::chrono::duration<double, std::milli>(Clock::now() - m_committed).count());
    m_hasArrived = true;
}

Rounds PixelProbe::arrivals()
{
    const std::lock_guard lock(m_mutex);
    return m_arrivals;
}

void PixelProbe::seen()
{
    const std::lock_guard lock(m_mutex);
    if (!m_isWaiting)
        return;
    m_latencies.add(std::chrono::duration<double, std::milli>(Clock::now() - m_committed).count());
    m_isWaiting = false;
    m_changed.notify_all();
}

Rounds PixelProbe::latencies()
{
    const std::lock_guard lock(m_mutex);
    return m_latencies;
}

bool PixelProbe::pause(int ms)
{
    std::unique_lock lock(m_mutex);
    return !m_changed.wait_for(lock, std::chrono::milliseconds(ms), [this] { return m_stopped; });
}

void PixelProbe::work()
{
    const auto connection = PgFixture::connect(m_database);
    std::mt19937 random(17);
    const PgResult held =
        PgFixture::run(*connection, "select therapist_id is not null from slotdesk.appointment where id = $1",
                       SqlParams().add(m_slot));
    for (int turn = held.boolean(0, 0) ? 1 : 0; pause(int(40 + random() % 120)); ++turn) {
        SqlParams params;
        params.add(CommandId::make()).add(m_slot);
        const PgResult done =
            turn % 2 == 0
                ? PgFixture::run(*connection, "select ok, code from slotdesk.assign($1, $2, $3, null, 'mistake')",
                                 params.add(m_therapist))
                : PgFixture::run(*connection, "select ok, code from slotdesk.release($1, $2, null, 'mistake')", params);
        if (!done.boolean(0, 0) && done.text(0, 1) == QLatin1String("busy")) {
            --turn; // somebody else was at its request at that moment
            continue;
        }
        if (!done.boolean(0, 0))
            qFatal("the probe's command was refused: %s", qPrintable(done.text(0, 1)));
        std::unique_lock lock(m_mutex);
        m_committed = Clock::now();
        m_expected = turn % 2 == 0 ? m_therapist : TherapistId();
        m_isWaiting = true;
        m_hasArrived = false;
        m_changed.wait_for(lock, std::chrono::milliseconds(longestMs), [this] { return m_stopped || !m_isWaiting; });
        m_missed += int(m_isWaiting && !m_stopped);
        m_isWaiting = false;
    }
}

} // namespace slotdesk::test
