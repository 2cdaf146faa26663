// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/callreceiver.h"
#include "support/bookingworld.h"
#include "support/pgfixture.h"
#include "support/program.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace slotdesk;

/// `slotdesk tel:NUMBER`, started by a click on a number: the desk that is open takes the call, whichever that is now.
class TestTelLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theOpenDeskTakesIt();
    void whatIsNoNumberIsSaid();
    void withoutADeskNobodyTakesIt();
    void aDeskThatDoesNotAnswerHasNotTakenIt();
    void anotherProgramsWordsAreNoCall_data();
    void anotherProgramsWordsAreNoCall();
    void theNextDeskTakesOver();
    void aRealDeskLooksTheCallerUp();

private:
    [[nodiscard]] QString folder() const { return m_folder->path(); }
    /// A desk of the real program on a real server, until it has its connections.
    void startDesk(QProcess& desk, const Endpoint& agent);

    std::unique_ptr<QTemporaryDir> m_folder; ///< the person's own, in place of the session's
    PgFixture m_pg;
};

namespace {

constexpr int patience = 20000;
const QString program = QStringLiteral(SLOTDESK_BINARY_DIR "/slotdesk");
const QString telLink = QStringLiteral("tel:+1-212-555-0148");

} // namespace

void TestTelLink::init()
{
    m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/sdtel-XXXXXX"));
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(folder()));
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(folder() + QStringLiteral("/config")));
    QCOMPARE(CallReceiver::defaultFolder(), folder());
}

void TestTelLink::cleanup()
{
    m_folder.reset();
}

void TestTelLink::theOpenDeskTakesIt()
{
    CallReceiver desk;
    QSignalSpy calls(&desk, &CallReceiver::called);
    desk.start();
    QVERIFY(desk.takesCalls());
    QProcess second;
    second.start(program, {telLink});
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, patience);
    QVERIFY2(second.exitStatus() == QProcess::NormalExit && second.exitCode() == 0,
             second.readAllStandardError().constData());
    QCOMPARE(calls.size(), 1);
    QCOMPARE(calls.first().first().toString(), telLink);
    QCOMPARE(QFile::permissions(folder() + QStringLiteral("/slotdesk-calls")) &
                 (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
}

void TestTelLink::whatIsNoNumberIsSaid()
{
    const Program said = Program::run(program, {QStringLiteral("tel:nobody")});
    QCOMPARE(said.code, 2);
    QVERIFY2(said.err.contains("is no phone number"), said.err.constData());
}

void TestTelLink::withoutADeskNobodyTakesIt()
{
    QVERIFY(!CallReceiver::handOver(telLink));
}

void TestTelLink::aDeskThatDoesNotAnswerHasNotTakenIt()
{
    QLocalServer busy;
    QVERIFY(busy.listen(folder() + QStringLiteral("/slotdesk-calls")));
    QVERIFY(!CallReceiver::handOver(telLink));
}

void TestTelLink::anotherProgramsWordsAreNoCall_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("no number") << QByteArray("hello\n");
    QTest::newRow("nothing") << QByteArray("\n");
    QTest::newRow("not text") << QByteArray("\xff\x00\xfe\n", 4);
    QTest::newRow("without an end") << QByteArray(100000, '5');
}

void TestTelLink::anotherProgramsWordsAreNoCall()
{
    QFETCH(QByteArray, words);
    CallReceiver desk;
    QSignalSpy calls(&desk, &CallReceiver::called);
    desk.start();
    QLocalSocket stranger;
    stranger.connectToServer(folder() + QStringLiteral("/slotdesk-calls"));
    QVERIFY(stranger.waitForConnected());
    stranger.write(words);
    QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
    QVERIFY(calls.isEmpty());
    QVERIFY(desk.takesCalls());
}

void TestTelLink::theNextDeskTakesOver()
{
    auto first = std::make_unique<CallReceiver>();
    CallReceiver second;
    CallReceiver third;
    for (CallReceiver* desk : {first.get(), &second, &third})
        desk->start();
    QVERIFY(first->takesCalls() && !second.takesCalls() && !third.takesCalls());
    first.reset();
    QTRY_COMPARE_WITH_TIMEOUT(int(second.takesCalls()) + int(third.takesCalls()), 1, patience);
    // And it stays with one.
    CallReceiver& heir = second.takesCalls() ? second : third;
    QSignalSpy calls(&heir, &CallReceiver::called);
    QProcess clicked;
    clicked.start(program, {telLink});
    QTRY_COMPARE_WITH_TIMEOUT(clicked.state(), QProcess::NotRunning, patience);
    QCOMPARE(clicked.exitCode(), 0);
    QCOMPARE(calls.size(), 1);
    QCOMPARE(int(second.takesCalls()) + int(third.takesCalls()), 1);
}

void TestTelLink::startDesk(QProcess& desk, const Endpoint& agent)
{
    desk.start(program, {QStringLiteral("--db"), QString::fromUtf8(agent.conninfo())});
    QVERIFY(desk.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder() + QStringLiteral("/slotdesk-calls")), patience);
}

void TestTelLink::aRealDeskLooksTheCallerUp()
{
    const Endpoint database = m_pg.freshDatabase(QStringLiteral("tel"));
    const std::unique_ptr<PgConnection> connection = PgFixture::connect(database);
    BookingWorld world(*connection, 2);
    (void)world.request(1, 90);
    world.run("alter database " + database.database().toLatin1() + " set track_functions = 'all'");
    const Endpoint agent = m_pg.login(database, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")});
    QProcess desk;
    startDesk(desk, agent);
    const Program second = Program::run(program, {telLink});
    QCOMPARE(second.code, 0);
    // Who it is was found out by one number, and what they see was asked for. The server counts it.
    QTRY_VERIFY_WITH_TIMEOUT(
        world.number("select coalesce(sum(calls), 0)::bigint from pg_stat_user_functions where funcname = "
                     "'client_appointments'") > 0,
        patience);
    QCOMPARE(desk.state(), QProcess::Running);

    // A desk that is killed leaves its socket and its lock; the next one is not kept from taking calls.
    desk.kill();
    QVERIFY(desk.waitForFinished());
    QVERIFY(QFile::exists(folder() + QStringLiteral("/slotdesk-calls")));
    QVERIFY(!CallReceiver::handOver(telLink));
    CallReceiver next;
    next.start();
    QVERIFY(next.takesCalls());
}

QTEST_MAIN(TestTelLink)
#include "tst_tellink.moc"
