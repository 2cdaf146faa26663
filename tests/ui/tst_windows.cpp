// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/alerts/riskalarm.h"
#include "ui/delegates/desktable.h"
#include "ui/requests/requestpanel.h"
#include "ui/settings/desksettings.h"
#include "ui/shell/deskwindows.h"
#include "ui/wallboard/wallboard.h"
#include "ui/wallboard/wallfigure.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QToolButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// Several windows and the wallboard over one store.
class TestWindows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void twoWindowsOneStore();
    void closedOnesComeBack();
    void hiddenOnlyWhenAllAre();
    void wallboardShowsAndLeaves();
    void wallboardSaysItIsStale();
    void wallboardLooks_data();
    void wallboardLooks();

private:
    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<DeskWindows> m_windows;
};

void TestWindows::init()
{
    DeskSettings::instance().open({});
    m_desk = std::make_unique<TestDesk>();
    m_windows = std::make_unique<DeskWindows>(m_desk->context);
    m_windows->first().show();
    QVERIFY(QTest::qWaitForWindowActive(&m_windows->first()));
}

void TestWindows::cleanup()
{
    m_windows.reset();
    m_desk.reset();
    Theme::instance().setMode(Theme::Mode::FollowSystem);
}

void TestWindows::twoWindowsOneStore()
{
    QTest::keyClick(&m_windows->first(), Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_windows->window(2) && m_windows->window(2)->isVisible());
    MainWindow& first = m_windows->first();
    MainWindow& second = *m_windows->window(2);
    QVERIFY(first.requests()->choose(RequestId(48002)));
    QVERIFY(second.requests()->choose(RequestId(48005)));
    second.models().filter.setChip(RequestFilter::Chip::Open);
    QCOMPARE(first.requests()->table()->model()->rowCount(), 13);
    QVERIFY(second.requests()->table()->model()->rowCount() < 13);
    QCOMPARE(first.requests()->current(), RequestId(48002));
    const int open = second.requests()->table()->model()->rowCount();
    m_desk->board.addRequest(QStringLiteral("New Caller"), QStringLiteral("Swedish 90"), 1, 30);
    m_desk->feed();
    QCOMPARE(first.requests()->table()->model()->rowCount(), 14);
    QCOMPARE(second.requests()->table()->model()->rowCount(), open + 1);
    QCOMPARE(first.requests()->current(), RequestId(48002));
    // Another server is asked for from whichever window, once.
    const QSignalSpy elsewhere(m_windows.get(), &DeskWindows::elsewhereRequested);
    Q_EMIT second.elsewhereRequested();
    QCOMPARE(elsewhere.size(), 1);
    // One board, one sound.
    QVERIFY(first.alarm().isRinging() && second.alarm().isRinging());
    QVERIFY(first.alarm().isHeard() && !second.alarm().isHeard());
}

void TestWindows::closedOnesComeBack()
{
    m_windows->openAnother();
    QVERIFY(m_windows->window(2)->isVisible());
    m_windows->window(2)->close();
    m_windows->openAnother();
    QVERIFY(m_windows->window(2)->isVisible());
    QVERIFY(!m_windows->window(3));
    for (int i = 0; i < 10; ++i)
        m_windows->openAnother();
    QVERIFY(m_windows->window(DeskWindows::mostWindows));
    QVERIFY(!m_windows->window(DeskWindows::mostWindows + 1));
}

void TestWindows::hiddenOnlyWhenAllAre()
{
    const QSignalSpy hidden(m_windows.get(), &DeskWindows::hiddenChanged);
    m_windows->openAnother();
    m_windows->first().showMinimized();
    QCoreApplication::processEvents();
    QCOMPARE(hidden.size(), 0);
    m_windows->window(2)->close();
    QTRY_COMPARE(hidden.size(), 1);
    QVERIFY(hidden.last().first().toBool());
    m_windows->first().showNormal();
    QTRY_COMPARE(hidden.size(), 2);
    QVERIFY(!hidden.last().first().toBool());
}

void TestWindows::wallboardShowsAndLeaves()
{
    QTest::keyClick(&m_windows->first(), Qt::Key_F11);
    QTRY_VERIFY(m_windows->wallboard() && m_windows->wallboard()->isVisible());
    Wallboard& wall = *m_windows->wallboard();
    QVERIFY(wall.isFullScreen());
    const int open = wall.open()->figure().toInt();
    QVERIFY(open > 0);
    m_desk->board.addRequest(QStringLiteral("New Caller"), QStringLiteral("Swedish 90"), 1, 30);
    m_desk->feed();
    wall.tick();
    QCOMPARE(wall.open()->figure().toInt(), open + 1);
    QVERIFY(wall.age()->figure().startsWith(QStringLiteral("Live")));
    QVERIFY(wall.longest()->below().size() > 3);
    QVERIFY(QTest::qWaitForWindowActive(&wall));
    QTest::keyClick(&wall, Qt::Key_Escape);
    QTRY_VERIFY(!wall.isVisible());

    m_windows->openWallboard();
    QTRY_VERIFY(m_windows->wallboard() && m_windows->wallboard()->isVisible());
    auto* close = m_windows->wallboard()->findChild<QToolButton*>(QStringLiteral("closeWallboard"));
    QVERIFY(close && close->isVisible());
    QTest::mouseClick(close, Qt::LeftButton);
    QTRY_VERIFY(!m_windows->wallboard() || !m_windows->wallboard()->isVisible());
}

void TestWindows::wallboardSaysItIsStale()
{
    m_windows->openWallboard();
    Wallboard& wall = *m_windows->wallboard();
    FeedHealth health = m_desk->store.health();
    health.state = FeedHealth::State::Stale;
    health.asOf = m_desk->clock.nowUtc().addSecs(-42);
    m_desk->store.setHealth(health);
    QVERIFY(wall.age()->figure().contains(QStringLiteral("42 s")));
}

void TestWindows::wallboardLooks_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::newRow("wall-light") << QSize(1920, 1080) << false;
    QTest::newRow("wall-dark") << QSize(1280, 800) << true;
}

void TestWindows::wallboardLooks()
{
    QFETCH(const QSize, size);
    QFETCH(const bool, dark);
    Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    Wallboard wall(m_desk->context);
    wall.resize(size);
    wall.show();
    QVERIFY(QTest::qWaitForWindowExposed(&wall));
    grab(wall, QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(wall.minimumSizeHint().width() <= 1280);
}

QTEST_MAIN(TestWindows)
#include "tst_windows.moc"
