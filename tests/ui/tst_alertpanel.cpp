// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/alerts/alertcard.h"
#include "ui/alerts/alertpanel.h"
#include "ui/alerts/alertsentence.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QPushButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// The alert cards follow the store: gravest first, one card an alert, sentences that say who and how close.
class TestAlertPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cardsFollowTheStore();
    void manyAlertsFewCards();
    void buttonsSayWhichRequest();
    void sentences();
};

void TestAlertPanel::cardsFollowTheStore()
{
    TestDesk desk;
    DeskModels models(desk.context);
    AlertPanel panel(desk.context, models);
    QCOMPARE(panel.cards().size(), 3);
    QCOMPARE(panel.cards().at(0)->alert().kind, AlertKind::Surplus);
    QCOMPARE(panel.cards().at(2)->alert().kind, AlertKind::Reported);

    const AlertId added = desk.board.addAlert(AlertKind::SameTherapist, RequestId(48010));
    desk.feed();
    QTRY_COMPARE(panel.cards().size(), 4);
    QCOMPARE(panel.cards().at(3)->alert().kind, AlertKind::Reported);
    desk.board.closeAlert(added);
    desk.feed();
    QTRY_COMPARE(panel.cards().size(), 3);
}

void TestAlertPanel::manyAlertsFewCards()
{
    TestDesk desk(LiveBoard::filled(200));
    DeskModels models(desk.context);
    AlertPanel panel(desk.context, models);
    const QList<RequestId> ids = desk.store.requestIds();
    for (int i = 0; i < 120; ++i)
        desk.board.addAlert(AlertKind::Surplus, ids.at(i));
    desk.feed();
    QTRY_COMPARE(panel.cards().size(), AlertPanel::mostCards);
    QCOMPARE(models.alerts.doubleBookings(), 120);
}

void TestAlertPanel::buttonsSayWhichRequest()
{
    TestDesk desk;
    DeskModels models(desk.context);
    AlertPanel panel(desk.context, models);
    panel.show();
    QSignalSpy shown(&panel, &AlertPanel::showRequested);
    QSignalSpy reassigned(&panel, &AlertPanel::reassignRequested);
    AlertCard* card = panel.cards().first();
    QTest::mouseClick(card->findChild<QPushButton*>(QStringLiteral("alertShow")), Qt::LeftButton);
    QTest::mouseClick(card->findChild<QPushButton*>(QStringLiteral("alertReassign")), Qt::LeftButton);
    QCOMPARE(shown.count(), 1);
    QCOMPARE(shown.first().first().value<RequestId>(), RequestId(48001));
    QCOMPARE(reassigned.count(), 1);
    QVERIFY(!panel.cards().last()->findChild<QPushButton*>(QStringLiteral("alertCancel"))->isVisibleTo(&panel));
}

void TestAlertPanel::sentences()
{
    Alert alert;
    alert.kind = AlertKind::Surplus;
    alert.slots = 2;
    alert.live = 3;
    alert.therapistNames = {QStringLiteral("M. Cole"), QStringLiteral("R. Haas")};
    alert.gapMs = 11;
    const QDateTime now = LiveBoard::defaultNow();
    alert.startsAt = now.addSecs(26 * 60);
    const QString text = AlertSentence::of(alert, now);
    Translation::install();
    QVERIFY(AlertSentence::of(alert, now).startsWith(QStringLiteral("3 therapists for 2 slots.")));
    QVERIFY2(text.contains(QStringLiteral("Starts in 26 min.")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("M. Cole and R. Haas accepted 11 ms apart.")), qPrintable(text));
    alert.kind = AlertKind::Overlap;
    alert.therapistName = QStringLiteral("Jonas Field");
    alert.requests = {RequestId(48088), RequestId(48143)};
    QVERIFY(AlertSentence::of(alert, now).startsWith(QStringLiteral("Jonas Field is in two places at once: 48")));
}

QTEST_MAIN(TestAlertPanel)
#include "tst_alertpanel.moc"
