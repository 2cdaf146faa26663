// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/boardfigures.h"
#include "tables/savedview.h"
#include "tests/support/liveboard.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QtTest>

using namespace slotdesk;
using namespace slotdesk::test;

/// The wall's figures, the counts of the filters, and views as they are stored.
class TestBoardFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing();
    void countsWhatIsOpen();
    void scopesCount();
    void viewsComeBack();
    void brokenViewsAreNone_data();
    void brokenViewsAreNone();
};

void TestBoardFigures::nothing()
{
    const LiveStore store;
    const BoardFigures figures = BoardFigures::of(store, LiveBoard::defaultNow());
    QCOMPARE(figures.open, 0);
    QCOMPARE(figures.alerts, 0);
    QCOMPARE(figures.longestSeconds, -1);
}

void TestBoardFigures::countsWhatIsOpen()
{
    LiveBoard board;
    const RequestId soon = board.addRequest(QStringLiteral("Soon"), QStringLiteral("Swedish 60"), 1, 30);
    board.addRequest(QStringLiteral("Late"), QStringLiteral("Swedish 60"), 1, 3000);
    board.addRequest(QStringLiteral("Over"), QStringLiteral("Swedish 60"), 1, -30);
    board.book(board.addRequest(QStringLiteral("Filled"), QStringLiteral("Swedish 60"), 1, 60), QStringLiteral("Ann"));
    board.addOffer(soon, QStringLiteral("Ben"));
    board.addAlert(AlertKind::Surplus, soon);
    LiveStore store;
    store.apply(board.snapshot());
    const BoardFigures figures = BoardFigures::of(store, LiveBoard::defaultNow().addSecs(60));
    QCOMPARE(figures.open, 2);
    QVERIFY(figures.atRisk >= 1);
    QCOMPARE(figures.alerts, 1);
    QCOMPARE(figures.unclaimed, 1);
    QVERIFY(figures.longestSeconds >= 60);
}

void TestBoardFigures::scopesCount()
{
    LiveBoard board;
    for (int i = 0; i < 6; ++i)
        board.addRequest(QStringLiteral("Caller %1").arg(i), QStringLiteral("Swedish 60"), 1, 30 + i * 90, 1 + i % 2);
    LiveStore store;
    store.apply(board.snapshot());
    const PendingCommands pending;
    const StillClock clock(LiveBoard::defaultNow());
    RequestTable table(store, pending, clock);
    RequestFilter filter(table);
    QCOMPARE(filter.countOf(MarketId()), 6);
    QCOMPARE(filter.countOf(MarketId(1)), 3);
    QCOMPARE(filter.countOfWindow(2), 2);
    QCOMPARE(filter.countOfWindow(0), 6);
    // Each says what choosing it would show, so its own choice does not narrow it.
    filter.setMarket(MarketId(2));
    QCOMPARE(filter.countOf(MarketId(1)), 3);
    QCOMPARE(filter.countOfWindow(2), 1);
    QCOMPARE(filter.counts().at(0), 3);
    filter.setWindowHours(2);
    QCOMPARE(filter.countOf(MarketId(1)), 1);
    QCOMPARE(filter.countOfWindow(0), 3);
    filter.setChip(RequestFilter::Chip::Filled);
    QCOMPARE(filter.countOf(MarketId()), 0);
    filter.setChip(RequestFilter::Chip::All);
    filter.setText(QStringLiteral("caller 1"));
    QCOMPARE(filter.countOf(MarketId()), 1);
    QCOMPARE(filter.rowCount(), 1);
}

void TestBoardFigures::viewsComeBack()
{
    SavedView view;
    view.name = QStringLiteral("Boston tonight");
    view.chip = RequestFilter::Chip::AtRisk;
    view.market = MarketId(3);
    view.marketName = QStringLiteral("Chicago");
    view.hours = 8;
    view.text = QStringLiteral("couples -swedish");
    view.sortColumn = RequestTable::Client;
    view.descending = true;
    view.columns = QStringLiteral("10,9,8,7,6,5,4,3,2,1,0;3");
    const auto again = SavedView::read(view.json());
    QVERIFY(again && *again == view);
}

void TestBoardFigures::brokenViewsAreNone_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray("{}");
    QTest::newRow("no name") << QByteArray(R"({"name":"  ","chip":"all"})");
    QTest::newRow("chip") << QByteArray(R"({"name":"a","chip":"purple"})");
    QTest::newRow("sort") << QByteArray(R"({"name":"a","sort":99})");
    QTest::newRow("hours") << QByteArray(R"({"name":"a","hours":-3})");
    QTest::newRow("types") << QByteArray(R"({"name":["a"],"hours":{}})");
}

void TestBoardFigures::brokenViewsAreNone()
{
    QFETCH(const QByteArray, json);
    QVERIFY(!SavedView::read(QJsonDocument::fromJson(json).object()));
}

QTEST_GUILESS_MAIN(TestBoardFigures)
#include "tst_boardfigures.moc"
