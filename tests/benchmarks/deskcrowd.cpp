// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/deskcrowd.h"

#include "feed/changefeed.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QSet>
#include <QtCore/QSocketNotifier>
#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace slotdesk::test {

namespace {

constexpr int desksInAProcess = 50;
constexpr int startedAtOnce = 10; ///< a connection each until the relay has them; the server takes 200
constexpr int crowdMs = 120000;

} // namespace

DeskCrowd::DeskCrowd(const Endpoint& agent, int desks, bool polling)
{
    for (; desks > 0; desks -= desksInAProcess) {
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QStringList arguments{QStringLiteral("--crowd"), QString::number(std::min(desks, desksInAProcess)),
                              QStringLiteral("--db"), QString::fromUtf8(agent.conninfo())};
        if (polling)
            arguments.append(QStringLiteral("--polling"));
        process->start(QCoreApplication::applicationFilePath(), arguments);
        if (!process->waitForReadyRead(crowdMs) || !process->readAll().startsWith("ready"))
            qFatal("the other desks do not follow");
        m_processes.push_back(std::move(process));
    }
}

DeskCrowd::~DeskCrowd()
{
    for (const auto& process : m_processes)
        process->closeWriteChannel();
    for (const auto& process : m_processes)
        process->waitForFinished();
}

qint64 DeskCrowd::cpuMs() const
{
    qint64 sum = 0;
    for (const auto& process : m_processes)
        sum += cpuMsOf(process->processId());
    return sum;
}

int DeskCrowd::run(const Endpoint& agent, int desks, bool polling)
{
    std::vector<std::unique_ptr<ChangeFeed>> feeds;
    QSet<int> ready;
    QEventLoop loop;
    for (int number = 0; number < desks; ++number) {
        ChangeFeed::Options options;
        options.relayEveryMs = polling ? 0 : 500;
        feeds.push_back(std::make_unique<ChangeFeed>(agent, options));
        ChangeFeed& feed = *feeds.back();
        QObject::connect(&feed, &ChangeFeed::healthChanged, &feed, [&, number](const FeedHealth& health) {
            if (polling ? health.state == FeedHealth::State::Live : health.source == FeedHealth::Source::Relay)
                ready.insert(number);
        });
        feed.start();
        while ((number % startedAtOnce == startedAtOnce - 1 || number == desks - 1) && ready.size() <= number)
            loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
    std::printf("ready\n");
    std::fflush(stdout);
    QSocketNotifier over(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&over, &QSocketNotifier::activated, &loop, &QEventLoop::quit);
    return loop.exec();
}

qint64 cpuMsOf(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray stat = file.readAll();
    const QByteArrayList after = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return (after.value(11).toLongLong() + after.value(12).toLongLong()) * 1000 / ::sysconf(_SC_CLK_TCK);
}

} // namespace slotdesk::test
