// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/calls/callcard.h"
#include "ui/calls/sharedcalls.h"

#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QToolButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// The list of people to call after a settlement: the same at every desk, ticked in the database.
class TestSharedCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aTickIsTold();
    void whatOthersTickIsShown();
    void aRefusedTickIsTakenBack();
    void listsComeAndGo();
    void theDesksOwnListsStay();

private:
    [[nodiscard]] static SettlementCall call(qint64 id, qint64 alert, const char* name, bool client);

    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<CallPanel> m_panel;
    SharedCalls* m_calls = nullptr;
};

SettlementCall TestSharedCalls::call(qint64 id, qint64 alert, const char* name, bool client)
{
    SettlementCall made;
    made.id = id;
    made.alert = AlertId(alert);
    made.request = RequestId(48001);
    made.isClient = client;
    made.name = QLatin1String(name);
    made.phone = QStringLiteral("+1 310 555 0101");
    made.clientName = QStringLiteral("Tom Becker");
    made.service = QStringLiteral("Couples 60");
    made.startsAt = LiveBoard::defaultNow().addSecs(3600);
    made.timeZone = "America/New_York";
    return made;
}

void TestSharedCalls::init()
{
    m_panel.reset();
    m_desk = std::make_unique<TestDesk>();
    m_desk->services.settling.toCall = {call(1, 7, "Rosa Haas", false), call(2, 7, "Tom Becker", true)};
    m_panel = std::make_unique<CallPanel>();
    m_panel->resize(400, 200);
    m_calls = new SharedCalls(m_desk->context, m_panel.get());
    QTRY_COMPARE(m_panel->cards().size(), 1);
    QTRY_VERIFY(m_panel->isVisible());
}

void TestSharedCalls::aTickIsTold()
{
    QCOMPARE(m_panel->left(), 2);
    QCOMPARE(m_panel->leftHere(), 0);
    CallCard* card = m_panel->cards().constFirst();
    QVERIFY(!card->findChild<QToolButton*>(QStringLiteral("closeCalls")));
    QVERIFY(m_panel->focusNext());
    QTest::keyClick(card->boxes().at(0), Qt::Key_Space);
    QTRY_VERIFY(card->boxes().at(0)->text().contains(QStringLiteral("told by Ana Ruiz at")));
    QVERIFY(card->boxes().at(0)->isChecked());
    QVERIFY(m_desk->services.settling.toCall.at(0).calledAt.isValid());
    QTRY_COMPARE(m_panel->left(), 1);
    grab(*m_panel, QStringLiteral("shared-calls"));
    QTest::keyClick(card->boxes().at(0), Qt::Key_Space);
    QTRY_VERIFY(!m_desk->services.settling.toCall.at(0).calledAt.isValid());
    QTRY_COMPARE(m_panel->left(), 2);
}

void TestSharedCalls::whatOthersTickIsShown()
{
    CallCard* card = m_panel->cards().constFirst();
    m_desk->services.settling.toCall[1].calledAt = LiveBoard::defaultNow();
    m_desk->services.settling.toCall[1].calledBy = QStringLiteral("Leo Park");
    m_calls->read();
    QTRY_VERIFY(card->boxes().at(1)->text().contains(QStringLiteral("told by Leo Park")));
    QVERIFY(card->boxes().at(1)->isChecked());
    QCOMPARE(m_panel->cards().constFirst(), card);
    QCOMPARE(m_panel->left(), 1);
}

void TestSharedCalls::aRefusedTickIsTakenBack()
{
    QString said;
    connect(m_calls, &SharedCalls::said, this, [&](Tone, const QString& text) { said = text; });
    m_desk->services.settling.tickRefusal = QStringLiteral("Leo Park called at 14:03 already");
    QCheckBox* box = m_panel->cards().constFirst()->boxes().at(0);
    QTest::keyClick(box, Qt::Key_Space);
    QTRY_COMPARE(said, QStringLiteral("Leo Park called at 14:03 already"));
    QTRY_VERIFY(!box->isChecked());
}

void TestSharedCalls::listsComeAndGo()
{
    m_desk->services.settling.toCall.append(call(3, 8, "Iris Novak", false));
    m_calls->read();
    QTRY_COMPARE(m_panel->cards().size(), 2);
    m_desk->services.settling.toCall = {call(3, 8, "Iris Novak", false)};
    m_calls->read();
    QTRY_COMPARE(m_panel->cards().size(), 1);
    QCOMPARE(m_panel->cards().constFirst()->list().alert, AlertId(8));
    m_desk->services.settling.toCall.clear();
    m_calls->read();
    QTRY_VERIFY(!m_panel->isVisible());
}

void TestSharedCalls::theDesksOwnListsStay()
{
    CallList own;
    own.request = RequestId(48002);
    own.about = QStringLiteral("48 002 · Ben Ode · Swedish 60 · 15:45");
    own.people = {{QStringLiteral("Ben Ode"), QStringLiteral("client"), QStringLiteral("+1 212 555 0100")}};
    m_panel->add(own);
    QCOMPARE(m_panel->leftHere(), 1);
    m_desk->services.settling.toCall.clear();
    m_calls->read();
    QTRY_COMPARE(m_panel->cards().size(), 1);
    QCOMPARE(m_panel->cards().constFirst()->list().request, RequestId(48002));
    QVERIFY(m_panel->cards().constFirst()->findChild<QToolButton*>(QStringLiteral("closeCalls")));
}

QTEST_MAIN(TestSharedCalls)
#include "tst_sharedcalls.moc"
