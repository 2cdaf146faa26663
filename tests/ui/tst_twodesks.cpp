// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/notice.h"
#include "ui/delegates/pilllabel.h"
#include "ui/details/detailhead.h"
#include "ui/details/detailpanel.h"
#include "ui/dialogs/canceldialog.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/dialogs/reassigndialog.h"
#include "ui/requests/requestpanel.h"
#include "ui/shell/desk.h"

#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace slotdesk;

namespace {

constexpr int patience = 20000; ///< at most; what is waited for is a condition

} // namespace

/// Two agents at two desks on one real database: what one does by keyboard and mouse changes the database, and the row
/// changes on the other's screen because its own feed said so.
class TestTwoDesks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void reassignReachesTheOtherDesk();
    void cancelReachesTheOtherDesk();
    void theLaterOfTwoIsToldWhoWasFirst();
    void whoLooksIsSeenAtTheOtherDesk();

private:
    [[nodiscard]] QString cell(Desk& desk, RequestId request, int column) const;
    template <typename T>
    [[nodiscard]] static T* open(Desk& desk)
    {
        return desk.window().findChild<T*>();
    }
    void choose(ReassignDialog* dialog, int therapist);

    PgFixture m_pg;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    std::unique_ptr<Desk> m_ana;
    std::unique_ptr<Desk> m_leo;
    RequestId m_request;
};

void TestTwoDesks::init()
{
    const Endpoint database = m_pg.freshDatabase(QStringLiteral("desks"));
    m_connection = PgFixture::connect(database);
    m_world = std::make_unique<BookingWorld>(*m_connection, 5);
    m_request = m_world->request(2);
    QVERIFY(m_world->accept(m_request, 1).ok);
    const auto login = [&](const QString& name) {
        return m_pg.login(database, name, {QStringLiteral("slotdesk_agent")});
    };
    m_ana = std::make_unique<Desk>(login(QStringLiteral("ana")), QStringLiteral("Ana Ruiz"));
    m_leo = std::make_unique<Desk>(login(QStringLiteral("leo")), QStringLiteral("Leo Park"));
    for (Desk* desk : {m_ana.get(), m_leo.get()}) {
        desk->show();
        QTRY_COMPARE_WITH_TIMEOUT(cell(*desk, m_request, RequestTable::Slots), QStringLiteral("1/2"), patience);
        desk->window().showRequest(m_request);
    }
}

void TestTwoDesks::cleanup()
{
    m_ana.reset();
    m_leo.reset();
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

QString TestTwoDesks::cell(Desk& desk, RequestId request, int column) const
{
    const QModelIndex index = desk.window().models().filter.indexOf(request);
    return index.siblingAtColumn(column).data().toString();
}

void TestTwoDesks::choose(ReassignDialog* dialog, int therapist)
{
    const QAbstractItemModel* rows = dialog->table()->model();
    QTRY_COMPARE_WITH_TIMEOUT(rows->rowCount(), 5, patience);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->reason()->codes()->count() > 0, patience);
    const QString name = QStringLiteral("T%1").arg(therapist);
    for (int row = 0; row < rows->rowCount(); ++row) {
        if (rows->index(row, CandidateTable::Name).data().toString() == name)
            dialog->table()->selectRow(row);
    }
    QCOMPARE(dialog->therapist(), m_world->therapist(therapist));
    QComboBox* codes = dialog->reason()->codes();
    codes->setCurrentIndex(codes->findData(QStringLiteral("mistake")));
    QTest::keyClicks(dialog->reason()->text(), QStringLiteral("said on the phone"));
}

