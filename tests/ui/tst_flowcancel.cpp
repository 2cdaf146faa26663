// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/realdesk.h"
#include "tests/ui/testdesk.h"
#include "ui/calls/callcard.h"
#include "ui/calls/callpanel.h"
#include "ui/dialogs/canceldialog.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/shell/messages.h"

#include <QtCore/QUrl>
#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QToolButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// The client cancels, one of two slots or all: why, who asked, whether that is late, and who has to be called.
class TestFlowCancel : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void dial(const QUrl& url) { m_dialled.append(url.toString()); }

private Q_SLOTS:
    void init();
    void cleanup();
    void oneOfTwoFromTheMenu();
    void oneOfTwoByKeyboard();
    void allByMouse();
    void allByKeyboard();
    void aListOutlivesItsRequest();

private:
    static constexpr int patience = RealDesk::patience;
    [[nodiscard]] CancelDialog* dialog() { return m_desk->dialog<CancelDialog>(); }
    [[nodiscard]] CallPanel* calls() { return m_desk->window().toCall(); }

    PgFixture m_pg;
    std::unique_ptr<RealDesk> m_desk;
    RequestId m_soon;  ///< late: starts in 90 minutes
    RequestId m_later; ///< not late
    QStringList m_dialled;
};

void TestFlowCancel::init()
{
    m_desk = std::make_unique<RealDesk>(m_pg);
    BookingWorld& world = m_desk->world();
    m_soon = world.request(2, 90);
    m_later = world.request(2, 400);
    for (const RequestId request : {m_soon, m_later}) {
        QVERIFY(world.accept(request, 1).ok);
        QVERIFY(world.accept(request, 2).ok);
    }
    m_dialled.clear();
    QDesktopServices::setUrlHandler(QStringLiteral("tel"), this, "dial");
    m_desk->open(2);
}

void TestFlowCancel::cleanup()
{
    QDesktopServices::unsetUrlHandler(QStringLiteral("tel"));
    QCOMPARE(m_desk->world().violations(), QStringList());
    m_desk.reset();
}

void TestFlowCancel::oneOfTwoFromTheMenu()
{
    m_desk->chooseFromMenu(m_soon, QStringLiteral("Cancel request"));
    QTRY_VERIFY(dialog());
    QTRY_VERIFY_WITH_TIMEOUT(dialog()->reason()->codes()->count() > 0, patience);
    QVERIFY(dialog()->findChild<QWidget*>(QStringLiteral("late")));
    QVERIFY(!dialog()->primary()->isEnabled());
    const auto hit = [](QAbstractButton* radio) {
        QTest::mouseClick(radio, Qt::LeftButton, {}, QPoint(8, radio->height() / 2));
    };
    hit(dialog()->what()->button(1));
    hit(dialog()->askers()->button(0));
    QCOMPARE(dialog()->reason()->reason(), QStringLiteral("client_cancelled")); // who asked says why
    grab(*dialog(), QStringLiteral("flow-cancel-dialog"));
    QTest::mouseClick(dialog()->primary(), Qt::LeftButton);

    QTRY_COMPARE_WITH_TIMEOUT(m_desk->store().slotsOf(m_soon).first().status, SlotStatus::Cancelled, patience);
    QTRY_VERIFY(!dialog());
    QCOMPARE(m_desk->store().slotsOf(m_soon).at(1).status, SlotStatus::Booked);
    BookingWorld& world = m_desk->world();
    QCOMPARE(world.text("select arguments ->> 'asked_by' from slotdesk.command where function like 'cancel%' order by "
                        "created_at desc limit 1"),
             QStringLiteral("client"));
    QCOMPARE(
        world.text(
            "select concat_ws(' ', kind, reason_code, detail ->> 'late') from slotdesk.event order by id desc limit 1"),
        QStringLiteral("slot_cancelled client_cancelled true"));

    QVERIFY(calls()->isVisible());
    const CallCard* card = calls()->cards().first();
    QCOMPARE(card->list().people.size(), 2); // who keeps the other slot is not troubled
    QCOMPARE(card->list().people.at(1).name, QStringLiteral("T1"));
    grab(m_desk->window(), QStringLiteral("flow-cancel-calls"));
    const auto numbers = card->findChildren<QPushButton*>(QStringLiteral("call"));
    const auto copies = card->findChildren<QPushButton*>(QStringLiteral("copyNumber"));
    QTest::mouseClick(numbers.at(0), Qt::LeftButton);
    QCOMPARE(m_dialled, QStringList{QStringLiteral("tel:+12125550148")});
    QTest::mouseClick(copies.at(1), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), card->list().people.at(1).phone);
    for (QCheckBox* box : card->boxes())
        hit(box);
    QCOMPARE(card->left(), 0);
    QTest::mouseClick(card->findChild<QToolButton*>(QStringLiteral("closeCalls")), Qt::LeftButton);
    QTRY_VERIFY(!calls()->isVisible());
}

