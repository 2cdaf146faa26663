// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/notice.h"
#include "ui/delegates/pilllabel.h"
#include "ui/details/detailpanel.h"
#include "ui/details/slotcard.h"
#include "ui/dialogs/deskcommands.h"
#include "ui/dialogs/reassigndialog.h"
#include "ui/offers/offerpanel.h"
#include "ui/requests/requestpanel.h"
#include "ui/requests/searchhits.h"
#include "ui/shell/chipbar.h"
#include "ui/shell/chipbutton.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/deskactions.h"
#include "ui/shell/messages.h"
#include "ui/shell/shortcutsheet.h"
#include "ui/shell/toast.h"
#include "ui/shell/topbar.h"

#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// The window as a person uses it: by keyboard and mouse, while the feed goes on.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheStore();
    void searchesAndClears();
    void chipsFilterAndCount();
    void choosingShowsDetailsAndOffers();
    void choiceSurvivesUpdates();
    void typedTextSurvivesUpdates();
    void lettersAreCommands();
    void lettersInTheSearchBoxAreText();
    void whatCannotBeDoneIsGreyAndSaysWhy();
    void staleIsSaidAndRefused();
    void silentFeedIsStale();
    void showClearsFilters();
    void looksInThePast();
    void offersOfAll();
    void paletteRuns();
    void theMenuHasEverything();
    void sheetOpens();
    void closingAsksWhileBusy();

private:
    template <typename T>
    T* dialog()
    {
        return m_window->findChild<T*>();
    }

    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    m_desk = std::make_unique<TestDesk>();
    m_window = std::make_unique<MainWindow>(m_desk->context);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::cleanup()
{
    Messages::answerWith({});
    m_window.reset();
    m_desk.reset();
}

void TestMainWindow::showsTheStore()
{
    QCOMPARE(m_window->requests()->table()->model()->rowCount(), 13);
    m_desk->board.addRequest(QStringLiteral("New Caller"), QStringLiteral("Swedish 90"), 1, 30);
    m_desk->feed();
    QCOMPARE(m_window->requests()->table()->model()->rowCount(), 14);
    m_desk->board.removeRequest(RequestId(48005));
    m_desk->feed();
    QCOMPARE(m_window->requests()->table()->model()->rowCount(), 13);
}

void TestMainWindow::searchesAndClears()
{
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QLineEdit* search = m_window->topBar()->search();
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("(212) 555-8003"));
    QCOMPARE(m_window->requests()->table()->model()->rowCount(), 1);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(m_window->requests()->table()->model()->rowCount(), 13);
    QVERIFY(m_window->requests()->table()->hasFocus());
}

void TestMainWindow::chipsFilterAndCount()
{
    ChipButton* chip = m_window->chips()->chip(RequestFilter::Chip::DoubleBooked);
    QCOMPARE(chip->count(), 2);
    QTest::mouseClick(chip, Qt::LeftButton);
    QCOMPARE(m_window->requests()->table()->model()->rowCount(), 2);
    m_desk->board.addAlert(AlertKind::Surplus, RequestId(48010));
    m_desk->feed();
    QCOMPARE(m_window->requests()->table()->model()->rowCount(), 3);
    QTRY_COMPARE(chip->count(), 3);
}

void TestMainWindow::choosingShowsDetailsAndOffers()
{
    m_window->showRequest(RequestId(48002));
    QCOMPARE(m_window->details()->request(), RequestId(48002));
    QCOMPARE(m_window->details()->cards().size(), 2);
    QCOMPARE(m_window->offers()->table()->model()->rowCount(), 4);
    m_desk->board.book(RequestId(48002), QStringLiteral("Lea Fischer"));
    m_desk->feed();
    QCOMPARE(m_window->details()->cards().at(1)->slot().therapistName, QStringLiteral("Lea Fischer"));
}

void TestMainWindow::choiceSurvivesUpdates()
{
    m_window->showRequest(RequestId(48005));
    for (int i = 0; i < 50; ++i) {
        m_desk->board.addRequest(QStringLiteral("Caller %1").arg(i), QStringLiteral("Sports 60"), 1, 1 + i);
        m_desk->board.setClientName(RequestId(48005), QStringLiteral("Name %1").arg(i));
        m_desk->feed();
    }
    QCOMPARE(m_window->requests()->current(), RequestId(48005));
    m_desk->board.removeRequest(RequestId(48005));
    m_desk->feed();
    QCOMPARE(m_window->details()->request(), m_window->requests()->current());
}

