// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/bookingworld.h"
#include "support/pgfixture.h"
#include "support/program.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtTest/QtTest>
#include <csignal>

using namespace slotdesk;

/// The real program against a real server: what it prints, the code it leaves with, what it leaves unchanged.
class TestSlotctl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void bookingFromCallToCancellation();
    void listsAreOneObjectALine();
    void aRequestShowsItsSlotsOffersAndTimeline();
    void feedsTellWhatTheCallerSees();
    void theSameCommandIdIsDoneOnce();
    void theWallClockIsTheMarkets();
    void auditFindsWhatIsThere();
    void helpAndVersionAreResults();

    void misuse_data();
    void misuse();
    void refusals_data();
    void refusals();
    void aClosedPipeIsNoError();
    void watchPrintsEachEventAndEndsWithTheSignal();

private:
    [[nodiscard]] Program ctl(const QStringList& arguments) const;
    [[nodiscard]] Program ctl(const char* arguments) const;
    [[nodiscard]] qint64 written() const;

    PgFixture m_server;
    Endpoint m_database;
    Endpoint m_supervisor;
    std::unique_ptr<PgConnection> m_owner;
    std::unique_ptr<BookingWorld> m_world;
};

namespace {

const QString program = QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl");
const QString longAhead = QStringLiteral("2030-06-03 18:30");

} // namespace

void TestSlotctl::initTestCase()
{
    m_database = m_server.freshDatabase(QStringLiteral("slotctl"));
    m_supervisor = m_server.login(m_database, QStringLiteral("sue"), {QStringLiteral("slotdesk_supervisor")});
    m_owner = PgFixture::connect(m_database);
}

void TestSlotctl::init()
{
    BookingWorld::clear(*m_owner);
    PgFixture::run(*m_owner, "insert into slotdesk.staff (login, name, role) values ('sue', 'Sue', 'supervisor') "
                             "on conflict do nothing");
    m_world = std::make_unique<BookingWorld>(*m_owner, 4);
}

Program TestSlotctl::ctl(const QStringList& arguments) const
{
    return Program::run(program,
                        arguments + QStringList{QStringLiteral("--db"), QString::fromUtf8(m_supervisor.conninfo())});
}

// Words parted by blanks; a + stands for a blank inside a word.
Program TestSlotctl::ctl(const char* arguments) const
{
    QStringList words = QString::fromLatin1(arguments).split(QLatin1Char(' '));
    for (QString& word : words)
        word.replace(QLatin1Char('+'), QLatin1Char(' '));
    return ctl(words);
}

qint64 TestSlotctl::written() const
{
    return m_world->number("select count(*) from slotdesk.event");
}

void TestSlotctl::bookingFromCallToCancellation()
{
    const Program made = ctl({QStringLiteral("request"), QStringLiteral("new"), QStringLiteral("--client"),
                              QStringLiteral("1"), QStringLiteral("--market"), QStringLiteral("1"),
                              QStringLiteral("--service"), QStringLiteral("deep tissue"), QStringLiteral("--slots"),
                              QStringLiteral("2"), QStringLiteral("--start"), longAhead, QStringLiteral("--json")});
    QVERIFY2(made.code == 0, made.err.constData());
    QCOMPARE(made.object().value(QStringLiteral("code")).toString(), QStringLiteral("ok"));
    QCOMPARE(made.object().value(QStringLiteral("request_id")).toInteger(), 1);
    QVERIFY(made.object().contains(QStringLiteral("command_id")));
    QVERIFY(made.err.isEmpty());
    QCOMPARE(ctl("accept 1").out, QByteArray("Booked: slot 1 of 2\n"));
    QCOMPARE(ctl("decline 2").code, 0);
    QCOMPARE(ctl("assign 2 3 --reason phone_agreement").code, 0);
    const Program late = ctl("accept 4 --json");
    QCOMPARE(late.code, 4);
    QCOMPARE(late.object().value(QStringLiteral("code")).toString(), QStringLiteral("already_filled"));
    QVERIFY(late.err.contains("took the last slot"));
    QCOMPARE(ctl("reassign 1 4 --reason illness:+fever").code, 0);
    QCOMPARE(ctl("release 1 --reason car_trouble --expect 1").code, 4);
    QCOMPARE(ctl("release 1 --reason car_trouble").code, 0);
    QCOMPARE(ctl("cancel --appointment 2 --reason weather").code, 0);
    QCOMPARE(ctl("cancel 1 --reason client_cancelled --asked-by Cleo").code, 0);
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("cancelled"));
    QCOMPARE(m_world->violations(), QStringList());
}

