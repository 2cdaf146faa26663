// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// The rules of resources/sql/0004 to 0007, one command at a time, each ending with violations() empty.
class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void createRequestMakesSlotsAndOffers();
    void createRequestRefuses_data();
    void createRequestRefuses();
    void acceptFillsTheSlotsInOrder();
    void aLoserIsToldWhoAndWhen();
    void theSameCommandIdAnswersTheSame();
    void acceptKnowsLapsedAndClosed();
    void oneTherapistIsInOnePlace();
    void reassignMovesTheSlotAndTheOffers();
    void aVersionThatMovedOnIsChanged();
    void releaseRevivesOnlyWhoWasFull();
    void releaseOfASurplusOpensNothing();
    void cancelOneOfTwoThenAll();
    void cancelRequestWithdrawsEverything();
    void expireDueFollowsTheClock();
    void otherIsolationLevelsAreRefused();
    void aSecondCommandDoesNotWait();
    void refusalsLeaveAReceiptAndNoEvent();

private:
    PgFixture m_fixture;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    Endpoint m_endpoint;
};

namespace {

QByteArray num(qint64 value)
{
    return QByteArray::number(value);
}
template <typename Tag>
QByteArray num(Id<Tag> id)
{
    return QByteArray::number(id.value());
}

} // namespace

void TestCommands::init()
{
    if (m_endpoint.isNull())
        m_endpoint = m_fixture.freshDatabase(QStringLiteral("commands"));
    m_connection = PgFixture::connect(m_endpoint);
    BookingWorld::clear(*m_connection);
    m_world = std::make_unique<BookingWorld>(*m_connection, 5);
}

void TestCommands::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

void TestCommands::createRequestMakesSlotsAndOffers()
{
    const RequestId request = m_world->request(2);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'open' and position in (1, 2)"),
             2);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'pending'"), 5);
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request where id = " + num(request)),
             QStringLiteral("open"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.event where kind = 'request_created'"), 1);
}

void TestCommands::createRequestRefuses_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, const char* arguments, const char* code) {
        QTest::newRow(name) << QByteArray(arguments) << QString::fromLatin1(code);
    };
    row("no slots", "1, 1, 'x', 0, now() + interval '1 day', 60", "invalid");
    row("99 slots", "1, 1, 'x', 99, now() + interval '1 day', 60", "invalid");
    row("null slots", "1, 1, 'x', null, now() + interval '1 day', 60", "invalid");
    row("past start", "1, 1, 'x', 1, now() - interval '1 minute', 60", "invalid");
    row("endless start", "1, 1, 'x', 1, 'infinity', 60", "invalid");
    row("no service", "1, 1, ' ', 1, now() + interval '1 day', 60", "invalid");
    row("no time", "1, 1, 'x', 1, now() + interval '1 day', 0", "invalid");
    row("negative price", "1, 1, 'x', 1, now() + interval '1 day', 60, null, null, -1", "invalid");
    row("null therapist", "1, 1, 'x', 1, now() + interval '1 day', 60, array[null]::bigint[]", "invalid");
    row("unknown client", "999, 1, 'x', 1, now() + interval '1 day', 60", "not_found");
    row("unknown market", "1, 999, 'x', 1, now() + interval '1 day', 60", "not_found");
    row("unknown therapist", "1, 1, 'x', 1, now() + interval '1 day', 60, array[999]", "not_found");
}

void TestCommands::createRequestRefuses()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QString, code);
    const Outcome outcome = m_world->call("create_request", {arguments});
    QVERIFY(!outcome.ok);
    QCOMPARE(outcome.codeText, code);
    QVERIFY(!outcome.message.isEmpty());
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_request"), 0);
    QCOMPARE(m_world->number("select count(*) from slotdesk.event"), 0);
}

void TestCommands::acceptFillsTheSlotsInOrder()
{
    const RequestId request = m_world->request(2);
    QCOMPARE(m_world->accept(request, 3).appointment, m_world->slot(request, 1));
    const Outcome second = m_world->accept(request, 1);
    QCOMPARE(second.appointment, m_world->slot(request, 2));
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("filled"));
    QCOMPARE(
        m_world->number("select count(*) from slotdesk.appointment_offer where status = 'expired' and cause = 'full'"),
        3);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'accepted'"), 2);
}