void TestMainWindow::typedTextSurvivesUpdates()
{
    QLineEdit* search = m_window->topBar()->search();
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("tom b"));
    m_desk->board.touch(RequestId(48002));
    m_desk->feed();
    QTest::keyClicks(search, QStringLiteral("ecker"));
    QCOMPARE(search->text(), QStringLiteral("tom becker"));
    QCOMPARE(m_window->requests()->table()->model()->rowCount(), 1);
}

void TestMainWindow::lettersAreCommands()
{
    m_window->showRequest(RequestId(48002));
    m_window->requests()->table()->setFocus();
    QTest::keyClick(m_window->requests()->table(), Qt::Key_A);
    QTRY_VERIFY(dialog<ReassignDialog>());
    QVERIFY(dialog<ReassignDialog>()->windowTitle().startsWith(QStringLiteral("Assign slot 2")));
    dialog<ReassignDialog>()->reject();
    QTRY_VERIFY(!dialog<ReassignDialog>());
    m_window->activateWindow();
    QTRY_VERIFY(m_window->requests()->table()->hasFocus());
    QTest::keyClick(m_window->requests()->table(), Qt::Key_R);
    QTRY_VERIFY(dialog<ReassignDialog>());
    QVERIFY(dialog<ReassignDialog>()->windowTitle().startsWith(QStringLiteral("Reassign slot 1")));
    dialog<ReassignDialog>()->reject();
    QTRY_VERIFY(!dialog<ReassignDialog>());
    m_window->activateWindow();
    QTRY_VERIFY(m_window->requests()->table()->hasFocus());
    QTest::keyClick(m_window->requests()->table(), Qt::Key_O);
    QTRY_COMPARE(m_desk->services.calls.size(), 1);
    QCOMPARE(m_desk->services.calls.first().name, QStringLiteral("send_offers"));
    QTRY_VERIFY(m_window->toast()->text().endsWith(QStringLiteral("Done")));
}

void TestMainWindow::lettersInTheSearchBoxAreText()
{
    m_window->showRequest(RequestId(48002));
    QLineEdit* search = m_window->topBar()->search();
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("aro/l"));
    QCOMPARE(search->text(), QStringLiteral("aro/l"));
    QVERIFY(!dialog<ReassignDialog>());
    QCOMPARE(m_desk->services.calls.size(), 0);
}

void TestMainWindow::staleIsSaidAndRefused()
{
    FeedHealth health = m_desk->store.health();
    health.state = FeedHealth::State::Stale;
    m_desk->store.setHealth(health);
    QVERIFY(m_window->banner()->isVisible());
    QVERIFY(m_window->topBar()->age()->look().text.startsWith(QStringLiteral("Stale")));
    m_window->showRequest(RequestId(48002));
    m_window->commands()->offerMore(RequestId(48002));
    QCOMPARE(m_desk->services.calls.size(), 0);
    QVERIFY(m_window->toast()->text().contains(QStringLiteral("stale")));
    health.state = FeedHealth::State::Live;
    m_desk->store.setHealth(health);
    QVERIFY(!m_window->banner()->isVisible());
}

void TestMainWindow::silentFeedIsStale()
{
    m_desk->clock.advance(60);
    m_window->tick();
    QVERIFY(m_window->topBar()->age()->look().text.startsWith(QStringLiteral("Stale")));
    QVERIFY(m_window->banner()->isVisible());
}

void TestMainWindow::showClearsFilters()
{
    m_window->topBar()->search()->setText(QStringLiteral("nobody is called that"));
    QCOMPARE(m_window->requests()->table()->model()->rowCount(), 0);
    m_window->showRequest(RequestId(48007));
    QCOMPARE(m_window->requests()->current(), RequestId(48007));
    QVERIFY(m_window->topBar()->search()->text().isEmpty());
}

void TestMainWindow::looksInThePast()
{
    SearchHit hit;
    hit.request = RequestId(48003);
    hit.name = QStringLiteral("Grace Okafor");
    m_desk->services.hits = {hit};
    QLineEdit* search = m_window->topBar()->search();
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("617 555"));
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(m_window->searchHits()->list()->count(), 1);
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(m_window->searchHits()->list(), Qt::Key_Return);
    QTRY_COMPARE(m_window->details()->request(), RequestId(48003));
}

