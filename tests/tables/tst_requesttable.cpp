// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/requesttable.h"

#include "tests/support/liveboard.h"
#include "tests/support/modelspy.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace slotdesk;
using namespace slotdesk::test;

/// Rows follow the store without a reset, in few signals, under Qt's own model tester.
class TestRequestTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsEachRequestOnce();
    void manyChangesFewSignals();
    void scatteredRemovals();
    void countdownMovesByTheMinute();
    void riskComesWithTime();
    void pendingCommandShows();
    void olderRowsAreIgnored();

private:
    void feed() { m_store->apply(m_board->takeBatch()); }

    std::unique_ptr<LiveBoard> m_board;
    std::unique_ptr<LiveStore> m_store;
    std::unique_ptr<PendingCommands> m_pending;
    std::unique_ptr<StillClock> m_clock;
    std::unique_ptr<RequestTable> m_table;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestRequestTable::init()
{
    m_board = std::make_unique<LiveBoard>(LiveBoard::filled(300));
    m_store = std::make_unique<LiveStore>();
    m_pending = std::make_unique<PendingCommands>();
    m_clock = std::make_unique<StillClock>(LiveBoard::defaultNow());
    m_table = std::make_unique<RequestTable>(*m_store, *m_pending, *m_clock);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_table.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_store->apply(m_board->snapshot());
    (void)m_board->takeBatch();
}

void TestRequestTable::cleanup()
{
    m_tester.reset();
    m_table.reset();
}

void TestRequestTable::showsEachRequestOnce()
{
    QCOMPARE(m_table->rowCount(), 300);
    for (const RequestId id : m_store->requestIds())
        QCOMPARE(m_table->idAt(m_table->rowOf(id)), id);
    ModelSpy spy(*m_table);
    m_store->apply(m_board->snapshot());
    QCOMPARE(spy.all(), 0);
}

void TestRequestTable::manyChangesFewSignals()
{
    ModelSpy spy(*m_table);
    for (int row = 0; row < 200; ++row)
        m_board->setClientName(m_table->idAt(row), QStringLiteral("Somebody Else"));
    for (int i = 0; i < 50; ++i)
        m_board->addRequest(QStringLiteral("New"), QStringLiteral("Sports 60"), 1, 30);
    feed();
    QCOMPARE(m_table->rowCount(), 350);
    QCOMPARE(spy.resets(), 0);
    QVERIFY(spy.changes() <= 2); // requests, then slots
    QCOMPARE(spy.inserts(), 1);
    QCOMPARE(m_table->index(199, RequestTable::Client).data().toString(), QStringLiteral("Somebody Else"));
}

void TestRequestTable::scatteredRemovals()
{
    QList<RequestId> gone;
    for (const int row : {0, 1, 2, 50, 51, 299})
        gone.append(m_table->idAt(row));
    for (const RequestId id : gone)
        m_board->removeRequest(id);
    ModelSpy spy(*m_table);
    feed();
    QCOMPARE(spy.removes(), 1); // swapped with the last ones first
    QVERIFY(spy.layouts() <= 1);
    QCOMPARE(spy.resets(), 0);
    QCOMPARE(m_table->rowCount(), 294);
    for (const RequestId id : gone)
        QCOMPARE(m_table->rowOf(id), -1);
    for (int row = 0; row < m_table->rowCount(); ++row)
        QCOMPARE(m_table->rowOf(m_table->idAt(row)), row);
}

void TestRequestTable::countdownMovesByTheMinute()
{
    ModelSpy spy(*m_table);
    m_table->tick();
    QCOMPARE(spy.all(), 0);
    const QModelIndex starts = m_table->index(0, RequestTable::Starts);
    const int before = starts.data(RequestTable::MinutesToStartRole).toInt();
    m_clock->advance(60);
    m_table->tick();
    QCOMPARE(starts.data(RequestTable::MinutesToStartRole).toInt(), before - 1);
    QVERIFY(spy.changes() >= 1);
    QCOMPARE(spy.resets() + spy.inserts() + spy.removes(), 0);
}

void TestRequestTable::riskComesWithTime()
{
    const RequestId id = m_board->addRequest(QStringLiteral("Late"), QStringLiteral("Sports 60"), 1, 121);
    m_board->addOffer(id, QStringLiteral("Dana Ortiz"));
    feed();
    const int row = m_table->rowOf(id);
    QVERIFY(!m_table->isAtRisk(row));
    m_clock->advance(120);
    m_table->tick();
    QVERIFY(m_table->isAtRisk(row));
    m_board->book(id, QStringLiteral("Dana Ortiz"));
    feed();
    QVERIFY(!m_table->isAtRisk(row));
}

void TestRequestTable::pendingCommandShows()
{
    const RequestId id = m_table->idAt(7);
    ModelSpy spy(*m_table);
    m_pending->begin(id);
    QVERIFY(m_table->index(7, RequestTable::Status).data(RequestTable::PendingCommandRole).toBool());
    m_pending->end(id);
    QVERIFY(!m_table->index(7, RequestTable::Status).data(RequestTable::PendingCommandRole).toBool());
    QCOMPARE(spy.changes(), 2);
}

void TestRequestTable::olderRowsAreIgnored()
{
    const RequestId id = m_table->idAt(3);
    m_board->setClientName(id, QStringLiteral("Newer"));
    const FeedBatch newer = m_board->takeBatch();
    m_store->apply(newer);
    FeedBatch older = newer;
    older.requests[0].version -= 1;
    older.requests[0].clientName = QStringLiteral("Older");
    m_store->apply(older);
    QCOMPARE(m_table->index(3, RequestTable::Client).data().toString(), QStringLiteral("Newer"));
}

QTEST_GUILESS_MAIN(TestRequestTable)
#include "tst_requesttable.moc"