void TestCommands::aLoserIsToldWhoAndWhen()
{
    const RequestId request = m_world->request(1);
    const Outcome winner = m_world->accept(request, 2);
    QVERIFY(winner.ok);
    const Outcome loser = m_world->accept(request, 4);
    QCOMPARE(loser.code, Outcome::Code::AlreadyFilled);
    QCOMPARE(loser.detail.value(QStringLiteral("winner")).toString(), QStringLiteral("T2"));
    QCOMPARE(loser.detail.value(QStringLiteral("at")), winner.detail.value(QStringLiteral("at")));
    const QString clock = m_world->text("select to_char(booked_at at time zone 'America/New_York', 'HH24:MI:SS.MS') "
                                        "from slotdesk.appointment");
    QCOMPARE(loser.message, QStringLiteral("T2 took the last slot at %1").arg(clock));
}

void TestCommands::theSameCommandIdAnswersTheSame()
{
    const RequestId request = m_world->request(1);
    const CommandId command = CommandId::make();
    const QByteArray offer = num(m_world->offer(request, 1));
    const Outcome first = m_world->call("accept_offer", {offer}, command);
    const Outcome again = m_world->call("accept_offer", {offer}, command);
    QVERIFY(first.ok && !first.replayed);
    QVERIFY(again.ok && again.replayed);
    QCOMPARE(again.appointment, first.appointment);
    QCOMPARE(again.detail, first.detail);
    QCOMPARE(m_world->call("accept_offer", {num(m_world->offer(request, 2))}, command).code,
             Outcome::Code::CommandReused);
    QCOMPARE(m_world->call("decline_offer", {offer}, command).code, Outcome::Code::CommandReused);

    const CommandId refused = CommandId::make();
    const QByteArray late = num(m_world->offer(request, 3));
    const Outcome lost = m_world->call("accept_offer", {late}, refused);
    QCOMPARE(lost.code, Outcome::Code::AlreadyFilled);
    QVERIFY(m_world->call("release", {num(first.appointment), "null", "'illness'"}).ok);
    const Outcome stillLost = m_world->call("accept_offer", {late}, refused);
    QCOMPARE(stillLost.code, Outcome::Code::AlreadyFilled);
    QVERIFY(stillLost.replayed);
}

void TestCommands::acceptKnowsLapsedAndClosed()
{
    const RequestId request = m_world->request(1);
    m_world->run("update slotdesk.appointment_offer set expires_at = now() - interval '1 s' where id = " +
                 num(m_world->offer(request, 1)));
    QCOMPARE(m_world->accept(request, 1).code, Outcome::Code::OfferClosed);
    QVERIFY(m_world->call("decline_offer", {num(m_world->offer(request, 2))}).ok);
    QCOMPARE(m_world->accept(request, 2).code, Outcome::Code::OfferClosed);
    QVERIFY(m_world->call("cancel_request", {num(request), "null", "'client_cancelled'"}).ok);
    QCOMPARE(m_world->accept(request, 3).code, Outcome::Code::RequestClosed);
    QCOMPARE(m_world->call("accept_offer", {"4711"}).code, Outcome::Code::NotFound);
    QCOMPARE(m_world->call("accept_offer", {"null"}).code, Outcome::Code::Invalid);
}

void TestCommands::oneTherapistIsInOnePlace()
{
    const RequestId couples = m_world->request(2, 180);
    const RequestId overlapping = m_world->request(1, 200);
    const RequestId touching = m_world->request(1, 180);
    m_world->run(
        "update slotdesk.appointment_request r set starts_at = o.ends_at, ends_at = o.ends_at + interval '1 h' "
        "from slotdesk.appointment_request o where o.id = " +
        num(couples) + " and r.id = " + num(touching));
    m_world->run("update slotdesk.appointment a set starts_at = r.starts_at, ends_at = r.ends_at "
                 "from slotdesk.appointment_request r where r.id = a.request_id");
    QVERIFY(m_world->accept(couples, 1).ok);
    const Outcome twice = m_world->call(
        "assign", {num(m_world->slot(couples, 2)), num(m_world->therapist(1)), "null", "'phone_agreement'"});
    QCOMPARE(twice.code, Outcome::Code::AlreadyOnRequest);
    QCOMPARE(m_world->accept(overlapping, 1).code, Outcome::Code::TherapistBusy);
    QVERIFY(m_world->accept(touching, 1).ok);
}

