// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/alertworld.h"
#include "tests/support/legacyracer.h"
#include "tests/support/pgfixture.h"
#include "tests/ui/handwork.h"
#include "ui/alerts/alertcard.h"
#include "ui/alerts/alertpanel.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/notice.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/dialogs/resolvedialog.h"
#include "ui/review/racedialog.h"
#include "ui/review/raceview.h"
#include "ui/review/reviewcasepanel.h"
#include "ui/review/reviewdialog.h"
#include "ui/review/reviewfilterbar.h"
#include "ui/review/reviewqueuedialog.h"
#include "ui/shell/desk.h"

#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace slotdesk;
using namespace slotdesk::test;

/// Two processes of an old backend race for one slot while the guard observes. From the alert through claim, race
/// picture and guided resolution to the review, which the one who resolved it cannot sign off and a second supervisor
/// does; in real windows on a real database, once by mouse, once by keyboard alone.
class TestFlowReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void byMouse();
    void byKeyboardAlone();

private:
    std::unique_ptr<Desk> desk(const char* login, const char* name);
    [[nodiscard]] static AlertCard* card(Desk& desk) { return desk.window().alerts()->cards().value(0); }
    [[nodiscard]] static ReviewQueueDialog* queue(Desk& desk) { return opened<ReviewQueueDialog>(desk.window()); }
    static void activate(Desk& desk)
    {
        desk.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
    }
    static void click(QWidget* button) { QTest::mouseClick(button, Qt::LeftButton); }
    /// Chooses in the list of a box, with the mouse.
    static void pick(QComboBox* box, const char* code);
    /// Goes on by Tab until the widget has the focus.
    static void tabTo(const QWidget* widget);
    void theRaceIsShown(RaceDialog* dialog);
    void theQueueShowsTheCase(Desk& desk, const char* agent);
    [[nodiscard]] QString signedOff()
    {
        return m_world->text("select coalesce(string_agg(concat_ws('|', kind, status, settled_by, cause, "
                             "signed_off_by, sign_off_note), ','), '') from slotdesk.any_alert");
    }

    PgFixture m_pg;
    Endpoint m_database;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<AlertWorld> m_world;
    RequestId m_request;
    std::unique_ptr<Desk> m_mona;
    std::unique_ptr<Desk> m_nils;
};

std::unique_ptr<Desk> TestFlowReview::desk(const char* login, const char* name)
{
    auto made = std::make_unique<Desk>(
        m_pg.login(m_database, QString::fromLatin1(login), {QStringLiteral("slotdesk_supervisor")}),
        QString::fromLatin1(name));
    PgFixture::run(m_database,
                   QByteArray("update slotdesk.staff set name = '") + name + "' where login = '" + login + "'");
    made->show();
    return made;
}

void TestFlowReview::init()
{
    m_database = m_pg.freshDatabase(QStringLiteral("flowreview"));
    m_connection = PgFixture::connect(m_database);
    m_world = std::make_unique<AlertWorld>(*m_connection);
    m_request = m_world->request(1);
    m_mona = desk("mona", "Mona Lind");
    const Endpoint old = m_pg.login(m_database, QStringLiteral("old_app"), {QStringLiteral("slotdesk_legacy")});
    QVERIFY(LegacyRacer::race(*m_connection, old, m_request, {m_world->therapist(1), m_world->therapist(2)}));
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'booked'"), 2);
    QTRY_VERIFY_WITH_TIMEOUT(card(*m_mona), patience);
    activate(*m_mona);
}

void TestFlowReview::cleanup()
{
    m_mona.reset();
    m_nils.reset();
    QCOMPARE(m_world->violations(), QStringList());
    QCOMPARE(m_world->number("select count(*) from slotdesk.double_booking"), 0);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'booked'"), 1);
    m_world.reset();
    m_connection.reset();
}

void TestFlowReview::pick(QComboBox* box, const char* code)
{
    QTRY_VERIFY_WITH_TIMEOUT(box->findData(QString::fromLatin1(code)) >= 0, patience);
    click(box);
    QTRY_VERIFY(box->view()->isVisible());
    const QModelIndex index = box->model()->index(box->findData(QString::fromLatin1(code)), 0);
    box->view()->scrollTo(index);
    // A box takes the release that opened its list for no choice: as with a hand, some time lies between.
    QTRY_VERIFY([&] {
        if (box->view()->isVisible())
            QTest::mouseClick(box->view()->viewport(), Qt::LeftButton, {}, box->view()->visualRect(index).center());
        return !box->view()->isVisible();
    }());
    QCOMPARE(box->currentData().toString(), QString::fromLatin1(code));
}

void TestFlowReview::tabTo(const QWidget* widget)
{
    for (int step = 0; step < 30 && QApplication::focusWidget() != widget; ++step)
        press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), widget);
}

