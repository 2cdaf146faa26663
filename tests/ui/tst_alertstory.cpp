// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/timewords.h"
#include "tests/ui/testdesk.h"
#include "ui/alerts/alerthistorydialog.h"
#include "ui/alerts/riskalarm.h"
#include "ui/alerts/settleddialog.h"
#include "ui/alerts/traynotice.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/notice.h"
#include "ui/dialogs/alertcommands.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/dialogs/reopendialog.h"
#include "ui/settings/serverrulesdialog.h"
#include "ui/shell/deskactions.h"

#include <QtCore/QPointer>
#include <QtGui/QAction>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPushButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// An alert's story as it is shown: what happened to it, what was settled and is reopened, and who is told that one
/// waits.
class TestAlertStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_desk = std::make_unique<TestDesk>(); }
    void cleanup() { m_desk.reset(); }
    void theHistoryIsShown();
    void aSettledAlertIsReopened();
    void whatClosedByItselfIsNotReopened();
    void theTrayTellsWhatIsNewOnce();
    void theAlarmIsForEverythingNew();
    void theRuleIsSavedOrRefused();

private:
    [[nodiscard]] static AlertEvent event(qint64 id, const char* kind, const char* person, const char* reason);
    [[nodiscard]] static SettledAlert settled(qint64 id, AlertStatus status);

    std::unique_ptr<TestDesk> m_desk;
};

AlertEvent TestAlertStory::event(qint64 id, const char* kind, const char* person, const char* reason)
{
    AlertEvent made;
    made.id = EventId(id);
    made.at = LiveBoard::defaultNow().addSecs(-600 + id * 60);
    made.alert = AlertId(7);
    made.kind = QLatin1String(kind);
    made.source = QStringLiteral("command");
    made.person = QLatin1String(person);
    made.reason = QLatin1String(reason);
    return made;
}

SettledAlert TestAlertStory::settled(qint64 id, AlertStatus status)
{
    SettledAlert made;
    made.alert.id = AlertId(id);
    made.alert.kind = AlertKind::Surplus;
    made.alert.status = status;
    made.alert.request = RequestId(48001);
    made.alert.clientName = QStringLiteral("Tom Becker");
    made.settledAt = LiveBoard::defaultNow().addSecs(-id * 60);
    if (status != AlertStatus::Closed) {
        made.settledBy = QStringLiteral("Leo Park");
        made.reason = QStringLiteral("false_alarm: they are twins");
    }
    return made;
}

