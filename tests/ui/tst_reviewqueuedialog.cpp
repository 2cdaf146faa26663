// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modelspy.h"
#include "tests/ui/handwork.h"
#include "tests/ui/testdesk.h"
#include "ui/alerts/alerthistorydialog.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/notice.h"
#include "ui/details/detailpanel.h"
#include "ui/review/racedialog.h"
#include "ui/review/reviewcasepanel.h"
#include "ui/review/reviewdialog.h"
#include "ui/review/reviewfilterbar.h"
#include "ui/review/reviewqueuedialog.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/messages.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// The review queue with a made-up server: its ways in, filters, pages, the chosen case and what is sent of it.
class TestReviewQueueDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void byKeyPaletteAndButton();
    void theFirstCaseStandsBelow();
    void theFiltersAreAsked();
    void pageAfterPage();
    void readAgainTheChoiceAndTheNoteStay();
    void aTagIsSentOnce();
    void aSignOffAndTheNextCase();
    void aRefusalIsSaidInItsOwnWords();
    void theSameCommandAgainWhenTheReplyWasLost();
    void whatCannotBeSignedOffSaysWhy();
    void enterShowsTheRaceOrTheRequest();
    void whatHappenedIsShown();
    void nothingFailedAndMayNot();
    void toAFile();
    void whatOthersDoIsSeen();

