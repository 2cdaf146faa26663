// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/tabletext.h"
#include "tables/trendtable.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace slotdesk;

/// Figures over time as rows: no gap, no figure lost, nothing measured where nothing was.
class TestTrendTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void gapsAreFilled_data();
    void gapsAreFilled();
    void whatWasNotMeasuredIsNotZero();
    void kindsKeepTheirPlaceAndColour();
    void theSmallestOfManyBecomeOne();
    void aFileHasTheExactFigures();
    void theSummarySaysWhereItWasMost();
    void nothingIsBlank();
    void aHugeSpanEnds();

private:
    static TrendPoint point(int month, int day, const char* series, double value, qint64 ofTotal = 0)
    {
        return {QDate(2026, month, day), QString::fromLatin1(series), value, ofTotal};
    }
    static QStringList column(const TrendTable& table, int at)
    {
        QStringList cells;
        for (int row = 0; row < table.rowCount(); ++row)
            cells.append(table.index(row, at).data().toString());
        return cells;
    }
};

void TestTrendTable::gapsAreFilled_data()
{
    QTest::addColumn<TrendBucket>("bucket");
    QTest::addColumn<QDate>("since");
    QTest::addColumn<QDate>("until");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QDate>("first");
    const QDate none;
    QTest::newRow("days") << TrendBucket::Day << QDate(2026, 2, 20) << QDate(2026, 3, 21) << 30 << QDate(2026, 2, 20);
    QTest::newRow("weeks") << TrendBucket::Week << QDate(2026, 2, 18) << QDate(2026, 3, 21) << 5 << QDate(2026, 2, 16);
    QTest::newRow("months") << TrendBucket::Month << QDate(2025, 4, 1) << QDate(2026, 3, 31) << 12 << QDate(2025, 4, 1);
    QTest::newRow("all") << TrendBucket::Month << none << none << 2 << QDate(2026, 2, 1);
}

void TestTrendTable::gapsAreFilled()
{
    QFETCH(const TrendBucket, bucket);
    QFETCH(const QDate, since);
    QFETCH(const QDate, until);
    QFETCH(const QDate, first);
    TrendTable table;
    QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QDate a = startOf(bucket, QDate(2026, 2, 21));
    const QDate b = startOf(bucket, QDate(2026, 3, 19));
    table.setTrend({Trend::DoubleBookings, bucket, since, until, {}},
                   {{a, QStringLiteral("all"), 3, 40}, {b, QStringLiteral("all"), 5, 50}});
    QTEST(table.rowCount(), "rows");
    QCOMPARE(table.startAt(0), first);
    double sum = 0;
    for (int row = 0; row < table.rowCount(); ++row)
        sum += table.value(row, 0).value();
    QCOMPARE(sum, 8.0);
    QCOMPARE(column(table, 2).filter(QStringLiteral("40")).size(), 1);
}

void TestTrendTable::whatWasNotMeasuredIsNotZero()
{
    TrendTable table;
    QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    table.setTrend({Trend::TimeToFill, TrendBucket::Month, {}, {}, {}},
                   {point(1, 1, "median", 240, 9), point(1, 1, "p90", 7500, 9), point(3, 1, "median", 400000, 1),
                    point(3, 1, "p90", 400000, 1)});
    QCOMPARE(table.rowCount(), 3);
    QVERIFY(!table.value(1, 0));
    QCOMPARE(column(table, 1),
             (QStringList{QStringLiteral("4 min"), QString(QChar(0x2013)), QStringLiteral("4.6 days")}));
    QCOMPARE(column(table, 3), (QStringList{QStringLiteral("9"), QStringLiteral("0"), QStringLiteral("1")}));
    QVERIFY(!table.index(1, 1).data(TrendTable::ValueRole).isValid());
}

