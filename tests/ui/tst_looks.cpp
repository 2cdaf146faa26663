// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/cutoff.h"
#include "tests/ui/everywindow.h"
#include "tests/ui/looksetting.h"
#include "tests/ui/testdesk.h"
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

LiveBoard boardNamed(const QString& name)
{
    if (name == QLatin1String("empty"))
        return LiveBoard();
    return name == QLatin1String("full") ? LiveBoard::filled(120) : LiveBoard::sketch();
}

QString longName(int number)
{
    return QStringLiteral("Wilhelmina Konstantinopolitańczykowska-Featherstonehaugh %1").arg(number);
}

void giveLongNames(TestDesk& desk)
{
    for (int i = 0; i < 13; ++i)
        desk.board.setClientName(RequestId(48001 + i), longName(i));
    desk.feed();
}

/// What dialogs show beside the board: candidates, a race, what was settled and by whom, who is to be called, the day.
void giveLongLists(TestDesk& desk)
{
    FakeServices& services = desk.services;
    const QString reason = QStringLiteral("other: both had driven two hours through the snow and nobody told them");
    for (Candidate& one : services.people)
        one.name = longName(int(one.therapist.value()));
    for (RaceWriter& writer : services.reviewing.story.value().writers) {
        writer.therapistName = longName(int(writer.therapist.value()));
        writer.application = QStringLiteral("booking-service-of-the-western-region/2026.11.30-release-candidate");
    }
    Alert alert;
    alert.id = AlertId(1);
    alert.kind = AlertKind::SameTherapist;
    alert.status = AlertStatus::Dismissed;
    alert.request = RequestId(48001);
    alert.clientName = longName(1);
    const QDateTime now = desk.clock.nowUtc();
    services.settling.over = {
        {alert, now.addDays(-3), longName(2), reason, QStringLiteral("unlocked_backend"), longName(3)}};
    AlertEvent event;
    event.at = now.addDays(-3);
    event.kind = QStringLiteral("alert_dismissed");
    event.source = QStringLiteral("command");
    event.person = longName(2);
    event.reason = reason;
    services.settling.events = {event, event};
    CommandReceipt receipt;
    receipt.at = now.addSecs(-60);
    receipt.function = QStringLiteral("release");
    receipt.ok = true;
    receipt.message = QStringLiteral("Slot 1 is open again, and %1 is next in line").arg(longName(4));
    receipt.request = RequestId(48001);
    receipt.clientName = longName(1);
    receipt.reason = reason;
    services.receipts = {receipt};
    SettlementCall call;
    call.id = 1;
    call.alert = alert.id;
    call.request = alert.request;
    call.name = longName(5);
    call.phone = QStringLiteral("+1 310 555 0101");
    call.clientName = longName(1);
    call.service = QStringLiteral("Deep tissue with hot stones and aroma oils 120");
    call.startsAt = now.addSecs(3600);
    call.timeZone = "America/New_York";
    call.calledAt = now;
    call.calledBy = longName(2);
    services.settling.toCall = {call};
}

void makeStale(TestDesk& desk)
{
    FeedHealth health = desk.store.health();
    health.state = FeedHealth::State::Stale;
    health.asOf = desk.clock.nowUtc().addSecs(-42);
    desk.store.setHealth(health);
}

} // namespace

/// The window in the sizes and states people have it in: nothing may be cut off. With SLOTDESK_GRAB_DIR set the
/// pictures are kept; QT_SCALE_FACTOR makes everything larger.
class TestLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looks_data();
    void looks();
    void whateverOpensFits_data();
    void whateverOpensFits();
    void theCheckItselfFails();
    void cleanup();
};

void TestLooks::looks_data()
{
    QTest::addColumn<LookSetting>("setting");
    const QSize wide(1440, 900);
    const QSize small(1280, 800);
    const QString sketch = QStringLiteral("sketch");
    const QString en = QStringLiteral("en");
    const QString es = QStringLiteral("es");
    QTest::newRow("light-1440") << LookSetting{wide, false, sketch, en};
    QTest::newRow("dark-1440") << LookSetting{wide, true, sketch, en};
    QTest::newRow("light-1280") << LookSetting{small, false, sketch, en};
    QTest::newRow("long-names-1280") << LookSetting{small, false, QStringLiteral("long"), en};
    QTest::newRow("full-1920") << LookSetting{QSize(1920, 1080), false, QStringLiteral("full"), en};
    QTest::newRow("empty-1280") << LookSetting{small, false, QStringLiteral("empty"), en};
    QTest::newRow("stale-1440") << LookSetting{wide, false, QStringLiteral("stale"), en};
    QTest::newRow("spanish-1280") << LookSetting{small, false, sketch, es};
    QTest::newRow("spanish-dark-1440") << LookSetting{wide, true, sketch, es};
    QTest::newRow("spanish-stale-1280") << LookSetting{small, false, QStringLiteral("stale"), es};
    QTest::newRow("high-contrast-1280") << LookSetting{small, false, sketch, en, true};
    QTest::newRow("high-contrast-dark-1280") << LookSetting{small, true, sketch, en, true};
    QTest::newRow("right-to-left-1280") << LookSetting{small, false, sketch, en, false, true};
}

