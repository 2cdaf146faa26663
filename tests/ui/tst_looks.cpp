// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"

#include "ui/delegates/desktable.h"
#include "ui/delegates/pilllabel.h"
#include "ui/requests/requestpanel.h"

#include <QtTest/QTest>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>

using namespace slotdesk;
using namespace slotdesk::test;

namespace {

QList<TimelineEntry> someEvents()
{
    const auto made = [](int secondsAgo, const char* kind, const char* who, const char* actor) {
        TimelineEntry e;
        e.id = EventId(secondsAgo);
        e.at = LiveBoard::defaultNow().addSecs(-secondsAgo).addMSecs(secondsAgo % 997);
        e.kind = QLatin1String(kind);
        e.source = QStringLiteral("command");
        e.therapistName = QLatin1String(who);
        e.actor = QLatin1String(actor);
        e.position = 1;
        return e;
    };
    QList<TimelineEntry> events = {
        made(20, "offer_declined", "Ravi Sharma", "app"), made(41, "offer_accepted", "Yuki Tanaka", "app"),
        made(120, "offers_sent", "", "ops"), made(340, "slot_released", "Dana Ortiz", "Leo Park"),
        made(6200, "request_created", "", "app")};
    events[3].reason = QStringLiteral("car_trouble: flat tyre on the bridge");
    events[2].detail.insert(QStringLiteral("sent"), 7);
    return events;
}

/// Widgets whose text does not fit.
QStringList cutOff(const QWidget& window)
{
    QStringList names;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        const bool fixedText = qobject_cast<const QPushButton*>(widget) || qobject_cast<const PillLabel*>(widget);
        if (fixedText && widget->isVisible() && widget->width() < widget->minimumSizeHint().width())
            names.append(widget->accessibleName() + widget->objectName());
    }
    return names;
}

/// Cells in sight whose column is too narrow for what stands in them.
QStringList cutOffCells(const QWidget& window)
{
    QStringList texts;
    for (const DeskTable* table : window.findChildren<DeskTable*>()) {
        const QModelIndex last = table->indexAt(QPoint(1, table->viewport()->height() - 1));
        const int rows = last.isValid() ? last.row() : table->model()->rowCount() - 1;
        for (int row = 0; row <= rows; ++row) {
            for (int column = 0; column < table->model()->columnCount(); ++column) {
                const QModelIndex index = table->model()->index(row, column);
                if (!table->isColumnHidden(column) &&
                    table->sizeHintForIndex(index).width() > table->columnWidth(column))
                    texts.append(index.data().toString());
            }
        }
    }
    return texts;
}

} // namespace

/// The window in the sizes and states people have it in: nothing may be cut off. With SLOTDESK_GRAB_DIR set the
/// pictures are kept.
class TestLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looks_data();
    void looks();
};

void TestLooks::looks_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QString>("board");
    QTest::newRow("light-1440") << QSize(1440, 900) << false << QStringLiteral("sketch");
    QTest::newRow("dark-1440") << QSize(1440, 900) << true << QStringLiteral("sketch");
    QTest::newRow("light-1280") << QSize(1280, 800) << false << QStringLiteral("sketch");
    QTest::newRow("long-names-1280") << QSize(1280, 800) << false << QStringLiteral("long");
    QTest::newRow("full-1920") << QSize(1920, 1080) << false << QStringLiteral("full");
    QTest::newRow("empty-1280") << QSize(1280, 800) << false << QStringLiteral("empty");
    QTest::newRow("stale-1440") << QSize(1440, 900) << false << QStringLiteral("stale");
}

void TestLooks::looks()
{
    QFETCH(const QSize, size);
    QFETCH(const bool, dark);
    QFETCH(const QString, board);
    LiveBoard rows = board == QLatin1String("empty")  ? LiveBoard()
                     : board == QLatin1String("full") ? LiveBoard::filled(120)
                                                      : LiveBoard::sketch();
    TestDesk desk(rows);
    desk.services.events = someEvents();
    if (board == QLatin1String("long")) {
        for (int i = 0; i < 13; ++i)
            desk.board.setClientName(
                RequestId(48001 + i),
                QStringLiteral("Wilhelmina Konstantinopolitańczykowska-Featherstonehaugh %1").arg(i));
        desk.feed();
    }
    if (board == QLatin1String("stale")) {
        FeedHealth health = desk.store.health();
        health.state = FeedHealth::State::Stale;
        health.asOf = desk.clock.nowUtc().addSecs(-42);
        desk.store.setHealth(health);
    }
    Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    MainWindow window(desk.context);
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.showRequest(RequestId(48002));
    if (board != QLatin1String("empty")) {
        QTRY_COMPARE(window.requests()->current(), RequestId(48002));
        const auto* timeline = window.findChild<QListView*>(QStringLiteral("timeline"));
        QVERIFY(timeline);
        QTRY_COMPARE(timeline->model()->rowCount(), 5);
    }
    grab(window, QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(cutOff(window).join(QStringLiteral(" | ")), QString());
    if (board != QLatin1String("long")) // a name may be too long for any column; its tool tip has it whole
        QCOMPARE(cutOffCells(window).join(QStringLiteral(" | ")), QString());
    QVERIFY(window.minimumSizeHint().width() <= 1280);
    QVERIFY(window.minimumSizeHint().height() <= 800);
}

QTEST_MAIN(TestLooks)
#include "tst_looks.moc"
