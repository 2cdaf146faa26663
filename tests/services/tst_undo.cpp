// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// Undo compensates a command under its own locks, and is refused once the world moved on.
class TestUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aBookingUndoneOpensTheSlotForTheOthers();
    void whatSomebodyChangedSinceIsNotUndone();
    void aReleaseIsUndoneUntilSomebodyTookTheSlot();
    void answersAndPlacesInLineAreTakenBack();
    void aCancellationIsUndone();
    void whoIsBookedElsewhereDoesNotComeBack();
    void swapAndMoveGoBack();
    void aVisitIsBookedAgainAndOffersAreTakenBack();
    void whatCannotBeUndone();
    void aCancellationOfNoSlotStays();

private:
    Outcome undo(CommandId undoes);

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

void TestUndo::init()
{
    if (m_endpoint.isNull())
        m_endpoint = m_fixture.freshDatabase(QStringLiteral("undo"));
    m_connection = PgFixture::connect(m_endpoint);
    BookingWorld::clear(*m_connection);
    m_world = std::make_unique<BookingWorld>(*m_connection, 5);
}

void TestUndo::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

Outcome TestUndo::undo(CommandId undoes)
{
    return m_world->call("undo", {"'" + undoes.text().toLatin1() + "'"});
}

void TestUndo::aBookingUndoneOpensTheSlotForTheOthers()
{
    const RequestId request = m_world->request(1);
    const CommandId accepting = CommandId::make();
    QVERIFY(m_world->call("accept_offer", {num(m_world->offer(request, 1))}, accepting).ok);
    QVERIFY(undo(accepting).ok);
    QCOMPARE(m_world->text("select status from slotdesk.appointment"), QStringLiteral("open"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'pending'"), 4);
    QCOMPARE(m_world->accept(request, 1).code, Outcome::Code::OfferClosed);
    QCOMPARE(undo(accepting).code, Outcome::Code::Changed);
    const CommandId assigning = CommandId::make();
    QVERIFY(
        m_world
            ->call("assign", {num(m_world->slot(request, 1)), num(m_world->therapist(2)), "null", "'other'"}, assigning)
            .ok);
    QVERIFY(undo(assigning).ok);
    QVERIFY(m_world->accept(request, 3).ok);
}

void TestUndo::whatSomebodyChangedSinceIsNotUndone()
{
    const RequestId request = m_world->request(1);
    const CommandId accepting = CommandId::make();
    const Outcome accepted = m_world->call("accept_offer", {num(m_world->offer(request, 1))}, accepting);
    const CommandId moving = CommandId::make();
    QVERIFY(
        m_world->call("reassign", {num(accepted.appointment), num(m_world->therapist(2)), "null", "'illness'"}, moving)
            .ok);
    const Outcome late = undo(accepting);
    QCOMPARE(late.code, Outcome::Code::Changed);
    QCOMPARE(late.detail.value(QStringLiteral("kind")).toString(), QStringLiteral("slot_reassigned"));
    QCOMPARE(m_world->number("select therapist_id from slotdesk.appointment"), m_world->therapist(2).value());
    QVERIFY(undo(moving).ok);
    QCOMPARE(m_world->number("select therapist_id from slotdesk.appointment"), m_world->therapist(1).value());
    QCOMPARE(
        m_world->text("select status from slotdesk.appointment_offer where id = " + num(m_world->offer(request, 1))),
        QStringLiteral("accepted"));
    QCOMPARE(
        m_world->text("select status from slotdesk.appointment_offer where id = " + num(m_world->offer(request, 2))),
        QStringLiteral("expired"));
}

void TestUndo::aReleaseIsUndoneUntilSomebodyTookTheSlot()
{
    const RequestId request = m_world->request(1);
    const Outcome accepted = m_world->accept(request, 1);
    const auto release = [&] {
        const CommandId command = CommandId::make();
        if (!m_world->call("release", {num(accepted.appointment), "null", "'mistake'"}, command).ok)
            qFatal("not released");
        return command;
    };
    QVERIFY(m_world->call("decline_offer", {num(m_world->offer(request, 5))}).code == Outcome::Code::AlreadyFilled);
    const CommandId first = release();
    QVERIFY(m_world->call("decline_offer", {num(m_world->offer(request, 5))}).ok); // not this command's slot
    QVERIFY(undo(first).ok);
    QCOMPARE(m_world->number("select therapist_id from slotdesk.appointment"), m_world->therapist(1).value());
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'pending'"), 0);
    const CommandId second = release();
    QVERIFY(m_world->accept(request, 3).ok);
    const Outcome taken = undo(second);
    QCOMPARE(taken.code, Outcome::Code::AlreadyFilled);
    QVERIFY2(taken.message.contains(QStringLiteral("T3")), qPrintable(taken.message));
    QVERIFY(m_world->joinWaitlist(request, 2).ok);
    QCOMPARE(undo(release()).code, Outcome::Code::AlreadyFilled); // the waiting list had it at once
}

void TestUndo::answersAndPlacesInLineAreTakenBack()
{
    const RequestId request = m_world->request(1);
    const CommandId declining = CommandId::make();
    const CommandId withdrawing = CommandId::make();
    QVERIFY(m_world->call("decline_offer", {num(m_world->offer(request, 1))}, declining).ok);
    QVERIFY(m_world->call("withdraw_offer", {num(m_world->offer(request, 2)), "'mistake'"}, withdrawing).ok);
    QVERIFY(undo(declining).ok);
    QCOMPARE(undo(declining).code, Outcome::Code::Changed);
    const Outcome accepted = m_world->accept(request, 1);
    QVERIFY(accepted.ok);
    QCOMPARE(undo(withdrawing).code, Outcome::Code::AlreadyFilled);
    const CommandId joining = CommandId::make();
    QVERIFY(m_world->call("join_waitlist", {num(m_world->offer(request, 3))}, joining).ok);
    QVERIFY(undo(joining).ok);
    QVERIFY(m_world->call("release", {num(accepted.appointment), "null", "'illness'"}).ok);
    QCOMPARE(m_world->text("select status from slotdesk.appointment"), QStringLiteral("open"));
    QVERIFY(undo(withdrawing).ok);
    QVERIFY(m_world->accept(request, 2).ok);
}

void TestUndo::aCancellationIsUndone()
{
    const RequestId request = m_world->request(2);
    QVERIFY(m_world->accept(request, 1).ok);
    const CommandId one = CommandId::make();
    const CommandId all = CommandId::make();
    QVERIFY(m_world->call("cancel_appointment", {num(m_world->slot(request, 2)), "null", "'mistake'"}, one).ok);
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("filled"));
    QVERIFY(undo(one).ok);
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("open"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'pending'"), 4);
    QVERIFY(m_world->call("cancel_request", {num(request), "null", "'mistake'"}, all).ok);
    QVERIFY(undo(all).ok);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'accepted'"), 1);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'pending'"), 4);
    QVERIFY(m_world->accept(request, 2).ok);
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("filled"));
    QCOMPARE(undo(all).code, Outcome::Code::Changed);
}

