// SPDX-License-Identifier: GPL-3.0-or-later
// What does the lock cost? Side by side, in turns, on one server with full durability: a bare UPDATE of one row, and
// slotdesk.accept_offer with its locks, checks, receipt and event. One connection, nobody in the way.
#include "db/migrator.h"
#include "db/privatecluster.h"
#include "support/bookingworld.h"
#include "support/pgfixture.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace slotdesk;

namespace {

constexpr int rounds = 5;
constexpr int accepts = 200; // a round
constexpr int warmUp = 20;   // plans, caches; not counted

struct Side
{
    const char* name;
    QList<double> microseconds; ///< for one commit, a value a round

    [[nodiscard]] double median() const
    {
        QList<double> sorted = microseconds;
        std::sort(sorted.begin(), sorted.end());
        return sorted.at(sorted.size() / 2);
    }

    /// Half of the spread of the rounds, in per cent of the median.
    [[nodiscard]] double noise() const
    {
        const auto [least, most] = std::minmax_element(microseconds.begin(), microseconds.end());
        return 50.0 * (*most - *least) / median();
    }

    void print() const
    {
        std::printf("%-28s %8.0f us a commit   +-%4.1f %%   rounds:", name, median(), noise());
        for (const double value : microseconds)
            std::printf(" %.0f", value);
        std::printf("\n");
    }
};

template <typename Work>
double timed(int count, const Work& work)
{
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < count; ++i)
        work(i);
    return double(timer.nsecsElapsed()) / 1000.0 / count;
}

/// Offers that can all be accepted: one therapist, requests two hours apart.
QList<OfferId> makeOffers(BookingWorld& world, int count, int& nextMinutes)
{
    QList<OfferId> offers;
    for (int i = 0; i < count; ++i) {
        nextMinutes += 120;
        offers += world.offer(world.request(1, nextMinutes), 1);
    }
    return offers;
}

void accept(PgConnection& connection, OfferId offer)
{
    const Outcome outcome = outcomeOf(PgFixture::run(connection, "SELECT * FROM slotdesk.accept_offer($1, $2)",
                                                     SqlParams().add(CommandId::make()).add(offer)));
    if (!outcome.ok)
        qFatal("not accepted: %s", qPrintable(outcome.message));
}

void update(PgConnection& connection, qint64 row)
{
    PgFixture::run(connection, "UPDATE bench.slot SET therapist_id = 1, status = 'booked' WHERE id = $1",
                   SqlParams().add(row));
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder(QStringLiteral("/tmp/slotdesk-bench-XXXXXX"));
    PrivateCluster::Options options;
    options.folder = folder.path();
    options.lingerSeconds = 0;
    options.durable = true;
    const auto cluster = PrivateCluster::acquire(options);
    if (!cluster)
        qFatal("%s", qPrintable(cluster.error().message));
    if (const auto made = cluster.value()->ensureDatabase(QStringLiteral("bench")); !made)
        qFatal("%s", qPrintable(made.error().message));
    const auto connection = PgFixture::connect(cluster.value()->endpoint(QStringLiteral("bench")));
    if (const auto migrated = Migrator(*connection).migrate(); !migrated)
        qFatal("%s", qPrintable(migrated.error().message));
    PgFixture::run(*connection, "CREATE SCHEMA bench");
    PgFixture::run(*connection, "CREATE TABLE bench.slot (id bigint PRIMARY KEY, therapist_id bigint, status text)");
    PgFixture::run(*connection, "INSERT INTO bench.slot SELECT n, NULL, 'open' FROM generate_series(1, $1) AS n",
                   SqlParams().add(rounds * accepts + warmUp));

    BookingWorld world(*connection, 1);
    int nextMinutes = 120;
    qint64 nextRow = 0;
    Side bare{"UPDATE of one row", {}};
    Side locked{"slotdesk.accept_offer", {}};
    const auto round = [&](int count, bool counts) {
        const QList<OfferId> offers = makeOffers(world, count, nextMinutes);
        PgFixture::run(*connection, "CHECKPOINT"); // what preparing wrote is not written again in the middle
        const double one = timed(count, [&](int) { update(*connection, ++nextRow); });
        const double other = timed(count, [&](int i) { accept(*connection, offers.at(i)); });
        if (counts) {
            bare.microseconds += one;
            locked.microseconds += other;
        }
    };
    round(warmUp, false);
    for (int i = 0; i < rounds; ++i)
        round(accepts, true);

    std::printf("%d rounds in turns, %d commits of each a round, fsync on, PostgreSQL %s\n", rounds, accepts,
                qPrintable(cluster.value()->status().serverVersion));
    bare.print();
    locked.print();
    std::printf("ratio of the medians: %.2f\n", locked.median() / bare.median());
    return 0;
}
