// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/changewriter.h"
#include "tests/support/heartbeat.h"
#include "tests/support/pgfixture.h"
#include "ui/delegates/desktable.h"
#include "ui/dialogs/canceldialog.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/requests/requestpanel.h"
#include "ui/shell/desk.h"
#include "ui/shell/topbar.h"

#include <QtCore/QThread>
#include <QtTest/QTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>

using namespace slotdesk;
using namespace slotdesk::test;

namespace {

constexpr int patience = 30000;
constexpr int requestCount = 400;
constexpr int writers = 4;
constexpr int perSecond = 200;
constexpr int changes = 2000; ///< ten seconds of them
constexpr int slowestMs = changes * 1000 / perSecond * 21 / 20;
constexpr int mostRounds = 5;
constexpr double mostBlockedMs = 50;

} // namespace

/// The real window on a real database while others write 200 changes a second: its thread is never blocked for longer
/// than 50 ms, what is chosen, seen and half typed stays, and in the end the board is what the database is.
class TestLiveDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void staysCalmUnderTwoHundredChanges();

private:
    [[nodiscard]] bool boardIsTrue();

    PgFixture m_pg;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    std::unique_ptr<ChangeWriter> m_writer;
    std::unique_ptr<Desk> m_desk;
};

void TestLiveDesk::initTestCase()
{
    const Endpoint database = m_pg.freshDatabase(QStringLiteral("live"));
    m_connection = PgFixture::connect(database);
    m_world = std::make_unique<BookingWorld>(*m_connection, 6);
    // Apart from each other, so that everybody is free for each.
    m_world->run("select (slotdesk.create_request(gen_random_uuid(), 1, 1, 'Swedish 60', 1 + n % 2, "
                 "clock_timestamp() + make_interval(mins => 300 + n * 40), 30)).ok from generate_series(1, " +
                 QByteArray::number(requestCount) + ") n");
    const PgResult rows =
        m_world->run("select id, 1 + id % 6 from slotdesk.appointment where position = 1 order by id");
    QList<ChangeWriter::Slot> places;
    for (int row = 0; row < rows.rows(); ++row)
        places.append({AppointmentId(rows.int64(row, 0)), TherapistId(rows.int64(row, 1))});
    m_writer = std::make_unique<ChangeWriter>(database, places, writers, perSecond);
    m_desk = std::make_unique<Desk>(m_pg.login(database, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")}),
                                    QStringLiteral("Ana Ruiz"));
}

bool TestLiveDesk::boardIsTrue()
{
    const PgResult rows = m_world->run("select id, request_id, coalesce(therapist_id, 0) from slotdesk.appointment "
                                       "where position is not null");
    for (int row = 0; row < rows.rows(); ++row) {
        const QList<Appointment> slots = m_desk->store().slotsOf(RequestId(rows.int64(row, 1)));
        const auto same = [&](const Appointment& slot) {
            return slot.id.value() == rows.int64(row, 0) && slot.therapist.value() == rows.int64(row, 2);
        };
        if (std::none_of(slots.cbegin(), slots.cend(), same))
            return false;
    }
    return true;
}

void TestLiveDesk::staysCalmUnderTwoHundredChanges()
{
    MainWindow& window = m_desk->window();
    window.resize(1440, 900);
    m_desk->show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    DeskTable* table = window.requests()->table();
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), requestCount, patience);
    QTRY_VERIFY_WITH_TIMEOUT(boardIsTrue(), patience);

    const RequestId chosen = window.models().filter.idAt(table->model()->index(200, 0));
    QVERIFY(window.requests()->choose(chosen));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_VERIFY(window.findChild<CancelDialog*>());
    auto* dialog = window.findChild<CancelDialog*>();
    QLineEdit* reason = dialog->reason()->text();
    const auto rowTop = [&] { return table->visualRect(window.models().filter.indexOf(chosen)).top(); };
    const int topBefore = rowTop();
    QVERIFY(table->verticalScrollBar()->value() > 0);

    // What the machine itself does to a thread with nothing to do, for comparison.
    QThread idle;
    Heartbeat control;
    control.moveToThread(&idle);
    connect(&idle, &QThread::started, &control, [&control] { control.start(); });
    connect(
        &idle, &QThread::finished, &control,
        [&control] { control.moveToThread(QCoreApplication::instance()->thread()); }, Qt::DirectConnection);
    idle.start();

    const QString sentence = QStringLiteral("the client says that nobody has come");
    int typed = 0;
    int jumps = 0;
    QTimer person; // types a letter and looks at the list
    person.setInterval(150);
    connect(&person, &QTimer::timeout, this, [&] {
        if (typed < sentence.size())
            QTest::keyClick(reason, sentence.at(typed++).toLatin1());
        jumps += int(rowTop() != topBefore);
    });
    Heartbeat heart;
    heart.start();
    person.start();
    m_writer->start();
    // A busy machine may write more slowly for a while; the measuring goes on until it has kept the pace once.
    qint64 took = 0;
    int written = 0;
    for (int round = 0; round < mostRounds && (round == 0 || took > slowestMs); ++round) {
        const qint64 began = heart.elapsedMs();
        written += changes;
        QTRY_VERIFY_WITH_TIMEOUT(m_writer->written() >= written, 120000);
        took = heart.elapsedMs() - began;
    }
    const double gap = heart.longestGapMs();
    const double blocked = heart.longestBlockedMs();
    m_writer->stop();
    idle.quit();
    idle.wait();

    qInfo("the last %d changes in %lld ms; longest gap %.1f ms, of which blocked at most %.1f ms; an idle thread's "
          "longest gap %.1f ms",
          changes, took, gap, blocked, control.longestGapMs());
    QCOMPARE(m_writer->refused(), 0);
    QVERIFY2(took <= slowestMs, "the machine was too slow to write 200 changes a second");
    QVERIFY(blocked <= mostBlockedMs);
    QCOMPARE(jumps, 0);
    QCOMPARE(reason->text(), sentence.left(typed));
    QCOMPARE(window.requests()->current(), chosen);
    QTRY_VERIFY_WITH_TIMEOUT(boardIsTrue(), patience);
    QCOMPARE(rowTop(), topBefore);
    QCOMPARE(reason->text(), sentence.left(typed));
    QCOMPARE(m_world->violations(), QStringList());
    dialog->reject();
}

QTEST_MAIN(TestLiveDesk)
#include "tst_livedesk.moc"