void TestFlowReview::theRaceIsShown(RaceDialog* dialog)
{
    QVERIFY(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->view()->story().isEmpty(), patience);
    const RaceStory& story = dialog->view()->story();
    QCOMPARE(story.writers.size(), 2);
    QCOMPARE(story.request, m_request);
    for (const RaceWriter& writer : story.writers) {
        QCOMPARE(writer.source, QStringLiteral("guard"));
        QCOMPARE(writer.login, QStringLiteral("old_app"));
        QVERIFY(writer.application.startsWith(QStringLiteral("rails/4.2.")));
        QVERIFY(writer.at[RaceWriter::Began] && writer.at[RaceWriter::Written]);
    }
    QVERIFY(story.writers.at(0).pid != story.writers.at(1).pid);
    QVERIFY(!story.writers.at(0).tooMany && story.writers.at(1).tooMany);
    // Both had begun, and looked, before the first one wrote.
    QVERIFY(*story.writers.at(1).at[RaceWriter::Began] < *story.writers.at(0).at[RaceWriter::Written]);
}

void TestFlowReview::theQueueShowsTheCase(Desk& at, const char* agent)
{
    QTRY_VERIFY_WITH_TIMEOUT(queue(at) && queue(at)->queue().rowCount() == 1, patience);
    const ReviewCase& one = queue(at)->queue().caseAt(0);
    QCOMPARE(one.kind, AlertKind::Surplus);
    QCOMPARE(one.state, ReviewState::ToReview);
    QCOMPARE(one.request, m_request);
    QCOMPARE(one.agentName, QString::fromLatin1(agent));
    // Beside it, what that agent did.
    const DeedTable& deeds = queue(at)->panel()->deeds();
    QTRY_VERIFY_WITH_TIMEOUT(deeds.rowCount() >= 2, patience);
    QStringList told;
    for (int row = 0; row < deeds.rowCount(); ++row)
        told.append(deeds.deedAt(row).what);
    QVERIFY2(told.contains(QStringLiteral("claim_alert")) && told.contains(QStringLiteral("resolve_double_booking")),
             qPrintable(told.join(QLatin1Char(' '))));
}