void TestSlotctl::listsAreOneObjectALine()
{
    m_world->request(1, 120);
    m_world->request(2, 180);
    const Program all = ctl("request list --json");
    QCOMPARE(all.code, 0);
    QCOMPARE(all.objects().size(), 2);
    const QJsonObject first = all.object();
    QCOMPARE(first.value(QStringLiteral("id")).toInteger(), 1);
    QVERIFY(first.value(QStringLiteral("starts_at")).toString().endsWith(QLatin1Char('Z')));
    QCOMPARE(first.value(QStringLiteral("time_zone")).toString(), QStringLiteral("America/New_York"));
    QCOMPARE(ctl("request list --json --limit 1").objects().size(), 1);
    QCOMPARE(ctl("request list --json --status filled").objects().size(), 0);
    QCOMPARE(ctl("request list --json --market albany").objects().size(), 2);
    QCOMPARE(ctl("offers --json").objects().size(), 8);
    QCOMPARE(ctl("offers --json --request 2 --therapist 1").objects().size(), 1);
    QVERIFY(ctl("request list").out.contains("Albany"));
    QCOMPARE(ctl("alerts").out, QByteArray("No alerts.\n"));
    QCOMPARE(ctl("alerts --json").out, QByteArray());
    QCOMPARE(ctl("status --json").object().value(QStringLiteral("login")).toString(), QStringLiteral("sue"));
}

void TestSlotctl::aRequestShowsItsSlotsOffersAndTimeline()
{
    const RequestId request = m_world->request(2);
    m_world->accept(request, 1);
    const QJsonObject shown = ctl("request show 1 --json").object();
    QCOMPARE(shown.value(QStringLiteral("appointments")).toArray().size(), 2);
    QCOMPARE(shown.value(QStringLiteral("offers")).toArray().size(), 4);
    const QJsonObject last = shown.value(QStringLiteral("timeline")).toArray().first().toObject();
    QCOMPARE(last.value(QStringLiteral("kind")).toString(), QStringLiteral("offer_accepted"));
    QVERIFY(last.value(QStringLiteral("at")).toString().endsWith(QLatin1Char('Z')));
    const Program text = ctl("request show #1");
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.contains("1 of 2 booked") && text.out.contains("offer_accepted"));
}

void TestSlotctl::feedsTellWhatTheCallerSees()
{
    const RequestId request = m_world->request(1);
    QCOMPARE(ctl("feed therapist 2 --json").object().value(QStringLiteral("feed")).toString(), QStringLiteral("offer"));
    m_world->accept(request, 1);
    QCOMPARE(ctl("feed therapist 1 --json").object().value(QStringLiteral("feed")).toString(),
             QStringLiteral("appointment"));
    QCOMPARE(ctl("feed therapist 2").out, QByteArray("Nothing coming up.\n"));
    QCOMPARE(ctl("feed client 1 --json").objects().size(), 1);
}

void TestSlotctl::theSameCommandIdIsDoneOnce()
{
    const OfferId offer = m_world->offer(m_world->request(2), 1);
    const QString id = QStringLiteral("6f2c9f0e-63a6-4a0c-9f5f-0d7c8c7b1a11");
    const QStringList accept = {QStringLiteral("accept"), QString::number(offer.value()),
                                QStringLiteral("--command-id"), id, QStringLiteral("--json")};
    QCOMPARE(ctl(accept).object().value(QStringLiteral("replayed")).toBool(), false);
    const qint64 before = written();
    const Program again = ctl(accept);
    QCOMPARE(again.code, 0);
    QCOMPARE(again.object().value(QStringLiteral("replayed")).toBool(), true);
    const Program other = ctl({QStringLiteral("accept"), QStringLiteral("2"), QStringLiteral("--command-id"), id});
    QCOMPARE(other.code, 4);
    QVERIFY(other.err.contains("command_reused"));
    QCOMPARE(written(), before);
}

