// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/bookingservice.h"
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// One method a command: what it sends, what it changes, and every way to be refused.
class TestBookingService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void createRequestSendsEveryArgument();
    void createRequestAsksWhoIsNamed();
    void offersAreSentAcceptedAndDeclined();
    void aSlotIsAssignedReassignedAndReleased();
    void aSlotAndARequestAreCancelled();
    void everyRefusalIsAnOutcome_data();
    void everyRefusalIsAnOutcome();
    void anotherMarketIsNotAllowed();
    void aLockHeldTooLongIsBusy();

private:
    [[nodiscard]] std::shared_ptr<DbWorker> worker(const Endpoint& endpoint) const;
    [[nodiscard]] int version(AppointmentId slot);
    [[nodiscard]] qint64 count(const QByteArray& table, CommandId command);

    PgFixture m_pg;
    Endpoint m_endpoint;
    Endpoint m_agent;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    std::unique_ptr<BookingService> m_service;
};

namespace {

const QString mistake = QStringLiteral("mistake");

Outcome outcome(BookingService::Reply reply)
{
    const Result<Outcome> result = reply.result();
    if (!result)
        qFatal("No outcome: %s", qPrintable(result.error().text()));
    return *result;
}

} // namespace

void TestBookingService::init()
{
    m_endpoint = m_pg.freshDatabase(QStringLiteral("service"));
    m_agent = m_pg.login(m_endpoint, QStringLiteral("ana"), {QStringLiteral("slotdesk_agent")});
    m_connection = PgFixture::connect(m_endpoint);
    m_world = std::make_unique<BookingWorld>(*m_connection, 5);
    m_service = std::make_unique<BookingService>(worker(m_agent));
}

