// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/delegates/notice.h"
#include "ui/dialogs/canceldialog.h"
#include "ui/dialogs/previewline.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/dialogs/releasedialog.h"

#include <QtCore/QJsonObject>
#include <QtCore/QPointer>
#include <QtTest/QTest>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// Cancelling and releasing ask why, and who wanted it, before anything is sent.
class TestCancelDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void needsReasonAndAsker();
    void otherNeedsWords();
    void cancelsOneAppointment();
    void doubleBookingIsSuggested();
    void saysWhatItChanges();
    void whatTheServerWouldRefuseIsNotSent();
    void refusalKeepsItOpen();
    void releases();

private:
    void open(RequestId id, int position);

    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<CommandRunner> m_runner;
    QPointer<CancelDialog> m_dialog;
};

void TestCancelDialog::init()
{
    m_desk = std::make_unique<TestDesk>();
    m_runner = std::make_unique<CommandRunner>(m_desk->context);
}

void TestCancelDialog::cleanup()
{
    delete m_dialog;
    m_runner.reset();
    m_desk.reset();
}

void TestCancelDialog::open(RequestId id, int position)
{
    const Appointment slot = position > 0 ? m_desk->store.slotsOf(id).at(position - 1) : Appointment();
    m_dialog = new CancelDialog(m_desk->context, *m_runner, {*m_desk->store.request(id), slot}, nullptr);
    m_dialog->show();
    QTRY_VERIFY(m_dialog->reason()->codes()->count() > 0);
}

void TestCancelDialog::needsReasonAndAsker()
{
    open(RequestId(48002), 0);
    QVERIFY(!m_dialog->primary()->isEnabled());
    m_dialog->reason()->codes()->setCurrentIndex(0);
    QVERIFY(!m_dialog->primary()->isEnabled());
    m_dialog->setAskedBy(0);
    QVERIFY(m_dialog->primary()->isEnabled());
    grab(*m_dialog, QStringLiteral("dialog-cancel"));
    QTest::mouseClick(m_dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY(m_dialog.isNull());
    const FakeServices::Call call = m_desk->services.calls.first();
    QCOMPARE(call.name, QStringLiteral("cancel_request"));
    QCOMPARE(call.id, 48002);
    QCOMPARE(call.reason, QStringLiteral("car_trouble"));
    QCOMPARE(call.askedBy, QStringLiteral("client"));
}

void TestCancelDialog::otherNeedsWords()
{
    open(RequestId(48002), 0);
    m_dialog->setAskedBy(2);
    m_dialog->reason()->codes()->setCurrentIndex(m_dialog->reason()->codes()->findData(QStringLiteral("other")));
    QVERIFY(!m_dialog->primary()->isEnabled());
    m_dialog->reason()->text()->setText(QStringLiteral("  "));
    QVERIFY(!m_dialog->primary()->isEnabled());
    m_dialog->reason()->text()->setText(QStringLiteral("moved away"));
    QVERIFY(m_dialog->primary()->isEnabled());
}

void TestCancelDialog::cancelsOneAppointment()
{
    open(RequestId(48002), 1);
    m_dialog->reason()->codes()->setCurrentIndex(0);
    m_dialog->setAskedBy(1);
    m_dialog->submit();
    QTRY_VERIFY(m_dialog.isNull());
    QCOMPARE(m_desk->services.calls.first().name, QStringLiteral("cancel_slot"));
    QCOMPARE(m_desk->services.calls.first().askedBy, QStringLiteral("therapist"));
}

void TestCancelDialog::doubleBookingIsSuggested()
{
    open(RequestId(48001), 3);
    QCOMPARE(m_dialog->reason()->reason(), QStringLiteral("double_booking"));
}

void TestCancelDialog::saysWhatItChanges()
{
    const RequestId id(48002);
    open(id, 0);
    QTRY_VERIFY(m_dialog->preview()->isAnswered());
    const auto asked = [&] { return m_desk->services.previews.constLast(); };
    QCOMPARE(asked().first, QStringLiteral("cancel_request"));
    QCOMPARE(asked().second.value(QStringLiteral("request")).toInteger(), id.value());
    QCOMPARE(asked().second.value(QStringLiteral("expected_version")).toInt(), m_desk->store.request(id)->version);
    const QString whole = m_dialog->preview()->text();
    QVERIFY2(whole.contains(QStringLiteral("let go")), qPrintable(whole));

    m_dialog->what()->button(1)->click();
    QTRY_VERIFY(m_dialog->preview()->isAnswered());
    const Appointment slot = m_desk->store.slotsOf(id).first();
    QCOMPARE(asked().first, QStringLiteral("cancel_appointment"));
    QCOMPARE(asked().second.value(QStringLiteral("appointment")).toInteger(), slot.id.value());
    QVERIFY2(m_dialog->preview()->text().contains(slot.therapistName), qPrintable(m_dialog->preview()->text()));
}

void TestCancelDialog::whatTheServerWouldRefuseIsNotSent()
{
    m_desk->services.refusals.insert(QStringLiteral("cancel_request"), QStringLiteral("It is over already"));
    open(RequestId(48002), 0);
    m_dialog->reason()->codes()->setCurrentIndex(0);
    m_dialog->setAskedBy(0);
    QTRY_COMPARE(m_dialog->preview()->refusal(), QStringLiteral("It is over already"));
    QVERIFY(!m_dialog->primary()->isEnabled());
    // One of its slots can still be taken off: another question, another answer.
    m_dialog->what()->button(1)->click();
    QTRY_VERIFY(m_dialog->preview()->isAnswered());
    QVERIFY(m_dialog->primary()->isEnabled());
    QVERIFY(m_desk->services.calls.isEmpty());
}

void TestCancelDialog::refusalKeepsItOpen()
{
    open(RequestId(48002), 0);
    m_dialog->reason()->codes()->setCurrentIndex(0);
    m_dialog->setAskedBy(0);
    m_desk->services.replyNext(FakeServices::outcome(Outcome::Code::Changed, QStringLiteral("It changed meanwhile")));
    m_dialog->submit();
    QTRY_COMPARE(m_dialog->notice()->text(), QStringLiteral("It changed meanwhile"));
    QVERIFY(m_dialog->isVisible());
    QVERIFY(m_dialog->primary()->isEnabled());
}

void TestCancelDialog::releases()
{
    const RequestId id(48002);
    QPointer<ReleaseDialog> dialog = new ReleaseDialog(
        m_desk->context, *m_runner, {*m_desk->store.request(id), m_desk->store.slotsOf(id).first()}, nullptr);
    dialog->show();
    QTRY_VERIFY(dialog->reason()->codes()->count() > 0);
    dialog->reason()->codes()->setCurrentIndex(0);
    grab(*dialog, QStringLiteral("dialog-release"));
    dialog->submit();
    QTRY_VERIFY(dialog.isNull());
    QCOMPARE(m_desk->services.calls.first().name, QStringLiteral("release"));
}

QTEST_MAIN(TestCancelDialog)
#include "tst_canceldialog.moc"
