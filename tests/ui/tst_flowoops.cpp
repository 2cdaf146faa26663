// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/realdesk.h"
#include "tests/ui/testdesk.h"
#include "ui/dialogs/bulkdialog.h"
#include "ui/dialogs/canceldialog.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/dialogs/releasedialog.h"
#include "ui/requests/bulkbar.h"
#include "ui/review/mydaydialog.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// Oops: what was done is taken back while that is possible and honestly refused when not; several at once say for each
/// what will happen and what came of it; and the day's doings are all in one list.
class TestFlowOops : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void undoByMouse();
    void undoByKeyboard();
    void undoFromTheMenu();
    void afterTheWindowItIsTooLate();
    void severalByMouse();
    void severalByKeyboard();
    void severalFromTheMenu();
    void oneOfSeveralWasFaster();
    void myDayByKeyboard();
    void myDayByMouse();

private:
    static constexpr int patience = RealDesk::patience;
    void releaseFirst();
    [[nodiscard]] BulkDialog* bulk() { return m_desk->dialog<BulkDialog>(); }
    [[nodiscard]] MyDayDialog* day() { return m_desk->dialog<MyDayDialog>(); }
    [[nodiscard]] QString holder(RequestId request) { return m_desk->store().slotsOf(request).first().therapistName; }
    [[nodiscard]] QString cell(int row, int column) { return bulk()->rows().index(row, column).data().toString(); }

    PgFixture m_pg;
    std::unique_ptr<RealDesk> m_desk;
    RequestId m_one;
    RequestId m_two;
    RequestId m_nobody; ///< nobody is booked on it
};

void TestFlowOops::init()
{
    m_desk = std::make_unique<RealDesk>(m_pg);
    BookingWorld& world = m_desk->world();
    m_one = world.request(1, 200);
    m_two = world.request(2, 300);
    m_nobody = world.request(1, 400);
    QVERIFY(world.accept(m_one, 1).ok);
    QVERIFY(world.accept(m_two, 1).ok);
    QVERIFY(world.accept(m_two, 2).ok);
    m_desk->open(3);
    m_desk->click(m_one);
    QTRY_COMPARE(m_desk->window().details()->sheet().request.id, m_one);
    QTRY_VERIFY(m_desk->table()->hasFocus());
}

void TestFlowOops::cleanup()
{
    QCOMPARE(m_desk->world().violations(), QStringList());
    m_desk.reset();
}

void TestFlowOops::releaseFirst()
{
    RealDesk::key(Qt::Key_L);
    QTRY_VERIFY(m_desk->dialog<ReleaseDialog>());
    ReasonField* reason = m_desk->dialog<ReleaseDialog>()->reason();
    QTRY_VERIFY_WITH_TIMEOUT(reason->codes()->count() > 0, patience);
    QTRY_VERIFY(reason->codes()->hasFocus());
    RealDesk::key(Qt::Key_Down);
    RealDesk::key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(holder(m_one), QString(), patience);
    QTRY_VERIFY(!m_desk->dialog<ReleaseDialog>());
    m_desk->focusList();
}

void TestFlowOops::undoByMouse()
{
    releaseFirst();
    QPushButton* undo = m_desk->toast()->undoButton();
    QTRY_COMPARE_WITH_TIMEOUT(undo->text(), QStringLiteral("Undo · 10 min left"), patience);
    // It lies on a line of its own: over no row and no button.
    const QRect line = m_desk->toast()->geometry();
    QVERIFY(line.top() >=
            m_desk->window().details()->mapTo(&m_desk->window(), QPoint(0, m_desk->window().details()->height())).y());
    grab(m_desk->window(), QStringLiteral("flow-oops-undo"));
    QTest::mouseClick(undo, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(holder(m_one), QStringLiteral("T1"), patience);
}

void TestFlowOops::undoFromTheMenu()
{
    releaseFirst();
    // Something else is done since; the menu of a row takes back what was done to that row.
    m_desk->chooseFromMenu(m_nobody, QStringLiteral("Cancel request"));
    QTRY_VERIFY(m_desk->dialog<CancelDialog>());
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->dialog<CancelDialog>()->reason()->codes()->count() > 0, patience);
    m_desk->dialog<CancelDialog>()->setAskedBy(0);
    QTest::mouseClick(m_desk->dialog<CancelDialog>()->primary(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->store().request(m_nobody)->status, RequestStatus::Cancelled, patience);
    QTRY_VERIFY(!m_desk->dialog<CancelDialog>());
    m_desk->chooseFromMenu(m_one, QStringLiteral("Undo what you did here last"));
    QTRY_COMPARE_WITH_TIMEOUT(holder(m_one), QStringLiteral("T1"), patience);
    QCOMPARE(m_desk->store().request(m_nobody)->status, RequestStatus::Cancelled);
    // Where nothing was done there is nothing to take back.
    QVERIFY(!m_desk->menuEntries(m_two).contains(QStringLiteral("Undo what you did here last")));
}

void TestFlowOops::undoByKeyboard()
{
    releaseFirst();
    RealDesk::key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_desk->toast()->undoButton()->hasFocus());
    RealDesk::key(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(holder(m_one), QStringLiteral("T1"), patience);
    QCOMPARE(
        m_desk->world().text(
            "select function from slotdesk.command where function <> 'claim_request' order by created_at desc limit 1"),
        QStringLiteral("undo"));
}

void TestFlowOops::afterTheWindowItIsTooLate()
{
    releaseFirst();
    m_desk->world().run("update slotdesk.setting set value = '0' where name = 'undo_minutes'");
    RealDesk::key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_desk->toast()->text().contains(QStringLiteral("Not undone. It is more than 0 minutes ago")), patience);
    QCOMPARE(holder(m_one), QString());
}

