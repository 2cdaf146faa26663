// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/offertable.h"
#include "tables/swaptable.h"
#include "tables/waitline.h"
#include "tests/support/liveboard.h"

#include <QtTest/QTest>

using namespace slotdesk;
using namespace slotdesk::test;

/// The waiting list in its order, and the bookings that one could change its therapist with.
class TestWaitLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesFollowTheLine();
    void nearestBookingFirst();
};

void TestWaitLine::placesFollowTheLine()
{
    LiveBoard board;
    const RequestId request = board.addRequest(QStringLiteral("Tom Becker"), QStringLiteral("Swedish 60"), 1, 90);
    const OfferId dana = board.addOffer(request, QStringLiteral("Dana Ortiz"));
    const OfferId iris = board.addOffer(request, QStringLiteral("Iris Novak"));
    board.book(request, QStringLiteral("Yuki Tanaka"));
    board.putInLine(iris);
    LiveStore store;
    store.apply(board.snapshot());
    (void)board.takeBatch();
    const StillClock clock(LiveBoard::defaultNow());
    OfferTable table(store, clock);
    table.setRequest(request);
    const auto state = [&](OfferId offer) {
        for (int row = 0; row < table.rowCount(); ++row) {
            if (table.idAt(row) == offer)
                return table.index(row, OfferTable::State).data().toString();
        }
        return QString();
    };
    QCOMPARE(state(iris), QStringLiteral("In line, 1"));
    QVERIFY(WaitLine::canJoin(*store.offer(dana)));
    QVERIFY(!WaitLine::canJoin(*store.offer(iris)));

    board.putInLine(dana);
    store.apply(board.takeBatch());
    QCOMPARE(WaitLine::of(store, request).size(), 2);
    QCOMPARE(WaitLine::placeOf(store, *store.offer(dana)), 2);
    QCOMPARE(state(dana), QStringLiteral("In line, 2"));
}

void TestWaitLine::nearestBookingFirst()
{
    LiveBoard board;
    const auto booked = [&](const char* client, int minutes, qint64 market, const char* therapist) {
        const RequestId id = board.addRequest(QLatin1String(client), QStringLiteral("Swedish 60"), 1, minutes, market);
        board.book(id, QLatin1String(therapist));
        return id;
    };
    const RequestId mine = booked("Tom Becker", 200, 1, "Dana Ortiz");
    const RequestId far = booked("Omar Haddad", 600, 1, "Iris Novak");
    const RequestId near = booked("Lucas Meyer", 140, 1, "Yuki Tanaka");
    booked("Grace Okafor", 200, 2, "Ravi Sharma"); // another market
    booked("Kenji Mori", 260, 1, "Dana Ortiz");    // her own
    LiveStore store;
    store.apply(board.snapshot());
    const StillClock clock(LiveBoard::defaultNow());
    SwapTable table(store, clock);
    table.setSlot(store.slotsOf(mine).constFirst());
    QCOMPARE(table.rowCount(), 2);
    QCOMPARE(table.slotAt(0).request, near);
    QCOMPARE(table.slotAt(1).request, far);
    QCOMPARE(table.index(0, SwapTable::Apart).data().toString(), QStringLiteral("1 h 00 earlier"));
}

QTEST_GUILESS_MAIN(TestWaitLine)
#include "tst_waitline.moc"