void TestUndo::whoIsBookedElsewhereDoesNotComeBack()
{
    const RequestId request = m_world->request(1);
    QVERIFY(m_world->accept(request, 1).ok);
    const CommandId cancelling = CommandId::make();
    QVERIFY(m_world->call("cancel_request", {num(request), "null", "'mistake'"}, cancelling).ok);
    const RequestId other = m_world->request(1);
    QVERIFY(m_world->accept(other, 1).ok);
    QCOMPARE(undo(cancelling).code, Outcome::Code::TherapistBusy);
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request where id = " + num(request)),
             QStringLiteral("cancelled"));
}

void TestUndo::swapAndMoveGoBack()
{
    const RequestId left = m_world->request(1);
    const RequestId right = m_world->request(1);
    const QByteArray a = num(m_world->accept(left, 1).appointment);
    const QByteArray b = num(m_world->accept(right, 2).appointment);
    const CommandId swapping = CommandId::make();
    QVERIFY(m_world->call("swap", {a, "null", b, "null", "'mistake'"}, swapping).ok);
    QVERIFY(undo(swapping).ok);
    QCOMPARE(m_world->number("select therapist_id from slotdesk.appointment where id = " + a),
             m_world->therapist(1).value());
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'accepted'"), 2);
    const QString before = m_world->text("select starts_at from slotdesk.appointment where id = " + a);
    const CommandId moving = CommandId::make();
    QVERIFY(m_world->call("reschedule", {num(left), "now() + interval '8 h'", "30", "null", "'new_time'"}, moving).ok);
    QVERIFY(undo(moving).ok);
    QCOMPARE(m_world->text("select starts_at from slotdesk.appointment where id = " + a), before);
    QCOMPARE(undo(moving).code, Outcome::Code::Changed);
}

