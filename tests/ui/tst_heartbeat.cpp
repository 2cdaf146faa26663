// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/heartbeat.h"
#include "tests/ui/testdesk.h"
#include "ui/delegates/desktable.h"
#include "ui/requests/requestpanel.h"

#include <QtTest/QTest>
#include <QtWidgets/QScrollBar>
#include <numeric>

using namespace slotdesk;
using namespace slotdesk::test;

namespace {

constexpr int requestCount = 3000;
constexpr int everyMs = 50;
constexpr int changesEach = 10; ///< 200 a second
constexpr int seconds = 5;

} // namespace

/// The board while 200 changes a second arrive: the window answers, and what is chosen and seen stays.
class TestHeartbeat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysAlive();
};

void TestHeartbeat::staysAlive()
{
    TestDesk desk(LiveBoard::filled(requestCount));
    MainWindow window(desk.context);
    window.resize(1440, 900);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    DeskTable* table = window.requests()->table();
    QCOMPARE(table->model()->rowCount(), requestCount);

    // Made beforehand, so that only the desk's own work is measured: booked, renamed, opened, in mixed places.
    QList<FeedBatch> batches;
    QList<RequestId> ids = desk.store.requestIds();
    std::sort(ids.begin(), ids.end());
    const RequestId chosen = ids.at(700);
    for (int i = 0; i < seconds * 1000 / everyMs; ++i) {
        for (int change = 0; change < changesEach; ++change) {
            const RequestId id = ids.at((i * 613 + change * 97) % requestCount);
            if (id == chosen)
                desk.board.setClientName(id, QStringLiteral("Client %1").arg(i));
            else if (change == 0)
                desk.board.addRequest(QStringLiteral("New client %1").arg(i), QStringLiteral("Swedish 90"), 1, 5 + i);
            else if (change % 3 == 0)
                desk.board.setClientName(id, QStringLiteral("Client %1").arg(i));
            else
                desk.board.book(id, QStringLiteral("Therapist %1").arg(change));
        }
        batches.append(desk.board.takeBatch());
    }

    QVERIFY(window.requests()->choose(chosen));
    QTRY_VERIFY(table->verticalScrollBar()->value() > 0);
    const auto rowTop = [&] { return table->visualRect(window.models().filter.indexOf(chosen)).top(); };
    const int topBefore = rowTop();

    Heartbeat heart;
    int next = 0;
    int applied = 0;
    QEventLoop loop; // a plain one, as the program has it: QTRY_ would rest between its looks, and the rest would count
    QTimer feed;
    feed.setTimerType(Qt::PreciseTimer);
    feed.setInterval(everyMs);
    connect(&feed, &QTimer::timeout, this, [&] {
        if (next < batches.size()) {
            applied += static_cast<int>(batches.at(next).requests.size());
            desk.store.apply(batches.at(next++));
        } else {
            loop.quit();
        }
    });
    heart.start();
    feed.start();
    loop.exec();
    const qint64 took = heart.elapsedMs();

    qInfo("%d changes in %lld ms, longest gap %.1f ms, of which blocked at most %.1f ms", applied, took,
          heart.longestGapMs(), heart.longestBlockedMs());
    QVERIFY(applied >= 190 * seconds);
    QVERIFY2(heart.longestBlockedMs() <= 50, qPrintable(QString::number(heart.longestBlockedMs())));
    QCOMPARE(window.requests()->current(), chosen);
    QCOMPARE(rowTop(), topBefore);
}

QTEST_MAIN(TestHeartbeat)
#include "tst_heartbeat.moc"
