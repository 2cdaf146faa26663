// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

using namespace slotdesk;

/// The dry run answers what its command answers, and leaves nothing behind: no row, no lock, no transaction id.
class TestPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void itForetellsEveryCommand();
    void itLeavesNoTrace_data();
    void itLeavesNoTrace();
    void itWaitsForNobody();
    void itSeesOneMoment();
    void itIsARefusalWordForWord();
    void wrongShapesAreInvalid_data();
    void wrongShapesAreInvalid();
    void rightsAreTheCommandsOwn();
    void aNullIdMakesNoDryRunOfACommand();

private:
    Outcome preview(const QByteArray& function, const QByteArray& arguments);

    PgFixture m_fixture;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    Endpoint m_endpoint;
};

void TestPreview::init()
{
    if (m_endpoint.isNull())
        m_endpoint = m_fixture.freshDatabase(QStringLiteral("preview"));
    m_connection = PgFixture::connect(m_endpoint);
    BookingWorld::clear(*m_connection);
    m_world = std::make_unique<BookingWorld>(*m_connection, 4);
}

void TestPreview::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

Outcome TestPreview::preview(const QByteArray& function, const QByteArray& arguments)
{
    return outcomeOf(m_world->run("select * from slotdesk.preview('" + function + "', '" + arguments + "')"));
}

// Alone in a database of its own, so that nothing changes between the preview and the command.
void TestPreview::itForetellsEveryCommand()
{
    const Endpoint endpoint = m_fixture.freshDatabase(QStringLiteral("foretold"));
    auto connection = PgFixture::connect(endpoint);
    QFile script(QStringLiteral(SLOTDESK_SOURCE_DIR "/tests/services/data/randomwalk.sql"));
    QVERIFY(script.open(QIODevice::ReadOnly));
    QVERIFY(connection->script(script.readAll()).ok());
    const double seed = QRandomGenerator::global()->generateDouble();
    qInfo("seed %.9f", seed);
    connection->setStatementTimeout(240000);
    PgFixture::run(*connection, "call walk.foretell(900, $1)", SqlParams().raw(QByteArray::number(seed, 'f', 9)));
    const PgResult doubts =
        PgFixture::run(*connection, "select function, arguments, previewed, answered from walk.doubt limit 20");
    for (int row = 0; row < doubts.rows(); ++row)
        qWarning("%s %s: %s, then %s", doubts.bytes(row, 0).constData(), doubts.bytes(row, 1).constData(),
                 doubts.bytes(row, 2).constData(), doubts.bytes(row, 3).constData());
    QCOMPARE(doubts.rows(), 0);
    QVERIFY(PgFixture::run(*connection, "select count(distinct function) from walk.tally").int64(0, 0) >= 16);
    QCOMPARE(PgFixture::run(*connection, "select count(*) from slotdesk.violations()").int64(0, 0), 0);
}

void TestPreview::itLeavesNoTrace_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<bool>("ok");
    const auto row = [](const char* name, const char* arguments, bool ok) {
        QTest::newRow(name) << QByteArray(arguments) << ok;
    };
    // Request 1: slots 1 (T1) and 2 (open), offers 1 to 4. Request 2: slot 3 (T2), full, offers 5 to 8.
    row("create_request",
        R"({"client": 1, "market": 1, "service": "S", "slots": 1, "starts_at": "2030-01-01T10:00Z", "minutes": 60})",
        true);
    row("accept_offer", R"({"offer": 3})", true);
    row("decline_offer", R"({"offer": 3})", true);
    row("withdraw_offer", R"({"offer": 3, "reason": "other"})", true);
    row("join_waitlist", R"({"offer": 7})", true);
    row("send_offers", R"({"request": 1, "therapists": [1, 2]})", true);
    row("assign", R"({"appointment": 2, "therapist": 3, "expected_version": 1, "reason": "other"})", true);
    row("reassign", R"({"appointment": 1, "therapist": 3, "reason": "other"})", true);
    row("release", R"({"appointment": 3, "reason": "illness"})", true);
    row("swap", R"({"appointment_a": 1, "appointment_b": 3, "reason": "other"})", true);
    row("reschedule", R"({"request": 1, "starts_at": "2030-01-01T10:00Z", "minutes": 60, "reason": "other"})", true);
    row("cancel_appointment", R"({"appointment": 1, "reason": "weather"})", true);
    row("cancel_request", R"({"request": 1, "reason": "weather", "asked_by": "client"})", true);
    row("complete", R"({"appointment": 1})", false);
    row("no_show", R"({"appointment": 1, "reason": "nobody_there"})", false);
    row("undo", R"({"undoes": "00000000-0000-0000-0000-000000000001"})", true);
    row("release_all", R"({"items": [3, 1], "reason": "illness"})", true);
    row("cancel_all", R"({"items": [1, 2], "reason": "weather"})", true);
    row("send_offers_all", R"({"items": [1]})", true);
}