void TestLooks::looks()
{
    QFETCH(const LookSetting, setting);
    TestDesk desk(boardNamed(setting.board));
    desk.services.events = someEvents();
    if (setting.board == QLatin1String("long"))
        giveLongNames(desk);
    if (setting.board == QLatin1String("stale"))
        makeStale(desk);
    setting.apply();
    MainWindow window(desk.context);
    window.resize(setting.size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.showRequest(RequestId(48002));
    if (setting.board != QLatin1String("empty")) {
        QTRY_COMPARE(window.requests()->current(), RequestId(48002));
        const auto* timeline = window.findChild<QListView*>(QStringLiteral("timeline"));
        QVERIFY(timeline);
        QTRY_COMPARE(timeline->model()->rowCount(), 5);
    }
    QCoreApplication::processEvents();
    grab(window, QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(window.size(), setting.size);
    QCOMPARE(CutOff::widgets(window).join(QLatin1Char('\n')), QString());
    QCOMPARE(CutOff::headers(window).join(QLatin1Char('\n')), QString());
    if (setting.board != QLatin1String("long")) // a name may be too long for any column; its tool tip has it whole
        QCOMPARE(CutOff::cells(window).join(QLatin1Char('\n')), QString());
    QVERIFY(window.minimumSizeHint().width() <= 1280);
    QVERIFY(window.minimumSizeHint().height() <= 800);
}

void TestLooks::whateverOpensFits_data()
{
    QTest::addColumn<LookSetting>("setting");
    for (const auto& [name, setting] : LookSetting::different())
        QTest::newRow(name) << setting;
    for (const bool rightToLeft : {false, true}) {
        LookSetting names;
        names.board = QStringLiteral("long");
        names.dark = rightToLeft;
        names.rightToLeft = rightToLeft;
        QTest::newRow(rightToLeft ? "long names from the right" : "long names") << names;
    }
}

void TestLooks::whateverOpensFits()
{
    QFETCH(const LookSetting, setting);
    TestDesk desk;
    desk.services.events = someEvents();
    desk.services.reviewing.cases = FakeReview::someCases();
    desk.services.reviewing.doings = FakeReview::someDeeds();
    if (setting.board == QLatin1String("long")) {
        giveLongNames(desk);
        giveLongLists(desk);
    }
    setting.apply();
    MainWindow window(desk.context);
    window.resize(setting.size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.showRequest(RequestId(48002));
    QStringList cut;
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    QCoreApplication::processEvents();
    grab(window, QString(QStringLiteral("window ") + tag));
    cut.append(CutOff::widgets(window));
    EveryWindow every(window, [&](QWidget& opened, const QString& name) {
        grab(opened, QStringLiteral("open %1 %2").arg(tag, QString(name).replace(QLatin1Char('/'), QLatin1Char('-'))));
        if (opened.width() > setting.size.width() || opened.height() > setting.size.height())
            cut.append(QStringLiteral("%1 is %2x%3").arg(name).arg(opened.width()).arg(opened.height()));
        for (const QString& text : CutOff::widgets(opened) + CutOff::headers(opened))
            cut.append(QString(name + QStringLiteral(": ") + text));
    });
    every.visit();
    for (const char* known : {"commandPalette", "shortcutSheet", "reassignDialog", "cancelDialog", "releaseDialog"})
        QVERIFY2(every.seen().contains(QString::fromLatin1(known)), known);
    QCOMPARE(cut.join(QLatin1Char('\n')), QString());
}

void TestLooks::theCheckItselfFails()
{
    QWidget window;
    window.resize(300, 120);
    auto* button = new QPushButton(QStringLiteral("A rather long text for a button"), &window);
    button->setGeometry(0, 0, 60, 30);
    auto* label = new QLabel(QStringLiteral("Words that need more than one line to be read to their end"), &window);
    label->setWordWrap(true);
    label->setGeometry(0, 40, 80, 20);
    window.show();
    QCOMPARE(CutOff::widgets(window).size(), 2);
}

void TestLooks::cleanup()
{
    LookSetting().apply();
}

QTEST_MAIN(TestLooks)
#include "tst_looks.moc"
