// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/alertworld.h"
#include "tests/support/pgfixture.h"
#include "tests/ui/handwork.h"
#include "ui/alerts/alertcard.h"
#include "ui/alerts/alertpanel.h"
#include "ui/dialogs/dismissdialog.h"
#include "ui/dialogs/previewline.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/dialogs/resolvedialog.h"
#include "ui/shell/desk.h"
#include "ui/shell/toast.h"

#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// What can be done about an alert, on a real database, by button, by menu and by letter.
class TestAlertActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void byMouse();
    void byKeyboard();
    void dismissByMenu();
    void refusedWithTheReason();

private:
    [[nodiscard]] AlertCard* card() const { return m_ana->window().alerts()->cards().value(0); }
    [[nodiscard]] QPushButton* button(const char* name) const
    {
        return card()->findChild<QPushButton*>(QLatin1String(name));
    }
    [[nodiscard]] QString row(const char* column) const
    {
        return m_world->text("select coalesce(" + QByteArray(column) + "::text, '') from slotdesk.alert order by id");
    }

    PgFixture m_pg;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<AlertWorld> m_world;
    std::unique_ptr<Desk> m_ana;
    Endpoint m_database;
};

void TestAlertActions::init()
{
    m_database = m_pg.freshDatabase(QStringLiteral("alerts"));
    m_connection = PgFixture::connect(m_database);
    m_world = std::make_unique<AlertWorld>(*m_connection);
    QVERIFY(m_world->plant(QStringLiteral("surplus"), 180) > 0);
    const Endpoint ana = m_pg.login(m_database, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")});
    m_ana = std::make_unique<Desk>(ana, QStringLiteral("Ana Ruiz"));
    m_ana->show();
    QTRY_VERIFY_WITH_TIMEOUT(card(), patience);
    m_ana->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_ana->window()));
}

void TestAlertActions::cleanup()
{
    m_ana.reset();
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

void TestAlertActions::byMouse()
{
    QTest::mouseClick(button("alertClaim"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(row("claimed_by"), QStringLiteral("ana"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!button("alertClaim")->isEnabled(), patience);
    QVERIFY(button("alertClaim")->toolTip().startsWith(QStringLiteral("You have it since")));

    QTest::mouseClick(button("alertSnooze"), Qt::LeftButton);
    clickMenu(QStringLiteral("For 15 min"));
    QTRY_COMPARE_WITH_TIMEOUT(row("status"), QStringLiteral("snoozed"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(card()->alert().status, AlertStatus::Snoozed, patience);
    QVERIFY(button("alertClaim")->isEnabled());

    QTest::mouseClick(button("alertDo"), Qt::LeftButton);
    auto* dialog = opened<ResolveDialog>(m_ana->window());
    QVERIFY(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->text().startsWith(QStringLiteral("Let go, and to be called: T2")),
                             patience);
    chooseReason(*dialog->reason(), QStringLiteral("double_booking"));
    // Both stay: the server would refuse, and says how many may.
    QTest::mouseClick(dialog->boxOf(dialog->kept().constFirst()), Qt::LeftButton, {}, QPoint(8, 8));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->text().contains(QStringLiteral("Nobody stays")), patience);
    const AppointmentId second = card()->alert().appointments.constLast();
    QTest::mouseClick(dialog->boxOf(second), Qt::LeftButton, {}, QPoint(8, 8));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->text().startsWith(QStringLiteral("Let go, and to be called: T1")),
                             patience);
    QTRY_VERIFY(dialog->primary()->isEnabled());
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(row("status"), QStringLiteral("resolved"), patience);
    QCOMPARE(
        m_world->text("select t.name from slotdesk.appointment a join slotdesk.therapist t on t.id = a.therapist_id "
                      "where a.status = 'booked'"),
        QStringLiteral("T2"));
    QTRY_VERIFY_WITH_TIMEOUT(!card(), patience);
    QVERIFY(m_ana->window().toast()->text().contains(QStringLiteral("Resolved: 1 kept, 1 let go")));
}

void TestAlertActions::byKeyboard()
{
    press(Qt::Key_F7);
    QTRY_COMPARE(QApplication::focusWidget(), card());
    press(Qt::Key_C);
    QTRY_COMPARE_WITH_TIMEOUT(row("claimed_by"), QStringLiteral("ana"), patience);
    press(Qt::Key_S);
    QTRY_VERIFY(QApplication::activePopupWidget());
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(row("status"), QStringLiteral("snoozed"), patience);
    QCOMPARE(m_world->number("select round(extract(epoch from snoozed_until - now()) / 60) from slotdesk.alert"), 15);

    m_ana->window().activateWindow(); // what a window manager does when the menu is gone
    QTRY_COMPARE(QApplication::focusWidget(), card());
    press(Qt::Key_V);
    QTRY_VERIFY(opened<ResolveDialog>(m_ana->window()));
    auto* dialog = opened<ResolveDialog>(m_ana->window());
    // Who booked first is ticked, and the reason is the obvious one: Enter is all it takes.
    QTRY_VERIFY_WITH_TIMEOUT(dialog->primary()->isEnabled() && dialog->preview()->isAnswered(), patience);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(row("status"), QStringLiteral("resolved"), patience);
    QCOMPARE(row("reason"), QStringLiteral("double_booking"));
    QCOMPARE(
        m_world->text("select t.name from slotdesk.appointment a join slotdesk.therapist t on t.id = a.therapist_id "
                      "where a.status = 'booked'"),
        QStringLiteral("T1"));
}

void TestAlertActions::dismissByMenu()
{
    openContextMenu(card());
    clickMenu(QStringLiteral("Dismiss…"));
    QTRY_VERIFY(opened<DismissDialog>(m_ana->window()));
    auto* dialog = opened<DismissDialog>(m_ana->window());
    QVERIFY(!dialog->primary()->isEnabled());
    chooseReason(*dialog->reason(), QStringLiteral("accepted"));
    QTRY_VERIFY(dialog->primary()->isEnabled());
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(row("status"), QStringLiteral("dismissed"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!card(), patience);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'booked'"), 2);
}

void TestAlertActions::refusedWithTheReason()
{
    const Endpoint leo = m_pg.login(m_database, QStringLiteral("leo"), {QStringLiteral("slotdesk_agent")});
    PgFixture::run(leo,
                   "select * from slotdesk.claim_alert(gen_random_uuid(), " + num(card()->alert().id.value()) + ")");
    QTRY_COMPARE_WITH_TIMEOUT(card()->alert().claimedBy, QStringLiteral("leo"), patience);
    QVERIFY(!button("alertClaim")->isEnabled());
    press(Qt::Key_F7);
    press(Qt::Key_C);
    QTRY_VERIFY(m_ana->window().toast()->text().contains(QStringLiteral("leo has it since")));
    QCOMPARE(row("claimed_by"), QStringLiteral("leo"));
}

QTEST_MAIN(TestAlertActions)
#include "tst_alertactions.moc"
