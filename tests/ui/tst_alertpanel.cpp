// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/alerts/alertcard.h"
#include "ui/alerts/alertpanel.h"
#include "ui/alerts/alertsentence.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
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
    void buttonsSayWhichAlert();
    void whoHasItIsShown();
    void theFocusStaysWithItsAlert();
    void theAgeIsInMinutes();
    void sentences();
    void theMoneyAtStakeIsToldInAll();
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

void TestAlertPanel::buttonsSayWhichAlert()
{
    TestDesk desk;
    DeskModels models(desk.context);
    AlertPanel panel(desk.context, models);
    panel.show();
    QList<std::pair<AlertWish, RequestId>> wishes;
    connect(&panel, &AlertPanel::wished, this, [&](AlertWish wish, const Alert& alert) {
        wishes.append({wish, alert.request});
    });
    AlertCard* card = panel.cards().first();
    QTest::mouseClick(card->findChild<QPushButton*>(QStringLiteral("alertDo")), Qt::LeftButton);
    QTest::mouseClick(card->findChild<QPushButton*>(QStringLiteral("alertClaim")), Qt::LeftButton);
    QTest::mouseDClick(card, Qt::LeftButton, {}, QPoint(4, 4));
    const QList<std::pair<AlertWish, RequestId>> expected = {{AlertWish::Resolve, RequestId(48001)},
                                                             {AlertWish::Claim, RequestId(48001)},
                                                             {AlertWish::Show, RequestId(48001)}};
    QCOMPARE(wishes, expected);
}

void TestAlertPanel::whoHasItIsShown()
{
    TestDesk desk;
    desk.context.login = QStringLiteral("ana");
    DeskModels models(desk.context);
    AlertPanel panel(desk.context, models);
    Alert alert = panel.cards().first()->alert();
    AlertCard card(QStringLiteral("ana"));
    card.setAlert(alert, nullptr, desk.clock.nowUtc());
    const auto* claim = card.findChild<QPushButton*>(QStringLiteral("alertClaim"));
    QVERIFY(claim->isEnabled());
    alert.status = AlertStatus::Claimed;
    alert.claimedBy = QStringLiteral("leo");
    alert.claimedByName = QStringLiteral("Leo Park");
    alert.claimedAt = desk.clock.nowUtc();
    card.setAlert(alert, nullptr, desk.clock.nowUtc());
    QVERIFY(card.accessibleName().contains(QStringLiteral("Leo Park")));
    QVERIFY(!claim->isEnabled());
    QVERIFY2(claim->toolTip().startsWith(QStringLiteral("Leo Park has it since")), qPrintable(claim->toolTip()));
    alert.claimedBy = QStringLiteral("ana");
    card.setAlert(alert, nullptr, desk.clock.nowUtc());
    QVERIFY(claim->toolTip().startsWith(QStringLiteral("You have it since")));
}

void TestAlertPanel::theFocusStaysWithItsAlert()
{
    TestDesk desk;
    DeskModels models(desk.context);
    AlertPanel panel(desk.context, models);
    panel.show();
    panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    QVERIFY(panel.focusCards());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    const AlertId second = panel.current()->alert().id;
    QCOMPARE(panel.cards().at(1)->alert().id, second);
    // The one above it goes: what was the second card is the first one now, and has the focus.
    desk.board.closeAlert(panel.cards().first()->alert().id);
    desk.feed();
    QTRY_COMPARE(panel.cards().size(), 2);
    QCOMPARE(panel.current()->alert().id, second);
    QVERIFY(panel.cards().first()->hasFocus());
    // It goes itself: the next one was not looked at, so no letter may reach it.
    desk.board.closeAlert(second);
    desk.feed();
    QTRY_COMPARE(panel.cards().size(), 1);
    QVERIFY(!panel.cards().first()->hasFocus());
}

void TestAlertPanel::theAgeIsInMinutes()
{
    TestDesk desk;
    DeskModels models(desk.context);
    AlertPanel panel(desk.context, models);
    AlertCard* card = panel.cards().first();
    const auto* age = card->findChild<QLabel*>(QStringLiteral("age"));
    QVERIFY(age);
    const auto after = [&](int seconds) {
        card->setAlert(card->alert(), nullptr, card->alert().raisedAt.addSecs(seconds));
        return age->text();
    };
    QCOMPARE(after(0), QStringLiteral("just now"));
    QCOMPARE(after(59), QStringLiteral("just now"));
    QCOMPARE(after(60), QStringLiteral("1 min"));
    QCOMPARE(after(3 * 3600 + 300), QStringLiteral("3 h 05"));
    // The panel itself brings it up to date.
    desk.clock.advance(60);
    const QString before = age->text();
    panel.tick();
    QVERIFY(age->text() != before);
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

void TestAlertPanel::theMoneyAtStakeIsToldInAll()
{
    TestDesk desk;
    DeskModels models(desk.context);
    AlertPanel panel(desk.context, models);
    const auto* stake = panel.findChild<QLabel*>(QStringLiteral("stake"));
    const auto told = [&panel, stake](qint64 cents) {
        qint64 sum = 0;
        for (const AlertCard* card : panel.cards())
            sum += AlertTable::isDoubleBooking(card->alert().kind) ? card->alert().stakeCents : 0;
        return sum == cents && stake->text() == QStringLiteral("$%1 at stake").arg(cents / 100);
    };
    constexpr qint64 each = 16200;
    QVERIFY2(told(2 * each), qPrintable(stake->text()));
    desk.board.addAlert(AlertKind::SameTherapist, RequestId(48010));
    desk.feed();
    QTRY_VERIFY2(told(3 * each), qPrintable(stake->text()));
    // What was only reported costs nothing; what is settled costs nothing any more.
    for (int left = 2; left >= 0; --left) {
        desk.board.closeAlert(panel.cards().first()->alert().id);
        desk.feed();
        QTRY_VERIFY2(left > 0 ? told(left * each) : stake->text().isEmpty(), qPrintable(stake->text()));
    }
    QCOMPARE(panel.cards().size(), 1);
}

QTEST_MAIN(TestAlertPanel)
#include "tst_alertpanel.moc"