void TestSlotctl::theWallClockIsTheMarkets()
{
    const QStringList base = {QStringLiteral("request"),   QStringLiteral("new"),      QStringLiteral("--client"),
                              QStringLiteral("1"),         QStringLiteral("--market"), QStringLiteral("1"),
                              QStringLiteral("--service"), QStringLiteral("swedish"),  QStringLiteral("--start")};
    const auto start = [&] {
        return m_world->text("select (max(starts_at) at time zone 'UTC')::text from slotdesk.appointment_request");
    };
    QCOMPARE(ctl(base + QStringList{longAhead}).code, 0);
    QCOMPARE(start(), QStringLiteral("2030-06-03 22:30:00"));
    QCOMPARE(ctl(base + QStringList{QStringLiteral("2030-07-03T18:30:00+02:00")}).code, 0);
    QCOMPARE(start(), QStringLiteral("2030-07-03 16:30:00"));
    const Program skipped = ctl(base + QStringList{QStringLiteral("2030-03-10 02:30")});
    QCOMPARE(skipped.code, 2);
    QVERIFY(skipped.err.contains("clocks skip it"));
    const Program twice = ctl(base + QStringList{QStringLiteral("2030-11-03 01:30")});
    QCOMPARE(twice.code, 2);
    QVERIFY(twice.err.contains("comes twice"));
}

void TestSlotctl::auditFindsWhatIsThere()
{
    const RequestId request = m_world->request(1);
    QCOMPARE(ctl("audit").code, 0);
    m_world->run("update slotdesk.setting set value = 'observe' where name = 'guard'");
    m_world->accept(request, 1);
    m_world->run("insert into slotdesk.appointment (request_id, therapist_id, status) values (1, 2, 'booked')");
    const Program found = ctl("audit --json");
    QCOMPARE(found.code, 1);
    QCOMPARE(found.object().value(QStringLiteral("double_bookings")).toArray().size(), 1);
    QCOMPARE(found.object().value(QStringLiteral("violations")).toArray().size(), 0);
    QCOMPARE(ctl("alerts --json --kind surplus").objects().size(), 1);
    // Who books sees the double bookings of their markets and is told what was not looked for.
    const Endpoint agent =
        m_server.login(m_database, QStringLiteral("audit_agent"), {QStringLiteral("slotdesk_agent")});
    const Program asAgent = Program::run(program, {QStringLiteral("audit"), QStringLiteral("--json"),
                                                   QStringLiteral("--db"), QString::fromUtf8(agent.conninfo())});
    QCOMPARE(asAgent.code, 1);
    QCOMPARE(asAgent.object().value(QStringLiteral("double_bookings")),
             found.object().value(QStringLiteral("double_bookings")));
    QVERIFY(asAgent.object().value(QStringLiteral("violations")).isNull());
    QVERIFY(asAgent.err.contains("not looked for"));
    m_world->run("update slotdesk.setting set value = 'enforce' where name = 'guard'");
}

void TestSlotctl::helpAndVersionAreResults()
{
    for (const QStringList& arguments :
         {QStringList{QStringLiteral("--help")}, QStringList{QStringLiteral("--version")},
          QStringList{QStringLiteral("accept"), QStringLiteral("--help")}}) {
        const Program said = Program::run(program, arguments);
        QCOMPARE(said.code, 0);
        QVERIFY(!said.out.isEmpty() && said.err.isEmpty());
    }
    QVERIFY(Program::run(program, {QStringLiteral("request"), QStringLiteral("new"), QStringLiteral("--help")})
                .out.contains("by the market's clock"));
}

void TestSlotctl::misuse_data()
{
    QTest::addColumn<QByteArray>("arguments");
    for (const char* arguments :
         {"frobnicate",
          "request",
          "accept",
          "accept x",
          "accept 0",
          "accept 1 2",
          "accept 1 --colour red",
          "accept 1 --command-id 123",
          "accept 1 --command-id {6f2c9f0e-63a6-4a0c-9f5f-0d7c8c7b1a11}",
          "release 1",
          "release 1 --reason illness --expect x",
          "cancel --reason weather",
          "cancel 1 --appointment 1 --reason weather",
          "request list --status shut",
          "request list --limit 0",
          "feed dog 1",
          "feed client x",
          "alerts --kind odd",
          "request new --client 1 --market 1 --service s --start tomorrow",
          "request new --client 1 --market 1 --service s --start 2030-13-01+10:00",
          "request new --client 1 --market 1 --service s --slots two --start 2030-06-03+18:30",
          "request new --client 1 --market 1 --service s --slots 99999999999 --start 2030-06-03+18:30",
          "request new --market 1 --service s --start 2030-06-03+18:30",
          "audit --mapping x",
          "import",
          "simulate --backends 0",
          "race --connections 1",
          "stop",
          "watch --count 0"})
        QTest::newRow(arguments) << QByteArray(arguments);
}