void TestAlertStory::theHistoryIsShown()
{
    AlertEvent raised = event(1, "alert_raised", "rails", "");
    raised.source = QStringLiteral("guard");
    raised.application = QStringLiteral("rails/4.2");
    AlertEvent snoozed = event(3, "alert_snoozed", "Ana Ruiz", "");
    snoozed.detail.insert(QStringLiteral("until"), LiveBoard::defaultNow().addSecs(900).toString(Qt::ISODateWithMs));
    AlertEvent signedOff = event(5, "alert_signed_off", "Mona Lind", "two processes");
    signedOff.detail.insert(QStringLiteral("cause"), QStringLiteral("unlocked_backend"));
    m_desk->services.settling.events = {raised, event(2, "alert_claimed", "Ana Ruiz", ""), snoozed,
                                        event(4, "alert_dismissed", "Leo Park", "false_alarm: they are twins"),
                                        signedOff};
    Alert alert = *m_desk->store.alert(m_desk->store.alertIds().constFirst());
    AlertHistoryDialog dialog(m_desk->context, alert, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QTRY_COMPARE(dialog.events().rowCount(), 5);
    const QAbstractItemModelTester tester(&dialog.events(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto cell = [&](int row, int column) { return dialog.events().index(row, column).data().toString(); };
    QCOMPARE(cell(0, AlertHistoryTable::Who), QStringLiteral("The guard"));
    QCOMPARE(cell(0, AlertHistoryTable::Why), QStringLiteral("rails/4.2"));
    QCOMPARE(cell(1, AlertHistoryTable::Who), QStringLiteral("Ana Ruiz"));
    QCOMPARE(cell(1, AlertHistoryTable::What), QStringLiteral("took an alert"));
    QVERIFY(cell(2, AlertHistoryTable::Why).startsWith(QStringLiteral("until ")));
    QCOMPARE(cell(3, AlertHistoryTable::Why), QStringLiteral("false alarm: they are twins"));
    QCOMPARE(cell(4, AlertHistoryTable::Why), QStringLiteral("two processes · cause: unlocked backend"));
    QCOMPARE(dialog.events().text().count(QLatin1Char('\n')), 4);
    grab(dialog, QStringLiteral("dialog-alert-history"));
    // Whatever happens while it is open is shown too.
    m_desk->services.settling.events.append(event(6, "alert_reopened", "Mona Lind", "not_settled"));
    m_desk->board.addAlert(AlertKind::Reported, RequestId(48003), QStringLiteral("x"), -1);
    m_desk->feed();
    QTRY_COMPARE(dialog.events().rowCount(), 6);
}

void TestAlertStory::aSettledAlertIsReopened()
{
    m_desk->services.settling.over = {settled(7, AlertStatus::Dismissed), settled(8, AlertStatus::Resolved)};
    MainWindow window(m_desk->context);
    window.show();
    QAction* action = nullptr;
    for (const DeskActions::Entry& entry : window.actions().entries()) {
        if (entry.action->text() == QStringLiteral("Settled alerts"))
            action = entry.action;
    }
    QVERIFY(action);
    action->trigger();
    QPointer<SettledDialog> dialog = window.findChild<SettledDialog*>();
    QVERIFY(dialog);
    QTRY_COMPARE(dialog->alerts().rowCount(), 2);
    QTRY_VERIFY(dialog->reopenButton()->isEnabled());
    grab(*dialog, QStringLiteral("dialog-settled"));
    QTest::mouseClick(dialog->historyButton(), Qt::LeftButton);
    QTRY_VERIFY(window.findChild<AlertHistoryDialog*>());
    window.findChild<AlertHistoryDialog*>()->close();
    QTRY_VERIFY(!window.findChild<AlertHistoryDialog*>());

    dialog->table()->selectRow(1);
    QTest::mouseClick(dialog->reopenButton(), Qt::LeftButton);
    auto* reopen = window.findChild<ReopenDialog*>();
    QVERIFY(reopen);
    QTRY_VERIFY(reopen->reason()->codes()->count() > 0);
    QTRY_VERIFY(reopen->primary()->isEnabled());
    reopen->reason()->codes()->setCurrentIndex(0);
    grab(*reopen, QStringLiteral("dialog-reopen"));
    QTest::mouseClick(reopen->primary(), Qt::LeftButton);
    QTRY_COMPARE(m_desk->services.settling.reopened, QList<AlertId>{AlertId(8)});
}

void TestAlertStory::whatClosedByItselfIsNotReopened()
{
    m_desk->services.settling.over = {settled(7, AlertStatus::Closed)};
    SettledDialog dialog(m_desk->context, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QTRY_COMPARE(dialog.alerts().rowCount(), 1);
    const QAbstractItemModelTester tester(&dialog.alerts(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_VERIFY(dialog.historyButton()->isEnabled());
    QVERIFY(!dialog.reopenButton()->isEnabled());
    QVERIFY(dialog.reopenButton()->toolTip().contains(QStringLiteral("by itself")));
    QCOMPARE(dialog.alerts().index(0, SettledTable::How).data().toString(), QStringLiteral("Closed by itself"));
}

void TestAlertStory::theTrayTellsWhatIsNewOnce()
{
    const AlertTable alerts(m_desk->store, m_desk->clock);
    TrayNotice tray(alerts, m_desk->clock, nullptr);
    QStringList said;
    tray.setVoice([&](const QString& title, const QString& text) { said.append(title + QLatin1Char('|') + text); });
    QTRY_COMPARE(tray.waiting(), 3);
    QCOMPARE(said.size(), 1); // one notice for all that was there
    QVERIFY2(said.constFirst().contains(QStringLiteral("and 2 more")), qPrintable(said.constFirst()));
    const AlertId added = m_desk->board.addAlert(AlertKind::SameTherapist, RequestId(48010));
    m_desk->feed();
    QTRY_COMPARE(said.size(), 2);
    QVERIFY2(said.constLast().contains(TimeWords::number(RequestId(48010))), qPrintable(said.constLast()));
    QCOMPARE(tray.waiting(), 4);
    m_desk->board.closeAlert(added);
    m_desk->feed();
    QTRY_COMPARE(tray.waiting(), 3);
    QCOMPARE(said.size(), 2);
}

void TestAlertStory::theAlarmIsForEverythingNew()
{
    LiveBoard board;
    TestDesk desk(board);
    const AlertTable alerts(desk.store, desk.clock);
    QWidget window;
    RiskAlarm alarm(alerts, &window);
    int rings = 0;
    alarm.setBell([&] { ++rings; });
    QVERIFY(!alarm.isRinging());
    const RequestId request = desk.board.addRequest(QStringLiteral("Tom"), QStringLiteral("Swedish 60"), 1, 60);
    desk.board.book(request, QStringLiteral("A"));
    desk.board.book(request, QStringLiteral("B"));
    const AlertId alert = desk.board.addAlert(AlertKind::Surplus, request);
    desk.feed();
    QVERIFY(alarm.isRinging());
    QCOMPARE(rings, 1);
    desk.board.closeAlert(alert);
    desk.feed();
    QVERIFY(!alarm.isRinging());
    // What is over is not worth a noise.
    const RequestId past = desk.board.addRequest(QStringLiteral("Ben"), QStringLiteral("Swedish 60"), 1, -3000);
    desk.board.addAlert(AlertKind::Surplus, past);
    desk.feed();
    QVERIFY(!alarm.isRinging());
    QCOMPARE(rings, 1);
}

void TestAlertStory::theRuleIsSavedOrRefused()
{
    ServerRulesDialog dialog(m_desk->context, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QTRY_VERIFY(dialog.secondPerson()->isEnabled());
    QVERIFY(!dialog.secondPerson()->isChecked());
    dialog.secondPerson()->setFocus();
    QTest::keyClick(dialog.secondPerson(), Qt::Key_Space);
    QTRY_COMPARE(m_desk->services.settling.rulesNow.constFirst().value, QStringLiteral("on"));
    QTRY_VERIFY(dialog.secondPerson()->isEnabled() && dialog.secondPerson()->isChecked());
    grab(dialog, QStringLiteral("dialog-server-rules"));
    m_desk->services.settling.ruleRefusal = QStringLiteral("This setting changed meanwhile");
    QTest::keyClick(dialog.secondPerson(), Qt::Key_Space);
    QTRY_COMPARE(dialog.notice()->text(), QStringLiteral("This setting changed meanwhile"));
    QTRY_VERIFY(dialog.secondPerson()->isChecked());
}

QTEST_MAIN(TestAlertStory)
#include "tst_alertstory.moc"
