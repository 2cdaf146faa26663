// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/delegates/pilllabel.h"
#include "ui/details/detailhead.h"
#include "ui/details/detailpanel.h"
#include "ui/shell/presence.h"
#include "ui/shell/toast.h"

#include <QtTest/QTest>

using namespace slotdesk;
using namespace slotdesk::test;

/// Who is at a request and who looks at it: shown while it is so, said to the others, given back, and nothing of it
/// while nobody sees the window.
class TestPresence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void presenceIsShownAndGoes();
    void whoLooksIsShown();
    void leasesAreRenewedAndGivenBack();
    void nobodyLooksNobodyTicks();

private:
    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestPresence::init()
{
    m_desk = std::make_unique<TestDesk>();
    m_window = std::make_unique<MainWindow>(m_desk->context);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->showRequest(RequestId(48002));
}

void TestPresence::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

void TestPresence::presenceIsShownAndGoes()
{
    RequestClaim claim;
    claim.request = RequestId(48002);
    claim.login = QStringLiteral("leo");
    claim.holder = QStringLiteral("Leo Park");
    claim.since = m_desk->clock.nowUtc().addSecs(-90);
    claim.until = claim.since.addSecs(120);
    m_desk->services.calling.claimed = {claim};
    m_window->presence()->poll();
    const PillLabel* pill = m_window->details()->head()->claim();
    QTRY_VERIFY(pill->isVisible());
    QCOMPARE(pill->look().text, QStringLiteral("Leo Park is on it"));
    const RequestTable& table = m_window->models().requests;
    QCOMPARE(table.index(table.rowOf(claim.request), 0).data(RequestTable::HolderRole).toString(), claim.holder);
    m_window->showRequest(RequestId(48003));
    QVERIFY(!pill->isVisible());
    m_desk->services.calling.claimed = {};
    m_window->presence()->poll();
    QTRY_VERIFY(table.index(table.rowOf(claim.request), 0).data(RequestTable::HolderRole).toString().isEmpty());
}

void TestPresence::whoLooksIsShown()
{
    FakeCallers& others = m_desk->services.calling;
    // What is chosen is said to the others, after a glance.
    m_window->showRequest(RequestId(48003));
    QTRY_VERIFY(!others.lookedAt.isEmpty() && others.lookedAt.constLast() == RequestId(48003));
    const PillLabel* pill = m_window->details()->head()->claim();
    QVERIFY(!pill->isVisible());
    RequestLook leo;
    leo.request = RequestId(48003);
    leo.login = QStringLiteral("leo");
    leo.holder = QStringLiteral("Leo Park");
    leo.since = m_desk->clock.nowUtc();
    others.looks = {leo};
    m_window->presence()->poll();
    QTRY_VERIFY(pill->isVisible());
    QCOMPARE(pill->look().text, QStringLiteral("Leo Park looks at it"));
    grab(*m_window, QStringLiteral("presence-one-looks"));
    RequestLook mei = leo;
    mei.login = QStringLiteral("mei");
    mei.holder = QStringLiteral("Mei Lin");
    others.looks = {leo, mei};
    m_window->presence()->poll();
    QTRY_COMPARE(pill->look().text, QStringLiteral("2 look at it"));
    QVERIFY(pill->toolTip().contains(QStringLiteral("Leo Park, Mei Lin")));
    const RequestTable& table = m_window->models().requests;
    const QModelIndex mark = table.index(table.rowOf(leo.request), RequestTable::Mark);
    QCOMPARE(mark.data(RequestTable::LookersRole).toStringList(), QStringList({leo.holder, mei.holder}));
    QVERIFY(mark.data().toString().contains(QStringLiteral("Looking at it: Leo Park, Mei Lin")));
    grab(*m_window, QStringLiteral("presence-several-look"));
    // A claim says more than a look, and its holder is not said twice.
    RequestClaim claim;
    claim.request = leo.request;
    claim.login = leo.login;
    claim.holder = leo.holder;
    claim.since = leo.since.addSecs(-90);
    claim.until = leo.since.addSecs(120);
    others.claimed = {claim};
    m_window->presence()->poll();
    QTRY_COMPARE(pill->look().text, QStringLiteral("Leo Park is on it"));
    QVERIFY(pill->toolTip().contains(QStringLiteral("Looking at it: Mei Lin")));
    others.claimed = {};
    others.looks = {};
    m_window->presence()->poll();
    QTRY_VERIFY(!pill->isVisible());
    // Out of sight nothing is looked at, and nothing is asked.
    QVERIFY(!others.lookedAway.contains(RequestId(48003)));
    m_window->presence()->setSeen(false);
    QTRY_VERIFY(others.lookedAway.contains(RequestId(48003)));
    const int before = others.looksAsked;
    m_window->presence()->setLookedAt(RequestId(48002));
    QVERIFY(!m_window->presence()->isAboutToSay());
    QCOMPARE(others.looksAsked, before);
    m_window->presence()->setSeen(true);
    QTRY_COMPARE(others.lookedAt.constLast(), RequestId(48002));
    m_window.reset(); // a window that closes looks no more
    QCOMPARE(others.lookedAway.constLast(), RequestId(48002));
}

void TestPresence::leasesAreRenewedAndGivenBack()
{
    FakeCallers& call = m_desk->services.calling;
    Presence* presence = m_window->presence();
    presence->toggleHandled(RequestId(48002));
    QCOMPARE(call.leases, QList<int>{Presence::leaseSeconds});
    QVERIFY(Presence::renewMs * 2 < Presence::leaseSeconds * 1000); // one lost renewal ends no lease
    presence->toggleHandled(RequestId(48003));                      // one at a time
    QCOMPARE(call.leases, QList<int>({Presence::leaseSeconds, Presence::leaseSeconds, 0}));
    auto reason = std::make_unique<QObject>();
    presence->holdWhile(reason.get(), RequestId(48003)); // a dialog about the same one
    QCOMPARE(call.leases.size(), 3);
    presence->toggleHandled(RequestId(48003));
    QCOMPARE(call.leases.size(), 3);
    reason.reset();
    QCOMPARE(call.leases.size(), 4);
    QCOMPARE(call.leases.last(), 0);
    QVERIFY(!presence->holds(RequestId(48003)));

    call.claimRefusal = QStringLiteral("Leo Park is on this request");
    presence->toggleHandled(RequestId(48002));
    QTRY_COMPARE(m_window->toast()->text(), call.claimRefusal);
    QVERIFY(!presence->handled().isValid());
    m_window.reset(); // a desk that closes gives back what it holds, and holds nothing
}

void TestPresence::nobodyLooksNobodyTicks()
{
    QVERIFY(m_window->isTicking());
    m_window->showMinimized();
    QTRY_VERIFY(!m_window->isTicking());
    m_window->showNormal();
    QTRY_VERIFY(m_window->isTicking());
    m_window->hide();
    QVERIFY(!m_window->isTicking());
}

QTEST_MAIN(TestPresence)
#include "tst_presence.moc"
