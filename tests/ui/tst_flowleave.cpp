// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"
#include "tests/ui/handwork.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/notice.h"
#include "ui/details/detailpanel.h"
#include "ui/details/slotcard.h"
#include "ui/dialogs/previewline.h"
#include "ui/dialogs/reassigndialog.h"
#include "ui/dialogs/releasedialog.h"
#include "ui/dialogs/swapdialog.h"
#include "ui/offers/offerpanel.h"
#include "ui/requests/requestpanel.h"
#include "ui/shell/desk.h"
#include "ui/shell/toast.h"

#include <QtTest/QTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// A therapist cannot come: the slot is released to the waiting list, given to somebody by name, the named one is taken
/// elsewhere a moment before, and two bookings change their therapists. On a real database, by mouse and by keyboard.
class TestFlowLeave : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void byMouse();
    void byKeyboard();
    void reassignFromTheContextMenu();
    void swapByMouse();
    void anOpenSwapFollowsTheBoard();
    void theWaitingList();
    void theLastSlotIsGone();

private:
    [[nodiscard]] MainWindow& window() const { return m_ana->window(); }
    /// Who holds the slot, as the database says.
    [[nodiscard]] QString holder(RequestId request) const
    {
        return m_world->text("select t.name from slotdesk.appointment a join slotdesk.therapist t on t.id = "
                             "a.therapist_id where a.status = 'booked' and a.request_id = " +
                             QByteArray::number(request.value()));
    }
    void boardShows(const QString& therapist) const;
    /// T3 takes another request of the same time, which nobody at this desk has seen yet.
    void takeElsewhere(int therapist);
    void chooseByMouse(DeskTable& table, const QString& therapist);

    PgFixture m_pg;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    std::unique_ptr<Desk> m_ana;
    RequestId m_request;
};

void TestFlowLeave::init()
{
    const Endpoint database = m_pg.freshDatabase(QStringLiteral("leave"));
    m_connection = PgFixture::connect(database);
    m_world = std::make_unique<BookingWorld>(*m_connection, 6);
    m_request = m_world->request(1);
    QVERIFY(m_world->accept(m_request, 1).ok);
    QVERIFY(m_world->joinWaitlist(m_request, 2).ok);
    const Endpoint ana = m_pg.login(database, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")});
    m_ana = std::make_unique<Desk>(ana, QStringLiteral("Ana Ruiz"));
    m_ana->show();
    QTRY_VERIFY_WITH_TIMEOUT(m_ana->store().request(m_request), patience);
    window().showRequest(m_request);
    window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    window().requests()->table()->setFocus();
}

void TestFlowLeave::cleanup()
{
    m_ana.reset();
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

void TestFlowLeave::boardShows(const QString& therapist) const
{
    QTRY_COMPARE_WITH_TIMEOUT(holder(m_request), therapist, patience);
    QTRY_COMPARE_WITH_TIMEOUT(window().details()->sheet().slots.constFirst().therapistName, therapist, patience);
}

void TestFlowLeave::takeElsewhere(int therapist)
{
    const RequestId other = m_world->request(1);
    m_world->run("update slotdesk.appointment_request r set starts_at = o.starts_at, ends_at = o.ends_at from "
                 "slotdesk.appointment_request o where o.id = " +
                 QByteArray::number(m_request.value()) + " and r.id = " + QByteArray::number(other.value()));
    QVERIFY(m_world->accept(other, therapist).ok);
}

void TestFlowLeave::chooseByMouse(DeskTable& table, const QString& therapist)
{
    QTRY_VERIFY_WITH_TIMEOUT(table.model()->rowCount() > 0, patience);
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        const QModelIndex index = table.model()->index(row, 0);
        if (index.data().toString() != therapist)
            continue;
        table.scrollTo(index);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(index).center());
        QCOMPARE(table.currentIndex().row(), row);
        return;
    }
    QFAIL(qPrintable(therapist + QStringLiteral(" is not in the list")));
}

