// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pgcanceller.h"

#include <array>
#include <chrono>
#include <condition_variable>
#include <libpq-fe.h>
#include <mutex>
#include <thread>

namespace slotdesk {

struct PgCanceller::State
{
    std::unique_ptr<PGcancel, decltype(&PQfreeCancel)> request{nullptr, &PQfreeCancel};
    std::mutex mutex;
    std::condition_variable changed;
    bool sent = false;
};

PgCanceller::PgCanceller(pg_conn* connection) : m_state(std::make_shared<State>())
{
    m_state->request.reset(PQgetCancel(connection));
    std::thread([state = m_state] {
        std::array<char, 256> refusal{};
        if (state->request)
            PQcancel(state->request.get(), refusal.data(), int(refusal.size()));
        const std::lock_guard lock(state->mutex);
        state->sent = true;
        state->changed.notify_all();
    }).detach();
}

bool PgCanceller::waitForSent(const QDeadlineTimer& deadline)
{
    std::unique_lock lock(m_state->mutex);
    const auto wasSent = [this] { return m_state->sent; };
    if (!deadline.isForever())
        return m_state->changed.wait_for(lock, std::chrono::milliseconds(deadline.remainingTime()), wasSent);
    m_state->changed.wait(lock, wasSent);
    return true;
}

} // namespace slotdesk
