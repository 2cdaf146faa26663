// SPDX-License-Identifier: GPL-3.0-or-later
// What do years of history cost? Two databases of one server, the same in all but the history, measured in turns:
// accept, the tail of the feed, the first screen; in the large one the double bookings and the search. Then an old
// backend's database: audit and import.
#include "benchmarks/growthlegacy.h"
#include "benchmarks/growthsearch.h"
#include "benchmarks/growthside.h"
#include "benchmarks/stopwatch.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>

#include <array>
#include <cstdio>

using namespace slotdesk;

namespace {

constexpr int eventsOfAYear = 10; // each request's, so that a million requests have ten million
constexpr int importRounds = 1;   // beside the chosen number: an import of this size is minutes, its noise is small

struct Sizes
{
    int few = 0;
    int many = 0;
    int clients = 0;
    int appointments = 0;
    int imported = 0;
    int rounds = 0;
    double seconds = 0;
};

template <typename Maker>
auto making(BenchServer& server, const char* what, const Maker& maker)
{
    server.hurry(true);
    const Stopwatch watch;
    auto made = maker();
    std::printf("made in %.0f s: %s\n", watch.milliseconds() / 1000, what);
    std::fflush(stdout);
    server.hurry(false);
    return made;
}

void live(BenchServer& server, const Sizes& sizes)
{
    const auto side = [&](const char* name, int requests) {
        return std::make_unique<GrowthSide>(server, QString::fromLatin1(name),
                                            GrowthSide::History{requests, sizes.clients, eventsOfAYear});
    };
    const auto small = making(server, "the small database", [&] { return side("small", sizes.few); });
    const auto large = making(server, "the large database", [&] { return side("large", sizes.many); });
    std::printf("%d and %d requests of history (eight offers and ten events each), %d clients, %d live requests\n",
                sizes.few, sizes.many, sizes.clients, GrowthSide::liveRequests);
    Comparison results;
    for (int i = -1; i < sizes.rounds; ++i) { // the first is to warm up
        Comparison ignored;
        Comparison& into = i < 0 ? ignored : results;
        for (GrowthSide* one :
             i % 2 == 0 ? std::array{small.get(), large.get()} : std::array{large.get(), small.get()}) {
            into.add(one->name() + QStringLiteral(" accept"), one->accept(sizes.seconds));
            into.add(one->name() + QStringLiteral(" tail"), one->tail());
            into.add(one->name() + QStringLiteral(" screen"), one->firstScreen());
            into.add(one->name() + QStringLiteral(" board"), one->wholeBoard());
        }
        into.add(QStringLiteral("aggregate"), large->aggregate());
        into.add(QStringLiteral("cases"), large->doubleBookings());
    }
    for (const auto& [key, text] :
         {std::pair("accept", "accept_offer, p50 at 4 connections, %1 against %2 past requests"),
          std::pair("tail", "tail of the feed with a year of events, %1 requests against %2"),
          std::pair("screen", "first screen, %1 against %2 past requests"),
          std::pair("board", "whole board of 2,000 live requests, %1 against %2 past ones")}) {
        const QString of = QLatin1Char(' ') + QLatin1String(key);
        results.printLine(QString::fromLatin1(text).arg(sizes.many).arg(sizes.few), large->name() + of,
                          small->name() + of, 1.2, Comparison::Better::Less, QStringLiteral(" ms"));
    }
    results.printLine(
        QStringLiteral("list of double bookings against the bare aggregate, %1 appointments").arg(sizes.many),
        QStringLiteral("cases"), QStringLiteral("aggregate"), 1.5, Comparison::Better::Less, QStringLiteral(" ms"));
    GrowthSearch(*large, server.backend(large->name()), sizes.clients).run();
    std::printf("violations() over all that, once: %.1f s\n", large->violations() / 1000);
}

void legacyAudit(BenchServer& server, const Sizes& sizes)
{
    const auto old = making(server, "the old backend's database", [&] {
        return std::make_unique<GrowthLegacy>(server, QStringLiteral("old"), sizes.appointments);
    });
    Comparison results;
    for (int i = 0; i < sizes.rounds; ++i)
        old->auditRound(results);
    results.printLine(
        QStringLiteral("slotctl audit --legacy against the bare aggregate, %1 appointments, %2 rows in all")
            .arg(old->appointments())
            .arg(old->rows()),
        QStringLiteral("audit"), QStringLiteral("aggregate"), 1.5, Comparison::Better::Less, QStringLiteral(" ms"));
}

void legacyImport(BenchServer& server, const Sizes& sizes)
{
    const auto [half, whole] = making(server, "two more of them, smaller, for the import", [&] {
        return std::pair(std::make_unique<GrowthLegacy>(server, QStringLiteral("half"), sizes.imported / 2),
                         std::make_unique<GrowthLegacy>(server, QStringLiteral("whole"), sizes.imported));
    });
    Comparison results;
    Comparison halves;
    for (int i = 0; i < sizes.rounds; ++i) {
        whole->importRound(results);
        if (i < importRounds)
            half->importRound(halves);
    }
    results.printLine(
        QStringLiteral("slotctl import against psql loading the same dump, %1 appointments, %2 rows in all")
            .arg(whole->appointments())
            .arg(whole->rows()),
        QStringLiteral("import"), QStringLiteral("load"), 0.5, Comparison::Better::More, QStringLiteral(" rows/s"));
    const double growth = results.median(QStringLiteral("memory")) / halves.median(QStringLiteral("memory"));
    Comparison::printLine(QStringLiteral("slotctl import, memory at %1 against %2 appointments")
                              .arg(whole->appointments())
                              .arg(half->appointments()),
                          results.spread(QStringLiteral("memory")) + QStringLiteral(" MB"),
                          halves.spread(QStringLiteral("memory")) + QStringLiteral(" MB"),
                          QString::number(growth, 'f', 2), QStringLiteral("<= 1.2"), growth <= 1.2);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const auto option = [&](const char* name, const char* value) {
        const QCommandLineOption made(QString::fromLatin1(name), {}, QStringLiteral("N"), QString::fromLatin1(value));
        parser.addOption(made);
        return made;
    };
    const QCommandLineOption few = option("small", "10000");
    const QCommandLineOption many = option("large", "1000000");
    const QCommandLineOption clients = option("clients", "1000000");
    const QCommandLineOption appointments = option("appointments", "1000000");
    const QCommandLineOption imported = option("imported", "20000");
    const QCommandLineOption rounds = option("rounds", "5");
    const QCommandLineOption seconds = option("seconds", "1");
    const QCommandLineOption only = option("only", ""); // live, audit or import
    parser.process(application);
    const Sizes sizes{parser.value(few).toInt(),          parser.value(many).toInt(),     parser.value(clients).toInt(),
                      parser.value(appointments).toInt(), parser.value(imported).toInt(), parser.value(rounds).toInt(),
                      parser.value(seconds).toDouble()};
    const auto wanted = [&](const char* part) {
        return parser.value(only).isEmpty() || parser.value(only) == QLatin1String(part);
    };
    BenchServer server;
    if (wanted("live"))
        live(server, sizes);
    if (wanted("audit"))
        legacyAudit(server, sizes);
    if (wanted("import"))
        legacyImport(server, sizes);
    return 0;
}
