// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/cutoff.h"
#include "tests/ui/testdesk.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/notice.h"
#include "ui/review/reviewcasepanel.h"
#include "ui/review/reviewqueuedialog.h"

#include <QtTest/QTest>
#include <QtWidgets/QPushButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// The review queue in both languages, light and dark: full, refused, empty. Nothing may be cut off.
class TestReviewLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looks_data();
    void looks();
    void cleanup();
};

void TestReviewLooks::looks_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("dark");
    QTest::newRow("english") << QStringLiteral("en") << false;
    QTest::newRow("english dark") << QStringLiteral("en") << true;
    QTest::newRow("spanish") << QStringLiteral("es") << false;
    QTest::newRow("spanish dark") << QStringLiteral("es") << true;
}

void TestReviewLooks::looks()
{
    QFETCH(QString, language);
    QFETCH(bool, dark);
    TestDesk desk;
    FakeReview& server = desk.services.reviewing;
    server.cases = FakeReview::someCases();
    server.doings = FakeReview::someDeeds();
    Translation::use(language);
    Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    CommandRunner runner(desk.context);
    ReviewQueueDialog dialog(desk.context, runner, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QTRY_COMPARE(dialog.panel()->deeds().rowCount(), 4);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    const auto look = [&](const char* state) {
        QCoreApplication::processEvents();
        grab(dialog, QStringLiteral("review %1 %2").arg(QString::fromLatin1(state), tag));
        QCOMPARE(CutOff::widgets(dialog).join(QLatin1Char('\n')), QString());
        QCOMPARE(CutOff::headers(dialog).join(QLatin1Char('\n')), QString());
    };
    look("full");
    dialog.resize(1000, 640);
    look("narrow");
    QVERIFY(dialog.minimumSizeHint().width() <= 1280 && dialog.minimumSizeHint().height() <= 800);
    dialog.resize(1200, 720);
    dialog.table()->selectRow(dialog.queue().rowOf(AlertId(9)));
    server.replies.append(FakeServices::outcome(Outcome::Code::NotAllowed,
                                                QStringLiteral("You settled this alert: somebody else signs it off")));
    QTest::mouseClick(dialog.panel()->signOffButton(), Qt::LeftButton);
    QTRY_VERIFY(!dialog.notice()->text().isEmpty());
    look("refused");
    server.cases.clear();
    dialog.read();
    QTRY_COMPARE(dialog.queue().rowCount(), 0);
    look("empty");
}

void TestReviewLooks::cleanup()
{
    Translation::use(QStringLiteral("en"));
    Theme::instance().setMode(Theme::Mode::Light);
}

QTEST_MAIN(TestReviewLooks)
#include "tst_reviewlooks.moc"