void TestFlowOops::severalByMouse()
{
    m_desk->click(m_two, Qt::ControlModifier);
    m_desk->click(m_nobody, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->window().requests()->bulkBar()->isVisible());
    grab(m_desk->window(), QStringLiteral("flow-oops-several"));
    QTest::mouseClick(m_desk->window().findChild<QPushButton*>(QStringLiteral("bulkRelease")), Qt::LeftButton);
    QTRY_VERIFY(bulk());
    QTRY_VERIFY_WITH_TIMEOUT(bulk()->reason()->codes()->count() > 0, patience);
    QCOMPARE(bulk()->rows().rowCount(), 4); // T1 of the one, T1 and T2 of the other, nobody
    QCOMPARE(cell(0, BulkTable::Word), QStringLiteral("Slot 1: T1 is freed"));
    QCOMPARE(cell(3, BulkTable::Fate), QStringLiteral("Left out"));
    QCOMPARE(cell(3, BulkTable::Word), QStringLiteral("Nobody is booked"));
    bulk()->reason()->codes()->setCurrentIndex(0);
    QTRY_COMPARE_WITH_TIMEOUT(bulk()->primary()->text(), QStringLiteral("Release 3 slots"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(bulk()->primary()->isEnabled(), patience);
    grab(*bulk(), QStringLiteral("flow-oops-plan"));
    QTest::mouseClick(bulk()->primary(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(bulk()->rows().count(BulkTable::State::Done), 3, patience);
    QVERIFY(cell(0, BulkTable::Word).contains(QStringLiteral("is open again")));
    QCOMPARE(m_desk->world().number("select count(*) from slotdesk.appointment where status = 'booked'"), 0);
    grab(*bulk(), QStringLiteral("flow-oops-result"));
    QTest::mouseClick(bulk()->copyButton(), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text().split(QLatin1Char('\n')).size(), 4);
    QTRY_COMPARE_WITH_TIMEOUT(holder(m_two), QString(), patience);
    QTest::mouseClick(bulk()->findChild<QPushButton*>(QStringLiteral("close")), Qt::LeftButton);
    QTRY_VERIFY(!bulk());
}

void TestFlowOops::severalByKeyboard()
{
    RealDesk::key(Qt::Key_Down, Qt::ShiftModifier);
    RealDesk::key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(m_desk->window().requests()->selected(), (QList<RequestId>{m_one, m_two, m_nobody}));
    RealDesk::key(Qt::Key_Delete);
    QTRY_VERIFY(bulk());
    QTRY_VERIFY_WITH_TIMEOUT(bulk()->reason()->codes()->count() > 0, patience);
    QTRY_VERIFY(bulk()->reason()->codes()->hasFocus());
    RealDesk::key(Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(bulk()->primary()->isEnabled(), patience);
    RealDesk::key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(bulk()->rows().count(BulkTable::State::Done), 3, patience);
    QCOMPARE(m_desk->world().number("select count(*) from slotdesk.appointment_request where status = 'cancelled'"), 3);
    QCOMPARE(m_desk->world().number("select count(*) from slotdesk.command where function = 'cancel_all'"), 1);
    RealDesk::key(Qt::Key_C, Qt::AltModifier);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Done")));
    RealDesk::key(Qt::Key_Escape);
    QTRY_VERIFY(!bulk());
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->store().request(m_nobody)->status, RequestStatus::Cancelled, patience);
}

void TestFlowOops::severalFromTheMenu()
{
    m_desk->click(m_nobody, Qt::ShiftModifier);
    m_desk->chooseFromMenu(m_two, QStringLiteral("Offer 3 requests"));
    QTRY_VERIFY(bulk());
    // The two that are full are known before anything is sent; for the third everybody was asked already.
    QTRY_COMPARE_WITH_TIMEOUT(bulk()->rows().count(BulkTable::State::LeftOut), 2, patience);
    QCOMPARE(bulk()->rows().planned(), QList<qint64>{m_nobody.value()});
    QTRY_VERIFY(bulk()->primary()->isEnabled());
    QTest::mouseClick(bulk()->primary(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(bulk()->rows().count(BulkTable::State::Done), 1, patience);
    RealDesk::key(Qt::Key_Escape);
    QTRY_VERIFY(!bulk());
}

void TestFlowOops::oneOfSeveralWasFaster()
{
    RealDesk::key(Qt::Key_Down, Qt::ShiftModifier);
    RealDesk::key(Qt::Key_Delete);
    QTRY_VERIFY(bulk());
    QTRY_VERIFY_WITH_TIMEOUT(bulk()->reason()->codes()->count() > 0, patience);
    bulk()->reason()->codes()->setCurrentIndex(0);
    QTRY_VERIFY_WITH_TIMEOUT(bulk()->primary()->isEnabled(), patience);
    const QByteArray two = QByteArray::number(m_two.value());
    QVERIFY(m_desk->world().call("cancel_request", {two, "null", "'mistake'"}).ok);
    QTest::mouseClick(bulk()->primary(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(bulk()->rows().count(BulkTable::State::Refused), 1, patience);
    QCOMPARE(bulk()->rows().count(BulkTable::State::Done), 1);
    QCOMPARE(cell(1, BulkTable::Fate), QStringLiteral("Refused"));
    QVERIFY(!cell(1, BulkTable::Word).isEmpty());
    bulk()->reject();
}

void TestFlowOops::myDayByKeyboard()
{
    releaseFirst();
    RealDesk::key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(day());
    QTRY_COMPARE_WITH_TIMEOUT(day()->log().rowCount(), 1, patience);
    QTRY_VERIFY(day()->table()->hasFocus());
    QTRY_VERIFY_WITH_TIMEOUT(day()->undoButton()->isEnabled(), patience);
    grab(*day(), QStringLiteral("flow-oops-day"));
    RealDesk::key(Qt::Key_U, Qt::AltModifier);
    QTRY_COMPARE_WITH_TIMEOUT(holder(m_one), QStringLiteral("T1"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(day()->log().rowCount(), 2, patience);
    QTRY_VERIFY(
        day()->log().index(1, CommandLogTable::Answer).data().toString().startsWith(QStringLiteral("Taken back")));
    QTRY_VERIFY(!day()->undoButton()->isEnabled());
    m_desk->window().showRequest(m_two);
    RealDesk::key(Qt::Key_Return); // goes to the request of the chosen line
    QTRY_VERIFY(!day());
    QCOMPARE(m_desk->window().requests()->current(), m_one);
}

void TestFlowOops::myDayByMouse()
{
    releaseFirst();
    QVERIFY(m_desk->world().accept(m_one, 3).ok);
    QTest::mouseClick(m_desk->toast()->myDayButton(), Qt::LeftButton);
    QTRY_VERIFY(day());
    QTRY_COMPARE_WITH_TIMEOUT(day()->log().rowCount(), 1, patience);
    const auto* word = day()->findChild<QLabel*>(QStringLiteral("word"));
    QTRY_VERIFY_WITH_TIMEOUT(word->text().contains(QStringLiteral("Too late to take it back.")), patience);
    QVERIFY(word->text().contains(QStringLiteral("T3")));
    QVERIFY(!day()->undoButton()->isEnabled());
    m_desk->window().showRequest(m_two);
    QTest::mouseClick(day()->showButton(), Qt::LeftButton);
    QTRY_VERIFY(!day());
    QCOMPARE(m_desk->window().requests()->current(), m_one);
}

QTEST_MAIN(TestFlowOops)
#include "tst_flowoops.moc"
