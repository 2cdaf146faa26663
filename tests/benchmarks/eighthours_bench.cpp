// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/eighthours.h"

#include <QtWidgets/QApplication>
#include <cstdio>

using namespace slotdesk::test;

/// eighthours_bench [SECONDS [UPDATES_A_SECOND]]: ten minutes at 50 updates a second by default. Ends with 1 when
/// something jumped or memory grew.
int main(int argc, char** argv)
{
    const QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const int seconds = std::max(3, arguments.value(1, QStringLiteral("600")).toInt());
    const int updates = std::max(10, arguments.value(2, QStringLiteral("50")).toInt());
    const EightHours::Figures figures = EightHours(updates).run(seconds);
    const qint64 growth = figures.memoryAfterKb - figures.memoryBeforeKb;
    std::printf("%lld updates in %d s; %d jumps; window blocked at most %.1f ms; memory %lld kB, grew by %lld kB\n",
                static_cast<long long>(figures.updates), seconds, figures.jumps, figures.slowestMs,
                static_cast<long long>(figures.memoryAfterKb), static_cast<long long>(growth));
    return figures.jumps == 0 && growth < 16 * 1024 ? 0 : 1;
}
