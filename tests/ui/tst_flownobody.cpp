// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"
#include "tests/ui/handwork.h"
#include "ui/alerts/alertcard.h"
#include "ui/alerts/alertpanel.h"
#include "ui/alerts/riskalarm.h"
#include "ui/delegates/desktable.h"
#include "ui/dialogs/previewline.h"
#include "ui/dialogs/reassigndialog.h"
#include "ui/requests/requestpanel.h"
#include "ui/shell/chipbar.h"
#include "ui/shell/desk.h"

#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// Nobody takes it: the request is at risk, the desk sounds until somebody claims it, more therapists are asked, and
/// one is assigned directly. On a real database, by mouse and by keyboard.
class TestFlowNobody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void byMouse();
    void byKeyboard();
    void fromTheContextMenus();
    void mutedAndAsleep();

private:
    [[nodiscard]] MainWindow& window() const { return m_ana->window(); }
    [[nodiscard]] AlertCard* card() const { return window().alerts()->cards().value(0); }
    [[nodiscard]] qint64 number(const char* sql) const { return m_world->number(sql); }
    [[nodiscard]] QString alertStatus() const
    {
        return m_world->text("select status from slotdesk.alert where kind = 'at_risk' order by id desc limit 1");
    }
    void hireT4();
    void isTaken();

    PgFixture m_pg;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    std::unique_ptr<Desk> m_ana;
    RequestId m_request;
    int m_rings = 0;
};