void TestFlowLeave::byMouse()
{
    // Released from the context menu of the row: the first on the waiting list has it.
    DeskTable* table = window().requests()->table();
    openContextMenu(table->viewport(), table->visualRect(table->currentIndex()).center());
    clickMenu(QStringLiteral("Release slot 1 (T1)"));
    QTRY_VERIFY(opened<ReleaseDialog>(window()));
    auto* release = opened<ReleaseDialog>(window());
    QTRY_VERIFY2_WITH_TIMEOUT(release->preview()->text().contains(QStringLiteral("goes to T2")),
                              qPrintable(release->preview()->text()), patience);
    chooseReason(*release->reason(), QStringLiteral("illness"));
    QTRY_VERIFY(release->primary()->isEnabled());
    QTest::mouseClick(release->primary(), Qt::LeftButton);
    boardShows(QStringLiteral("T2"));
    QTRY_VERIFY(window().toast()->text().contains(QStringLiteral("went to the first on the waiting list")));

    // T2 cannot either: T3 by name, but T3 is taken elsewhere a moment before. The next best is one click away.
    SlotCard* card = window().details()->cards().constFirst();
    QTRY_VERIFY(card->findChildren<QPushButton*>().size() > 1);
    for (QPushButton* button : card->findChildren<QPushButton*>()) {
        if (button->text().startsWith(QStringLiteral("Reassign")))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_VERIFY(opened<ReassignDialog>(window()));
    auto* dialog = opened<ReassignDialog>(window());
    chooseByMouse(*dialog->table(), QStringLiteral("T3"));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->text().startsWith(QStringLiteral("T2 is let go and T3 comes instead.")),
                             patience);
    chooseReason(*dialog->reason(), QStringLiteral("car_trouble"));
    takeElsewhere(3);
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->notice()->text().contains(QStringLiteral("T3 is booked at that time")), patience);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->nextBest()->isVisible(), patience);
    const QString next = dialog->nextBest()->text().section(QStringLiteral(": "), 1);
    QTest::mouseClick(dialog->nextBest(), Qt::LeftButton);
    boardShows(next);
}

void TestFlowLeave::reassignFromTheContextMenu()
{
    DeskTable* table = window().requests()->table();
    openContextMenu(table->viewport(), table->visualRect(table->currentIndex()).center());
    clickMenu(QStringLiteral("Reassign slot 1 (T1)"));
    QTRY_VERIFY(opened<ReassignDialog>(window()));
    auto* dialog = opened<ReassignDialog>(window());
    chooseByMouse(*dialog->table(), QStringLiteral("T3"));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->text().startsWith(QStringLiteral("T1 is let go and T3 comes instead.")),
                             patience);
    chooseReason(*dialog->reason(), QStringLiteral("car_trouble"));
    QTRY_VERIFY(dialog->primary()->isEnabled());
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    boardShows(QStringLiteral("T3"));
}

void TestFlowLeave::byKeyboard()
{
    press(Qt::Key_L);
    QTRY_VERIFY(opened<ReleaseDialog>(window()));
    auto* release = opened<ReleaseDialog>(window());
    QTRY_VERIFY_WITH_TIMEOUT(release->reason()->codes()->count() > 0 && release->preview()->isAnswered(), patience);
    press(Qt::Key_Down); // the focus is on the reasons
    press(Qt::Key_Tab);
    type(QStringLiteral("said on the phone"));
    press(Qt::Key_Return);
    boardShows(QStringLiteral("T2"));

    QTRY_VERIFY(!opened<ReleaseDialog>(window()));
    press(Qt::Key_R);
    QTRY_VERIFY(opened<ReassignDialog>(window()));
    auto* dialog = opened<ReassignDialog>(window());
    QTRY_COMPARE_WITH_TIMEOUT(dialog->table()->model()->rowCount(), 6, patience);
    type(QStringLiteral("T3"));
    press(Qt::Key_Tab);
    QTRY_COMPARE(dialog->therapist(), m_world->therapist(3));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->isAnswered(), patience);
    press(Qt::Key_Tab);
    press(Qt::Key_Down);
    press(Qt::Key_Tab);
    type(QStringLiteral("flat tyre"));
    takeElsewhere(3);
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->notice()->text().contains(QStringLiteral("T3 is booked at that time")), patience);
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::focusWidget(), dialog->nextBest(), patience);
    const QString next = dialog->nextBest()->text().section(QStringLiteral(": "), 1);
    press(Qt::Key_Return);
    boardShows(next);

    // And with the other booking the therapists change places.
    QTRY_VERIFY(!opened<ReassignDialog>(window()));
    const RequestId other = m_world->request(1, 400);
    QVERIFY(m_world->accept(other, 6).ok);
    QTRY_VERIFY_WITH_TIMEOUT(!m_ana->store().slotsOf(other).isEmpty() &&
                                 m_ana->store().slotsOf(other).constFirst().status == SlotStatus::Booked,
                             patience);
    press(Qt::Key_S);
    QTRY_VERIFY(opened<SwapDialog>(window()));
    auto* swap = opened<SwapDialog>(window());
    QTRY_VERIFY_WITH_TIMEOUT(swap->reason()->codes()->count() > 0, patience);
    type(QStringLiteral("T6"));
    press(Qt::Key_Tab);
    QTRY_COMPARE(swap->other().request, other);
    QTRY_VERIFY_WITH_TIMEOUT(swap->preview()->text().contains(QStringLiteral("T6 comes here")), patience);
    press(Qt::Key_Tab);
    press(Qt::Key_Down);
    press(Qt::Key_Tab);
    type(QStringLiteral("nearer"));
    press(Qt::Key_Return);
    boardShows(QStringLiteral("T6"));
    QCOMPARE(holder(other), next);
}