void TestFlowReview::byMouse()
{
    openContextMenu(card(*m_mona));
    clickMenu(QStringLiteral("Claim"));
    QTRY_COMPARE_WITH_TIMEOUT(card(*m_mona)->alert().status, AlertStatus::Claimed, patience);
    QCOMPARE(card(*m_mona)->alert().claimedBy, QStringLiteral("mona"));

    openContextMenu(card(*m_mona));
    clickMenu(QStringLiteral("Show the race"));
    auto* race = opened<RaceDialog>(m_mona->window());
    theRaceIsShown(race);
    click(race->findChild<QPushButton*>(QStringLiteral("close")));
    QTRY_VERIFY(!opened<RaceDialog>(m_mona->window()));

    click(card(*m_mona)->findChild<QPushButton*>(QStringLiteral("alertDo")));
    auto* resolve = opened<ResolveDialog>(m_mona->window());
    QVERIFY(resolve);
    chooseReason(*resolve->reason(), QStringLiteral("double_booking"));
    QTRY_VERIFY_WITH_TIMEOUT(resolve->primary()->isEnabled(), patience);
    click(resolve->primary());
    QTRY_VERIFY_WITH_TIMEOUT(!card(*m_mona), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!opened<ResolveDialog>(m_mona->window()), patience);

    // The one who resolved it says why it happened, and is not the one who signs it off.
    click(m_mona->window().findChild<QToolButton*>(QStringLiteral("review")));
    QTRY_VERIFY(opened<ReviewDialog>(m_mona->window()));
    click(opened<ReviewDialog>(m_mona->window())->findChild<QPushButton*>(QStringLiteral("reviewQueue")));
    theQueueShowsTheCase(*m_mona, "Mona Lind");
    ReviewCasePanel* panel = queue(*m_mona)->panel();
    pick(panel->cause(), "unlocked_backend");
    click(panel->tagButton());
    QTRY_COMPARE_WITH_TIMEOUT(signedOff(), QStringLiteral("surplus|resolved|mona|unlocked_backend"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(panel->signOffButton()->isEnabled(), patience);
    click(panel->signOffButton());
    QTRY_VERIFY_WITH_TIMEOUT(
        queue(*m_mona)->notice()->text().contains(QStringLiteral("You settled this alert: somebody else signs it off")),
        patience);
    QCOMPARE(signedOff(), QStringLiteral("surplus|resolved|mona|unlocked_backend"));
    click(queue(*m_mona)->findChild<QPushButton*>(QStringLiteral("close")));
    QTRY_VERIFY(!queue(*m_mona));

    m_nils = desk("nils", "Nils Berg");
    activate(*m_nils);
    click(m_nils->window().findChild<QToolButton*>(QStringLiteral("review")));
    QTRY_VERIFY(opened<ReviewDialog>(m_nils->window()));
    click(opened<ReviewDialog>(m_nils->window())->findChild<QPushButton*>(QStringLiteral("reviewQueue")));
    theQueueShowsTheCase(*m_nils, "Mona Lind");
    click(queue(*m_nils)->raceButton());
    race = opened<RaceDialog>(*queue(*m_nils));
    theRaceIsShown(race);
    click(race->findChild<QPushButton*>(QStringLiteral("close")));
    QTRY_VERIFY(!opened<RaceDialog>(*queue(*m_nils)));
    panel = queue(*m_nils)->panel();
    QTRY_COMPARE_WITH_TIMEOUT(panel->cause()->currentData().toString(), QStringLiteral("unlocked_backend"), patience);
    comeBack();
    click(panel->note());
    type(QStringLiteral("two old processes"));
    click(panel->signOffButton());
    QTRY_COMPARE_WITH_TIMEOUT(
        signedOff(), QStringLiteral("surplus|resolved|mona|unlocked_backend|nils|two old processes"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(queue(*m_nils)->queue().rowCount(), 0, patience);
    QCOMPARE(queue(*m_nils)->table()->emptyText(), QStringLiteral("Nothing waits for a review."));
    pick(queue(*m_nils)->filters()->state(), "signed_off");
    QTRY_COMPARE_WITH_TIMEOUT(queue(*m_nils)->queue().rowCount(), 1, patience);
    QCOMPARE(queue(*m_nils)->queue().caseAt(0).signedOffByName, QStringLiteral("Nils Berg"));
}

void TestFlowReview::byKeyboardAlone()
{
    press(Qt::Key_F7);
    QTRY_COMPARE(QApplication::focusWidget(), card(*m_mona));
    press(Qt::Key_C);
    QTRY_COMPARE_WITH_TIMEOUT(card(*m_mona)->alert().status, AlertStatus::Claimed, patience);
    press(Qt::Key_T);
    QTRY_VERIFY(opened<RaceDialog>(m_mona->window()));
    theRaceIsShown(opened<RaceDialog>(m_mona->window()));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!opened<RaceDialog>(m_mona->window()));
    press(Qt::Key_F7);
    QTRY_COMPARE(QApplication::focusWidget(), card(*m_mona));
    press(Qt::Key_V);
    QTRY_VERIFY(opened<ResolveDialog>(m_mona->window()));
    QTRY_VERIFY_WITH_TIMEOUT(opened<ResolveDialog>(m_mona->window())->primary()->isEnabled(), patience);
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!card(*m_mona), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!opened<ResolveDialog>(m_mona->window()), patience);

    press(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
    theQueueShowsTheCase(*m_mona, "Mona Lind");
    ReviewCasePanel* panel = queue(*m_mona)->panel();
    QTRY_VERIFY_WITH_TIMEOUT(panel->cause()->count() > 1, patience);
    QTRY_VERIFY(queue(*m_mona)->table()->hasFocus());
    press(Qt::Key_W, Qt::AltModifier);
    QTRY_COMPARE(QApplication::focusWidget(), panel->cause());
    press(Qt::Key_Down);
    const QString cause = panel->cause()->currentData().toString();
    QVERIFY(!cause.isEmpty());
    press(Qt::Key_S, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        queue(*m_mona)->notice()->text().contains(QStringLiteral("You settled this alert: somebody else signs it off")),
        patience);
    QCOMPARE(signedOff(), QStringLiteral("surplus|resolved|mona"));
    QTRY_VERIFY_WITH_TIMEOUT(panel->tagButton()->isEnabled(), patience);
    tabTo(panel->tagButton());
    press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(signedOff(), QString(QStringLiteral("surplus|resolved|mona|") + cause), patience);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!queue(*m_mona));

    m_nils = desk("nils", "Nils Berg");
    activate(*m_nils);
    press(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
    theQueueShowsTheCase(*m_nils, "Mona Lind");
    QTRY_VERIFY(queue(*m_nils)->table()->hasFocus());
    press(Qt::Key_Return);
    QTRY_VERIFY(opened<RaceDialog>(*queue(*m_nils)));
    theRaceIsShown(opened<RaceDialog>(*queue(*m_nils)));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!opened<RaceDialog>(*queue(*m_nils)));
    panel = queue(*m_nils)->panel();
    QTRY_COMPARE_WITH_TIMEOUT(panel->cause()->currentData().toString(), cause, patience);
    press(Qt::Key_N, Qt::AltModifier);
    QTRY_COMPARE(QApplication::focusWidget(), panel->note());
    type(QStringLiteral("two old processes"));
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(
        signedOff(), QString(QStringLiteral("surplus|resolved|mona|%1|nils|two old processes").arg(cause)), patience);
    QTRY_COMPARE_WITH_TIMEOUT(queue(*m_nils)->queue().rowCount(), 0, patience);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!queue(*m_nils));
}

int main(int argc, char** argv)
{
    if (argc > 1 && qstrcmp(argv[1], LegacyRacer::workerFlag) == 0) {
        QByteArrayList arguments;
        for (int i = 0; i < argc; ++i)
            arguments += QByteArray(argv[i]);
        return LegacyRacer::run(arguments);
    }
    const QApplication application(argc, argv);
    TestFlowReview test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_flowreview.moc"