void TestMainWindow::whatCannotBeDoneIsGreyAndSaysWhy()
{
    const QString why = QStringLiteral("The visit has begun");
    m_desk->services.refusals.insert(QStringLiteral("release"), why);
    m_window->showRequest(RequestId(48001));
    m_window->showRequest(RequestId(48002));
    const auto button = [&](const QString& begin) {
        const QList<QPushButton*> all = m_window->details()->findChildren<QPushButton*>();
        const auto found = std::find_if(all.cbegin(), all.cend(), [&](const QPushButton* one) {
            return one->isVisibleTo(m_window.get()) && one->text().startsWith(begin);
        });
        return found == all.cend() ? nullptr : *found;
    };
    QTRY_VERIFY(button(QStringLiteral("Release")) && !button(QStringLiteral("Release"))->isEnabled());
    QCOMPARE(button(QStringLiteral("Release"))->toolTip(), why);
    QVERIFY(button(QStringLiteral("Cancel request"))->isEnabled());
    m_window->requests()->table()->setFocus();
    QTest::keyClick(m_window->requests()->table(), Qt::Key_L);
    QTRY_COMPARE(m_window->toast()->text(), why);

    m_desk->services.refusals.clear();
    m_desk->board.setClientName(RequestId(48002), QStringLiteral("Thomas Becker"));
    m_desk->feed();
    QTRY_VERIFY(button(QStringLiteral("Release"))->isEnabled());
}

void TestMainWindow::offersOfAll()
{
    m_window->showRequest(RequestId(48002));
    m_window->offers()->showAll(true);
    int pending = 0;
    for (const OfferId id : m_desk->store.offerIds())
        pending += int(m_desk->store.offer(id)->status == OfferStatus::Pending);
    QCOMPARE(m_window->offers()->table()->model()->rowCount(), pending);
    QVERIFY(pending > 4);
}

void TestMainWindow::paletteRuns()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(dialog<CommandPalette>());
    QTest::keyClicks(dialog<CommandPalette>()->find(), QStringLiteral("shortcuts"));
    QCOMPARE(dialog<CommandPalette>()->list()->count(), 1);
    QTest::keyClick(dialog<CommandPalette>()->find(), Qt::Key_Return);
    QTRY_VERIFY(dialog<ShortcutSheet>());
}

void TestMainWindow::theMenuHasEverything()
{
    QTest::mouseClick(m_window->topBar()->findChild<QToolButton*>(QStringLiteral("menu")), Qt::LeftButton);
    QTRY_VERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()));
    const QPointer<QMenu> menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    grab(*menu, QStringLiteral("menu"));
    QSet<QAction*> offered;
    for (const QAction* group : menu->actions()) {
        QVERIFY(group->menu());
        for (QAction* action : group->menu()->actions())
            offered.insert(action);
    }
    for (const DeskActions::Entry& entry : m_window->actions().entries())
        QVERIFY2(offered.contains(entry.action), qPrintable(entry.action->text()));
    const auto sheet = std::find_if(offered.cbegin(), offered.cend(), [](const QAction* action) {
        return action->shortcuts().contains(QKeySequence(Qt::Key_F1));
    });
    QVERIFY(sheet != offered.cend());
    (*sheet)->trigger();
    QTRY_VERIFY(dialog<ShortcutSheet>());
    menu->close();
    QTRY_VERIFY(!menu);
    // The keys still mean one thing each.
    dialog<ShortcutSheet>()->close();
    QTRY_VERIFY(!dialog<ShortcutSheet>());
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    QTRY_VERIFY(dialog<ShortcutSheet>());
}

void TestMainWindow::sheetOpens()
{
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    QTRY_VERIFY(dialog<ShortcutSheet>());
    grab(*dialog<ShortcutSheet>(), QStringLiteral("sheet"));
}

void TestMainWindow::closingAsksWhileBusy()
{
    m_desk->services.holdReplies = true;
    m_window->commands()->offerMore(RequestId(48002));
    int asked = 0;
    Messages::answerWith([&](const QString&, const QString&) {
        ++asked;
        return false;
    });
    QVERIFY(!m_window->close());
    QCOMPARE(asked, 1);
    m_desk->services.release();
    QTRY_VERIFY(!m_window->commands()->runner().isBusy());
    QVERIFY(m_window->close());
    QCOMPARE(asked, 1);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
