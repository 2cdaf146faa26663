// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/racecommand.h"

#include "app/ctl/server.h"
#include "app/ctl/texttable.h"
#include "services/racetrial.h"
#include "services/stopsignal.h"

#include <algorithm>

namespace slotdesk {

namespace {

QString tableOf(const RaceTrial::Report& report)
{
    TextTable table;
    table.addColumn(QStringLiteral("Accepting"));
    for (const char* title :
         {"Requests", "Slots each", "Connections", "Double-booked", "Surplus rows", "Slots left open", "Seconds"})
        table.addColumn(QLatin1String(title), true);
    for (const RaceTrial::Tally* way : {&report.unlocked, &report.locked})
        table.addRow({way->way, QString::number(report.options.requests), QString::number(report.options.slots),
                      QString::number(report.options.connections), QString::number(way->doubleBooked),
                      QString::number(way->surplus), QString::number(way->leftOpen),
                      QString::number(way->seconds, 'f', 2)});
    return table.text().trimmed();
}

} // namespace

void RaceCommand::declare(CommandLine& line) const
{
    const QString number = QStringLiteral("N");
    line.option(QStringLiteral("requests"), QStringLiteral("How many requests are raced for (40)."), number,
                QStringLiteral("40"));
    line.option(QStringLiteral("connections"), QStringLiteral("How many therapists accept at once, 2 to 64 (8)."),
                number, QStringLiteral("8"));
    line.option(QStringLiteral("slots"), QStringLiteral("Slots of each request, 1 to 8 (1)."), number,
                QStringLiteral("1"));
}

ExitCode RaceCommand::run(CommandLine& line, Output& output)
{
    RaceTrial::Options options;
    options.requests = line.number(QStringLiteral("requests"), 1, 10000);
    options.connections = line.number(QStringLiteral("connections"), 2, 64);
    options.slots = line.number(QStringLiteral("slots"), 1, 8);
    if (line.hasMistake())
        return misused(line, output);
    Result<Endpoint> endpoint = Server::named(line, output);
    if (!endpoint)
        return fail(endpoint.error(), output);
    std::unique_ptr<PrivateCluster> cluster;
    if (endpoint->isNull()) {
        Result<std::unique_ptr<PrivateCluster>> started = PrivateCluster::acquire({});
        if (!started)
            return fail(started.error(), output);
        cluster = started.take();
        endpoint = cluster->endpoint(QStringLiteral("postgres"));
    }
    const StopSignal stop;
    const Result<RaceTrial::Report> report = RaceTrial::run(*endpoint, options, stop.interrupt());
    if (!report)
        return fail(report.error(), output);
    output.result(report->toJson(), tableOf(*report));
    // Found: what must never be. That the unlocked way loses is what it is there for.
    const RaceTrial::Tally& locked = report->locked;
    const int unreachable = options.requests * std::max(0, options.slots - options.connections);
    return locked.doubleBooked == 0 && locked.leftOpen == unreachable ? ExitCode::Done : ExitCode::Found;
}

} // namespace slotdesk
