// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loadsim/legacybackend.h"
#include "app/loadsim/lockedbackend.h"
#include "app/loadsim/simulation.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <csignal>
#include <cstdio>

namespace {

using namespace slotdesk;

int fail(const DbError& error)
{
    std::fprintf(stderr, "slotdesk-loadsim: %s\n", qPrintable(error.text()));
    return error.kind == DbError::Kind::Usage ? 2 : 3;
}

// Up to the newline and not one byte further, so that what follows is the hang-up alone.
QByteArray firstLine()
{
    QByteArray line;
    for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar())
        line += char(c);
    return line;
}

int simulate(const QCommandLineParser& parser)
{
    Result<SimWorld> world = SimWorld::fromJson(firstLine());
    if (!world)
        return fail(world.error());
    Simulation::Options options;
    options.index = parser.value(QStringLiteral("index")).toInt();
    options.of = std::max(1, parser.value(QStringLiteral("of")).toInt());
    options.seconds = parser.value(QStringLiteral("seconds")).toInt();
    options.calls = parser.value(QStringLiteral("calls")).toDouble();
    const StopSignal stop;
    SimPlan plan(parser.value(QStringLiteral("seed")).toULongLong(), options.index, *world);
    std::unique_ptr<SimBackend> backend;
    if (parser.isSet(QStringLiteral("legacy")))
        backend = std::make_unique<LegacyBackend>(plan, stop, options.calls > 0);
    else
        backend = std::make_unique<LockedBackend>(options.calls > 0);
    Simulation simulation(world->backend, options, plan, *backend, stop);
    const Result<Done> done = simulation.run();
    std::printf("%s\n", QJsonDocument(simulation.counts()).toJson(QJsonDocument::Compact).constData());
    return done ? 0 : fail(done.error());
}

} // namespace

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("slotdesk-loadsim"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SLOTDESK_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "One simulated backend. Started by slotctl simulate, slotctl demo and slotdesk --demo, which write what to "
        "simulate as one line of JSON to its standard input and close it to end it."));
    parser.addHelpOption();
    parser.addVersionOption();
    for (const char* name : {"index", "of", "seed", "seconds", "calls"})
        parser.addOption({QString::fromLatin1(name), QString(), QStringLiteral("N"), QStringLiteral("1")});
    parser.addOption({QStringLiteral("legacy"), QStringLiteral("Be an old backend: check, then insert.")});
    parser.process(app);
    return simulate(parser);
}
