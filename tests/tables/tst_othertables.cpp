// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/alerttable.h"
#include "tables/candidatetable.h"
#include "tables/offertable.h"
#include "tables/timelinetable.h"
#include "tests/support/liveboard.h"
#include "tests/support/modelspy.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace slotdesk;
using namespace slotdesk::test;

namespace {

constexpr auto reporting = QAbstractItemModelTester::FailureReportingMode::QtTest;

TimelineEntry entry(qint64 id, const char* kind)
{
    TimelineEntry made;
    made.id = EventId(id);
    made.at = LiveBoard::defaultNow().addSecs(id);
    made.kind = QLatin1String(kind);
    made.source = QStringLiteral("command");
    made.actor = QStringLiteral("Leo Park");
    made.therapistName = QStringLiteral("Dana Ortiz");
    made.previousTherapistName = QStringLiteral("Yuki Tanaka");
    made.position = 2;
    return made;
}

} // namespace

/// Offers, alerts, timeline and candidates under Qt's model tester, each with a bound on its signals.
class TestOtherTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void offersOfOneRequest();
    void pendingOffersOfAll();
    void offerCountdownIsOneSignal();
    void alertsByGravity();
    void timelineGrowsOnTop();
    void timelineSentences();
    void candidatesEligibleFirst();

private:
    LiveBoard m_board;
    std::unique_ptr<LiveStore> m_store;
    StillClock m_clock{LiveBoard::defaultNow()};
};

void TestOtherTables::init()
{
    m_board = LiveBoard::sketch();
    m_store = std::make_unique<LiveStore>();
    m_store->apply(m_board.snapshot());
    (void)m_board.takeBatch();
}

void TestOtherTables::offersOfOneRequest()
{
    OfferTable table(*m_store, m_clock);
    const QAbstractItemModelTester tester(&table, reporting);
    table.setRequest(RequestId(48002));
    QCOMPARE(table.rowCount(), 4);
    QCOMPARE(table.pendingCount(), 4);
    ModelSpy spy(table);
    m_board.setOffer(table.idAt(1), OfferStatus::Declined);
    m_store->apply(m_board.takeBatch());
    QCOMPARE(table.rowCount(), 4);
    QCOMPARE(table.pendingCount(), 3);
    QCOMPARE(spy.all(), 1);
    QCOMPARE(table.index(1, OfferTable::State).data().toString(), QStringLiteral("Declined"));
    m_board.book(RequestId(48002), QStringLiteral("Somebody"));
    m_store->apply(m_board.takeBatch());
    QCOMPARE(table.pendingCount(), 0);
    QCOMPARE(table.index(0, OfferTable::State).data().toString(), QStringLiteral("Too late"));
}

void TestOtherTables::pendingOffersOfAll()
{
    OfferTable table(*m_store, m_clock);
    const QAbstractItemModelTester tester(&table, reporting);
    const int before = table.rowCount();
    QVERIFY(before > 4);
    QCOMPARE(table.pendingCount(), before);
    ModelSpy spy(table);
    m_board.cancel(RequestId(48002));
    m_board.addOffer(RequestId(48003), QStringLiteral("Somebody New"));
    m_store->apply(m_board.takeBatch());
    QCOMPARE(table.rowCount(), before - 4 + 1);
    QCOMPARE(spy.resets(), 0);
    QVERIFY(spy.all() <= 5);
}

void TestOtherTables::offerCountdownIsOneSignal()
{
    OfferTable table(*m_store, m_clock);
    table.setRequest(RequestId(48002));
    const int before = table.index(0, OfferTable::Lapses).data(OfferTable::SecondsLeftRole).toInt();
    ModelSpy spy(table);
    m_clock.advance(1);
    table.tick();
    QCOMPARE(spy.all(), 1);
    QCOMPARE(table.index(0, OfferTable::Lapses).data(OfferTable::SecondsLeftRole).toInt(), before - 1);
    m_clock.set(LiveBoard::defaultNow());
}

