// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/changewriter.h"

#include "domain/commandid.h"
#include "tests/support/pgfixture.h"

#include <chrono>

namespace slotdesk {

ChangeWriter::ChangeWriter(const Endpoint& database, QList<Slot> places, int threads, int perSecond)
    : m_database(database), m_places(std::move(places)), m_threads(threads), m_perSecond(perSecond)
{
}

void ChangeWriter::start()
{
    for (int number = 0; number < m_threads; ++number)
        m_workers.emplace_back([this, number] { work(number); });
}

void ChangeWriter::stop()
{
    m_stopped = true;
    for (std::thread& worker : m_workers)
        worker.join();
    m_workers.clear();
}

void ChangeWriter::work(int number)
{
    const auto connection = PgFixture::connect(m_database);
    const auto step = std::chrono::microseconds(qint64(1000000) * m_threads / m_perSecond);
    auto due = std::chrono::steady_clock::now() + step * number / m_threads;
    int soonest = 0;
    for (int turn = 0; !m_stopped; ++turn) {
        // A pace, not a wait for something: late ones are made up for.
        std::this_thread::sleep_until(due);
        due += step;
        const qsizetype mine = m_places.size() / m_threads;
        const Slot& place = m_places.at(number + (turn / 2 % mine) * m_threads);
        SqlParams params;
        params.add(CommandId::make()).add(place.slot);
        const PgResult done =
            turn % 2 == 0
                ? PgFixture::run(*connection, "select ok from slotdesk.assign($1, $2, $3, null, 'mistake')",
                                 params.add(place.therapist))
                : PgFixture::run(*connection, "select ok from slotdesk.release($1, $2, null, 'mistake')", params);
        ++(done.boolean(0, 0) ? m_written : m_refused);
        if (number == 0 && turn % 80 == 40)
            PgFixture::run(*connection,
                           "select (slotdesk.create_request(gen_random_uuid(), 1, 1, 'Swedish 60', 1, now() + "
                           "make_interval(mins => $1), 30)).ok",
                           SqlParams().add(20 + 40 * soonest++));
    }
}

} // namespace slotdesk
