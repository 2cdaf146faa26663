// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/racestorm.h"

#include <QtCore/QElapsedTimer>
#include <atomic>
#include <barrier>
#include <mutex>
#include <thread>

namespace slotdesk {

Result<RaceStorm::Connections> RaceStorm::openAll(const Endpoint& endpoint, int count,
                                                  const PgConnection::Options& options)
{
    Connections connections;
    for (int i = 0; i < count; ++i) {
        Result<std::unique_ptr<PgConnection>> one = PgConnection::open(endpoint, options);
        if (!one)
            return one.error();
        connections.push_back(one.take());
    }
    return connections;
}

Result<double> RaceStorm::blow(const QString& way, int requests)
{
    std::barrier gate(std::ptrdiff_t(m_connections.size()));
    std::mutex mutex;
    std::optional<DbError> firstError;
    std::atomic<bool> failed = false;
    std::vector<QStringList> told(m_connections.size());
    const QByteArray call = "select way." + m_writer.quoted(way) + "($1, $2)";
    QElapsedTimer clock;
    clock.start();
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < m_connections.size(); ++i) {
        threads.emplace_back([&, i] {
            for (int request = 1; request <= requests; ++request) {
                gate.arrive_and_wait();
                if (failed)
                    continue; // the others still come to the gate
                const Result<PgResult> said = m_connections.at(i)->exec(call, SqlParams().add(request).add(int(i) + 1));
                if (said || said.error().kind == DbError::Kind::Sql) {
                    told.at(i) << (said ? said->text(0, 0) : QString::fromLatin1(said.error().sqlState));
                    continue;
                }
                const std::lock_guard lock(mutex);
                failed = true;
                firstError = firstError.value_or(said.error());
            }
        });
    }
    threads.clear();
    if (firstError)
        return *firstError;
    const double seconds = double(clock.nsecsElapsed()) / 1e9;
    for (std::size_t i = 0; i < told.size(); ++i) {
        const auto noted = m_writer.exec("insert into way.told select $1, n, $2, answer from unnest($3::text[]) with "
                                         "ordinality x (answer, n)",
                                         SqlParams().add(way).add(int(i) + 1).addArray(told.at(i)));
        if (!noted)
            return noted.error();
    }
    return seconds;
}

} // namespace slotdesk