void TestOtherTables::alertsByGravity()
{
    AlertTable table(*m_store, m_clock);
    const QAbstractItemModelTester tester(&table, reporting);
    QCOMPARE(table.rowCount(), 3);
    QCOMPARE(table.doubleBookings(), 2);
    ModelSpy spy(table);
    const AlertId risk = m_board.addAlert(AlertKind::AtRisk, RequestId(48003));
    const AlertId grave = m_board.addAlert(AlertKind::AfterClose, RequestId(48008));
    m_store->apply(m_board.takeBatch());
    QCOMPARE(table.rowOf(grave), 2);
    QCOMPARE(table.rowOf(risk), 4);
    QCOMPARE(spy.inserts(), 2);
    m_board.closeAlert(grave);
    m_store->apply(m_board.takeBatch());
    QCOMPARE(table.rowOf(grave), -1);
    QCOMPARE(spy.resets(), 0);
}

void TestOtherTables::timelineGrowsOnTop()
{
    TimelineTable table;
    const QAbstractItemModelTester tester(&table, reporting);
    table.setEntries({entry(2, "offer_declined"), entry(1, "request_created")});
    ModelSpy spy(table);
    table.setEntries({entry(3, "offer_accepted"), entry(2, "offer_declined"), entry(1, "request_created")});
    QCOMPARE(spy.all(), 1);
    QCOMPARE(table.rowCount(), 3);
    table.setEntries({entry(3, "offer_accepted"), entry(2, "offer_declined"), entry(1, "request_created")});
    QCOMPARE(spy.all(), 1);
    table.setEntries({entry(9, "request_created")});
    QCOMPARE(table.rowCount(), 1);
}

void TestOtherTables::timelineSentences()
{
    TimelineTable table;
    TimelineEntry moved = entry(1, "slot_reassigned");
    moved.reason = QStringLiteral("car_trouble: flat tyre");
    table.setEntries({moved, entry(0, "comet_sighted")});
    QCOMPARE(table.index(0, TimelineTable::What).data().toString(),
             QStringLiteral("Dana Ortiz took over slot 2 from Yuki Tanaka, by Leo Park: car trouble: flat tyre"));
    QCOMPARE(table.index(1, TimelineTable::What).data().toString(),
             QStringLiteral("Leo Park comet sighted · Dana Ortiz"));
    TimelineEntry cancelled = entry(2, "request_cancelled");
    cancelled.reason = QStringLiteral("client_cancelled");
    cancelled.detail = {{QStringLiteral("late"), true}};
    TimelineEntry unknown = entry(3, "request_cancelled");
    unknown.reason = QStringLiteral("comet_sighted");
    unknown.detail = {{QStringLiteral("late"), false}};
    table.setEntries({unknown, cancelled});
    QCOMPARE(table.index(0, TimelineTable::What).data().toString(),
             QStringLiteral("Leo Park cancelled the request: comet sighted"));
    QCOMPARE(table.index(1, TimelineTable::What).data().toString(),
             QStringLiteral("Leo Park cancelled the request: client cancelled · late"));
}

void TestOtherTables::candidatesEligibleFirst()
{
    Candidate busy;
    busy.therapist = TherapistId(1);
    busy.refusal = QStringLiteral("Booked at that time");
    Candidate free;
    free.therapist = TherapistId(2);
    free.eligible = true;
    CandidateTable table;
    const QAbstractItemModelTester tester(&table, reporting);
    table.setCandidates({busy, free});
    QCOMPARE(table.rowOf(free.therapist), 0);
    QVERIFY(table.flags(table.index(0, 0)) & Qt::ItemIsSelectable);
    QVERIFY(!(table.flags(table.index(1, 0)) & Qt::ItemIsEnabled));
    QCOMPARE(table.index(1, CandidateTable::Note).data().toString(), busy.refusal);
    ModelSpy spy(table);
    table.setCandidates({busy, free});
    QCOMPARE(spy.all(), 0);
}

QTEST_GUILESS_MAIN(TestOtherTables)
#include "tst_othertables.moc"
