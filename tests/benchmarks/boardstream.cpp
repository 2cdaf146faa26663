// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/boardstream.h"

#include "tests/benchmarks/rounds.h"
#include "tests/support/heartbeat.h"
#include "tests/ui/fakeservices.h"
#include "ui/delegates/desktable.h"
#include "ui/requests/requestpanel.h"
#include "ui/shell/mainwindow.h"

#include <QtCore/QEventLoop>
#include <ctime>

namespace slotdesk::test {

namespace {

constexpr int everyMs = 50; ///< as the feed polls while things move
constexpr int changesASecond = 1000;
constexpr int warmUpMs = 2000;

double cpuSeconds()
{
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return double(used.tv_sec) + double(used.tv_nsec) / 1e9;
}

void spin(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

void BoardStream::run(int seconds)
{
    LiveStore store;
    PendingCommands pending;
    FakeServices services;
    store.apply(m_rows.board());
    const DeskContext context{
        store, pending, services, Clock::system(), QStringLiteral("bench"), QStringLiteral("Ana")};
    MainWindow window(context);
    window.resize(1440, 900);
    window.show();
    spin(warmUpMs);
    DeskTable* table = window.requests()->table();
    table->selectRow(table->model()->rowCount() / 2);

    QList<FeedBatch> batches; // made beforehand: only the window's own work is measured
    for (int i = 0; i < seconds * 1000 / everyMs; ++i)
        batches.append(m_rows.change(changesASecond * everyMs / 1000));

    Heartbeat heart(1);
    heart.keepAll();
    qsizetype next = 0;
    QEventLoop loop;
    QTimer feed;
    feed.setTimerType(Qt::PreciseTimer);
    feed.setInterval(everyMs);
    QObject::connect(&feed, &QTimer::timeout, &window, [&] {
        if (next < batches.size())
            store.apply(batches.at(next++));
        else
            loop.quit();
    });
    spin(warmUpMs);
    const double cpuBefore = cpuSeconds();
    heart.start();
    feed.start();
    loop.exec();
    const double elapsed = double(heart.elapsedMs()) / 1000;
    const double cpu = cpuSeconds() - cpuBefore;
    std::printf("stream: %lld changes in %.1f s; with the time that the machine was elsewhere: p99.9 %.1f ms, longest "
                "%.1f ms\n",
                static_cast<long long>(next) * changesASecond * everyMs / 1000, elapsed, heart.gapMsAt(0.999),
                heart.longestGapMs());
    Rounds::printBound("1,000 changes a second: event-loop gap at p99.9", heart.blockedMsAt(0.999), "ms", 16);
    Rounds::printBound("1,000 changes a second: longest event-loop gap", heart.longestBlockedMs(), "ms", 33);
    Rounds::printBound("1,000 changes a second: share of one core", cpu / elapsed, "cores", 0.5);
}

} // namespace slotdesk::test