void TestBookingService::cleanup()
{
    m_service.reset();
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

std::shared_ptr<DbWorker> TestBookingService::worker(const Endpoint& endpoint) const
{
    PgConnection::Options options;
    options.applicationName = "tst_bookingservice";
    return std::make_shared<DbWorker>(endpoint, options);
}

int TestBookingService::version(AppointmentId slot)
{
    return int(
        m_world->number("select version from slotdesk.appointment where id = " + QByteArray::number(slot.value())));
}

qint64 TestBookingService::count(const QByteArray& table, CommandId command)
{
    const QByteArray column = table == "command" ? "id" : "command";
    return m_world->number("select count(*) from slotdesk." + table + " where " + column + " = '" +
                           command.text().toLatin1() + "'");
}

void TestBookingService::createRequestSendsEveryArgument()
{
    NewRequest wish;
    wish.client = m_world->client();
    wish.market = m_world->market();
    wish.service = QStringLiteral("Couple's \"Deep\" 90");
    wish.slots = 2;
    wish.startsAt = QDateTime::currentDateTimeUtc().addSecs(7200);
    wish.minutes = 90;
    wish.note = QStringLiteral("Ring twice; 2nd floor — größe\nthanks");
    wish.priceCents = 48600;
    wish.payCents = 10000;
    const Outcome made = outcome(m_service->createRequest(CommandId::make(), wish));
    QVERIFY2(made.ok, qPrintable(made.message));
    QVERIFY(made.request.isValid());
    const PgResult row = PgFixture::run(*m_connection,
                                        "select r.service, r.slots, r.starts_at, r.note, r.price_cents, "
                                        "extract(epoch from r.ends_at - r.starts_at)::int / 60, min(a.pay_cents), "
                                        "count(distinct a.id), (select count(*) from slotdesk.appointment_offer) "
                                        "from slotdesk.appointment_request r join slotdesk.appointment a "
                                        "on a.request_id = r.id where r.id = $1 group by r.id",
                                        SqlParams().add(made.request));
    QCOMPARE(row.text(0, 0), wish.service);
    QCOMPARE(row.int32(0, 1), 2);
    QCOMPARE(row.time(0, 2), wish.startsAt);
    QCOMPARE(row.text(0, 3), wish.note);
    QCOMPARE(row.int64(0, 4), wish.priceCents);
    QCOMPARE(row.int32(0, 5), 90);
    QCOMPARE(row.int64(0, 6), wish.payCents);
    QCOMPARE(row.int64(0, 7), 2);
    QCOMPARE(row.int64(0, 8), 5);
}

void TestBookingService::createRequestAsksWhoIsNamed()
{
    NewRequest wish;
    wish.client = m_world->client();
    wish.market = m_world->market();
    wish.service = QStringLiteral("Swedish 60");
    wish.startsAt = QDateTime::currentDateTimeUtc().addSecs(7200);
    wish.therapists = {m_world->therapist(2), m_world->therapist(4)};
    const Outcome made = outcome(m_service->createRequest(CommandId::make(), wish));
    QVERIFY2(made.ok, qPrintable(made.message));
    QCOMPARE(m_world->text("select string_agg(t.name, ',' order by t.name) from slotdesk.appointment_offer o "
                           "join slotdesk.therapist t on t.id = o.therapist_id"),
             QStringLiteral("T2,T4"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_request where note is null and price_cents "
                             "is null"),
             1);
}

void TestBookingService::offersAreSentAcceptedAndDeclined()
{
    const RequestId request = m_world->request(2);
    const CommandId accepting = CommandId::make();
    const Outcome accepted = outcome(m_service->acceptOffer(accepting, m_world->offer(request, 1)));
    QVERIFY(accepted.ok);
    QVERIFY(!accepted.replayed);
    QCOMPARE(accepted.request, request);
    QCOMPARE(accepted.appointment, m_world->slot(request, 1));
    QCOMPARE(accepted.offer, m_world->offer(request, 1));
    QCOMPARE(accepted.version, version(accepted.appointment));
    QCOMPARE(accepted.detail.value(QStringLiteral("open_slots")).toInt(), 1);
    const Outcome again = outcome(m_service->acceptOffer(accepting, m_world->offer(request, 1)));
    QVERIFY(again.replayed);
    QCOMPARE(again.appointment, accepted.appointment);

    QVERIFY(outcome(m_service->declineOffer(CommandId::make(), m_world->offer(request, 2))).ok);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'declined'"), 1);
    const Outcome sent = outcome(m_service->sendOffers(CommandId::make(), request, {m_world->therapist(2)}));
    QVERIFY(sent.ok);
    QCOMPARE(sent.detail.value(QStringLiteral("sent")).toInt(), 1);
    QCOMPARE(outcome(m_service->sendOffers(CommandId::make(), request)).detail.value(QStringLiteral("sent")).toInt(),
             0);
}

void TestBookingService::aSlotIsAssignedReassignedAndReleased()
{
    const RequestId request = m_world->request(1);
    const AppointmentId slot = m_world->slot(request, 1);
    const Outcome assigned = outcome(
        m_service->assign(CommandId::make(), slot, m_world->therapist(1), 1, QStringLiteral("phone_agreement")));
    QVERIFY2(assigned.ok, qPrintable(assigned.message));
    QCOMPARE(assigned.version, 2);
    const Outcome moved = outcome(m_service->reassign(CommandId::make(), slot, m_world->therapist(2), assigned.version,
                                                      QStringLiteral("illness: called in at eight")));
    QVERIFY2(moved.ok, qPrintable(moved.message));
    const Outcome late =
        outcome(m_service->reassign(CommandId::make(), slot, m_world->therapist(3), assigned.version, mistake));
    QCOMPARE(late.code, Outcome::Code::Changed);
    // Version 0: do not check.
    QVERIFY(outcome(m_service->reassign(CommandId::make(), slot, m_world->therapist(3), 0, mistake)).ok);
    QVERIFY(outcome(m_service->release(CommandId::make(), slot, version(slot), QStringLiteral("car_trouble"))).ok);
    QCOMPARE(m_world->text("select status from slotdesk.appointment"), QStringLiteral("open"));
}

void TestBookingService::aSlotAndARequestAreCancelled()
{
    const RequestId request = m_world->request(2);
    const AppointmentId slot = m_world->slot(request, 1);
    const CommandId command = CommandId::make();
    QVERIFY(outcome(m_service->cancelAppointment(command, slot, 0, mistake, QStringLiteral("client"))).ok);
    QCOMPARE(m_world->text("select arguments ->> 'asked_by' from slotdesk.command where id = '" +
                           command.text().toLatin1() + "'"),
             QStringLiteral("client"));
    QVERIFY(outcome(m_service->cancelRequest(CommandId::make(), request, 0, QStringLiteral("weather"))).ok);
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("cancelled"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'pending'"), 0);
}

void TestBookingService::everyRefusalIsAnOutcome_data()
{
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, Outcome::Code code) { QTest::newRow(name) << int(code); };
    row("command_reused", Outcome::Code::CommandReused);
    row("invalid", Outcome::Code::Invalid);
    row("not_found", Outcome::Code::NotFound);
    row("request_closed", Outcome::Code::RequestClosed);
    row("already_filled", Outcome::Code::AlreadyFilled);
    row("offer_closed", Outcome::Code::OfferClosed);
    row("changed", Outcome::Code::Changed);
    row("already_on_request", Outcome::Code::AlreadyOnRequest);
    row("therapist_busy", Outcome::Code::TherapistBusy);
}

void TestBookingService::everyRefusalIsAnOutcome()
{
    QFETCH(int, code);
    const RequestId request = m_world->request(2);
    const AppointmentId slot = m_world->slot(request, 2);
    const CommandId first = CommandId::make();
    QVERIFY(outcome(m_service->acceptOffer(first, m_world->offer(request, 1))).ok);
    const auto refusal = [&]() -> Outcome {
        switch (Outcome::Code(code)) {
        case Outcome::Code::CommandReused:
            return outcome(m_service->acceptOffer(first, m_world->offer(request, 2)));
        case Outcome::Code::Invalid:
            return outcome(m_service->release(CommandId::make(), slot, 0, QStringLiteral("because")));
        case Outcome::Code::NotFound:
            return outcome(m_service->acceptOffer(CommandId::make(), OfferId(999999)));
        case Outcome::Code::RequestClosed:
            (void)outcome(m_service->cancelRequest(CommandId::make(), request, 0, mistake));
            return outcome(m_service->acceptOffer(CommandId::make(), m_world->offer(request, 2)));
        case Outcome::Code::AlreadyFilled:
            (void)outcome(m_service->acceptOffer(CommandId::make(), m_world->offer(request, 2)));
            return outcome(m_service->acceptOffer(CommandId::make(), m_world->offer(request, 3)));
        case Outcome::Code::OfferClosed:
            (void)outcome(m_service->declineOffer(CommandId::make(), m_world->offer(request, 2)));
            return outcome(m_service->acceptOffer(CommandId::make(), m_world->offer(request, 2)));
        case Outcome::Code::Changed:
            return outcome(m_service->assign(CommandId::make(), slot, m_world->therapist(2), 77, mistake));
        case Outcome::Code::AlreadyOnRequest:
            return outcome(m_service->assign(CommandId::make(), slot, m_world->therapist(1), 0, mistake));
        case Outcome::Code::TherapistBusy:
            return outcome(m_service->assign(CommandId::make(), m_world->slot(m_world->request(1), 1),
                                             m_world->therapist(1), 0, mistake));
        default:
            return {};
        }
    }();
    QVERIFY(!refusal.ok);
    QVERIFY2(refusal.code == Outcome::Code(code), qPrintable(refusal.codeText));
    QVERIFY(!refusal.message.isEmpty());
    QVERIFY(!refusal.replayed);
}

void TestBookingService::anotherMarketIsNotAllowed()
{
    const Endpoint far = m_pg.login(m_endpoint, QStringLiteral("far"), {QStringLiteral("slotdesk_agent")}, {4711});
    const RequestId request = m_world->request(1);
    BookingService service(worker(far));
    const Outcome refused = outcome(service.acceptOffer(CommandId::make(), m_world->offer(request, 1)));
    QCOMPARE(refused.code, Outcome::Code::NotAllowed);
}

void TestBookingService::aLockHeldTooLongIsBusy()
{
    const RequestId request = m_world->request(1);
    const OfferId offer = m_world->offer(request, 1);
    PgFixture::run(*m_connection, QByteArray("alter database " + m_connection->quoted(m_endpoint.database()) +
                                             " set lock_timeout = '200ms'"));
    const auto holder = PgFixture::connect(m_endpoint);
    PgFixture::run(*holder, "begin");
    PgFixture::run(*holder, "select from slotdesk.appointment_request for update");
    BookingService service(worker(m_agent));
    const CommandId command = CommandId::make();
    QCOMPARE(outcome(service.acceptOffer(command, offer)).code, Outcome::Code::Busy);
    QCOMPARE(count("command", command), 0);
    PgFixture::run(*holder, "rollback");
    const Outcome later = outcome(service.acceptOffer(command, offer));
    QVERIFY(later.ok);
    QVERIFY(!later.replayed);
}

QTEST_GUILESS_MAIN(TestBookingService)
#include "tst_bookingservice.moc"