void TestPreview::itLeavesNoTrace()
{
    QFETCH(QByteArray, arguments);
    QFETCH(bool, ok);
    m_world->request(2, 180);
    m_world->request(1, 180);
    const CommandId accepting(QUuid(QStringLiteral("00000000-0000-0000-0000-000000000001")));
    QVERIFY(m_world->call("accept_offer", {"1"}, accepting).ok);
    QVERIFY(m_world->call("accept_offer", {"6"}).ok);
    QVERIFY(m_world->call("decline_offer", {"2"}).ok);
    const QByteArray rows =
        "select (select count(*) from slotdesk.event) + (select count(*) from slotdesk.command) * 1000 "
        "+ (select sum(version) from slotdesk.appointment) * 1000000";
    const qint64 before = m_world->number(rows);
    m_world->run("begin");
    const Outcome would = preview(QTest::currentDataTag(), arguments);
    QVERIFY2(would.ok == ok, qPrintable(would.message));
    QCOMPARE(m_world->text("select coalesce(pg_current_xact_id_if_assigned()::text, '')"), QString());
    QCOMPARE(m_world->number("select count(*) from pg_locks where pid = pg_backend_pid() and mode not in "
                             "('AccessShareLock', 'ExclusiveLock')"),
             0);
    m_world->run("commit");
    QCOMPARE(m_world->number(rows), before);
    QVERIFY(!would.replayed);
}

void TestPreview::itWaitsForNobody()
{
    const RequestId request = m_world->request(1);
    auto other = PgFixture::connect(m_endpoint);
    PgFixture::run(*other, "begin");
    PgFixture::run(*other, "select from slotdesk.appointment_request for update");
    PgFixture::run(*other, "select from slotdesk.therapist for update");
    m_world->run("set lock_timeout = '100ms'");
    const QByteArray offer = QByteArray::number(m_world->offer(request, 1).value());
    QVERIFY(preview("accept_offer", "{\"offer\": " + offer + "}").ok);
    QCOMPARE(m_world->call("accept_offer", {offer}).code, Outcome::Code::Busy);
    PgFixture::run(*other, "rollback");
}

// A cancellation is committed between two looks of a dry run, which stands still there once because the test says so.
void TestPreview::itSeesOneMoment()
{
    const Endpoint endpoint = m_fixture.freshDatabase(QStringLiteral("onemoment"));
    auto reader = PgFixture::connect(endpoint);
    auto writer = PgFixture::connect(endpoint);
    BookingWorld world(*writer, 2);
    const RequestId request = world.request(1);
    const QByteArray offer = QByteArray::number(world.offer(request, 1).value());
    world.run("create or replace function slotdesk.hold_therapists(p_command uuid, p_therapists bigint[]) returns void "
              "language plpgsql as $$ begin if p_command is null then "
              "perform pg_advisory_lock_shared(46), pg_advisory_unlock_shared(46); end if; end $$");
    world.run("select pg_advisory_lock(46)");
    QVERIFY(reader->send("select * from slotdesk.preview('accept_offer', '{\"offer\": " + offer + "}')").ok());
    QTRY_COMPARE(world.number("select count(*) from pg_locks where locktype = 'advisory' and not granted"), 1);
    QVERIFY(world.call("cancel_request", {QByteArray::number(request.value()), "1", "'weather'", "'client'"}).ok);
    world.run("select pg_advisory_unlock(46)");
    const Result<PgResult> answer = reader->receive();
    QVERIFY2(answer.ok(), answer ? "" : qPrintable(answer.error().text()));
    QCOMPARE(outcomeOf(*answer).code, Outcome::Code::RequestClosed);
    QCOMPARE(world.violations(), QStringList());
}

