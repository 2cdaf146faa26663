// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/racecommand.h"

#include "app/ctl/server.h"
#include "app/ctl/texttable.h"
#include "services/proof/suite.h"
#include "services/racetrial.h"
#include "services/stopsignal.h"

namespace slotdesk {

namespace {

QString tableOf(const RaceTrial::Report& report)
{
    TextTable table;
    table.addColumn(QStringLiteral("Accepting"));
    for (const char* title :
         {"Double-booked", "Surplus rows", "Overwritten", "False \"full\"", "Slots left open", "Errors", "Seconds"})
        table.addColumn(QLatin1String(title), true);
    table.addColumn(QStringLiteral("How"));
    for (const RaceTrial::Tally& way : report.ways) {
        const RaceTrial::Anomalies& found = way.all;
        QStringList cells{way.way};
        for (const int n :
             {found.doubleBooked, found.surplus, found.overwritten, found.falseFull, found.leftOpen, found.errors})
            cells << QString::number(n);
        table.addRow(cells + QStringList{QString::number(way.seconds, 'f', 2), way.about});
    }
    return QStringLiteral(
               "%1 therapists accept each of %2 requests of %3 at once; before that, two of them in %4 orders.\n%5")
        .arg(report.options.connections)
        .arg(report.options.requests)
        .arg(report.options.slots == 1 ? QStringLiteral("1 slot")
                                       : QStringLiteral("%1 slots").arg(report.options.slots))
        .arg(report.locked().interleavings.size())
        .arg(table.text().trimmed());
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
    line.option(
        QStringLiteral("suite"),
        QStringLiteral("Prove the locks instead: every interleaving of every two commands, in scratch databases "
                       "(some minutes)."));
    line.option(QStringLiteral("about"),
                QStringLiteral("With --suite: only what meets this command, for example accept_offer."),
                QStringLiteral("COMMAND"));
}

ExitCode RaceCommand::run(CommandLine& line, Output& output)
{
    RaceTrial::Options options;
    options.requests = line.number(QStringLiteral("requests"), 1, 10000);
    options.connections = line.number(QStringLiteral("connections"), 2, 64);
    options.slots = line.number(QStringLiteral("slots"), 1, 8);
    if (line.isSet(QStringLiteral("about")) && !line.isSet(QStringLiteral("suite")))
        line.mistake(QStringLiteral("--about goes with --suite."));
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
    if (line.isSet(QStringLiteral("suite")))
        return runSuite(*endpoint, line.text(QStringLiteral("about")).toLatin1(), stop, output);
    const Result<RaceTrial::Report> report = RaceTrial::run(*endpoint, options, stop.interrupt());
    if (!report)
        return fail(report.error(), output);
    output.result(report->toJson(), tableOf(*report));
    // Found: what must never be. That the other ways lose is what they are there for.
    return report->locked().all.none() ? ExitCode::Done : ExitCode::Found;
}

ExitCode RaceCommand::runSuite(const Endpoint& server, const QByteArray& about, const StopSignal& stop, Output& output)
{
    PgConnection::Options options;
    options.applicationName = "slotctl race";
    options.interrupt = stop.interrupt();
    const Result<proof::SuiteReport> report = proof::Suite::run(server, 2, options, about);
    if (!report)
        return fail(report.error(), output);
    output.result(report->toJson(), report->matrix() + QStringLiteral("\n\n") + report->summary() +
                                        (report->wrong.isEmpty() ? QString() : QStringLiteral("\n")) +
                                        report->wrong.join(QLatin1Char('\n')));
    return report->holds() ? ExitCode::Done : ExitCode::Found;
}

} // namespace slotdesk
