// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/democommand.h"

#include "app/ctl/trafficrun.h"
#include "services/demo.h"
#include "services/localdatabase.h"

namespace slotdesk {

namespace {

Result<Done> discard()
{
    Result<std::unique_ptr<PrivateCluster>> cluster = PrivateCluster::acquire({});
    if (!cluster)
        return cluster.error();
    return Demo::discard(**cluster);
}

} // namespace

void DemoCommand::declare(CommandLine& line) const
{
    line.option(QStringLiteral("fresh"), QStringLiteral("Throw an earlier demonstration away first."));
    line.option(QStringLiteral("prepare"), QStringLiteral("Only prepare the database; no traffic."));
    line.option(QStringLiteral("seconds"), QStringLiteral("How long; 0: until stopped (0)."), QStringLiteral("N"),
                QStringLiteral("0"));
}

ExitCode DemoCommand::run(CommandLine& line, Output& output)
{
    DemoTraffic::Options options;
    options.seconds = line.number(QStringLiteral("seconds"), 0, 1000000);
    if (line.isSet(QStringLiteral("db")))
        line.mistake(QStringLiteral("The demonstration runs on the private PostgreSQL: leave --db out."));
    if (line.hasMistake())
        return misused(line, output);
    if (line.isSet(QStringLiteral("fresh"))) {
        if (const Result<Done> gone = discard(); !gone)
            return fail(gone.error(), output);
    }
    QString last;
    const Result<std::unique_ptr<LocalDatabase>> local =
        LocalDatabase::openDemo([&](const QString& step, qint64, qint64) {
            if (step != last)
                output.message(step);
            last = step;
        });
    if (!local)
        return fail(local.error(), output);
    if (line.isSet(QStringLiteral("prepare"))) {
        output.result({{QStringLiteral("server"), (*local)->person().display()}},
                      QStringLiteral("%1 is ready.").arg((*local)->person().display()));
        return ExitCode::Done;
    }
    output.message(QStringLiteral("Traffic on %1; Ctrl-C ends it. In another terminal: slotctl watch --demo")
                       .arg((*local)->person().display()));
    return TrafficRun((*local)->owner(), output).run(options, 0);
}

} // namespace slotdesk