void TestPreview::itIsARefusalWordForWord()
{
    const RequestId request = m_world->request(1);
    QVERIFY(m_world->accept(request, 1).ok);
    const QByteArray late = QByteArray::number(m_world->offer(request, 2).value());
    const Outcome foretold = preview("accept_offer", "{\"offer\": " + late + "}");
    const Outcome lost = m_world->call("accept_offer", {late});
    QCOMPARE(foretold.code, Outcome::Code::AlreadyFilled);
    QCOMPARE(foretold.message, lost.message);
    QCOMPARE(foretold.detail, lost.detail);
    QCOMPARE(foretold.appointment, lost.appointment);
}

void TestPreview::wrongShapesAreInvalid_data()
{
    QTest::addColumn<QByteArray>("call");
    const auto row = [](const char* call) { QTest::newRow(call) << QByteArray(call); };
    row("null, '{}'");
    row("'accept_offer', null");
    row("'accept_offer', '[]'");
    row("'accept_offer', '7'");
    row("'accept_offer', '{\"offer\": \"x\"}'");
    row("'accept_offer', '{\"offer\": 1.5}'");
    row("'accept_offer', '{\"offer\": 1e30}'");
    row("'accept_offer', '{\"offer\": [1]}'");
    row("'accept_offer', '{\"offer\": {\"id\": 1}}'");
    row("'accept_offer', '{\"command\": 1}'");
    row("'accept_offer', '{\"offre\": 1}'");
    row("'send_offers', '{\"request\": 1, \"therapists\": [[1]]}'");
    row("'cancel_all', '{\"items\": {\"a\": 1}, \"reason\": \"weather\"}'");
    row("'reschedule', '{\"request\": 1, \"starts_at\": \"soon\"}'");
    row("'undo', '{\"undoes\": \"x\"}'");
    row("'no_such_command', '{}'");
    row("'run_command', '{}'");
    row("'preview', '{}'");
    row("'expire_due', '{}'");
}

void TestPreview::wrongShapesAreInvalid()
{
    QFETCH(QByteArray, call);
    QCOMPARE(outcomeOf(m_world->run("select * from slotdesk.preview(" + call + ")")).code, Outcome::Code::Invalid);
}

void TestPreview::rightsAreTheCommandsOwn()
{
    m_world->request(1);
    const auto as = [this](const char* name, const char* group, const QList<qint64>& markets) {
        return PgFixture::connect(
            m_fixture.login(m_endpoint, QString::fromLatin1(name), {QString::fromLatin1(group)}, markets));
    };
    auto far = as("preview_far", "slotdesk_agent", {4711});
    const QByteArray accept = "select * from slotdesk.preview('accept_offer', '{\"offer\": 1}')";
    QCOMPARE(outcomeOf(PgFixture::run(*far, accept)).code, Outcome::Code::NotAllowed);
    auto admin = as("preview_admin", "slotdesk_admin", {});
    QCOMPARE(outcomeOf(PgFixture::run(*admin, accept)).code, Outcome::Code::NotAllowed);
    auto reader = as("preview_reader", "slotdesk_reader", {});
    QCOMPARE(reader->exec(accept).error().sqlState, QByteArray("42501"));
}

void TestPreview::aNullIdMakesNoDryRunOfACommand()
{
    const RequestId request = m_world->request(1);
    const QByteArray offer = QByteArray::number(m_world->offer(request, 1).value());
    QCOMPARE(outcomeOf(m_world->run("select * from slotdesk.accept_offer(null, " + offer + ")")).code,
             Outcome::Code::Invalid);
    QVERIFY(m_world->accept(request, 1).ok);
}

QTEST_GUILESS_MAIN(TestPreview)
#include "tst_preview.moc"