void TestUndo::aVisitIsBookedAgainAndOffersAreTakenBack()
{
    const RequestId request = m_world->request(1);
    QVERIFY(m_world->call("decline_offer", {num(m_world->offer(request, 1))}).ok);
    const CommandId sending = CommandId::make();
    QVERIFY(m_world->call("send_offers", {num(request), "array[" + num(m_world->therapist(1)) + "]"}, sending).ok);
    QVERIFY(undo(sending).ok);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'withdrawn'"), 1);
    QCOMPARE(undo(sending).code, Outcome::Code::Changed);
    const QByteArray slot = num(m_world->accept(request, 2).appointment);
    m_world->timePasses(request, "3 h 10 min");
    const CommandId ending = CommandId::make();
    QVERIFY(m_world->call("no_show", {slot, "'nobody_there'"}, ending).ok);
    QVERIFY(undo(ending).ok);
    QCOMPARE(m_world->text("select status from slotdesk.appointment"), QStringLiteral("booked"));
}

void TestUndo::whatCannotBeUndone()
{
    const RequestId request = m_world->request(1);
    QCOMPARE(undo(CommandId::make()).code, Outcome::Code::NotFound);
    QCOMPARE(m_world->call("undo", {"null"}).code, Outcome::Code::Invalid);
    const CommandId creating(QUuid(m_world->text("select id from slotdesk.command where function = 'create_request'")));
    QCOMPARE(undo(creating).code, Outcome::Code::Invalid);
    const CommandId accepting = CommandId::make();
    QVERIFY(m_world->call("accept_offer", {num(m_world->offer(request, 1))}, accepting).ok);
    const CommandId losing = CommandId::make();
    QVERIFY(!m_world->call("accept_offer", {num(m_world->offer(request, 2))}, losing).ok);
    QCOMPARE(undo(losing).code, Outcome::Code::Invalid);
    m_world->run("update slotdesk.setting set value = '0' where name = 'undo_minutes'");
    QCOMPARE(undo(accepting).code, Outcome::Code::Invalid);
    m_world->run("update slotdesk.setting set value = '10' where name = 'undo_minutes'");
    auto agent = PgFixture::connect(
        m_fixture.login(m_endpoint, QStringLiteral("undo_agent"), {QStringLiteral("slotdesk_agent")}));
    const QByteArray call = "select * from slotdesk.undo(gen_random_uuid(), '" + accepting.text().toLatin1() + "')";
    QCOMPARE(outcomeOf(PgFixture::run(*agent, call)).code, Outcome::Code::NotAllowed);
    auto chief = PgFixture::connect(
        m_fixture.login(m_endpoint, QStringLiteral("undo_chief"), {QStringLiteral("slotdesk_supervisor")}));
    QVERIFY(outcomeOf(PgFixture::run(*chief, call)).ok);
    const CommandId undoing(QUuid(m_world->text("select id from slotdesk.command where function = 'undo' and ok")));
    QCOMPARE(undo(undoing).code, Outcome::Code::Invalid);
}

// Its slots were cancelled before, an old backend booked beside them, and somebody said "filled" by hand: what the
// cancellation took away has no position, and does not come back.
void TestUndo::aCancellationOfNoSlotStays()
{
    m_world->run("update slotdesk.setting set value = 'observe' where name = 'guard'");
    const RequestId request = m_world->request(1, 300);
    const QByteArray id = QByteArray::number(request.value());
    const auto cancel = [&](const char* command) {
        return outcomeOf(m_world->run(QByteArray("select * from slotdesk.cancel_request('") + command + "', " + id +
                                      ", null, 'other')"));
    };
    QVERIFY(cancel("00000000-0000-4000-8000-000000000001").ok);
    m_world->run("insert into slotdesk.appointment (request_id, therapist_id, status) values (" + id + ", " +
                 QByteArray::number(m_world->therapist(1).value()) + ", 'booked')");
    m_world->run("update slotdesk.appointment_request set status = 'filled' where id = " + id);
    QVERIFY(cancel("00000000-0000-4000-8000-000000000002").ok);
    const Outcome refused = outcomeOf(
        m_world->run("select * from slotdesk.undo(gen_random_uuid(), '00000000-0000-4000-8000-000000000002')"));
    QVERIFY2(refused.code == Outcome::Code::Changed, qPrintable(refused.message));
    QCOMPARE(m_world->number("select count(*) from slotdesk.event e, jsonb_each(e.rows) k where "
                             "jsonb_typeof(k.value) <> 'array'"),
             0);
}

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
