// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/walltime.h"

#include <QtTest/QTest>

using namespace slotdesk;

/// What hangs on a wall as moments, in the nights when the clocks move above all.
class TestWallTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moments_data();
    void moments();
};

void TestWallTime::moments_data()
{
    QTest::addColumn<QDateTime>("wall");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QStringList>("utc");
    const auto row = [](const char* name, const char* wall, const char* zone, const QStringList& utc) {
        QTest::newRow(name) << QDateTime::fromString(QLatin1String(wall), Qt::ISODate) << QByteArray(zone) << utc;
    };
    const char* newYork = "America/New_York";
    row("a day", "2026-06-03T18:30:00", newYork, {QStringLiteral("2026-06-03T22:30:00Z")});
    row("before it is skipped", "2026-03-08T01:59:00", newYork, {QStringLiteral("2026-03-08T06:59:00Z")});
    row("skipped", "2026-03-08T02:00:00", newYork, {});
    row("still skipped", "2026-03-08T02:59:00", newYork, {});
    row("after it was skipped", "2026-03-08T03:00:00", newYork, {QStringLiteral("2026-03-08T07:00:00Z")});
    row("twice", "2026-11-01T01:30:00", newYork,
        {QStringLiteral("2026-11-01T05:30:00Z"), QStringLiteral("2026-11-01T06:30:00Z")});
    row("once again", "2026-11-01T02:00:00", newYork, {QStringLiteral("2026-11-01T07:00:00Z")});
    row("half an hour twice", "2026-04-05T01:45:00", "Australia/Lord_Howe",
        {QStringLiteral("2026-04-04T14:45:00Z"), QStringLiteral("2026-04-04T15:15:00Z")});
    row("no such zone", "2026-06-03T18:30:00", "Middle/Earth", {});
}

void TestWallTime::moments()
{
    QFETCH(const QDateTime, wall);
    QFETCH(const QByteArray, zone);
    QFETCH(const QStringList, utc);
    QStringList found;
    for (const QDateTime& moment : WallTime::moments(wall.date(), wall.time(), zone))
        found.append(moment.toString(Qt::ISODate));
    QCOMPARE(found, utc);
}

QTEST_GUILESS_MAIN(TestWallTime)
#include "tst_walltime.moc"
