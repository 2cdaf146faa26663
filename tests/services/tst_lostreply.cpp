// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/bookingservice.h"
#include "tests/support/bookingworld.h"
#include "tests/support/cuttingproxy.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// The reply does not come: asked again with the same command id there is one effect, and it is told.
class TestLostReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aReplyLostAfterTheCommitIsAskedForAgain();
    void aRequestLostOnTheWayIsSentAgain();
    void aReplyLostTwiceIsInDoubtAndStillAnswered();
    void aServerKilledUnderTheCommandIsAskedAgain();
    void twoRetriesAtOnceHaveOneEffect();
    void noServerIsNotInDoubt();

private:
    [[nodiscard]] std::shared_ptr<DbWorker> worker(const Endpoint& endpoint) const;
    [[nodiscard]] qint64 count(const QByteArray& table, CommandId command);

    PgFixture m_pg;
    Endpoint m_endpoint;
    Endpoint m_agent;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    std::unique_ptr<BookingService> m_service;
};

namespace {

Outcome outcome(BookingService::Reply reply)
{
    const Result<Outcome> result = reply.result();
    if (!result)
        qFatal("No outcome: %s", qPrintable(result.error().text()));
    return *result;
}

DbError error(BookingService::Reply reply)
{
    const Result<Outcome> result = reply.result();
    if (result)
        qFatal("An outcome where none was expected: %s", qPrintable(result->message));
    return result.error();
}

} // namespace

void TestLostReply::init()
{
    m_endpoint = m_pg.freshDatabase(QStringLiteral("lost"));
    m_agent = m_pg.login(m_endpoint, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")});
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<BookingWorld>(*m_connection, 5);
    m_service = std::make_unique<BookingService>(worker(m_agent));
}

void TestLostReply::cleanup()
{
    m_service.reset();
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

std::shared_ptr<DbWorker> TestLostReply::worker(const Endpoint& endpoint) const
{
    PgConnection::Options options;
    options.applicationName = "tst_lostreply";
    return std::make_shared<DbWorker>(endpoint, options);
}

qint64 TestLostReply::count(const QByteArray& table, CommandId command)
{
    const QByteArray column = table == "command" ? "id" : "command";
    return m_world->number("select count(*) from slotdesk." + table + " where " + column + " = '" +
                           command.text().toLatin1() + "'");
}

void TestLostReply::aReplyLostAfterTheCommitIsAskedForAgain()
{
    const RequestId request = m_world->request(2);
    CuttingProxy proxy(m_pg.cluster().status().socketFolder);
    BookingService service(worker(proxy.through(m_agent)));
    proxy.cutReplyTo("accept_offer");
    const CommandId command = CommandId::make();
    const Outcome booked = outcome(service.acceptOffer(command, m_world->offer(request, 1)));
    QCOMPARE(proxy.cuts(), 1);
    QVERIFY(booked.ok);
    QVERIFY(booked.replayed);
    QCOMPARE(booked.appointment, m_world->slot(request, 1));
    QCOMPARE(count("command", command), 1);
    QCOMPARE(count("event", command), 1);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'booked'"), 1);
    // The worker is as good as new.
    QVERIFY(outcome(service.acceptOffer(CommandId::make(), m_world->offer(request, 2))).ok);
}

void TestLostReply::aRequestLostOnTheWayIsSentAgain()
{
    const RequestId request = m_world->request(1);
    CuttingProxy proxy(m_pg.cluster().status().socketFolder);
    BookingService service(worker(proxy.through(m_agent)));
    proxy.cutRequest("accept_offer");
    const CommandId command = CommandId::make();
    const Outcome booked = outcome(service.acceptOffer(command, m_world->offer(request, 1)));
    QCOMPARE(proxy.cuts(), 1);
    QVERIFY(booked.ok);
    QVERIFY(!booked.replayed);
    QCOMPARE(count("command", command), 1);
    QCOMPARE(count("event", command), 1);
}

void TestLostReply::aReplyLostTwiceIsInDoubtAndStillAnswered()
{
    const RequestId request = m_world->request(1);
    CuttingProxy proxy(m_pg.cluster().status().socketFolder);
    BookingService service(worker(proxy.through(m_agent)));
    proxy.cutReplyTo("accept_offer", 2);
    const CommandId command = CommandId::make();
    const DbError doubt = error(service.acceptOffer(command, m_world->offer(request, 1)));
    QCOMPARE(proxy.cuts(), 2);
    QVERIFY(doubt.inDoubt);
    QCOMPARE(doubt.kind, DbError::Kind::Lost);
    const Outcome answer = outcome(service.acceptOffer(command, m_world->offer(request, 1)));
    QVERIFY(answer.ok);
    QVERIFY(answer.replayed);
    QCOMPARE(count("command", command), 1);
    QCOMPARE(count("event", command), 1);
}

void TestLostReply::aServerKilledUnderTheCommandIsAskedAgain()
{
    const RequestId request = m_world->request(1);
    const auto holder = PgFixture::connect(m_endpoint);
    PgFixture::run(*holder, "begin");
    PgFixture::run(*holder, "select from slotdesk.appointment_request for update");
    const CommandId command = CommandId::make();
    BookingService::Reply reply = m_service->acceptOffer(command, m_world->offer(request, 1));
    // Its first backend waits for the lock: kill it there. The second one waits again and is let through.
    const QByteArray waiting = "select pid from pg_stat_activity where application_name = 'tst_lostreply' and "
                               "wait_event_type = 'Lock' and datname = current_database()";
    QTRY_VERIFY(!m_world->run(waiting).isEmpty());
    const qint64 first = m_world->number(waiting);
    m_world->run("select pg_terminate_backend(" + QByteArray::number(first) + ")");
    QTRY_VERIFY(!m_world->run(waiting + " and pid <> " + QByteArray::number(first)).isEmpty());
    PgFixture::run(*holder, "rollback");
    const Outcome booked = outcome(reply);
    QVERIFY(booked.ok);
    QVERIFY(!booked.replayed);
    QCOMPARE(count("event", command), 1);
}

void TestLostReply::twoRetriesAtOnceHaveOneEffect()
{
    for (int round = 0; round < 20; ++round) {
        const RequestId request = m_world->request(1, 180 + 70 * round);
        const OfferId offer = m_world->offer(request, 1);
        const CommandId command = CommandId::make();
        BookingService other(worker(m_agent));
        BookingService::Reply left = m_service->acceptOffer(command, offer);
        BookingService::Reply right = other.acceptOffer(command, offer);
        const Outcome one = outcome(left);
        const Outcome two = outcome(right);
        QVERIFY(one.ok && two.ok);
        QCOMPARE(int(one.replayed) + int(two.replayed), 1);
        QCOMPARE(one.appointment, two.appointment);
        QCOMPARE(count("event", command), 1);
    }
}

void TestLostReply::noServerIsNotInDoubt()
{
    QTemporaryDir nowhere;
    BookingService service(worker(Endpoint::socket(nowhere.path(), m_endpoint.database(), QStringLiteral("ana"))));
    const DbError none = error(service.acceptOffer(CommandId::make(), OfferId(1)));
    QCOMPARE(none.kind, DbError::Kind::Unreachable);
    QVERIFY(!none.inDoubt);
}

QTEST_GUILESS_MAIN(TestLostReply)
#include "tst_lostreply.moc"
