// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/realdesk.h"
#include "tests/ui/testdesk.h"
#include "ui/alerts/alertcard.h"
#include "ui/alerts/alertpanel.h"
#include "ui/dialogs/reportdialog.h"
#include "ui/shell/commandpalette.h"

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// Two therapists at the door: reported in ten seconds, seen by everybody through the feed, with its evidence.
class TestFlowReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void byMouse();
    void fromTheContextMenu();
    void byKeyboard();
    void byPalette();
    void aSecondReportIsAdded();

private:
    static constexpr int patience = RealDesk::patience;
    static constexpr int tenSeconds = 10000;
    [[nodiscard]] ReportDialog* dialog() { return m_desk->dialog<ReportDialog>(); }
    /// What the alert panel of a desk says about the one alert there is.
    [[nodiscard]] static QString told(Desk& desk);
    void checkDatabase(const QString& text);

    PgFixture m_pg;
    std::unique_ptr<RealDesk> m_desk;
    std::unique_ptr<Desk> m_leo;
    RequestId m_request;
};

void TestFlowReport::init()
{
    m_desk = std::make_unique<RealDesk>(m_pg);
    m_request = m_desk->world().request(1, 60);
    QVERIFY(m_desk->world().accept(m_request, 3).ok);
    m_leo = m_desk->desk(QStringLiteral("leo"), QStringLiteral("Leo Park"));
    QTRY_VERIFY_WITH_TIMEOUT(m_leo->store().request(m_request), patience);
    m_desk->open(1);
}

void TestFlowReport::cleanup()
{
    QCOMPARE(m_desk->world().violations(), QStringList());
    m_leo.reset();
    m_desk.reset();
}

QString TestFlowReport::told(Desk& desk)
{
    const auto cards = desk.window().alerts()->findChildren<AlertCard*>();
    QStringList lines;
    for (const AlertCard* card : cards) {
        for (const QLabel* label : card->findChildren<QLabel*>())
            lines.append(label->text());
    }
    return lines.join(QLatin1Char('\n'));
}

void TestFlowReport::checkDatabase(const QString& text)
{
    BookingWorld& world = m_desk->world();
    QCOMPARE(world.text("select note from slotdesk.alert where kind = 'reported' and status = 'new'"), text);
    QCOMPARE(world.number("select request_id from slotdesk.alert"), m_request.value());
    QCOMPARE(world.number("select appointment_ids[1] from slotdesk.alert"), world.slot(m_request, 1).value());
    QVERIFY(world.number("select count(*) from slotdesk.event where kind = 'problem_reported' and login = 'ana'") == 1);
}

void TestFlowReport::byMouse()
{
    QElapsedTimer clock;
    clock.start();
    m_desk->click(m_request);
    auto* report = m_desk->window().details()->findChild<QPushButton*>(QStringLiteral("reportProblem"));
    QTRY_VERIFY(report && report->isVisible());
    QTest::mouseClick(report, Qt::LeftButton);
    QTRY_VERIFY(dialog());
    QTest::mouseClick(dialog()->findChild<QPushButton*>(QStringLiteral("phrase1")), Qt::LeftButton);
    QTest::mouseClick(dialog()->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(told(*m_leo).contains(QStringLiteral("Two therapists at the door.")), patience);
    QVERIFY(clock.elapsed() < tenSeconds);
    QTRY_VERIFY(!dialog());
    checkDatabase(QStringLiteral("Two therapists at the door."));
}

void TestFlowReport::fromTheContextMenu()
{
    QElapsedTimer clock;
    clock.start();
    m_desk->chooseFromMenu(m_request, QStringLiteral("Report a problem"));
    QTRY_VERIFY(dialog());
    QVERIFY(!dialog()->primary()->isEnabled());
    QTest::mouseClick(dialog()->findChild<QPushButton*>(QStringLiteral("phrase1")), Qt::LeftButton);
    grab(*dialog(), QStringLiteral("flow-report-dialog"));
    QTest::mouseClick(dialog()->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(told(*m_leo).contains(QStringLiteral("Two therapists at the door.")), patience);
    QVERIFY(clock.elapsed() < tenSeconds);
    QTRY_VERIFY(!dialog());
    checkDatabase(QStringLiteral("Two therapists at the door."));
    QVERIFY(!m_desk->toast()->undoButton()->isVisible()); // a report is not taken back, it is answered
    grab(m_desk->window(), QStringLiteral("flow-report-window"));
}

void TestFlowReport::byKeyboard()
{
    QElapsedTimer clock;
    clock.start();
    RealDesk::key(Qt::Key_P);
    QTRY_VERIFY(dialog());
    QTRY_VERIFY(dialog()->text()->hasFocus());
    RealDesk::type(QStringLiteral("two people with a folding table"));
    RealDesk::key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(told(*m_leo).contains(QStringLiteral("folding table")), patience);
    QVERIFY(clock.elapsed() < tenSeconds);
    QTRY_VERIFY(!dialog());
    checkDatabase(QStringLiteral("two people with a folding table"));
}

void TestFlowReport::byPalette()
{
    RealDesk::key(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->dialog<CommandPalette>());
    QTRY_VERIFY(m_desk->dialog<CommandPalette>()->find()->hasFocus());
    RealDesk::type(QStringLiteral("report"));
    RealDesk::key(Qt::Key_Return);
    QTRY_VERIFY(dialog());
    QTRY_VERIFY(dialog()->text()->hasFocus());
    RealDesk::key(Qt::Key_2, Qt::AltModifier); // the second of the common sentences
    QTRY_COMPARE(dialog()->text()->toPlainText(), QStringLiteral("Nobody has come. "));
    RealDesk::key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(told(*m_leo).contains(QStringLiteral("Nobody has come.")), patience);
    QTRY_VERIFY(!dialog());
    checkDatabase(QStringLiteral("Nobody has come."));
}

void TestFlowReport::aSecondReportIsAdded()
{
    for (const char* words : {"the first", "the second"}) {
        m_desk->focusList();
        RealDesk::key(Qt::Key_P);
        QTRY_VERIFY(dialog());
        QTRY_VERIFY(dialog()->text()->hasFocus());
        RealDesk::type(QString::fromLatin1(words));
        RealDesk::key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(told(*m_leo).contains(QString::fromLatin1(words)), patience);
        QTRY_VERIFY(!dialog());
    }
    QCOMPARE(m_desk->world().number("select count(*) from slotdesk.alert"), 1);
    QVERIFY(told(*m_leo).contains(QStringLiteral("the first")));
}

QTEST_MAIN(TestFlowReport)
#include "tst_flowreport.moc"
