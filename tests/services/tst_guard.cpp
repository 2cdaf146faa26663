// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// Writers that are not commands (resources/sql/0008): an old backend's check-then-insert and repairs by hand.
class TestGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aLegacyInsertTakesAnOpenSlot();
    void aCommandThatHeldTheOpenSlotIsTold();
    void enforceRefusesAllFourKinds_data();
    void enforceRefusesAllFourKinds();
    void observeKeepsAndAlertsAllFourKinds_data();
    void observeKeepsAndAlertsAllFourKinds();
    void anAlertClosesWhenRepairedByHandAndReopens();
    void updatesThatMakeARowLiveAreGuarded();
    void aStaleSnapshotEndsAs40001();
    void theLegacyLoginMayWriteNoMore_data();
    void theLegacyLoginMayWriteNoMore();
    void aRowMovedByHandLeavesItsSlotAndAnEvent();
    void aSlotOpenedByHandGoesToTheFirstInLine();
    void handWritesAreFollowed();
    void aRowThatBreaksARuleIsRefused_data();
    void aRowThatBreaksARuleIsRefused();

private:
    QString insert(PgConnection& connection, RequestId request, int therapist);
    void observe() { m_world->run("update slotdesk.setting set value = 'observe' where name = 'guard'"); }

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<PgConnection> m_legacy;
    std::unique_ptr<BookingWorld> m_world;
};

namespace {

template <typename Tag>
QByteArray num(Id<Tag> id)
{
    return QByteArray::number(id.value());
}

} // namespace

void TestGuard::init()
{
    if (m_endpoint.isNull())
        m_endpoint = m_fixture.freshDatabase(QStringLiteral("guard"));
    m_connection = PgFixture::connect(m_endpoint);
    BookingWorld::clear(*m_connection);
    m_world = std::make_unique<BookingWorld>(*m_connection, 5);
    m_legacy =
        PgFixture::connect(m_fixture.login(m_endpoint, QStringLiteral("oldapp"), {QStringLiteral("slotdesk_legacy")}));
}

void TestGuard::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_legacy.reset();
    m_connection.reset();
}

/// What an unmodified backend does; empty when it went well, else the SQLSTATE.
QString TestGuard::insert(PgConnection& connection, RequestId request, int therapist)
{
    const Result<PgResult> result = connection.exec(
        "insert into slotdesk.appointment (request_id, therapist_id, status) values ($1, $2, 'booked') returning id",
        SqlParams().add(request).add(m_world->therapist(therapist)));
    if (result.ok() && result->rows() != 1)
        return QStringLiteral("no row");
    return result.ok() ? QString() : QString::fromLatin1(result.error().sqlState);
}

void TestGuard::aLegacyInsertTakesAnOpenSlot()
{
    const RequestId request = m_world->request(2);
    QCOMPARE(insert(*m_legacy, request, 1), QString());
    QCOMPARE(insert(*m_legacy, request, 2), QString());
    QCOMPARE(
        m_world->number("select count(*) from slotdesk.appointment where status = 'booked' and position in (1, 2)"), 2);
    QCOMPARE(
        m_world->number("select count(*) from slotdesk.appointment where replaced_by is not null and position is null"),
        2);
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("filled"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'accepted'"), 2);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'pending'"), 0);
    QCOMPARE(m_world->number("select count(*) from slotdesk.event where kind = 'slot_booked' and source = 'guard'"), 2);
}

void TestGuard::aCommandThatHeldTheOpenSlotIsTold()
{
    const RequestId request = m_world->request(2);
    const AppointmentId open = m_world->slot(request, 1);
    QCOMPARE(insert(*m_legacy, request, 1), QString());
    const Outcome outcome =
        m_world->call("assign", {num(open), num(m_world->therapist(2)), "null", "'phone_agreement'"});
    QCOMPARE(outcome.code, Outcome::Code::Changed);
    QCOMPARE(outcome.detail.value(QStringLiteral("new_appointment_id")).toInteger(), m_world->slot(request, 1).value());
}