void TestCommands::reassignMovesTheSlotAndTheOffers()
{
    const RequestId request = m_world->request(1);
    const Outcome accepted = m_world->accept(request, 1);
    const Outcome moved = m_world->call("reassign", {num(accepted.appointment), num(m_world->therapist(2)),
                                                     num(accepted.version), "'car_trouble: flat tyre'"});
    QVERIFY2(moved.ok, qPrintable(moved.message));
    QCOMPARE(m_world->number("select therapist_id from slotdesk.appointment"), m_world->therapist(2).value());
    QCOMPARE(
        m_world->text("select status from slotdesk.appointment_offer where id = " + num(m_world->offer(request, 1))),
        QStringLiteral("withdrawn"));
    QCOMPARE(m_world->number(
                 "select count(*) from slotdesk.event where kind = 'slot_reassigned' and reason_code = 'car_trouble'"),
             1);
    QCOMPARE(
        m_world->call("reassign", {num(accepted.appointment), num(m_world->therapist(2)), "null", "'illness'"}).code,
        Outcome::Code::AlreadyOnRequest);
    QCOMPARE(m_world->call("reassign", {num(accepted.appointment), "999", "null", "'illness'"}).code,
             Outcome::Code::NotFound);
    QCOMPARE(
        m_world->call("reassign", {num(accepted.appointment), num(m_world->therapist(3)), "null", "'no such code'"})
            .code,
        Outcome::Code::Invalid);
}

void TestCommands::aVersionThatMovedOnIsChanged()
{
    const RequestId request = m_world->request(1);
    const Outcome accepted = m_world->accept(request, 1);
    const QByteArray slot = num(accepted.appointment);
    QVERIFY(m_world->call("reassign", {slot, num(m_world->therapist(2)), num(accepted.version), "'illness'"}).ok);
    const Outcome late =
        m_world->call("reassign", {slot, num(m_world->therapist(3)), num(accepted.version), "'illness'"});
    QCOMPARE(late.code, Outcome::Code::Changed);
    QVERIFY2(late.message.contains(QStringLiteral("T2")), qPrintable(late.message));
    QCOMPARE(m_world->call("release", {slot, num(accepted.version), "'illness'"}).code, Outcome::Code::Changed);
    QCOMPARE(m_world->call("cancel_appointment", {slot, num(accepted.version), "'illness'"}).code,
             Outcome::Code::Changed);
    QCOMPARE(m_world->call("cancel_request", {num(request), "1", "'illness'"}).code, Outcome::Code::Changed);
}

void TestCommands::releaseRevivesOnlyWhoWasFull()
{
    const RequestId request = m_world->request(1);
    QVERIFY(m_world->call("decline_offer", {num(m_world->offer(request, 5))}).ok);
    const Outcome accepted = m_world->accept(request, 1);
    const Outcome released = m_world->call("release", {num(accepted.appointment), num(accepted.version), "'illness'"});
    QVERIFY(released.ok);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'pending'"), 3);
    QCOMPARE(
        m_world->text("select status from slotdesk.appointment_offer where id = " + num(m_world->offer(request, 5))),
        QStringLiteral("declined"));
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("open"));
    QVERIFY(m_world->accept(request, 2).ok);
}

void TestCommands::releaseOfASurplusOpensNothing()
{
    const RequestId request = m_world->request(1);
    const Outcome accepted = m_world->accept(request, 1);
    m_world->run("update slotdesk.setting set value = 'observe' where name = 'guard'");
    m_world->run("insert into slotdesk.appointment (request_id, therapist_id, status) values (" + num(request) + ", " +
                 num(m_world->therapist(2)) + ", 'booked')");
    QCOMPARE(m_world->number("select count(*) from slotdesk.double_booking where kind = 'surplus'"), 1);
    const Outcome released = m_world->call("release", {num(accepted.appointment), "null", "'double_booking'"});
    QVERIFY(released.ok);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'open'"), 0);
    QCOMPARE(m_world->number("select therapist_id from slotdesk.appointment where position = 1"),
             m_world->therapist(2).value());
    QCOMPARE(m_world->number("select count(*) from slotdesk.double_booking"), 0);
    QCOMPARE(m_world->text("select status from slotdesk.alert"), QStringLiteral("closed"));
}