void TestFlowCancel::oneOfTwoByKeyboard()
{
    while (m_desk->window().requests()->current() != m_soon)
        RealDesk::key(m_desk->window().requests()->current() == m_later ? Qt::Key_Up : Qt::Key_Down);
    m_desk->chooseFromMenuByKeyboard(QStringLiteral("Cancel request"));
    QTRY_VERIFY(dialog());
    QTRY_VERIFY_WITH_TIMEOUT(dialog()->reason()->codes()->count() > 0, patience);
    QTRY_VERIFY(dialog()->what()->button(0)->hasFocus());
    RealDesk::key(Qt::Key_Down);
    RealDesk::key(Qt::Key_Down);
    QVERIFY(dialog()->what()->button(2)->isChecked());
    RealDesk::key(Qt::Key_Tab);
    RealDesk::key(Qt::Key_Space);
    RealDesk::key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->store().slotsOf(m_soon).at(1).status, SlotStatus::Cancelled, patience);
    QCOMPARE(m_desk->store().slotsOf(m_soon).at(0).status, SlotStatus::Booked);
    QCOMPARE(calls()->cards().first()->list().people.at(1).name, QStringLiteral("T2"));
}

void TestFlowCancel::allByMouse()
{
    m_desk->click(m_later);
    QTRY_COMPARE(m_desk->window().details()->sheet().request.id, m_later);
    auto* cancel = m_desk->window().details()->findChild<QPushButton*>(QStringLiteral("cancelRequest"));
    QTRY_VERIFY(cancel->isVisible() && cancel->isEnabled());
    QTest::mouseClick(cancel, Qt::LeftButton);
    QTRY_VERIFY(dialog());
    QTRY_VERIFY_WITH_TIMEOUT(dialog()->reason()->codes()->count() > 0, patience);
    QAbstractButton* client = dialog()->askers()->button(0);
    QTest::mouseClick(client, Qt::LeftButton, {}, QPoint(8, client->height() / 2));
    QTRY_VERIFY(dialog()->primary()->isEnabled());
    QTest::mouseClick(dialog()->primary(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->store().request(m_later)->status, RequestStatus::Cancelled, patience);
    QCOMPARE(m_desk->store().request(m_soon)->status, RequestStatus::Filled);
    QCOMPARE(calls()->cards().first()->list().people.size(), 3);
}

void TestFlowCancel::allByKeyboard()
{
    while (m_desk->window().requests()->current() != m_later)
        RealDesk::key(Qt::Key_Down);
    RealDesk::key(Qt::Key_Delete);
    QTRY_VERIFY(dialog());
    QTRY_VERIFY_WITH_TIMEOUT(dialog()->reason()->codes()->count() > 0, patience);
    QTRY_VERIFY(dialog()->what()->button(0)->hasFocus());
    QVERIFY(!dialog()->findChild<QWidget*>(QStringLiteral("late")));
    RealDesk::key(Qt::Key_Tab); // all of it stays chosen
    RealDesk::key(Qt::Key_Space);
    QVERIFY(dialog()->askers()->button(0)->isChecked());
    RealDesk::key(Qt::Key_Right);
    RealDesk::key(Qt::Key_Right);
    QVERIFY(dialog()->askers()->button(2)->isChecked());
    QVERIFY(RealDesk::tabTo(dialog()->reason()->codes()));
    RealDesk::key(Qt::Key_Down);
    RealDesk::key(Qt::Key_Return);

    QTRY_COMPARE_WITH_TIMEOUT(m_desk->store().request(m_later)->status, RequestStatus::Cancelled, patience);
    QTRY_VERIFY(!dialog());
    BookingWorld& world = m_desk->world();
    QCOMPARE(world.text("select arguments ->> 'asked_by' from slotdesk.command where function like 'cancel%' order by "
                        "created_at desc limit 1"),
             QStringLiteral("desk"));
    QCOMPARE(world.text("select concat_ws(' ', kind, detail ->> 'late') from slotdesk.event order by id desc limit 1"),
             QStringLiteral("request_cancelled false"));

    m_desk->focusList();
    RealDesk::key(Qt::Key_F8);
    const CallCard* card = calls()->cards().first();
    QCOMPARE(card->list().people.size(), 3);
    QTRY_VERIFY(card->boxes().first()->hasFocus());
    RealDesk::key(Qt::Key_Tab);
    RealDesk::key(Qt::Key_Space);
    QCOMPARE(m_dialled, QStringList{QStringLiteral("tel:+12125550148")});
    for (QCheckBox* box : card->boxes()) {
        RealDesk::key(Qt::Key_F8); // the next who was not told
        QTRY_VERIFY(box->hasFocus());
        RealDesk::key(Qt::Key_Space);
    }
    QCOMPARE(card->left(), 0);
    QVERIFY(RealDesk::tabTo(card->findChild<QToolButton*>(QStringLiteral("closeCalls")), true));
    RealDesk::key(Qt::Key_Space);
    QTRY_VERIFY(!calls()->isVisible());
}

void TestFlowCancel::aListOutlivesItsRequest()
{
    m_desk->chooseFromMenu(m_soon, QStringLiteral("Cancel request"));
    QTRY_VERIFY(dialog());
    QTRY_VERIFY_WITH_TIMEOUT(dialog()->reason()->codes()->count() > 0, patience);
    dialog()->setAskedBy(0);
    QTest::mouseClick(dialog()->primary(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->store().request(m_soon)->status, RequestStatus::Cancelled, patience);
    m_desk->click(m_later);
    QCOMPARE(calls()->left(), 3);
    QString asked;
    Messages::answerWith([&](const QString& title, const QString&) {
        asked = title;
        return false;
    });
    QVERIFY(!m_desk->window().close());
    Messages::answerWith({});
    QCOMPARE(asked, QStringLiteral("Somebody is still to be called"));
    QVERIFY(calls()->isVisible());
}

QTEST_MAIN(TestFlowCancel)
#include "tst_flowcancel.moc"