void TestTwoDesks::reassignReachesTheOtherDesk()
{
    DeskTable* table = m_ana->window().requests()->table();
    m_ana->window().activateWindow();
    table->setFocus();
    QTRY_VERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_R);
    QTRY_VERIFY(open<ReassignDialog>(*m_ana));
    choose(open<ReassignDialog>(*m_ana), 3);
    QTest::mouseClick(open<ReassignDialog>(*m_ana)->primary(), Qt::LeftButton);

    QTRY_COMPARE_WITH_TIMEOUT(m_leo->store().slotsOf(m_request).first().therapistName, QStringLiteral("T3"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!open<ReassignDialog>(*m_ana), patience);
    QCOMPARE(m_leo->window().details()->sheet().slots.first().therapistName, QStringLiteral("T3"));
    QCOMPARE(m_world->number("select therapist_id from slotdesk.appointment where position = 1"),
             m_world->therapist(3).value());
    QCOMPARE(m_world->text("select source from slotdesk.event order by id desc limit 1"), QStringLiteral("command"));
}

void TestTwoDesks::cancelReachesTheOtherDesk()
{
    DeskTable* table = m_ana->window().requests()->table();
    m_ana->window().activateWindow();
    table->setFocus();
    QTRY_VERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_VERIFY(open<CancelDialog>(*m_ana));
    auto* dialog = open<CancelDialog>(*m_ana);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->reason()->codes()->count() > 0, patience);
    dialog->reason()->codes()->setCurrentIndex(dialog->reason()->codes()->findData(QStringLiteral("client_cancelled")));
    dialog->setAskedBy(0);
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);

    QTRY_COMPARE_WITH_TIMEOUT(cell(*m_leo, m_request, RequestTable::Status), QStringLiteral("Cancelled"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(cell(*m_ana, m_request, RequestTable::Status), QStringLiteral("Cancelled"), patience);
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("cancelled"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'booked'"), 0);
    QCOMPARE(m_leo->window().requests()->current(), m_request);
}

void TestTwoDesks::theLaterOfTwoIsToldWhoWasFirst()
{
    // Both choose for the open slot; Leo's dialog is sent when Ana's has won but before his board can know.
    const auto openFor = [&](Desk& desk) {
        desk.window().activateWindow();
        DeskTable* table = desk.window().requests()->table();
        table->setFocus();
        QTRY_VERIFY(table->hasFocus());
        QTest::keyClick(table, Qt::Key_A);
        QTRY_VERIFY(open<ReassignDialog>(desk));
    };
    openFor(*m_leo);
    choose(open<ReassignDialog>(*m_leo), 4);
    openFor(*m_ana);
    choose(open<ReassignDialog>(*m_ana), 3);
    open<ReassignDialog>(*m_ana)->submit();
    open<ReassignDialog>(*m_leo)->submit();

    const auto dialogs = [&] {
        return int(open<ReassignDialog>(*m_ana) != nullptr) + int(open<ReassignDialog>(*m_leo) != nullptr);
    };
    QTRY_COMPARE_WITH_TIMEOUT(dialogs(), 1, patience);
    Desk& loser = open<ReassignDialog>(*m_ana) ? *m_ana : *m_leo;
    auto* dialog = open<ReassignDialog>(loser);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->notice()->text().isEmpty(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(cell(loser, m_request, RequestTable::Slots), QStringLiteral("2/2"), patience);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'booked'"), 2);
    dialog->reject();
}

void TestTwoDesks::whoLooksIsSeenAtTheOtherDesk()
{
    const PillLabel* pill = m_leo->window().details()->head()->claim();
    QTRY_COMPARE_WITH_TIMEOUT(pill->look().text, QStringLiteral("ana looks at it"), patience);
    QVERIFY(pill->isVisible());
    const QModelIndex mark = m_leo->window().models().filter.indexOf(m_request).siblingAtColumn(RequestTable::Mark);
    QCOMPARE(mark.data().toString(), QStringLiteral("Looking at it: ana"));
    m_ana.reset(); // the desk is gone, and with it what it looked at
    QTRY_VERIFY_WITH_TIMEOUT(!pill->isVisible(), patience);
    QVERIFY(mark.data().toString().isEmpty());
}

QTEST_MAIN(TestTwoDesks)
#include "tst_twodesks.moc"
