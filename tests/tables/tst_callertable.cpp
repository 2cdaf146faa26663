// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/callertable.h"
#include "tests/support/liveboard.h"
#include "tests/support/modelspy.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace slotdesk;
using namespace slotdesk::test;

namespace {

CallerVisit visit(qint64 id, const QDateTime& startsAt, RequestStatus status, bool today)
{
    CallerVisit made;
    made.request = RequestId(id);
    made.service = QStringLiteral("Swedish 60");
    made.marketName = QStringLiteral("Los Angeles");
    made.timeZone = QByteArrayLiteral("America/Los_Angeles");
    made.startsAt = startsAt;
    made.endsAt = startsAt.addSecs(3600);
    made.status = status;
    made.with = QStringLiteral("Yuki Tanaka");
    made.isToday = today;
    return made;
}

} // namespace

/// What a caller booked, as sentences under headings.
class TestCallerTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale::c());
        qputenv("TZ", "UTC");
    }
    void headingsAreNoRequests();
    void theSameAgainIsNoReset();
    void theFeedSaysWhatTheyMayAnswer();
};

void TestCallerTable::headingsAreNoRequests()
{
    const StillClock clock(QDateTime(QDate(2026, 6, 3), QTime(17, 0), Qt::UTC)); // 10:00 there
    const QDateTime now = clock.nowUtc();
    CallerTable table(clock);
    const QAbstractItemModelTester tester(&table);
    QCOMPARE(table.likeliestRow(), -1);
    table.setHistory({visit(7, now.addSecs(-7200), RequestStatus::Completed, true),
                      visit(8, now.addSecs(3600), RequestStatus::Open, true),
                      visit(9, now.addDays(3), RequestStatus::Filled, false),
                      visit(5, now.addYears(-2), RequestStatus::Cancelled, false)});
    QStringList headings;
    for (int row = 0; row < table.rowCount(); ++row) {
        const QModelIndex index = table.index(row);
        if (index.data(CallerTable::HeadingRole).toBool()) {
            headings.append(index.data().toString());
            QVERIFY(!(table.flags(index) & Qt::ItemIsSelectable));
            QVERIFY(!table.requestAt(row).isValid());
        }
    }
    QCOMPARE(headings, QStringList({QStringLiteral("Today"), QStringLiteral("To come"), QStringLiteral("Past")}));
    QCOMPARE(table.lineCount(), 4);
    QCOMPARE(table.requestAt(table.likeliestRow()), RequestId(8)); // not the one that is over
    QCOMPARE(table.index(2).data(CallerTable::WhenRole).toString(), QStringLiteral("11:00"));
    QCOMPARE(table.index(2).data(CallerTable::UntilRole).toString(), QStringLiteral("in 1 h 00"));
    QCOMPARE(table.index(2).data(CallerTable::AboutRole).toString(),
             QStringLiteral("8 · Los Angeles · Yuki Tanaka · 18:00 here"));
    QCOMPARE(table.index(6).data(CallerTable::WhenRole).toString(), QStringLiteral("Mon 3 Jun 2024 10:00"));
    QCOMPARE(table.index(6).data().toString(),
             QStringLiteral("Mon 3 Jun 2024 10:00, Swedish 60, 5 · Los Angeles · Yuki Tanaka, Cancelled"));
}

void TestCallerTable::theSameAgainIsNoReset()
{
    const StillClock clock(LiveBoard::defaultNow());
    CallerTable table(clock);
    QList<CallerVisit> visits{visit(8, clock.nowUtc().addSecs(3600), RequestStatus::Open, true)};
    table.setHistory(visits);
    QSignalSpy resets(&table, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&table, &QAbstractItemModel::dataChanged);
    table.setHistory(visits);
    QCOMPARE(changes.size(), 0);
    visits.first().status = RequestStatus::Filled;
    table.setHistory(visits);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(resets.size(), 0);
    visits.append(visit(9, clock.nowUtc().addDays(3), RequestStatus::Open, false));
    table.setHistory(visits);
    QCOMPARE(resets.size(), 1);
}

void TestCallerTable::theFeedSaysWhatTheyMayAnswer()
{
    StillClock clock(LiveBoard::defaultNow());
    CallerFeedLine offer;
    offer.request = RequestId(8);
    offer.isOffer = true;
    offer.service = QStringLiteral("Swedish 60");
    offer.timeZone = QByteArrayLiteral("UTC");
    offer.startsAt = clock.nowUtc().addSecs(7200);
    offer.endsAt = offer.startsAt.addSecs(3600);
    offer.expiresAt = clock.nowUtc().addSecs(1200);
    CallerFeedLine slot = offer;
    slot.isOffer = false;
    slot.slot = SlotStatus::Open;
    slot.position = 2;
    CallerFeedLine visit = offer;
    visit.isOffer = false;
    visit.slot = SlotStatus::Booked;
    visit.with = QStringLiteral("Priya Natarajan");
    visit.payCents = 8750;
    visit.currency = QByteArrayLiteral("USD");
    CallerTable table(clock);
    table.setFeed({offer, slot, visit});
    QCOMPARE(table.index(1).data(CallerTable::UntilRole).toString(), QStringLiteral("20 min to answer"));
    QCOMPARE(table.index(1).data(CallerTable::StatusTextRole).toString(), QStringLiteral("Pending"));
    QCOMPARE(table.index(3).data(CallerTable::AboutRole).toString(), QStringLiteral("8 · slot 2 · nobody yet"));
    QCOMPARE(table.index(4).data(CallerTable::AboutRole).toString(), QStringLiteral("8 · $87.50 · Priya Natarajan"));
    QCOMPARE(table.index(3).data(CallerTable::SlotStatusRole).toInt(), int(SlotStatus::Open));
    clock.advance(600);
    table.tick();
    QCOMPARE(table.index(1).data(CallerTable::UntilRole).toString(), QStringLiteral("10 min to answer"));
}

QTEST_GUILESS_MAIN(TestCallerTable)
#include "tst_callertable.moc"
