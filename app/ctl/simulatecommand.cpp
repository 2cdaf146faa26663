// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/simulatecommand.h"

#include "app/ctl/server.h"
#include "app/ctl/trafficrun.h"

namespace slotdesk {

namespace {

// The private server's own bookings are somebody's work: without --db the demonstration is what is played with.
Result<Endpoint> playground(const CommandLine& line, const Output& output, std::unique_ptr<LocalDatabase>& local,
                            std::unique_ptr<Server>& server)
{
    if (!line.isSet(QStringLiteral("db"))) {
        output.message(QStringLiteral("Preparing the demonstration database."));
        Result<std::unique_ptr<LocalDatabase>> demo = LocalDatabase::openDemo({});
        if (!demo)
            return demo.error();
        local = demo.take();
        return local->owner();
    }
    Result<std::unique_ptr<Server>> named = Server::open(line, output, Server::As::Owner);
    if (!named)
        return named.error();
    server = named.take();
    return server->endpoint();
}

} // namespace

void SimulateCommand::declare(CommandLine& line) const
{
    const QString number = QStringLiteral("N");
    line.option(QStringLiteral("backends"), QStringLiteral("Processes that call the service functions (2)."), number,
                QStringLiteral("2"));
    line.option(QStringLiteral("legacy-backends"),
                QStringLiteral("Processes that check, then insert, without a lock (0)."), number, QStringLiteral("0"));
    line.option(QStringLiteral("therapists"), QStringLiteral("How many therapists answer offers; 0: all of them (0)."),
                number, QStringLiteral("0"));
    line.option(QStringLiteral("seconds"), QStringLiteral("How long; 0: until stopped (10)."), number,
                QStringLiteral("10"));
    line.option(QStringLiteral("seed"), QStringLiteral("Decides what the simulated people want (1)."), number,
                QStringLiteral("1"));
    line.option(QStringLiteral("rate"), QStringLiteral("Events a second in all; 0: as fast as it goes (4)."), number,
                QStringLiteral("4"));
}

ExitCode SimulateCommand::run(CommandLine& line, Output& output)
{
    DemoTraffic::Options options;
    options.backends = line.number(QStringLiteral("backends"), 0, 64);
    options.legacyBackends = line.number(QStringLiteral("legacy-backends"), 0, 64);
    options.seconds = line.number(QStringLiteral("seconds"), 0, 1000000);
    options.rate = line.decimal(QStringLiteral("rate"), 0, 100000);
    options.seed = quint64(line.number(QStringLiteral("seed"), 0, 2147483647));
    const int therapists = line.number(QStringLiteral("therapists"), 0, 10000);
    if (options.backends + options.legacyBackends == 0)
        line.mistake(QStringLiteral("At least one backend is needed."));
    if (line.hasMistake())
        return misused(line, output);
    std::unique_ptr<LocalDatabase> local;
    std::unique_ptr<Server> server;
    const Result<Endpoint> owner = playground(line, output, local, server);
    if (!owner)
        return fail(owner.error(), output);
    return TrafficRun(*owner, output).run(options, therapists);
}

} // namespace slotdesk