void TestCommands::cancelOneOfTwoThenAll()
{
    const RequestId request = m_world->request(2);
    QVERIFY(m_world->accept(request, 1).ok);
    const QByteArray second = num(m_world->slot(request, 2));
    QVERIFY(m_world->call("cancel_appointment", {second, "null", "'client_cancelled'", "'client'"}).ok);
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("filled"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'pending'"), 0);
    QVERIFY(
        m_world->call("cancel_appointment", {num(m_world->slot(request, 1)), "null", "'client_cancelled'", "'client'"})
            .ok);
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("cancelled"));
    QCOMPARE(m_world->call("cancel_appointment", {second, "null", "'client_cancelled'"}).code,
             Outcome::Code::RequestClosed);
}

void TestCommands::cancelRequestWithdrawsEverything()
{
    const RequestId request = m_world->request(2);
    QVERIFY(m_world->accept(request, 1).ok);
    QVERIFY(m_world->call("cancel_request", {num(request), "null", "'weather: storm'", "'client'"}).ok);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'cancelled'"), 2);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'withdrawn'"), 5);
    QCOMPARE(m_world->call("cancel_request", {num(request), "null", "'weather'"}).code, Outcome::Code::RequestClosed);
    QCOMPARE(m_world->call("send_offers", {num(request)}).code, Outcome::Code::RequestClosed);
}

void TestCommands::expireDueFollowsTheClock()
{
    const auto shift = [this](RequestId request, const char* by) {
        for (const char* table : {"appointment", "appointment_request"}) {
            const QByteArray key = QByteArray(table) == "appointment" ? "request_id" : "id";
            m_world->run(QByteArray("update slotdesk.") + table + " set starts_at = starts_at - interval '" + by +
                         "', ends_at = ends_at - interval '" + by + "' where " + key + " = " + num(request));
        }
    };
    const RequestId untaken = m_world->request(1);
    const RequestId half = m_world->request(2);
    const RequestId taken = m_world->request(1);
    QVERIFY(m_world->accept(half, 1).ok);
    QVERIFY(m_world->accept(taken, 2).ok);
    shift(untaken, "3 h 10 min");
    shift(half, "3 h 10 min");
    shift(taken, "5 h");
    QVERIFY(m_world->number("select slotdesk.expire_due()") >= 3);
    const auto status = [this](RequestId id) {
        return m_world->text("select status from slotdesk.appointment_request where id = " + num(id));
    };
    QCOMPARE(status(untaken), QStringLiteral("expired"));
    QCOMPARE(status(half), QStringLiteral("filled"));
    QCOMPARE(status(taken), QStringLiteral("completed"));
    QCOMPARE(m_world->number("select slotdesk.expire_due()"), 0);
    QCOMPARE(m_world->accept(untaken, 3).code, Outcome::Code::RequestClosed);
}

void TestCommands::otherIsolationLevelsAreRefused()
{
    const RequestId request = m_world->request(1);
    const QByteArray offer = num(m_world->offer(request, 1));
    m_world->run("begin isolation level repeatable read");
    const Result<PgResult> result =
        m_connection->exec("select * from slotdesk.accept_offer(gen_random_uuid(), " + offer + ")");
    QVERIFY(!result.ok());
    QCOMPARE(result.error().sqlState, QByteArray("25000"));
    m_world->run("rollback");
}

void TestCommands::aSecondCommandDoesNotWait()
{
    const RequestId first = m_world->request(1, 180);
    const RequestId second = m_world->request(1, 400);
    auto other = PgFixture::connect(m_endpoint);
    const QByteArray lock = "select from slotdesk.appointment_request where id = " + num(first) + " for no key update";
    PgFixture::run(*other, "begin");
    PgFixture::run(*other, lock);
    m_world->run("begin");
    QVERIFY(m_world->accept(second, 1).ok);
    QCOMPARE(m_world->accept(first, 2).code, Outcome::Code::Busy);
    m_world->run("commit");
    PgFixture::run(*other, "rollback");
    QCOMPARE(m_world->number("select count(*) from slotdesk.command where code = 'busy'"), 0);
    QVERIFY(m_world->accept(first, 2).ok);
}

void TestCommands::refusalsLeaveAReceiptAndNoEvent()
{
    const RequestId request = m_world->request(1);
    QVERIFY(m_world->accept(request, 1).ok);
    const qint64 events = m_world->number("select count(*) from slotdesk.event");
    for (int therapist = 2; therapist <= 5; ++therapist)
        QVERIFY(!m_world->accept(request, therapist).ok);
    QCOMPARE(m_world->number("select count(*) from slotdesk.event"), events);
    QCOMPARE(m_world->number("select count(*) from slotdesk.command where not ok"), 4);
}

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