void TestSlotctl::misuse()
{
    QFETCH(QByteArray, arguments);
    m_world->request(1);
    const qint64 before = written();
    const Program said = ctl(arguments.constData());
    QCOMPARE(said.code, 2);
    QVERIFY(said.out.isEmpty());
    QVERIFY(said.err.startsWith("slotctl: "));
    QCOMPARE(written(), before);
}

void TestSlotctl::refusals_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* arguments, const char* says) {
        QTest::newRow(arguments) << QByteArray(arguments) << QByteArray(says);
    };
    row("accept 999", "There is no offer 999");
    row("request show 999", "There is no request 999");
    row("feed client 999", "No client 999");
    row("feed therapist 999", "No therapist 999");
    row("cancel 999 --reason weather", "There is no request 999");
    row("assign 1 999 --reason weather", "no therapist 999");
    row("release 1 --reason nonsense", "Reason codes: ");
    row("request list --market Atlantis", "no market \"Atlantis\"");
    row("request new --client 1 --market 9 --service s --start 2030-06-03+18:30", "no market 9");
    row("request new --client 9 --market 1 --service s --start 2030-06-03+18:30", "no client 9");
    row("request new --client 1 --market 1 --service s --slots 0 --start 2030-06-03+18:30", "1 to 8 slots");
    row("request new --client 1 --market 1 --service s --slots 99 --start 2030-06-03+18:30", "1 to 8 slots");
    row("request new --client 1 --market 1 --service s --start 2020-06-03+18:30", "in the past");
}

void TestSlotctl::refusals()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QByteArray, says);
    m_world->request(1);
    const qint64 before = written();
    const Program said = ctl(arguments.constData());
    QCOMPARE(said.code, 4);
    QVERIFY2(said.err.contains(says), said.err.constData());
    QCOMPARE(written(), before);
}

void TestSlotctl::aClosedPipeIsNoError()
{
    for (int i = 0; i < 3; ++i)
        m_world->request(1, 120 + i * 60);
    const Program said =
        Program::run(QStringLiteral("/bin/sh"),
                     {QStringLiteral("-c"), QStringLiteral("{ \"$1\" offers --json --db \"$2\"; echo $? >&2; } | :"),
                      QStringLiteral("sh"), program, QString::fromUtf8(m_supervisor.conninfo())});
    QCOMPARE(said.err, QByteArray("0\n"));
    const auto shell = [&](const char* script) {
        return Program::run(QStringLiteral("/bin/sh"),
                            {QStringLiteral("-c"), QString::fromLatin1(script), QStringLiteral("sh"), program,
                             QString::fromUtf8(m_supervisor.conninfo())});
    };
    QCOMPARE(shell("\"$1\" offers --json --db \"$2\" >&-").code, 0);
    const Program full = shell("\"$1\" offers --json --db \"$2\" >/dev/full");
    QCOMPARE(full.code, 4);
    QVERIFY(full.err.contains("could not be written"));
}

void TestSlotctl::watchPrintsEachEventAndEndsWithTheSignal()
{
    QProcess watch;
    watch.start(program, {QStringLiteral("watch"), QStringLiteral("--json"), QStringLiteral("--db"),
                          QString::fromUtf8(m_supervisor.conninfo())});
    QByteArray said;
    QTRY_VERIFY2(said.append(watch.readAllStandardError()).contains("Watching"), said.constData());
    const RequestId request = m_world->request(1);
    m_world->accept(request, 1);
    QByteArray lines;
    QTRY_COMPARE(lines.append(watch.readAllStandardOutput()).count('\n'), 2);
    const QJsonObject accepted = QJsonDocument::fromJson(lines.split('\n').at(1)).object();
    QCOMPARE(accepted.value(QStringLiteral("kind")).toString(), QStringLiteral("offer_accepted"));
    QCOMPARE(accepted.value(QStringLiteral("request_id")).toInteger(), request.value());
    ::kill(pid_t(watch.processId()), SIGINT);
    QVERIFY(watch.waitForFinished());
    QCOMPARE(watch.exitStatus(), QProcess::NormalExit);
    QCOMPARE(watch.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestSlotctl)
#include "tst_slotctl.moc"
