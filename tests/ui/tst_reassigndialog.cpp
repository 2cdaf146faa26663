// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/notice.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/dialogs/reassigndialog.h"

#include <QtCore/QPointer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// Giving a slot to somebody else: choosing, losing the race, losing the reply, and the slot changing meanwhile.
class TestReassignDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sendsWhatWasChosen();
    void refusedCannotBeChosen();
    void losingTheRaceIsTold();
    void sameCommandIdAfterDoubt();
    void newCommandIdAfterRefusal();
    void saysWhenTheSlotChanged();
    void rowWorksUntilTheReply();
    void staleBoardSendsNothing();
    void findsByPhone();

private:
    void open(int position);
    void choose(int row);

    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<CommandRunner> m_runner;
    QPointer<ReassignDialog> m_dialog;
};

void TestReassignDialog::init()
{
    m_desk = std::make_unique<TestDesk>();
    m_runner = std::make_unique<CommandRunner>(m_desk->context);
}

void TestReassignDialog::cleanup()
{
    delete m_dialog;
    m_runner.reset();
    m_desk.reset();
}

void TestReassignDialog::open(int position)
{
    const RequestId id(48002);
    const SlotTarget target{*m_desk->store.request(id), m_desk->store.slotsOf(id).at(position - 1)};
    m_dialog = new ReassignDialog(m_desk->context, *m_runner, target, nullptr);
    m_dialog->show();
    QTRY_COMPARE(m_dialog->table()->model()->rowCount(), 6);
    QTRY_VERIFY(m_dialog->reason()->codes()->count() > 0);
}

void TestReassignDialog::choose(int row)
{
    m_dialog->table()->selectRow(row);
    m_dialog->reason()->codes()->setCurrentIndex(0);
    m_dialog->reason()->text()->setText(QStringLiteral("flat tyre"));
}

void TestReassignDialog::sendsWhatWasChosen()
{
    open(1);
    QVERIFY(!m_dialog->primary()->isEnabled());
    choose(1);
    QCOMPARE(m_dialog->primary()->text(), QStringLiteral("Reassign to Marcus Cole"));
    grab(*m_dialog, QStringLiteral("dialog-reassign"));
    QSignalSpy done(m_dialog, &CommandDialog::succeeded);
    QTest::mouseClick(m_dialog->primary(), Qt::LeftButton);
    QTRY_COMPARE(done.count(), 1);
    QCOMPARE(m_desk->services.calls.size(), 1);
    const FakeServices::Call call = m_desk->services.calls.first();
    QCOMPARE(call.name, QStringLiteral("reassign"));
    QCOMPARE(call.therapist, TherapistId(32));
    QCOMPARE(call.reason, QStringLiteral("car_trouble: flat tyre"));
    QTRY_VERIFY(m_dialog.isNull());
}

void TestReassignDialog::refusedCannotBeChosen()
{
    open(1);
    choose(3);
    QVERIFY(!m_dialog->therapist().isValid());
    QVERIFY(!m_dialog->primary()->isEnabled());
    QCOMPARE(m_dialog->table()->model()->index(3, CandidateTable::Note).data().toString(),
             QStringLiteral("Booked at that time, on request 48 120"));
}

void TestReassignDialog::losingTheRaceIsTold()
{
    open(2);
    choose(0);
    const QString sentence = QStringLiteral("Dana Ortiz took the last slot at 14:03:07.412");
    m_desk->services.replyNext(FakeServices::outcome(Outcome::Code::AlreadyFilled, sentence));
    m_desk->services.people.removeFirst();
    m_dialog->submit();
    QTRY_COMPARE(m_dialog->notice()->text(), sentence);
    QTRY_COMPARE(m_dialog->table()->model()->rowCount(), 5);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_dialog->state(), CommandDialog::State::Editing);
    QVERIFY(!m_dialog->therapist().isValid());
    grab(*m_dialog, QStringLiteral("dialog-lost-race"));
}

void TestReassignDialog::sameCommandIdAfterDoubt()
{
    open(1);
    choose(0);
    m_desk->services.replyNext(FakeServices::lostInDoubt());
    m_dialog->submit();
    QTRY_COMPARE(m_dialog->state(), CommandDialog::State::InDoubt);
    QCOMPARE(m_dialog->primary()->text(), QStringLiteral("Try again"));
    QVERIFY(!m_dialog->table()->isEnabled());
    grab(*m_dialog, QStringLiteral("dialog-in-doubt"));
    QTest::mouseClick(m_dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY(m_dialog.isNull());
    QCOMPARE(m_desk->services.calls.size(), 2);
    QVERIFY(m_desk->services.calls.at(0).command.isValid());
    QCOMPARE(m_desk->services.calls.at(0).command.text(), m_desk->services.calls.at(1).command.text());
}

void TestReassignDialog::newCommandIdAfterRefusal()
{
    open(1);
    choose(0);
    m_desk->services.replyNext(FakeServices::outcome(Outcome::Code::TherapistBusy, QStringLiteral("Busy then")));
    m_dialog->submit();
    QTRY_COMPARE(m_dialog->notice()->text(), QStringLiteral("Busy then"));
    m_dialog->submit();
    QTRY_COMPARE(m_desk->services.calls.size(), 2);
    QVERIFY(m_desk->services.calls.at(0).command.text() != m_desk->services.calls.at(1).command.text());
}

void TestReassignDialog::saysWhenTheSlotChanged()
{
    open(2);
    QVERIFY(m_dialog->windowTitle().startsWith(QStringLiteral("Assign")));
    m_desk->board.book(RequestId(48002), QStringLiteral("Lea Fischer"));
    m_desk->feed();
    QCOMPARE(m_dialog->notice()->text(), QStringLiteral("Lea Fischer holds this slot since a moment ago."));
    QVERIFY(m_dialog->windowTitle().startsWith(QStringLiteral("Reassign")));
}

void TestReassignDialog::rowWorksUntilTheReply()
{
    open(1);
    choose(0);
    m_desk->services.holdReplies = true;
    m_dialog->submit();
    QVERIFY(m_desk->pending.contains(RequestId(48002)));
    QCOMPARE(m_dialog->state(), CommandDialog::State::Asking);
    m_dialog->reject();
    QVERIFY(m_dialog->isVisible());
    m_desk->services.release();
    QTRY_VERIFY(!m_desk->pending.contains(RequestId(48002)));
    QTRY_VERIFY(m_dialog.isNull());
}

void TestReassignDialog::staleBoardSendsNothing()
{
    open(1);
    choose(0);
    FeedHealth health = m_desk->store.health();
    health.state = FeedHealth::State::Stale;
    m_desk->store.setHealth(health);
    m_dialog->submit();
    QTRY_VERIFY(m_dialog->notice()->text().contains(QStringLiteral("stale")));
    QCOMPARE(m_desk->services.calls.size(), 0);
    QVERIFY(!m_desk->pending.contains(RequestId(48002)));
}

void TestReassignDialog::findsByPhone()
{
    open(1);
    QTest::keyClicks(m_dialog->find(), QStringLiteral("0132"));
    QCOMPARE(m_dialog->table()->model()->rowCount(), 1);
    QCOMPARE(m_dialog->table()->model()->index(0, 0).data().toString(), QStringLiteral("Marcus Cole"));
}

QTEST_MAIN(TestReassignDialog)
#include "tst_reassigndialog.moc"
