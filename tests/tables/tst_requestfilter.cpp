// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/requestfilter.h"

#include "tests/support/liveboard.h"
#include "tests/support/modelspy.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace slotdesk;
using namespace slotdesk::test;

/// Finding by phone, name and number; chips with counts; order that holds while rows change.
class TestRequestFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void search_data();
    void search();
    void chipsCount();
    void marketAndWindow();
    void staysSortedByStart();
    void whatIsLongOverComesLast();
    void updatesMoveOnlyWhatMoved();

private:
    LiveBoard m_board;
    std::unique_ptr<LiveStore> m_store;
    PendingCommands m_pending;
    StillClock m_clock{LiveBoard::defaultNow()};
    std::unique_ptr<RequestTable> m_table;
    std::unique_ptr<RequestFilter> m_filter;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestRequestFilter::init()
{
    m_board = LiveBoard::sketch();
    m_store = std::make_unique<LiveStore>();
    m_table = std::make_unique<RequestTable>(*m_store, m_pending, m_clock);
    m_filter = std::make_unique<RequestFilter>(*m_table);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_filter.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_store->apply(m_board.snapshot());
    (void)m_board.takeBatch();
}

void TestRequestFilter::cleanup()
{
    m_tester.reset();
    m_filter.reset();
    m_table.reset();
}

void TestRequestFilter::search_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("found");
    QTest::newRow("nothing") << QString() << 13;
    QTest::newRow("name") << QStringLiteral("okafor") << 1;
    QTest::newRow("two words") << QStringLiteral("grace tissue") << 1;
    QTest::newRow("number") << QStringLiteral("48003") << 1;
    QTest::newRow("number as shown") << QStringLiteral("48 003") << 1;
    QTest::newRow("phone as stored") << QStringLiteral("+1 212 555 8004") << 1;
    QTest::newRow("phone with brackets") << QStringLiteral("(212) 555-8004") << 1;
    QTest::newRow("phone with 00") << QStringLiteral("0012125558004") << 1;
    QTest::newRow("pasted link") << QStringLiteral("tel:+12125558004") << 1;
    QTest::newRow("last digits") << QStringLiteral("8004") << 1;
    QTest::newRow("national zero") << QStringLiteral("0212 555 8004") << 1;
    QTest::newRow("therapist") << QStringLiteral("tanaka open") << 1;
    QTest::newRow("minus") << QStringLiteral("couples -filled -cancelled -double") << 1;
    QTest::newRow("nobody") << QStringLiteral("zzz") << 0;
}

void TestRequestFilter::search()
{
    QFETCH(const QString, typed);
    QFETCH(const int, found);
    m_filter->setText(typed);
    QStringList names;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        names.append(m_filter->index(row, RequestTable::Client).data().toString());
    QVERIFY2(m_filter->rowCount() == found, qPrintable(names.join(QStringLiteral(", "))));
    QTRY_COMPARE(m_filter->counts()[0], found);
}

void TestRequestFilter::chipsCount()
{
    QTRY_COMPARE(m_filter->counts()[0], 13);
    const RequestFilter::Counts counts = m_filter->counts();
    for (int chip = 0; chip < RequestFilter::chipCount; ++chip) {
        m_filter->setChip(static_cast<RequestFilter::Chip>(chip));
        QCOMPARE(m_filter->rowCount(), counts[static_cast<size_t>(chip)]);
    }
    QCOMPARE(counts[int(RequestFilter::Chip::DoubleBooked)], 2);
    QCOMPARE(counts[int(RequestFilter::Chip::Cancelled)], 1);
    m_board.cancel(RequestId(48004));
    m_store->apply(m_board.takeBatch());
    QTRY_COMPARE(m_filter->counts()[int(RequestFilter::Chip::Cancelled)], 2);
}

void TestRequestFilter::marketAndWindow()
{
    m_filter->setMarket(MarketId(1));
    QCOMPARE(m_filter->rowCount(), 2);
    m_filter->setWindowHours(1);
    QCOMPARE(m_filter->rowCount(), 1);
    QCOMPARE(m_filter->activeFilters(), 2);
    m_filter->clear();
    QCOMPARE(m_filter->rowCount(), 13);
}

void TestRequestFilter::staysSortedByStart()
{
    m_board.addRequest(QStringLiteral("Soonest"), QStringLiteral("Sports 60"), 1, 1);
    m_board.addRequest(QStringLiteral("Between"), QStringLiteral("Sports 60"), 1, 45);
    m_store->apply(m_board.takeBatch());
    QCOMPARE(m_filter->index(0, RequestTable::Client).data().toString(), QStringLiteral("Soonest"));
    int last = -1;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const int minutes = m_filter->index(row, 0).data(RequestTable::MinutesToStartRole).toInt();
        QVERIFY(minutes >= last);
        last = minutes;
    }
}

void TestRequestFilter::whatIsLongOverComesLast()
{
    m_board.addRequest(QStringLiteral("Last year"), QStringLiteral("Sports 60"), 1, -400 * 24 * 60);
    m_board.addRequest(QStringLiteral("Yesterday"), QStringLiteral("Sports 60"), 1, -24 * 60);
    m_board.addRequest(QStringLiteral("Under way"), QStringLiteral("Sports 60"), 1, -20);
    m_store->apply(m_board.takeBatch());
    QCOMPARE(m_filter->index(0, RequestTable::Client).data().toString(), QStringLiteral("Under way"));
    QCOMPARE(m_filter->index(14, RequestTable::Client).data().toString(), QStringLiteral("Yesterday"));
    QCOMPARE(m_filter->index(15, RequestTable::Client).data().toString(), QStringLiteral("Last year"));
}

void TestRequestFilter::updatesMoveOnlyWhatMoved()
{
    ModelSpy spy(*m_filter);
    m_board.setClientName(RequestId(48006), QStringLiteral("Renamed"));
    m_store->apply(m_board.takeBatch());
    QCOMPARE(spy.resets(), 0);
    QCOMPARE(spy.layouts(), 0);
    QVERIFY(spy.changes() <= 2);
}

QTEST_GUILESS_MAIN(TestRequestFilter)
#include "tst_requestfilter.moc"