void TestFlowNobody::init()
{
    const Endpoint database = m_pg.freshDatabase(QStringLiteral("nobody"));
    m_connection = PgFixture::connect(database);
    m_world = std::make_unique<BookingWorld>(*m_connection, 3);
    m_request = m_world->request(1, 90);
    for (int therapist = 1; therapist <= 3; ++therapist)
        QVERIFY(m_world->call("decline_offer", {QByteArray::number(m_world->offer(m_request, therapist).value())}).ok);
    const Endpoint ana = m_pg.login(database, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")});
    m_ana = std::make_unique<Desk>(ana, QStringLiteral("Ana Ruiz"));
    m_rings = 0;
    RiskAlarm& alarm = window().alarm();
    alarm.setMuted(false);
    alarm.setBell([this] { ++m_rings; });
    alarm.setEvery(20);
    m_ana->show();
    QTRY_VERIFY_WITH_TIMEOUT(card(), patience);
    window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    window().requests()->table()->setFocus();
    QCOMPARE(card()->alert().kind, AlertKind::AtRisk);
    QTRY_VERIFY(m_rings > 2);
}

void TestFlowNobody::cleanup()
{
    m_ana.reset();
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

void TestFlowNobody::hireT4()
{
    m_world->run("insert into slotdesk.therapist (market_id, name, active) values (" +
                 QByteArray::number(m_world->market().value()) + ", 'T4', true)");
}

void TestFlowNobody::isTaken()
{
    QTRY_COMPARE_WITH_TIMEOUT(
        m_world->text(
            "select coalesce(max(t.name), '') from slotdesk.appointment a join slotdesk.therapist t on t.id = "
            "a.therapist_id where a.status = 'booked'"),
        QStringLiteral("T4"), patience);
    m_world->run("select slotdesk.watch_risks()"); // what each desk asks for every few seconds
    QTRY_VERIFY_WITH_TIMEOUT(!card(), patience);
    QCOMPARE(alertStatus(), QStringLiteral("closed"));
}

void TestFlowNobody::byMouse()
{
    auto* chip = window().chips()->findChild<QAbstractButton*>(QStringLiteral("chipAtRisk"));
    QVERIFY(chip);
    QTest::mouseClick(chip, Qt::LeftButton);
    QTRY_COMPARE(window().requests()->table()->model()->rowCount(), 1);

    QTest::mouseClick(card()->findChild<QPushButton*>(QStringLiteral("alertClaim")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!window().alarm().isRinging(), patience);
    QCOMPARE(m_world->text("select claimed_by from slotdesk.alert"), QStringLiteral("ana"));

    hireT4();
    openContextMenu(card());
    clickMenu(QStringLiteral("Offer to more"));
    QTRY_COMPARE_WITH_TIMEOUT(number("select count(*) from slotdesk.appointment_offer where status = 'pending'"), 1,
                              patience);

    QTest::mouseClick(card()->findChild<QPushButton*>(QStringLiteral("alertDo")), Qt::LeftButton);
    QTRY_VERIFY(opened<ReassignDialog>(window()));
    auto* dialog = opened<ReassignDialog>(window());
    QTRY_COMPARE_WITH_TIMEOUT(dialog->table()->model()->rowCount(), 4, patience);
    // Who was asked and has not answered yet stands first; who said no stands last.
    const QModelIndex first = dialog->table()->model()->index(0, CandidateTable::Name);
    QCOMPARE(first.data().toString(), QStringLiteral("T4"));
    QTest::mouseClick(dialog->table()->viewport(), Qt::LeftButton, {}, dialog->table()->visualRect(first).center());
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->text().startsWith(QStringLiteral("T4 gets slot 1")), patience);
    chooseReason(*dialog->reason(), QStringLiteral("phone_agreement"));
    QTRY_VERIFY(dialog->primary()->isEnabled());
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    isTaken();
}

void TestFlowNobody::fromTheContextMenus()
{
    openContextMenu(card());
    clickMenu(QStringLiteral("Claim"));
    QTRY_VERIFY_WITH_TIMEOUT(!window().alarm().isRinging(), patience);
    QCOMPARE(m_world->text("select claimed_by from slotdesk.alert"), QStringLiteral("ana"));
    hireT4();
    DeskTable* table = window().requests()->table();
    table->selectRow(0);
    const auto choose = [table](const QString& entry) {
        openContextMenu(table->viewport(), table->visualRect(table->currentIndex()).center());
        clickMenu(entry);
    };
    choose(QStringLiteral("Offer to more"));
    QTRY_COMPARE_WITH_TIMEOUT(number("select count(*) from slotdesk.appointment_offer where status = 'pending'"), 1,
                              patience);
    choose(QStringLiteral("Assign slot 1"));
    QTRY_VERIFY(opened<ReassignDialog>(window()));
    auto* dialog = opened<ReassignDialog>(window());
    QTRY_COMPARE_WITH_TIMEOUT(dialog->table()->model()->rowCount(), 4, patience);
    const QModelIndex first = dialog->table()->model()->index(0, CandidateTable::Name);
    QTest::mouseClick(dialog->table()->viewport(), Qt::LeftButton, {}, dialog->table()->visualRect(first).center());
    chooseReason(*dialog->reason(), QStringLiteral("phone_agreement"));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->primary()->isEnabled(), patience);
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    isTaken();
}

void TestFlowNobody::byKeyboard()
{
    press(Qt::Key_F7);
    QTRY_COMPARE(QApplication::focusWidget(), card());
    press(Qt::Key_C);
    QTRY_VERIFY_WITH_TIMEOUT(!window().alarm().isRinging(), patience);
    hireT4();
    press(Qt::Key_O);
    QTRY_COMPARE_WITH_TIMEOUT(number("select count(*) from slotdesk.appointment_offer where status = 'pending'"), 1,
                              patience);
    press(Qt::Key_A);
    QTRY_VERIFY(opened<ReassignDialog>(window()));
    auto* dialog = opened<ReassignDialog>(window());
    QTRY_COMPARE_WITH_TIMEOUT(dialog->table()->model()->rowCount(), 4, patience);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->reason()->codes()->count() > 0, patience);
    press(Qt::Key_Tab);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->isAnswered(), patience);
    press(Qt::Key_Tab);
    press(Qt::Key_Down);
    press(Qt::Key_Tab);
    type(QStringLiteral("promised it on the phone"));
    press(Qt::Key_Return);
    isTaken();
}

void TestFlowNobody::mutedAndAsleep()
{
    RiskAlarm& alarm = window().alarm();
    press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(alarm.isMuted());
    QVERIFY(alarm.isRinging()); // there is still something to look after
    const int rings = m_rings;
    QTest::mouseClick(card()->findChild<QPushButton*>(QStringLiteral("alertSnooze")), Qt::LeftButton);
    clickMenu(QStringLiteral("For 30 min"));
    QTRY_VERIFY_WITH_TIMEOUT(!alarm.isRinging(), patience);
    QCOMPARE(m_rings, rings);
    QCOMPARE(alertStatus(), QStringLiteral("snoozed"));
    alarm.setMuted(false);
}

QTEST_MAIN(TestFlowNobody)
#include "tst_flownobody.moc"
