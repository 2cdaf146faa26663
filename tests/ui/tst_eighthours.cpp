// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/eighthours.h"

#include <QtTest/QTest>

using namespace slotdesk::test;

namespace {

constexpr int seconds = 12;
constexpr int updatesPerSecond = 50;
constexpr qint64 mostGrowthKb = 8 * 1024;

} // namespace

/// The shortened form of benchmarks/eighthours_bench: nothing a person holds on to moves while 50 updates a second
/// arrive.
class TestEightHours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingJumps();
};

void TestEightHours::nothingJumps()
{
    const EightHours::Figures figures = EightHours(updatesPerSecond).run(seconds);
    qInfo("%lld updates, %d jumps, blocked at most %.1f ms, memory %lld kB to %lld kB", figures.updates, figures.jumps,
          figures.slowestMs, figures.memoryBeforeKb, figures.memoryAfterKb);
    QCOMPARE(figures.updates, qint64(seconds) * updatesPerSecond);
    QCOMPARE(figures.jumps, 0);
    QVERIFY(figures.memoryAfterKb - figures.memoryBeforeKb < mostGrowthKb);
}

QTEST_MAIN(TestEightHours)
#include "tst_eighthours.moc"
