// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"
#include "ui/delegates/desktable.h"
#include "ui/details/detailpanel.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/dialogs/releasedialog.h"
#include "ui/dialogs/withdrawdialog.h"
#include "ui/offers/offerpanel.h"
#include "ui/requests/requestpanel.h"
#include "ui/shell/desk.h"
#include "ui/shell/toast.h"

#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

using namespace slotdesk;

namespace {

constexpr int patience = 20000;

} // namespace

/// What was done can be taken back, by key and by mouse, while the world stands still; once it moved on the desk says
/// who was first. On a real database, in the real window.
class TestUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aReleaseIsTakenBackByKeyboard();
    void aReleaseIsTakenBackByMouse();
    void tooLateIsSaidHonestly();
    void nothingToUndo();
    void anOfferIsWithdrawnByKeyboard();
    void anOfferIsWithdrawnByMouse();

private:
    template <typename T>
    [[nodiscard]] T* dialog()
    {
        return m_desk->window().findChild<T*>();
    }
    /// Gives the list the keyboard, as F6 does.
    void focusList();
    void chooseReasonByKeyboard(ReasonField* reason);
    [[nodiscard]] QString holder() const { return m_desk->store().slotsOf(m_request).first().therapistName; }
    [[nodiscard]] int pendingOffers() const { return m_desk->store().request(m_request)->pendingOffers; }

    PgFixture m_pg;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    std::unique_ptr<Desk> m_desk;
    RequestId m_request;
};

void TestUndo::init()
{
    const Endpoint database = m_pg.freshDatabase(QStringLiteral("undo"));
    m_connection = PgFixture::connect(database);
    m_world = std::make_unique<BookingWorld>(*m_connection, 4);
    m_request = m_world->request(2);
    QVERIFY(m_world->accept(m_request, 1).ok);
    m_desk = std::make_unique<Desk>(m_pg.login(database, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")}),
                                    QStringLiteral("Ana Ruiz"));
    m_desk->show();
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->store().request(m_request), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->window().details()->sheet().slots.size(), 2, patience);
    focusList();
}

void TestUndo::cleanup()
{
    m_desk.reset();
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

void TestUndo::focusList()
{
    m_desk->window().activateWindow();
    DeskTable* table = m_desk->window().requests()->table();
    table->setFocus();
    QTRY_VERIFY(table->hasFocus());
}

void TestUndo::chooseReasonByKeyboard(ReasonField* reason)
{
    QTRY_VERIFY_WITH_TIMEOUT(reason->codes()->count() > 0, patience);
    QTRY_VERIFY(reason->codes()->hasFocus());
    QTest::keyClick(reason->codes(), Qt::Key_Down);
    QVERIFY(reason->isComplete());
}

void TestUndo::aReleaseIsTakenBackByKeyboard()
{
    DeskTable* table = m_desk->window().requests()->table();
    QTest::keyClick(table, Qt::Key_L);
    QTRY_VERIFY(dialog<ReleaseDialog>());
    chooseReasonByKeyboard(dialog<ReleaseDialog>()->reason());
    QTest::keyClick(dialog<ReleaseDialog>()->reason()->codes(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(holder(), QString(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog<ReleaseDialog>(), patience);

    focusList();
    QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(holder(), QStringLiteral("T1"), patience);
    QCOMPARE(
        m_world->text(
            "select function from slotdesk.command where function <> 'claim_request' order by created_at desc limit 1"),
        QStringLiteral("undo"));
}

void TestUndo::aReleaseIsTakenBackByMouse()
{
    MainWindow& window = m_desk->window();
    QPushButton* release = nullptr;
    for (QPushButton* button : window.details()->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text().startsWith(QStringLiteral("Release")))
            release = button;
    }
    QVERIFY(release);
    QTest::mouseClick(release, Qt::LeftButton);
    QTRY_VERIFY(dialog<ReleaseDialog>());
    QComboBox* codes = dialog<ReleaseDialog>()->reason()->codes();
    QTRY_VERIFY_WITH_TIMEOUT(codes->count() > 0, patience);
    codes->setCurrentIndex(0);
    QTest::mouseClick(dialog<ReleaseDialog>()->primary(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(holder(), QString(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(window.toast()->undoButton()->isVisible(), patience);
    QTest::mouseClick(window.toast()->undoButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(holder(), QStringLiteral("T1"), patience);
    QVERIFY(!window.toast()->undoButton()->isVisible());
}

void TestUndo::tooLateIsSaidHonestly()
{
    DeskTable* table = m_desk->window().requests()->table();
    QTest::keyClick(table, Qt::Key_L);
    QTRY_VERIFY(dialog<ReleaseDialog>());
    chooseReasonByKeyboard(dialog<ReleaseDialog>()->reason());
    dialog<ReleaseDialog>()->submit();
    QTRY_COMPARE_WITH_TIMEOUT(holder(), QString(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog<ReleaseDialog>(), patience);
    QVERIFY(m_world->accept(m_request, 3).ok);

    focusList();
    QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
    Toast* toast = m_desk->window().toast();
    QTRY_VERIFY_WITH_TIMEOUT(toast->text().contains(QStringLiteral("Not undone.")), patience);
    QVERIFY2(toast->text().contains(QStringLiteral("cannot be undone any more")), qPrintable(toast->text()));
    QTRY_COMPARE_WITH_TIMEOUT(holder(), QStringLiteral("T3"), patience);
}

void TestUndo::nothingToUndo()
{
    QTest::keyClick(m_desk->window().requests()->table(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->window().toast()->text(), QStringLiteral("There is nothing of yours to undo."));
}

void TestUndo::anOfferIsWithdrawnByKeyboard()
{
    DeskTable* offers = m_desk->window().offers()->table();
    QTest::keyClick(m_desk->window().requests()->table(), Qt::Key_F6, Qt::ShiftModifier);
    QTRY_VERIFY(offers->hasFocus());
    const int before = pendingOffers();
    QTest::keyClick(offers, Qt::Key_W);
    QTRY_VERIFY(dialog<WithdrawDialog>());
    chooseReasonByKeyboard(dialog<WithdrawDialog>()->reason());
    QTest::keyClick(dialog<WithdrawDialog>()->reason()->codes(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(pendingOffers(), before - 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog<WithdrawDialog>(), patience);
    focusList();
    QTest::keyClick(m_desk->window().requests()->table(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(pendingOffers(), before, patience);
}

void TestUndo::anOfferIsWithdrawnByMouse()
{
    DeskTable* offers = m_desk->window().offers()->table();
    const QRect row = offers->visualRect(offers->model()->index(0, OfferTable::Therapist));
    const int before = pendingOffers();
    QVERIFY(before > 0);
    Q_EMIT offers->customContextMenuRequested(row.center());
    QTRY_VERIFY(m_desk->window().offers()->findChild<QMenu*>());
    auto* menu = m_desk->window().offers()->findChild<QMenu*>();
    QTRY_VERIFY(menu->isVisible());
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().at(1)).center());
    QTRY_VERIFY(dialog<WithdrawDialog>());
    QComboBox* codes = dialog<WithdrawDialog>()->reason()->codes();
    QTRY_VERIFY_WITH_TIMEOUT(codes->count() > 0, patience);
    codes->setCurrentIndex(0);
    QTest::mouseClick(dialog<WithdrawDialog>()->primary(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(pendingOffers(), before - 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog<WithdrawDialog>(), patience);
}

QTEST_MAIN(TestUndo)
#include "tst_undokey.moc"
