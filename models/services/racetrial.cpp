// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/racetrial.h"

#include "db/migrator.h"
#include "services/scratchdatabase.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QUuid>
#include <atomic>
#include <barrier>
#include <mutex>
#include <thread>
#include <vector>

namespace slotdesk {

namespace {

using Connections = std::vector<std::unique_ptr<PgConnection>>;
using Accept = std::function<Result<Done>(PgConnection&, int request, int therapist)>;

// One market, `connections` therapists, the requests with an offer to each; and the old backend's bookings as it had
// them: a table without a single rule.
Result<Done> setUp(PgConnection& connection, const RaceTrial::Options& options)
{
    if (Result<int> migrated = Migrator(connection).migrate(); !migrated)
        return migrated.error();
    Result<Done> made = connection.script(
        "create table public.unlocked_booking (request int, therapist int, at timestamptz default clock_timestamp());"
        "create index on public.unlocked_booking (request);"
        "insert into slotdesk.market (name, time_zone) values ('Race', 'UTC');"
        "insert into slotdesk.client (name) values ('Client')");
    if (!made)
        return made;
    Result<PgResult> rows = connection.exec("insert into slotdesk.therapist (market_id, name) "
                                            "select 1, 'Therapist ' || n from generate_series(1, $1) n",
                                            SqlParams().add(options.connections));
    // Each starts after the other has ended: nobody is busy.
    if (rows)
        rows = connection.exec("select slotdesk.create_request(gen_random_uuid(), 1, 1, 'race', $2, date_trunc('hour', "
                               "now()) + n * interval '2 hours', 60) from generate_series(1, $1) n",
                               SqlParams().add(options.requests).add(options.slots));
    if (!rows)
        return rows.error();
    return Done{};
}

Result<Done> acceptUnlocked(PgConnection& connection, int request, int therapist, int slotCount)
{
    Result<PgResult> count =
        connection.exec("select count(*) from public.unlocked_booking where request = $1", SqlParams().add(request));
    if (!count)
        return count.error();
    if (count->int32(0, 0) >= slotCount)
        return Done{};
    Result<PgResult> booked =
        connection.exec("insert into public.unlocked_booking (request, therapist) values ($1, $2)",
                        SqlParams().add(request).add(therapist));
    if (!booked)
        return booked.error();
    return Done{};
}

Result<Done> acceptLocked(PgConnection& connection, int request, int therapist)
{
    Result<PgResult> outcome = connection.exec("select (slotdesk.accept_offer(gen_random_uuid(), o.id)).code from "
                                               "slotdesk.appointment_offer o where o.request_id = $1 and "
                                               "o.therapist_id = $2",
                                               SqlParams().add(request).add(therapist));
    if (!outcome)
        return outcome.error();
    return Done{};
}

// All connections accept each request at the same moment.
Result<double> storm(Connections& connections, int requests, const Accept& accept)
{
    std::barrier gate(std::ptrdiff_t(connections.size()));
    std::mutex mutex;
    std::optional<DbError> firstError;
    std::atomic<bool> failed = false;
    QElapsedTimer clock;
    clock.start();
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < connections.size(); ++i) {
        threads.emplace_back([&, i] {
            for (int request = 1; request <= requests; ++request) {
                gate.arrive_and_wait();
                if (failed)
                    continue; // the others still come to the gate
                if (Result<Done> done = accept(*connections.at(i), request, int(i) + 1); !done) {
                    const std::lock_guard lock(mutex);
                    failed = true;
                    firstError = firstError.value_or(done.error());
                }
            }
        });
    }
    threads.clear();
    if (firstError)
        return *firstError;
    return double(clock.nsecsElapsed()) / 1e9;
}

Result<RaceTrial::Tally> tally(PgConnection& connection, const QString& way, QByteArrayView bookings, int slotCount)
{
    Result<PgResult> found = connection.exec(
        QByteArray("select count(*) filter (where live > $1), coalesce(sum(greatest(live - $1, 0)), 0), "
                   "coalesce(sum(greatest($1 - live, 0)), 0) from (select r.id, (" +
                   bookings.toByteArray() + ")::int as live from slotdesk.appointment_request r) q"),
        SqlParams().add(slotCount));
    if (!found)
        return found.error();
    RaceTrial::Tally result;
    result.way = way;
    result.doubleBooked = found->int32(0, 0);
    result.surplus = found->int32(0, 1);
    result.leftOpen = found->int32(0, 2);
    return result;
}

Result<Connections> openAll(const Endpoint& endpoint, int count, const PgConnection::Options& options)
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

QJsonObject object(const RaceTrial::Tally& result)
{
    return {{QStringLiteral("double_booked"), result.doubleBooked},
            {QStringLiteral("surplus"), result.surplus},
            {QStringLiteral("left_open"), result.leftOpen},
            {QStringLiteral("seconds"), result.seconds}};
}

} // namespace

QJsonObject RaceTrial::Report::toJson() const
{
    return {{QStringLiteral("requests"), options.requests},
            {QStringLiteral("slots"), options.slots},
            {QStringLiteral("connections"), options.connections},
            {QStringLiteral("unlocked"), object(unlocked)},
            {QStringLiteral("locked"), object(locked)}};
}

Result<RaceTrial::Report> RaceTrial::run(const Endpoint& server, const Options& options,
                                         const std::shared_ptr<Interrupt>& interrupt)
{
    Result<std::unique_ptr<ScratchDatabase>> scratch = ScratchDatabase::create(server, QStringLiteral("slotdesk_race"));
    if (!scratch)
        return scratch.error();
    PgConnection::Options how;
    how.applicationName = "slotctl race/" SLOTDESK_VERSION;
    how.statementTimeoutMs = 60000;
    how.interrupt = interrupt;
    Result<Connections> opened = openAll((*scratch)->endpoint(), options.connections, how);
    if (!opened)
        return opened.error();
    Connections connections = opened.take();
    PgConnection& first = *connections.front();
    if (Result<Done> ready = setUp(first, options); !ready)
        return ready.error();
    const Result<double> unlockedTime = storm(connections, options.requests, [&](PgConnection& c, int r, int t) {
        return acceptUnlocked(c, r, t, options.slots);
    });
    if (!unlockedTime)
        return unlockedTime.error();
    const Result<double> lockedTime = storm(connections, options.requests, acceptLocked);
    if (!lockedTime)
        return lockedTime.error();
    Result<Tally> unlocked =
        tally(first, QStringLiteral("unlocked"),
              "select count(*) from public.unlocked_booking b where b.request = r.id", options.slots);
    Result<Tally> locked =
        tally(first, QStringLiteral("locked"),
              "select count(*) from slotdesk.appointment a where a.request_id = r.id and a.status in "
              "('booked', 'completed', 'no_show')",
              options.slots);
    if (!unlocked || !locked)
        return unlocked ? locked.error() : unlocked.error();
    unlocked->seconds = *unlockedTime;
    locked->seconds = *lockedTime;
    return Report{options, *unlocked, *locked};
}

} // namespace slotdesk