void TestGuard::enforceRefusesAllFourKinds_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"surplus", "same_therapist", "overlap", "after_close"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestGuard::enforceRefusesAllFourKinds()
{
    QFETCH(QString, kind);
    const RequestId request = m_world->request(kind == QLatin1String("same_therapist") ? 2 : 1);
    RequestId target = request;
    int therapist = 2;
    if (kind == QLatin1String("after_close")) {
        QVERIFY(m_world->call("cancel_request", {num(request), "null", "'weather'"}).ok);
    } else {
        QVERIFY(m_world->accept(request, 1).ok);
    }
    if (kind == QLatin1String("overlap"))
        target = m_world->request(1, 200);
    if (kind == QLatin1String("same_therapist") || kind == QLatin1String("overlap"))
        therapist = 1;
    const qint64 events = m_world->number("select count(*) from slotdesk.event");
    QCOMPARE(insert(*m_legacy, target, therapist), QStringLiteral("23P01"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.event"), events);
    QCOMPARE(m_world->number("select count(*) from slotdesk.alert"), 0);
}

void TestGuard::observeKeepsAndAlertsAllFourKinds_data()
{
    enforceRefusesAllFourKinds_data();
}

void TestGuard::observeKeepsAndAlertsAllFourKinds()
{
    QFETCH(QString, kind);
    observe();
    const RequestId request = m_world->request(kind == QLatin1String("same_therapist") ? 2 : 1);
    RequestId target = request;
    int therapist = 2;
    if (kind == QLatin1String("after_close")) {
        QVERIFY(m_world->call("cancel_request", {num(request), "null", "'weather'"}).ok);
    } else {
        QVERIFY(m_world->accept(request, 1).ok);
    }
    if (kind == QLatin1String("overlap"))
        target = m_world->request(1, 200);
    if (kind == QLatin1String("same_therapist") || kind == QLatin1String("overlap"))
        therapist = 1;
    QCOMPARE(insert(*m_legacy, target, therapist), QString());
    QCOMPARE(m_world->text("select kind from slotdesk.alert where status = 'new'"), kind);
    QCOMPARE(m_world->text("select kind from slotdesk.double_booking"), kind);
    QCOMPARE(m_world->text("select exempt_reason from slotdesk.appointment where exempt_reason is not null"), kind);
    // A slot is never left falsely open, and nobody else can be booked over what was kept.
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'open'"), 0);
}

void TestGuard::anAlertClosesWhenRepairedByHandAndReopens()
{
    observe();
    const RequestId request = m_world->request(1);
    QVERIFY(m_world->accept(request, 1).ok);
    QCOMPARE(insert(*m_legacy, request, 2), QString());
    QCOMPARE(m_world->number("select count(*) from slotdesk.open_alert"), 1);
    m_world->run("update slotdesk.appointment set status = 'cancelled' where exempt_reason = 'surplus'");
    QCOMPARE(m_world->number("select count(*) from slotdesk.open_alert"), 0);
    QCOMPARE(insert(*m_legacy, request, 3), QString());
    QCOMPARE(m_world->number("select count(*) from slotdesk.open_alert"), 1);
    QCOMPARE(m_world->number("select count(*) from slotdesk.alert"), 2);
}

void TestGuard::updatesThatMakeARowLiveAreGuarded()
{
    const RequestId request = m_world->request(1);
    QCOMPARE(insert(*m_legacy, request, 1), QString());
    const QByteArray stoodDown = "(select id from slotdesk.appointment where replaced_by is not null)";
    const Result<PgResult> revived =
        m_legacy->exec("update slotdesk.appointment set status = 'booked', therapist_id = 2 where id = " + stoodDown);
    QVERIFY(!revived.ok());
    QCOMPARE(revived.error().sqlState, QByteArray("23P01"));
    const RequestId later = m_world->request(1, 190);
    QVERIFY(m_world->accept(later, 2).ok);
    const Result<PgResult> moved = m_legacy->exec(
        "update slotdesk.appointment set therapist_id = 2 where status = 'booked' and request_id = " + num(request));
    QVERIFY(!moved.ok());
    QCOMPARE(moved.error().sqlState, QByteArray("23P01"));
}

void TestGuard::aStaleSnapshotEndsAs40001()
{
    observe();
    const RequestId request = m_world->request(1);
    auto second =
        PgFixture::connect(m_fixture.login(m_endpoint, QStringLiteral("oldapp2"), {QStringLiteral("slotdesk_legacy")}));
    for (const char* level : {"repeatable read", "serializable"}) {
        const RequestId raced = m_world->request(1, 180 + (level[0] == 's' ? 100 : 300));
        PgFixture::run(*second, QByteArray("begin isolation level ") + level);
        PgFixture::run(*second, "select count(*) from slotdesk.appointment"); // the snapshot is taken here
        PgFixture::run(*m_legacy, QByteArray("begin isolation level ") + level);
        QCOMPARE(insert(*m_legacy, raced, 1), QString());
        PgFixture::run(*m_legacy, "commit");
        QCOMPARE(insert(*second, raced, 2), QStringLiteral("40001"));
        PgFixture::run(*second, "rollback");
    }
    QCOMPARE(m_world->number("select count(*) from slotdesk.double_booking"), 0);
    QCOMPARE(insert(*m_legacy, request, 3), QString());
}

void TestGuard::theLegacyLoginMayWriteNoMore_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("position") << QByteArray("update slotdesk.appointment set position = 2");
    QTest::newRow("exemption") << QByteArray("update slotdesk.appointment set exempt_reason = 'surplus'");
    QTest::newRow("event id") << QByteArray(
        "insert into slotdesk.appointment (request_id, therapist_id, status, event_id) values (1, 1, 'booked', 1)");
    QTest::newRow("delete") << QByteArray("delete from slotdesk.appointment");
    QTest::newRow("event") << QByteArray("insert into slotdesk.event (kind, source) values ('x', 'hand')");
    QTest::newRow("setting") << QByteArray("update slotdesk.setting set value = 'observe'");
    QTest::newRow("alert") << QByteArray("update slotdesk.alert set status = 'closed'");
    QTest::newRow("command") << QByteArray("select slotdesk.accept_offer(gen_random_uuid(), 1)");
    QTest::newRow("internal rule") << QByteArray("select slotdesk.rule_accept_offer(gen_random_uuid(), 1)");
}

void TestGuard::theLegacyLoginMayWriteNoMore()
{
    QFETCH(QByteArray, sql);
    const RequestId request = m_world->request(1);
    QCOMPARE(insert(*m_legacy, request, 1), QString());
    const Result<PgResult> result = m_legacy->exec(sql);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().sqlState, QByteArray("42501"));
}

