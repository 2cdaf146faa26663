// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// Swap, reschedule, the waiting list and the end of a visit, one command at a time.
class TestSlotCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void withdrawingEndsAPendingOfferOnly();
    void theFirstInLineGetsTheSlotInTheSameTransaction();
    void whoIsBusyOrLeavesIsPassedOver();
    void theWaitingListKnowsItsRefusals();
    void aSlotOpenedByHandGoesToTheLineToo();
    void bookingsAtTheSameTimeChangePlaces();
    void aSwapInsideOneRequestChangesPositions();
    void aSwapKnowsItsRefusals();
    void aRequestMovesWithAllItsSlots();
    void aMoveKnowsItsRefusals();
    void aVisitIsDoneOrNobodyWasThere();

private:
    PgFixture m_fixture;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<BookingWorld> m_world;
    Endpoint m_endpoint;
};

namespace {

template <typename Tag>
QByteArray num(Id<Tag> id)
{
    return QByteArray::number(id.value());
}

} // namespace

void TestSlotCommands::init()
{
    if (m_endpoint.isNull())
        m_endpoint = m_fixture.freshDatabase(QStringLiteral("slotcommands"));
    m_connection = PgFixture::connect(m_endpoint);
    BookingWorld::clear(*m_connection);
    m_world = std::make_unique<BookingWorld>(*m_connection, 5);
}

void TestSlotCommands::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

void TestSlotCommands::withdrawingEndsAPendingOfferOnly()
{
    const RequestId request = m_world->request(1);
    const QByteArray first = num(m_world->offer(request, 1));
    QCOMPARE(m_world->call("withdraw_offer", {first, "'because'"}).code, Outcome::Code::Invalid);
    const Outcome withdrawn = m_world->call("withdraw_offer", {first, "'no_longer_needed'"});
    QVERIFY2(withdrawn.ok, qPrintable(withdrawn.message));
    QCOMPARE(m_world->call("withdraw_offer", {first, "'other'"}).code, Outcome::Code::OfferClosed);
    QCOMPARE(m_world->accept(request, 1).code, Outcome::Code::OfferClosed);
    QVERIFY(m_world->accept(request, 2).ok);
    QCOMPARE(m_world->call("withdraw_offer", {num(m_world->offer(request, 3)), "'other'"}).code,
             Outcome::Code::AlreadyFilled);
    QCOMPARE(m_world->text("select reason_code from slotdesk.event where kind = 'offer_withdrawn'"),
             QStringLiteral("no_longer_needed"));
}