void TestFlowLeave::swapByMouse()
{
    const RequestId other = m_world->request(1, 400);
    QVERIFY(m_world->accept(other, 6).ok);
    QTRY_VERIFY_WITH_TIMEOUT(!m_ana->store().slotsOf(other).isEmpty() &&
                                 m_ana->store().slotsOf(other).constFirst().status == SlotStatus::Booked,
                             patience);
    SlotCard* card = window().details()->cards().constFirst();
    auto* button = card->findChild<QToolButton*>(QStringLiteral("swap"));
    QTRY_VERIFY(button && button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(opened<SwapDialog>(window()));
    auto* dialog = opened<SwapDialog>(window());
    chooseByMouse(*dialog->table(), QStringLiteral("T6"));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->text().contains(QStringLiteral("T6 comes here")), patience);
    chooseReason(*dialog->reason(), QStringLiteral("client_wish"));
    QTRY_VERIFY(dialog->primary()->isEnabled());
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    boardShows(QStringLiteral("T6"));
    QCOMPARE(holder(other), QStringLiteral("T1"));
    QTRY_COMPARE_WITH_TIMEOUT(m_ana->store().slotsOf(other).constFirst().therapistName, QStringLiteral("T1"), patience);
    // The same from the context menu of the row, and back.
    QTRY_VERIFY(!opened<SwapDialog>(window()));
    DeskTable* table = window().requests()->table();
    openContextMenu(table->viewport(), table->visualRect(table->currentIndex()).center());
    clickMenu(QStringLiteral("Swap slot 1 (T6)"));
    QTRY_VERIFY(opened<SwapDialog>(window()));
    chooseByMouse(*opened<SwapDialog>(window())->table(), QStringLiteral("T1"));
    chooseReason(*opened<SwapDialog>(window())->reason(), QStringLiteral("client_wish"));
    QTRY_VERIFY_WITH_TIMEOUT(opened<SwapDialog>(window())->primary()->isEnabled(), patience);
    QTest::mouseClick(opened<SwapDialog>(window())->primary(), Qt::LeftButton);
    boardShows(QStringLiteral("T1"));
}