private:
    void open();
    [[nodiscard]] ReviewQueueDialog* dialog() const { return opened<ReviewQueueDialog>(*m_window); }
    [[nodiscard]] ReviewCasePanel& panel() const { return *dialog()->panel(); }
    [[nodiscard]] FakeReview& server() { return m_desk->services.reviewing; }
    void choose(int alert) { dialog()->table()->selectRow(dialog()->queue().rowOf(AlertId(alert))); }
    void setCause(const char* code)
    {
        panel().cause()->setCurrentIndex(panel().cause()->findData(QString::fromLatin1(code)));
    }

    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestReviewQueueDialog::init()
{
    m_desk = std::make_unique<TestDesk>();
    server().cases = FakeReview::someCases();
    server().doings = FakeReview::someDeeds();
    m_window = std::make_unique<MainWindow>(m_desk->context);
    m_window->resize(1280, 800);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestReviewQueueDialog::cleanup()
{
    m_window.reset();
    m_desk.reset();
    Messages::saveTo({});
}

void TestReviewQueueDialog::open()
{
    QTest::keyClick(m_window.get(), Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(dialog() && dialog()->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(dialog()));
    QTRY_VERIFY(!server().filters.isEmpty() && panel().cause()->count() > 1);
    QTRY_VERIFY(dialog()->table()->hasFocus());
}

void TestReviewQueueDialog::byKeyPaletteAndButton()
{
    open();
    press(Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
    press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(opened<CommandPalette>(*m_window));
    QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
    type(QStringLiteral("review queue"));
    press(Qt::Key_Return);
    QTRY_VERIFY(dialog());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
    QTest::mouseClick(m_window->findChild<QToolButton*>(QStringLiteral("review")), Qt::LeftButton);
    QTRY_VERIFY(opened<ReviewDialog>(*m_window));
    QTest::mouseClick(opened<ReviewDialog>(*m_window)->findChild<QPushButton*>(QStringLiteral("reviewQueue")),
                      Qt::LeftButton);
    QTRY_VERIFY(dialog());
}

void TestReviewQueueDialog::theFirstCaseStandsBelow()
{
    open();
    const QAbstractItemModelTester tester(dialog()->table()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(dialog()->queue().rowCount(), 6);
    QCOMPARE(dialog()->table()->currentRow(), 0);
    QVERIFY(panel().about()->toPlainText().contains(QStringLiteral("37.412 ms apart")));
    QCOMPARE(panel().deedHead(), QStringLiteral("What Ana Ruiz did around it"));
    QTRY_COMPARE(panel().deeds().rowCount(), 4);
    QCOMPARE(server().watched, QStringList(QStringLiteral("ana_ruiz")));
    choose(12);
    QCOMPARE(panel().deedHead(), QStringLiteral("Nobody has taken it yet"));
    QCOMPARE(panel().deeds().rowCount(), 0);
    choose(14);
    QVERIFY(panel().about()->toPlainText().contains(QStringLiteral("two people came to the door")));
    QVERIFY(!dialog()->raceButton()->isEnabled());
}

void TestReviewQueueDialog::theFiltersAreAsked()
{
    open();
    ReviewFilterBar& filters = *dialog()->filters();
    const auto pick = [&](QComboBox* box, const char* code) {
        box->setCurrentIndex(box->findData(QString::fromLatin1(code)));
        QVERIFY(box->currentIndex() > 0);
    };
    QVERIFY(server().filters.constLast() == ReviewFilter());
    pick(filters.agent(), "leo_park");
    QTRY_COMPARE(dialog()->queue().rowCount(), 2);
    pick(filters.cause(), "unlocked_backend");
    QTRY_COMPARE(dialog()->queue().rowCount(), 1);
    pick(filters.market(), "1");
    pick(filters.state(), "to_review");
    const ReviewFilter all{QStringLiteral("to_review"), QStringLiteral("leo_park"), MarketId(1),
                           QStringLiteral("unlocked_backend")};
    QVERIFY(server().filters.constLast() == all);
    QCOMPARE(dialog()->queue().caseAt(0).alert, AlertId(7));
    QVERIFY(panel().about()->toPlainText().contains(QStringLiteral("Ana Ruiz had proposed it.")));
    pick(filters.state(), "open");
    QTRY_COMPARE(dialog()->queue().rowCount(), 0);
    QVERIFY(!panel().signOffButton()->isEnabled() && !dialog()->showButton()->isEnabled());
    QVERIFY(panel().about()->toPlainText().isEmpty());
    for (QComboBox* box : {filters.state(), filters.agent(), filters.market(), filters.cause()})
        box->setCurrentIndex(0);
    QTRY_COMPARE(dialog()->queue().rowCount(), 6);
}

void TestReviewQueueDialog::pageAfterPage()
{
    const ReviewCase one = server().cases.constFirst();
    server().cases.clear();
    for (int number = 250; number > 0; --number) {
        server().cases.append(one);
        server().cases.last().alert = AlertId(number);
    }
    open();
    QTRY_COMPARE(dialog()->queue().rowCount(), 100);
    QVERIFY(dialog()->moreButton()->isEnabled());
    QTest::mouseClick(dialog()->moreButton(), Qt::LeftButton);
    QTRY_COMPARE(dialog()->queue().rowCount(), 200);
    // Reading again keeps all that was read, and a row that is new comes to the top.
    server().cases.prepend(one);
    server().cases.first().alert = AlertId(251);
    ModelSpy spy(dialog()->queue());
    dialog()->read();
    QTRY_COMPARE(dialog()->queue().rowCount(), 201);
    QCOMPARE(spy.all(), 1);
    QCOMPARE(server().pages.constLast(), 200);
    QVERIFY(dialog()->moreButton()->isEnabled());
    QTest::mouseClick(dialog()->moreButton(), Qt::LeftButton);
    QTRY_COMPARE(dialog()->queue().rowCount(), 251);
    QVERIFY(!dialog()->moreButton()->isEnabled());
    dialog()->read();
    QTRY_COMPARE(server().pages.constLast(), 251);
    QVERIFY(dialog()->queue().rowCount() == 251);
}

void TestReviewQueueDialog::readAgainTheChoiceAndTheNoteStay()
{
    open();
    choose(9);
    setCause("retry");
    panel().note()->setText(QStringLiteral("half a sen"));
    ReviewCase fresh = server().cases.constFirst();
    fresh.alert = AlertId(20);
    server().cases.prepend(fresh);
    dialog()->read();
    QTRY_COMPARE(dialog()->queue().rowCount(), 7);
    QCOMPARE(dialog()->queue().caseAt(dialog()->table()->currentRow()).alert, AlertId(9));
    QCOMPARE(panel().note()->text(), QStringLiteral("half a sen"));
    QCOMPARE(panel().cause()->currentData().toString(), QStringLiteral("retry"));
    // What was typed is about the case it was typed for.
    choose(7);
    QCOMPARE(panel().note()->text(), QString());
    QCOMPARE(panel().cause()->currentData().toString(), QStringLiteral("unlocked_backend"));
}

void TestReviewQueueDialog::aTagIsSentOnce()
{
    open();
    QVERIFY(!panel().tagButton()->isEnabled()); // no cause is chosen
    setCause("retry");
    QVERIFY(panel().tagButton()->isEnabled());
    QTest::mouseClick(panel().tagButton(), Qt::LeftButton);
    QTRY_COMPARE(server().cases.at(0).cause, QStringLiteral("retry"));
    QCOMPARE(server().wishes.size(), 1);
    QCOMPARE(server().wishes.at(0).name, QStringLiteral("tag"));
    QCOMPARE(server().wishes.at(0).alert, AlertId(15));
    QTRY_COMPARE(dialog()->queue().caseAt(0).cause, QStringLiteral("retry"));
    QVERIFY(!panel().tagButton()->isEnabled()); // it is what stands there already
    // A case that nobody settled may be tagged, and not signed off.
    choose(12);
    setCause("unlocked_backend");
    QVERIFY(panel().tagButton()->isEnabled() && !panel().signOffButton()->isEnabled());
}

void TestReviewQueueDialog::aSignOffAndTheNextCase()
{
    open();
    setCause("unlocked_backend");
    panel().note()->setText(QStringLiteral("two processes"));
    QTest::mouseClick(panel().signOffButton(), Qt::LeftButton);
    QTRY_COMPARE(dialog()->queue().rowCount(), 5);
    QCOMPARE(server().wishes.size(), 1);
    QCOMPARE(server().wishes.at(0).name, QStringLiteral("sign_off"));
    QCOMPARE(server().wishes.at(0).cause, QStringLiteral("unlocked_backend"));
    QCOMPARE(server().wishes.at(0).note, QStringLiteral("two processes"));
    QTRY_COMPARE(QApplication::focusWidget(), panel().cause()); // of the next one
    // The next one is chosen, and what was said of the first one still stands.
    QCOMPARE(dialog()->queue().caseAt(dialog()->table()->currentRow()).alert, AlertId(14));
    QVERIFY(dialog()->notice()->text().contains(QStringLiteral("Done")));
    QCOMPARE(panel().note()->text(), QString());
    dialog()->filters()->state()->setCurrentIndex(3);
    QTRY_COMPARE(dialog()->queue().rowCount(), 1);
    QVERIFY(panel().about()->toPlainText().contains(QStringLiteral("Signed off by Mona Lind")));
    QVERIFY(!panel().cause()->isEnabled() && !panel().note()->isEnabled() && !panel().signOffButton()->isEnabled());
}

void TestReviewQueueDialog::aRefusalIsSaidInItsOwnWords()
{
    open();
    choose(9);
    QCOMPARE(panel().signOffButton()->toolTip(), QStringLiteral("You settled it: somebody else signs it off."));
    server().replies.append(FakeServices::outcome(
        Outcome::Code::NotAllowed, QStringLiteral("You settled this alert: somebody else signs it off")));
    QTest::mouseClick(panel().signOffButton(), Qt::LeftButton);
    QTRY_VERIFY(
        dialog()->notice()->text().contains(QStringLiteral("You settled this alert: somebody else signs it off")));
    QCOMPARE(dialog()->queue().rowCount(), 6);
    QVERIFY(panel().signOffButton()->isEnabled());
}

void TestReviewQueueDialog::theSameCommandAgainWhenTheReplyWasLost()
{
    open();
    setCause("retry");
    server().replies = {FakeServices::lostInDoubt(), FakeServices::lostInDoubt()};
    QTest::mouseClick(panel().signOffButton(), Qt::LeftButton);
    QTRY_VERIFY(dialog()->notice()->text().contains(QStringLiteral("never done twice")));
    QTRY_VERIFY(panel().signOffButton()->isEnabled());
    QTest::mouseClick(panel().signOffButton(), Qt::LeftButton);
    QTRY_COMPARE(server().wishes.size(), 2);
    QCOMPARE(server().wishes.at(1).command, server().wishes.at(0).command);
    // With another note it is another wish.
    QTRY_VERIFY(panel().signOffButton()->isEnabled());
    panel().note()->setText(QStringLiteral("asked again"));
    QTest::mouseClick(panel().signOffButton(), Qt::LeftButton);
    QTRY_COMPARE(server().wishes.size(), 3);
    QVERIFY(!(server().wishes.at(2).command == server().wishes.at(0).command));
}

void TestReviewQueueDialog::whatCannotBeSignedOffSaysWhy()
{
    open();
    QVERIFY(!panel().signOffButton()->isEnabled());
    QCOMPARE(panel().signOffButton()->toolTip(), QStringLiteral("Say first why it happened."));
    choose(12);
    setCause("retry");
    QCOMPARE(panel().signOffButton()->toolTip(), QStringLiteral("Nobody has settled it yet."));
    // While the board is stale nothing is sent.
    choose(7);
    FeedHealth health = m_desk->store.health();
    health.state = FeedHealth::State::Stale;
    health.asOf = m_desk->clock.nowUtc().addSecs(-300);
    m_desk->store.setHealth(health);
    QTest::mouseClick(panel().signOffButton(), Qt::LeftButton);
    QTRY_VERIFY(!dialog()->notice()->text().isEmpty());
    QCOMPARE(server().wishes.size(), 0);
}

void TestReviewQueueDialog::enterShowsTheRaceOrTheRequest()
{
    open();
    press(Qt::Key_Return);
    QTRY_VERIFY(opened<RaceDialog>(*dialog()));
    QCOMPARE(server().asked.constLast(), AlertId(15));
    QTest::mouseClick(opened<RaceDialog>(*dialog())->findChild<QPushButton*>(QStringLiteral("close")), Qt::LeftButton);
    QTRY_VERIFY(dialog() && !opened<RaceDialog>(*dialog()));
    // Of what was only reported there is no race: its request.
    choose(14);
    dialog()->table()->setFocus();
    press(Qt::Key_Return);
    QTRY_VERIFY(!dialog());
    QCOMPARE(m_window->details()->request(), RequestId(48002));
}

void TestReviewQueueDialog::whatHappenedIsShown()
{
    open();
    QTest::mouseClick(dialog()->historyButton(), Qt::LeftButton);
    QTRY_VERIFY(opened<AlertHistoryDialog>(*m_window));
    QTest::mouseClick(opened<AlertHistoryDialog>(*m_window)->findChild<QPushButton*>(QStringLiteral("close")),
                      Qt::LeftButton);
    QTRY_VERIFY(!opened<AlertHistoryDialog>(*m_window));
    QVERIFY(dialog());
}

void TestReviewQueueDialog::nothingFailedAndMayNot()
{
    server().cases.clear();
    open();
    QCOMPARE(dialog()->table()->emptyText(), QStringLiteral("Nothing waits for a review."));
    QVERIFY(!dialog()->csvButton()->isEnabled());
    dialog()->filters()->state()->setCurrentIndex(2);
    QTRY_COMPARE(dialog()->table()->emptyText(), QStringLiteral("No case fits these filters."));
    DbError lost;
    lost.kind = DbError::Kind::Lost;
    lost.message = QStringLiteral("The connection was lost.");
    server().trouble = lost;
    dialog()->read();
    QTRY_VERIFY(dialog()->notice()->text().contains(QStringLiteral("The connection was lost.")));
    // It is there again: what was said of it is over.
    server().trouble.reset();
    server().cases = FakeReview::someCases();
    dialog()->filters()->state()->setCurrentIndex(0);
    QTRY_COMPARE(dialog()->queue().rowCount(), 6);
    QTRY_COMPARE(dialog()->notice()->text(), QString());
    lost.sqlState = "42501";
    server().trouble = lost;
    server().cases.clear();
    press(Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
    press(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(dialog());
    QTRY_COMPARE(dialog()->table()->emptyText(),
                 QStringLiteral("The review queue is for supervisors. Your login may not read it."));
    QVERIFY(!dialog()->filters()->isEnabled() && !panel().signOffButton()->isEnabled());
}

void TestReviewQueueDialog::toAFile()
{
    open();
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("review.csv"));
    Messages::saveTo(path);
    QTest::mouseClick(dialog()->csvButton(), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(path));
    QTRY_VERIFY(dialog()->notice()->text().contains(QStringLiteral("Saved")));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 7);
    QVERIFY(lines.at(0).startsWith("Review,Kind,Request"));
    QVERIFY(lines.at(1).contains("Resolved · double booking: the second one was called before the door"));
    Messages::saveTo(QStringLiteral("/nowhere/at/all.csv"));
    QTest::mouseClick(dialog()->csvButton(), Qt::LeftButton);
    QTRY_VERIFY(dialog()->notice()->text().contains(QStringLiteral("cannot be written")));
}

void TestReviewQueueDialog::whatOthersDoIsSeen()
{
    open();
    server().cases[0].state = ReviewState::SignedOff;
    const qsizetype before = server().filters.size();
    // Some change of the alerts, as the feed tells it.
    m_desk->board.addAlert(AlertKind::Reported, RequestId(48004), {}, -1);
    m_desk->feed();
    QTRY_COMPARE(dialog()->queue().rowCount(), 5);
    QCOMPARE(server().filters.size(), before + 1);
}

QTEST_MAIN(TestReviewQueueDialog)
#include "tst_reviewqueuedialog.moc"
