// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/raceinterleaving.h"

#include <atomic>
#include <thread>

namespace slotdesk {

namespace {

/// What the way answers; an SQL error is an answer too, and ends the transaction.
QString accept(PgConnection& connection, const QString& way, int request, int therapist)
{
    const QByteArray call = "select way." + connection.quoted(way) + "($1, $2)";
    const Result<PgResult> said = connection.exec(call, SqlParams().add(request).add(therapist));
    return said ? said->text(0, 0) : QString::fromLatin1(said.error().sqlState);
}

} // namespace

Result<Done> RaceInterleaving::play(const QString& way, int request, bool firstCommits)
{
    for (PgConnection* one : {&m_first, &m_second})
        if (auto begun = one->script("begin"); !begun)
            return begun;
    const QString first = accept(m_first, way, request, 1);
    QString second;
    std::atomic<bool> answered = false;
    Result<Done> watched = Done{};
    {
        const std::jthread runner([&] {
            second = accept(m_second, way, request, 2);
            answered = true;
        });
        while (!answered && watched) {
            const auto waits = m_watcher.exec("select wait_event_type = 'Lock' from pg_stat_activity where pid = $1",
                                              SqlParams().add(m_second.backendPid()));
            if (!waits)
                watched = waits.error();
            else if (waits->boolean(0, 0))
                break;
        }
        const Result<Done> ended = m_first.script(firstCommits ? "commit" : "rollback");
        if (!ended)
            m_first.close(); // lets the second go on
        if (watched && !ended)
            watched = ended;
    }
    if (!watched)
        return watched;
    if (auto ended = m_second.script("commit"); !ended)
        return ended;
    if (firstCommits)
        if (auto noted = note(way, request, 1, first); !noted)
            return noted;
    return note(way, request, 2, second);
}

Result<Done> RaceInterleaving::note(const QString& way, int request, int therapist, const QString& answer)
{
    const auto noted = m_watcher.exec("insert into way.told values ($1, $2, $3, $4)",
                                      SqlParams().add(way).add(request).add(therapist).add(answer));
    return noted ? Result<Done>(Done{}) : noted.error();
}

} // namespace slotdesk