void TestGuard::aRowMovedByHandLeavesItsSlotAndAnEvent()
{
    const RequestId from = m_world->request(1, 300);
    const RequestId to = m_world->request(1, 900);
    QVERIFY(m_world->accept(from, 1).ok);
    const qint64 last = m_world->number("select max(id) from slotdesk.event");
    PgFixture::run(*m_legacy, "update slotdesk.appointment set request_id = " + num(to) +
                                  " where status = 'booked' and request_id = " + num(from));
    QCOMPARE(m_world->text("select string_agg(status, ' ' order by id) from slotdesk.appointment_request"),
             QStringLiteral("open filled"));
    QCOMPARE(m_world->text("select string_agg(distinct request_id::text, ' ') from slotdesk.event where id > " +
                           QByteArray::number(last)),
             QStringLiteral("1 2"));
    QCOMPARE(m_world->text("select status from slotdesk.appointment_offer where request_id = 1 and therapist_id = 1"),
             QStringLiteral("withdrawn"));
    QVERIFY(m_world->call("assign", {num(m_world->slot(from, 1)), num(m_world->therapist(2)), "null", "'other'"}).ok);
}

void TestGuard::aSlotOpenedByHandGoesToTheFirstInLine()
{
    const RequestId request = m_world->request(1);
    QVERIFY(m_world->accept(request, 1).ok);
    m_world->run("update slotdesk.appointment_offer set waitlisted_at = now() + therapist_id * interval '-1 s', "
                 "event_id = event_id + 0 where therapist_id in (2, 3)");
    m_world->run("update slotdesk.appointment set status = 'open', therapist_id = null, booked_at = null");
    QCOMPARE(m_world->text("select therapist_id::text from slotdesk.appointment"), QStringLiteral("3"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.event where kind = 'waitlist_booked' and source = 'hand'"),
             1);
}

void TestGuard::handWritesAreFollowed()
{
    const RequestId request = m_world->request(2);
    QVERIFY(m_world->accept(request, 1).ok);
    m_world->run("update slotdesk.appointment_request set status = 'cancelled' where id = " + num(request));
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer where status = 'pending'"), 0);
    QCOMPARE(m_world->text("select kind from slotdesk.open_alert"), QStringLiteral("after_close"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'open'"), 0);
    const QByteArray slot = num(m_world->slot(request, 1));
    QVERIFY(m_world->call("cancel_appointment", {slot, "null", "'double_booking'"}).ok);
    QCOMPARE(m_world->number("select count(*) from slotdesk.open_alert"), 0);
}

void TestGuard::aRowThatBreaksARuleIsRefused_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("a third slot") << QByteArray(
        "insert into slotdesk.appointment (request_id, position, status) values (1, 2, 'open')");
    QTest::newRow("a slot deleted") << QByteArray("delete from slotdesk.appointment where request_id = 1");
    QTest::newRow("more slots, no rows") << QByteArray(
        "update slotdesk.appointment_request set slots = 3 where id = 1");
    QTest::newRow("ends before it starts")
        << QByteArray("update slotdesk.appointment_request set ends_at = starts_at - interval '1 h' where id = 1");
    QTest::newRow("booked by nobody") << QByteArray(
        "update slotdesk.appointment set status = 'booked' where request_id = 1");
    QTest::newRow("two offers") << QByteArray(
        "insert into slotdesk.appointment_offer (request_id, therapist_id, expires_at) "
        "select request_id, therapist_id, expires_at from slotdesk.appointment_offer");
    QTest::newRow("event rewritten") << QByteArray("update slotdesk.event set kind = 'nothing'");
    QTest::newRow("receipt removed") << QByteArray("delete from slotdesk.command");
}

void TestGuard::aRowThatBreaksARuleIsRefused()
{
    QFETCH(QByteArray, sql);
    const RequestId request = m_world->request(1);
    QCOMPARE(request, RequestId(1));
    const QString before = m_world->text("select md5(string_agg(a::text, '' order by id)) from slotdesk.appointment a");
    QVERIFY(!m_connection->exec(sql).ok());
    QCOMPARE(m_world->text("select md5(string_agg(a::text, '' order by id)) from slotdesk.appointment a"), before);
}

QTEST_GUILESS_MAIN(TestGuard)
#include "tst_guard.moc"