void TestSlotCommands::theFirstInLineGetsTheSlotInTheSameTransaction()
{
    const RequestId request = m_world->request(1);
    const Outcome accepted = m_world->accept(request, 1);
    QVERIFY(m_world->joinWaitlist(request, 4).ok);
    QVERIFY(m_world->joinWaitlist(request, 2).ok);
    const Outcome again = m_world->joinWaitlist(request, 4);
    QCOMPARE(again.detail.value(QStringLiteral("place")).toInt(), 1);
    auto other = PgFixture::connect(m_endpoint);
    const QByteArray holder = "select coalesce(therapist_id, 0) from slotdesk.appointment";
    m_world->run("begin");
    const Outcome released = m_world->call("release", {num(accepted.appointment), "null", "'illness'"});
    QVERIFY2(released.ok, qPrintable(released.message));
    QCOMPARE(m_world->number(holder), m_world->therapist(4).value());
    QCOMPARE(PgFixture::run(*other, holder).int64(0, 0), m_world->therapist(1).value());
    m_world->run("commit");
    QCOMPARE(PgFixture::run(*other, holder).int64(0, 0), m_world->therapist(4).value());
    QCOMPARE(m_world->text("select string_agg(kind, ' ' order by id) from slotdesk.event where command = "
                           "(select command from slotdesk.event where kind = 'waitlist_booked')"),
             QStringLiteral("slot_released waitlist_booked"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'pending'"), 0);
    QCOMPARE(
        m_world->call("release", {num(accepted.appointment), QByteArray::number(released.version), "'illness'"}).ok,
        true);
    QCOMPARE(m_world->number(holder), m_world->therapist(2).value());
}

void TestSlotCommands::whoIsBusyOrLeavesIsPassedOver()
{
    const RequestId request = m_world->request(1);
    const Outcome accepted = m_world->accept(request, 1);
    for (int therapist : {2, 3, 4})
        QVERIFY(m_world->joinWaitlist(request, therapist).ok);
    const RequestId elsewhere = m_world->request(1);
    QVERIFY(m_world->accept(elsewhere, 2).ok);
    m_world->run("update slotdesk.therapist set active = false where id = " + num(m_world->therapist(3)));
    QVERIFY(m_world->call("release", {num(accepted.appointment), "null", "'illness'"}).ok);
    QCOMPARE(m_world->number("select therapist_id from slotdesk.appointment where request_id = " + num(request)),
             m_world->therapist(4).value());
    QVERIFY(m_world->call("release", {num(accepted.appointment), "null", "'illness'"}).ok);
    QCOMPARE(m_world->text("select status from slotdesk.appointment where request_id = " + num(request)),
             QStringLiteral("open"));
    QCOMPARE(m_world->accept(request, 4).code, Outcome::Code::OfferClosed);
}

void TestSlotCommands::theWaitingListKnowsItsRefusals()
{
    const RequestId request = m_world->request(2);
    QVERIFY(m_world->call("decline_offer", {num(m_world->offer(request, 5))}).ok);
    const Outcome direct = m_world->joinWaitlist(request, 1);
    QCOMPARE(direct.appointment, m_world->slot(request, 1));
    QCOMPARE(m_world->joinWaitlist(request, 1).code, Outcome::Code::AlreadyOnRequest);
    QVERIFY(m_world->accept(request, 2).ok);
    QCOMPARE(m_world->joinWaitlist(request, 5).code, Outcome::Code::OfferClosed);
    QVERIFY(m_world->joinWaitlist(request, 3).ok);
    QCOMPARE(m_world->call("join_waitlist", {"4711"}).code, Outcome::Code::NotFound);
    QVERIFY(m_world->call("cancel_request", {num(request), "null", "'weather'"}).ok);
    QCOMPARE(m_world->joinWaitlist(request, 4).code, Outcome::Code::RequestClosed);
}

void TestSlotCommands::aSlotOpenedByHandGoesToTheLineToo()
{
    const RequestId request = m_world->request(1);
    QVERIFY(m_world->accept(request, 1).ok);
    QVERIFY(m_world->joinWaitlist(request, 3).ok);
    m_world->run("update slotdesk.appointment set status = 'open', therapist_id = null, booked_at = null");
    QCOMPARE(m_world->number("select therapist_id from slotdesk.appointment"), m_world->therapist(3).value());
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("filled"));
    QCOMPARE(m_world->text("select source from slotdesk.event where kind = 'waitlist_booked'"), QStringLiteral("hand"));
}

void TestSlotCommands::bookingsAtTheSameTimeChangePlaces()
{
    const RequestId left = m_world->request(1);
    const RequestId right = m_world->request(1);
    const Outcome one = m_world->accept(left, 1);
    const Outcome two = m_world->accept(right, 2);
    const QByteArrayList places = {num(one.appointment), QByteArray::number(one.version), num(two.appointment),
                                   QByteArray::number(two.version), "'phone_agreement'"};
    const Outcome swapped = m_world->call("swap", places);
    QVERIFY2(swapped.ok, qPrintable(swapped.message));
    QCOMPARE(m_world->number("select therapist_id from slotdesk.appointment where id = " + num(one.appointment)),
             m_world->therapist(2).value());
    QCOMPARE(m_world->number("select therapist_id from slotdesk.appointment where id = " + num(two.appointment)),
             m_world->therapist(1).value());
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where exempt_reason is not null"), 0);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'withdrawn'"), 2);
    for (RequestId request : {left, right})
        QCOMPARE(m_world->number("select count(*) from slotdesk.request_timeline(" + num(request) +
                                 ") where kind = 'slots_swapped'"),
                 1);
    QCOMPARE(
        m_world->text("select therapist_name || ' for ' || previous_therapist_name from slotdesk.request_timeline(" +
                      num(right) + ") where kind = 'slots_swapped'"),
        QStringLiteral("T1 for T2"));
    QCOMPARE(m_world->call("swap", places).code, Outcome::Code::Changed);
}

void TestSlotCommands::aSwapInsideOneRequestChangesPositions()
{
    const RequestId request = m_world->request(2);
    QVERIFY(m_world->accept(request, 1).ok);
    QVERIFY(m_world->accept(request, 2).ok);
    const Outcome swapped = m_world->call(
        "swap", {num(m_world->slot(request, 1)), "null", num(m_world->slot(request, 2)), "null", "'client_wish'"});
    QVERIFY2(swapped.ok, qPrintable(swapped.message));
    QCOMPARE(m_world->number("select therapist_id from slotdesk.appointment where position = 1"),
             m_world->therapist(2).value());
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'accepted'"), 2);
}