void TestFlowLeave::anOpenSwapFollowsTheBoard()
{
    const RequestId other = m_world->request(1, 400);
    QVERIFY(m_world->accept(other, 6).ok);
    const RequestId third = m_world->request(1, 600);
    QVERIFY(m_world->accept(third, 5).ok);
    QTRY_VERIFY_WITH_TIMEOUT(!m_ana->store().slotsOf(third).isEmpty() &&
                                 m_ana->store().slotsOf(third).constFirst().status == SlotStatus::Booked,
                             patience);
    window().requests()->table()->setFocus();
    press(Qt::Key_S);
    QTRY_VERIFY(opened<SwapDialog>(window()));
    auto* dialog = opened<SwapDialog>(window());
    chooseByMouse(*dialog->table(), QStringLiteral("T6"));
    chooseReason(*dialog->reason(), QStringLiteral("client_wish"));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->primary()->isEnabled(), patience);
    // Another booking goes: what was chosen stays chosen.
    const auto release = [this](RequestId request) {
        return m_world->call("release", {QByteArray::number(m_world->slot(request, 1).value()), "null", "'illness'"})
            .ok;
    };
    const int rows = dialog->table()->model()->rowCount();
    QVERIFY(release(third));
    QTRY_COMPARE_WITH_TIMEOUT(dialog->table()->model()->rowCount(), rows - 1, patience);
    QCOMPARE(dialog->other().request, other);
    // The chosen one goes.
    QVERIFY(release(other));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->text().contains(QStringLiteral("The booking of T6 has changed")),
                             patience);
    QVERIFY(!dialog->primary()->isEnabled());
    QVERIFY(dialog->table()->isEnabled());
    // The slot itself is let go: nothing is left to swap.
    QVERIFY(release(m_request));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->text().contains(QStringLiteral("is not booked here any more")),
                             patience);
    QVERIFY(!dialog->table()->isEnabled());
    QVERIFY(!dialog->primary()->isEnabled());
    dialog->reject();
}

void TestFlowLeave::theWaitingList()
{
    DeskTable* offers = window().offers()->table();
    QTRY_COMPARE_WITH_TIMEOUT(offers->model()->rowCount(), 6, patience);
    const auto state = [&](const QString& therapist) {
        for (int row = 0; row < offers->model()->rowCount(); ++row) {
            if (offers->model()->index(row, OfferTable::Therapist).data().toString() == therapist)
                return offers->model()->index(row, OfferTable::State).data().toString();
        }
        return QString();
    };
    QCOMPARE(state(QStringLiteral("T2")), QStringLiteral("In line, 1"));
    chooseByMouse(*offers, QStringLiteral("T4"));
    openContextMenu(offers->viewport(), offers->visualRect(offers->currentIndex()).center());
    clickMenu(QStringLiteral("Put on the waiting list"));
    QTRY_COMPARE_WITH_TIMEOUT(state(QStringLiteral("T4")), QStringLiteral("In line, 2"), patience);
    chooseByMouse(*offers, QStringLiteral("T5"));
    press(Qt::Key_W, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(state(QStringLiteral("T5")), QStringLiteral("In line, 3"), patience);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where waitlisted_at is not null"), 3);
}

void TestFlowLeave::theLastSlotIsGone()
{
    const RequestId open = m_world->request(1, 600);
    QTRY_VERIFY_WITH_TIMEOUT(m_ana->store().request(open), patience);
    window().showRequest(open);
    press(Qt::Key_A);
    QTRY_VERIFY(opened<ReassignDialog>(window()));
    auto* dialog = opened<ReassignDialog>(window());
    chooseByMouse(*dialog->table(), QStringLiteral("T4"));
    chooseReason(*dialog->reason(), QStringLiteral("phone_agreement"));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->preview()->text().startsWith(QStringLiteral("T4 gets slot 1")), patience);
    QTRY_VERIFY(dialog->primary()->isEnabled());
    QVERIFY(m_world->accept(open, 3).ok);
    dialog->submit();
    QTRY_VERIFY_WITH_TIMEOUT(dialog->notice()->text().startsWith(QStringLiteral("T3 took the last slot at ")),
                             patience);
    // Nobody else can have it: the next best is to be the first when it opens again.
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::focusWidget(), dialog->nextBest(), patience);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(
        m_world->text("select t.name from slotdesk.appointment_offer o join slotdesk.therapist t on t.id = "
                      "o.therapist_id where o.waitlisted_at is not null and o.request_id = " +
                      QByteArray::number(open.value())),
        QStringLiteral("T4"), patience);
    QTRY_VERIFY(window().toast()->text().contains(QStringLiteral("On the waiting list, number 1")));
}

QTEST_MAIN(TestFlowLeave)
#include "tst_flowleave.moc"
