// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/testdesk.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/notice.h"
#include "ui/review/reviewcasepanel.h"
#include "ui/review/reviewqueuedialog.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPushButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// Where the keyboard is after an answer that took its time: a button that could not be pressed meanwhile has it again,
/// unless one went on to something else.
class TestReviewFocus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void afterTheAnswer_data();
    void afterTheAnswer();
};

void TestReviewFocus::afterTheAnswer_data()
{
    QTest::addColumn<bool>("wentOn");
    QTest::newRow("stayed") << false;
    QTest::newRow("went on") << true;
}

void TestReviewFocus::afterTheAnswer()
{
    QFETCH(bool, wentOn);
    TestDesk desk;
    FakeReview& server = desk.services.reviewing;
    server.cases = FakeReview::someCases();
    server.holds = true;
    CommandRunner runner(desk.context);
    ReviewQueueDialog dialog(desk.context, runner, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    ReviewCasePanel& panel = *dialog.panel();
    QTRY_VERIFY(panel.cause()->count() > 1 && dialog.queue().rowCount() > 0);
    panel.cause()->setCurrentIndex(panel.cause()->findData(QStringLiteral("unlocked_backend")));
    panel.tagButton()->setFocus();
    QTest::keyClick(panel.tagButton(), Qt::Key_Space);
    QTRY_VERIFY(server.held);
    QVERIFY(!panel.tagButton()->isEnabled());
    if (wentOn)
        dialog.table()->setFocus();
    server.held->finish();
    QTRY_VERIFY(!dialog.notice()->text().isEmpty());
    // What was tagged cannot be tagged so again: the choice beside it is next.
    const QWidget* expected = wentOn ? static_cast<QWidget*>(dialog.table()) : panel.cause();
    QTRY_VERIFY(!panel.tagButton()->isEnabled());
    QTRY_COMPARE(QApplication::focusWidget(), expected);
}

QTEST_MAIN(TestReviewFocus)
#include "tst_reviewfocus.moc"