void TestTrendTable::kindsKeepTheirPlaceAndColour()
{
    TrendTable table;
    table.setTrend({Trend::ByKind, TrendBucket::Month, {}, {}, {}},
                   {point(1, 1, "after_close", 9), point(1, 1, "surplus", 1), point(2, 1, "after_close", 2)});
    QCOMPARE(table.seriesCount(), 2);
    QCOMPARE(table.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Surplus"));
    QCOMPARE(table.seriesColor(0), 0);
    QCOMPARE(table.seriesColor(1), 3);
    QCOMPARE(column(table, 3), (QStringList{QStringLiteral("10"), QStringLiteral("2")}));
    table.setTrend(table.question(), {point(1, 1, "after_close", 9)});
    QCOMPARE(table.seriesColor(0), 3);
}

void TestTrendTable::theSmallestOfManyBecomeOne()
{
    TrendTable table;
    QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<TrendPoint> points;
    for (int market = 1; market <= 14; ++market)
        points.append({QDate(2026, 1, 1), QStringLiteral("Market %1").arg(market), double(market), 0});
    table.setTrend({Trend::ByMarket, TrendBucket::Month, {}, {}, {}}, points);
    QCOMPARE(table.seriesCount(), TrendTable::mostSeries);
    QCOMPARE(table.seriesName(0), QStringLiteral("Market 14"));
    QCOMPARE(table.seriesName(TrendTable::mostSeries - 1), QStringLiteral("Other markets"));
    QCOMPARE(table.value(0, TrendTable::mostSeries - 1).value(), 1.0 + 2 + 3 + 4 + 5);
    QCOMPARE(column(table, TrendTable::mostSeries + 1), QStringList(QStringLiteral("105")));
}

void TestTrendTable::aFileHasTheExactFigures()
{
    TrendTable table;
    table.setTrend({Trend::PerThousand, TrendBucket::Month, {}, {}, {}}, {point(2, 1, "all", 33.898305, 236)});
    const QByteArray csv = TableText::of(table, {0, 1, 2}).csv();
    QCOMPARE(csv, QByteArray("Month,Per thousand,Bookings\r\n2026-02-01,33.898305,236\r\n"));
    QCOMPARE(table.index(0, 1).data().toString(), QStringLiteral("33.90"));
    QCOMPARE(table.index(0, 0).data().toString(), QStringLiteral("Feb 2026"));
}

void TestTrendTable::theSummarySaysWhereItWasMost()
{
    TrendTable table;
    table.setTrend({Trend::ByKind, TrendBucket::Month, {}, {}, {}},
                   {point(1, 1, "surplus", 9), point(2, 1, "surplus", 8), point(2, 1, "overlap", 4)});
    QCOMPARE(table.summary(), QStringLiteral("21 in all; most: 12, Feb 2026."));
    table.setTrend({Trend::TimeToResolve, TrendBucket::Day, {}, {}, {}}, {point(3, 2, "median", 90, 2)});
    QCOMPARE(table.summary(), QStringLiteral("Highest median: 1 min, Mon 2 Mar 2026."));
}

void TestTrendTable::nothingIsBlank()
{
    TrendTable table;
    QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(table.isBlank());
    table.setTrend({}, {});
    QVERIFY(table.isBlank());
    QCOMPARE(table.rowCount(), 0);
    QCOMPARE(table.summary(), QString());
    // Bookings and no double one: that is something to show.
    table.setTrend({}, {point(1, 1, "all", 0, 300)});
    QVERIFY(!table.isBlank());
    QCOMPARE(table.summary(), QStringLiteral("None in all this time."));
}

void TestTrendTable::aHugeSpanEnds()
{
    TrendTable table;
    table.setTrend({Trend::ByKind, TrendBucket::Day, QDate(1, 1, 1), QDate(9999, 1, 1), {}},
                   {point(1, 1, "surplus", 9)});
    QCOMPARE(table.rowCount(), TrendTable::mostRows);
}

QTEST_GUILESS_MAIN(TestTrendTable)
#include "tst_trendtable.moc"
