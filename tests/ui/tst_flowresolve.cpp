// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/alertworld.h"
#include "tests/support/pgfixture.h"
#include "tests/ui/handwork.h"
#include "ui/alerts/alertcard.h"
#include "ui/alerts/alertpanel.h"
#include "ui/calls/callcard.h"
#include "ui/calls/callpanel.h"
#include "ui/dialogs/previewline.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/dialogs/resolvedialog.h"
#include "ui/shell/desk.h"
#include "ui/shell/toast.h"

#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QPushButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// From the alert to the last call, in real windows on a real database: by mouse, by keyboard alone, and with two
/// people at two desks.
class TestFlowResolve : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void couplesOfThreeByMouse();
    void byKeyboardAlone();
    void twoPeopleAtTwoDesks();
    void whatSleepsWakesOnTheBoard();

private:
    std::unique_ptr<Desk> desk(const char* login, const char* name, const char* group);
    [[nodiscard]] static AlertCard* card(Desk& desk) { return desk.window().alerts()->cards().value(0); }
    [[nodiscard]] static CallCard* calls(Desk& desk) { return desk.window().toCall()->cards().value(0); }
    static void activate(Desk& desk)
    {
        desk.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
    }
    [[nodiscard]] QString booked()
    {
        return m_world->text("select string_agg(t.name, ',' order by t.name) from slotdesk.appointment a join "
                             "slotdesk.therapist t on t.id = a.therapist_id where a.status = 'booked'");
    }

    PgFixture m_pg;
    Endpoint m_database;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<AlertWorld> m_world;
    std::unique_ptr<Desk> m_ana;
};

std::unique_ptr<Desk> TestFlowResolve::desk(const char* login, const char* name, const char* group)
{
    auto made = std::make_unique<Desk>(m_pg.login(m_database, QString::fromLatin1(login), {QString::fromLatin1(group)}),
                                       QString::fromLatin1(name));
    PgFixture::run(m_database,
                   QByteArray("update slotdesk.staff set name = '") + name + "' where login = '" + login + "'");
    made->show();
    return made;
}

void TestFlowResolve::init()
{
    m_database = m_pg.freshDatabase(QStringLiteral("flowresolve"));
    m_connection = PgFixture::connect(m_database);
    m_world = std::make_unique<AlertWorld>(*m_connection);
    const RequestId couples = m_world->request(2);
    QVERIFY(m_world->accept(couples, 1).ok);
    QVERIFY(m_world->accept(couples, 2).ok);
    m_world->book(couples, 3);
    QVERIFY(m_world->openAlert(QStringLiteral("surplus")) > 0);
    m_ana = desk("ana", "Ana Ruiz", "slotdesk_agent");
    QTRY_VERIFY_WITH_TIMEOUT(card(*m_ana), patience);
    activate(*m_ana);
}

void TestFlowResolve::cleanup()
{
    m_ana.reset();
    QCOMPARE(m_world->violations(), QStringList());
    QCOMPARE(m_world->number("select count(*) from slotdesk.double_booking where kind <> 'surplus'"), 0);
    m_world.reset();
    m_connection.reset();
}

void TestFlowResolve::couplesOfThreeByMouse()
{
    QTest::mouseClick(card(*m_ana)->findChild<QPushButton*>(QStringLiteral("alertDo")), Qt::LeftButton);
    auto* dialog = opened<ResolveDialog>(m_ana->window());
    QVERIFY(dialog);
    chooseReason(*dialog->reason(), QStringLiteral("double_booking"));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->text().contains(QStringLiteral("to be called: T3")), patience);
    const QList<AppointmentId> rows = card(*m_ana)->alert().appointments;
    QCOMPARE(rows.size(), 3);
    // Three are too many, and the server says so before anything is sent.
    QTest::mouseClick(dialog->boxOf(rows.at(2)), Qt::LeftButton, {}, QPoint(8, 8));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->text().contains(QStringLiteral("keep 2 at most")), patience);
    QVERIFY(!dialog->primary()->isEnabled());
    QTest::mouseClick(dialog->boxOf(rows.at(0)), Qt::LeftButton, {}, QPoint(8, 8));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->text().contains(QStringLiteral("to be called: T1")), patience);
    QTRY_VERIFY(dialog->primary()->isEnabled());
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(booked(), QStringLiteral("T2,T3"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!card(*m_ana), patience);

    // Who is to be called stands there until everybody was told.
    QTRY_VERIFY_WITH_TIMEOUT(calls(*m_ana), patience);
    QCOMPARE(calls(*m_ana)->boxes().size(), 2);
    for (QCheckBox* box : calls(*m_ana)->boxes()) {
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        QTRY_VERIFY_WITH_TIMEOUT(box->text().contains(QStringLiteral("told by Ana Ruiz")), patience);
    }
    QCOMPARE(m_world->number("select count(*) from slotdesk.settlement_call where called_by = 'ana'"), 2);
    m_world->run("update slotdesk.settlement_call set called_at = called_at - interval '1 h'");
    QTRY_VERIFY_WITH_TIMEOUT(!calls(*m_ana), patience);
    QCOMPARE(m_world->number("select count(*) from slotdesk.double_booking"), 0);
}