void TestSlotCommands::aSwapKnowsItsRefusals()
{
    const RequestId left = m_world->request(1, 180);
    const RequestId right = m_world->request(1, 400);
    const RequestId inTheWay = m_world->request(1, 400);
    const RequestId untaken = m_world->request(1, 600);
    const QByteArray a = num(m_world->accept(left, 1).appointment);
    const QByteArray b = num(m_world->accept(right, 2).appointment);
    QVERIFY(m_world->accept(inTheWay, 1).ok);
    const auto swap = [&](const QByteArray& x, const QByteArray& y, const char* reason = "'other'") {
        return m_world->call("swap", {x, "null", y, "null", reason}).code;
    };
    QCOMPARE(swap(a, a), Outcome::Code::Invalid);
    QCOMPARE(swap(a, "null"), Outcome::Code::Invalid);
    QCOMPARE(swap(a, b, "'why'"), Outcome::Code::Invalid);
    QCOMPARE(swap(a, "4711"), Outcome::Code::NotFound);
    QCOMPARE(swap(a, num(m_world->slot(untaken, 1))), Outcome::Code::Changed);
    QCOMPARE(swap(a, b), Outcome::Code::TherapistBusy);
    QCOMPARE(swap(a, num(m_world->slot(inTheWay, 1))), Outcome::Code::AlreadyOnRequest);
    QVERIFY(m_world->call("cancel_request", {num(right), "null", "'weather'"}).ok);
    QCOMPARE(swap(a, b), Outcome::Code::RequestClosed);
}

void TestSlotCommands::aRequestMovesWithAllItsSlots()
{
    const RequestId request = m_world->request(2, 180);
    QVERIFY(m_world->accept(request, 1).ok);
    const Outcome moved = m_world->call(
        "reschedule", {num(request), "now() + interval '15 min'", "90", "null", "'new_time: an hour earlier'"});
    QVERIFY2(moved.ok, qPrintable(moved.message));
    QCOMPARE(
        m_world->number("select count(*) from slotdesk.appointment a join slotdesk.appointment_request r on r.id = "
                        "a.request_id and r.starts_at = a.starts_at and r.ends_at = a.ends_at "
                        "where r.ends_at - r.starts_at = interval '90 min'"),
        2);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer o join slotdesk.appointment_request r "
                             "on r.id = o.request_id where o.status = 'pending' and o.expires_at > r.starts_at"),
             0);
    QCOMPARE(m_world->number("select count(*) from slotdesk.event where kind = 'request_rescheduled'"), 1);
    QCOMPARE(m_world->call("reschedule", {num(request), "now() + interval '1 h'", "60", "1", "'other'"}).code,
             Outcome::Code::Changed);
}

void TestSlotCommands::aMoveKnowsItsRefusals()
{
    const RequestId request = m_world->request(1, 180);
    const RequestId later = m_world->request(1, 400);
    QVERIFY(m_world->accept(request, 1).ok);
    QVERIFY(m_world->accept(later, 1).ok);
    const auto move = [&](const QByteArray& start, const QByteArray& minutes = "60") {
        return m_world->call("reschedule", {num(request), start, minutes, "null", "'other'"});
    };
    for (const char* start :
         {"null", "'infinity'", "'-infinity'", "now() - interval '1 min'", "now() + interval '6 y'"})
        QVERIFY2(move(start).code == Outcome::Code::Invalid, start);
    for (const char* minutes : {"null", "4", "1441", "2147483647", "-60"})
        QVERIFY2(move("now() + interval '1 h'", minutes).code == Outcome::Code::Invalid, minutes);
    const Outcome busy = move("now() + interval '370 min'");
    QCOMPARE(busy.code, Outcome::Code::TherapistBusy);
    QVERIFY2(busy.message.contains(QStringLiteral("T1")), qPrintable(busy.message));
    QVERIFY(move("now() + interval '330 min'").ok);
    m_world->timePasses(request, "6 h");
    QCOMPARE(move("now() + interval '1 h'").code, Outcome::Code::RequestClosed);
}

void TestSlotCommands::aVisitIsDoneOrNobodyWasThere()
{
    const RequestId request = m_world->request(2, 180);
    const QByteArray first = num(m_world->accept(request, 1).appointment);
    const QByteArray second = num(m_world->accept(request, 2).appointment);
    QCOMPARE(m_world->call("complete", {first}).code, Outcome::Code::Invalid);
    m_world->timePasses(request, "3 h 10 min");
    QVERIFY(m_world->call("complete", {first}).ok);
    QCOMPARE(m_world->call("complete", {first}).code, Outcome::Code::Changed);
    m_world->timePasses(request, "2 h");
    QVERIFY(m_world->number("select slotdesk.expire_due()") > 0);
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("completed"));
    QCOMPARE(m_world->call("no_show", {second, "'nope'"}).code, Outcome::Code::Invalid);
    QVERIFY(m_world->call("no_show", {second, "'nobody_there: rang twice'"}).ok);
    QCOMPARE(m_world->call("complete", {"4711"}).code, Outcome::Code::NotFound);
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("completed"));
}

QTEST_GUILESS_MAIN(TestSlotCommands)
#include "tst_slotcommands.moc"