void TestFlowResolve::byKeyboardAlone()
{
    press(Qt::Key_F7);
    QTRY_COMPARE(QApplication::focusWidget(), card(*m_ana));
    press(Qt::Key_V);
    QTRY_VERIFY(opened<ResolveDialog>(m_ana->window()));
    auto* dialog = opened<ResolveDialog>(m_ana->window());
    QTRY_VERIFY_WITH_TIMEOUT(dialog->primary()->isEnabled() && dialog->preview()->isAnswered(), patience);
    const QList<AppointmentId> rows = card(*m_ana)->alert().appointments;
    // The first box has the focus: T1 goes, T3 comes in.
    QTRY_COMPARE(QApplication::focusWidget(), dialog->boxOf(rows.at(0)));
    press(Qt::Key_Space);
    for (int step = 0; step < 12 && QApplication::focusWidget() != dialog->boxOf(rows.at(2)); ++step)
        press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), dialog->boxOf(rows.at(2)));
    press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->text().contains(QStringLiteral("to be called: T1")), patience);
    QTRY_VERIFY(dialog->primary()->isEnabled());
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(booked(), QStringLiteral("T2,T3"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(calls(*m_ana), patience);
    for (int left = 1; left >= 0; --left) {
        press(Qt::Key_F8);
        press(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(m_world->number("select count(*) from slotdesk.settlement_call where called_at is "
                                                  "null"),
                                  left, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_ana->window().toCall()->left(), left, patience);
    }
}

void TestFlowResolve::twoPeopleAtTwoDesks()
{
    m_world->run("update slotdesk.setting set value = 'on' where name = 'second_person'");
    auto mona = desk("mona", "Mona Lind", "slotdesk_supervisor");
    QTRY_VERIFY_WITH_TIMEOUT(card(*mona), patience);
    activate(*m_ana);
    const auto open = [](Desk& at) {
        QTest::mouseClick(card(at)->findChild<QPushButton*>(QStringLiteral("alertDo")), Qt::LeftButton);
        return opened<ResolveDialog>(at.window());
    };
    ResolveDialog* dialog = open(*m_ana);
    QVERIFY(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(dialog->primary()->text(), QStringLiteral("Propose"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->primary()->isEnabled(), patience);
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_ana->window().toast()->text().contains(QStringLiteral("nothing is changed yet")),
                             patience);
    QCOMPARE(booked(), QStringLiteral("T1,T2,T3"));

    // Whoever proposed cannot confirm, whichever way.
    QTRY_VERIFY_WITH_TIMEOUT(!card(*m_ana)->alert().proposedBy.isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!opened<ResolveDialog>(m_ana->window()), patience);
    dialog = open(*m_ana);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->text().contains(QStringLiteral("somebody else confirms it")), patience);
    QVERIFY(!dialog->primary()->isEnabled());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!opened<ResolveDialog>(m_ana->window()));

    // Mona sees what was proposed, and confirms it with the keyboard.
    QTRY_COMPARE_WITH_TIMEOUT(card(*mona)->alert().proposedByName, QStringLiteral("Ana Ruiz"), patience);
    activate(*mona);
    press(Qt::Key_F7);
    QTRY_COMPARE(QApplication::focusWidget(), card(*mona));
    press(Qt::Key_V);
    QTRY_VERIFY(opened<ResolveDialog>(mona->window()));
    dialog = opened<ResolveDialog>(mona->window());
    QTRY_COMPARE_WITH_TIMEOUT(dialog->primary()->text(), QStringLiteral("Confirm and resolve"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->primary()->isEnabled(), patience);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(booked(), QStringLiteral("T1,T2"), patience);
    QCOMPARE(m_world->text("select settled_by from slotdesk.any_alert"), QStringLiteral("mona"));

    // Both have the same list; what one ticks is ticked at the other's desk.
    QTRY_VERIFY_WITH_TIMEOUT(calls(*m_ana) && calls(*mona), patience);
    QTest::mouseClick(calls(*mona)->boxes().at(0), Qt::LeftButton, {}, QPoint(8, 8));
    QTRY_VERIFY_WITH_TIMEOUT(calls(*m_ana)->boxes().at(0)->text().contains(QStringLiteral("told by Mona Lind")),
                             patience);
}

void TestFlowResolve::whatSleepsWakesOnTheBoard()
{
    QTRY_VERIFY_WITH_TIMEOUT(card(*m_ana), patience);
    activate(*m_ana);
    press(Qt::Key_F7);
    QTRY_COMPARE(QApplication::focusWidget(), card(*m_ana));
    press(Qt::Key_S);
    QTRY_VERIFY(QApplication::activePopupWidget());
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(card(*m_ana)->alert().status, AlertStatus::Snoozed, patience);
    // Five minutes later; nobody does anything.
    m_world->run("update slotdesk.alert set snoozed_until = snoozed_until - interval '6 min'");
    QTRY_COMPARE_WITH_TIMEOUT(card(*m_ana)->alert().status, AlertStatus::New, 2 * patience);
    QCOMPARE(m_world->text("select source from slotdesk.event where kind = 'alert_woken'"), QStringLiteral("clock"));
}

QTEST_MAIN(TestFlowResolve)
#include "tst_flowresolve.moc"
