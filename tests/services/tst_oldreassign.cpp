// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// What an old backend makes of a cancelled slot under the guard (resources/sql/0021): somebody else's, or closed.
class TestOldReassign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anOldReassignIsTwoWrites_data();
    void anOldReassignIsTwoWrites();
    void bothSlotsCancelledCanBeTakenAgain();
    void aRequestThatWasCancelledStaysClosed_data();
    void aRequestThatWasCancelledStaysClosed();
    void twoOldReassignsOfOneSlot();

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

void TestOldReassign::init()
{
    if (m_endpoint.isNull())
        m_endpoint = m_fixture.freshDatabase(QStringLiteral("oldreassign"));
    m_connection = PgFixture::connect(m_endpoint);
    BookingWorld::clear(*m_connection);
    m_world = std::make_unique<BookingWorld>(*m_connection, 5);
    m_legacy =
        PgFixture::connect(m_fixture.login(m_endpoint, QStringLiteral("oldapp"), {QStringLiteral("slotdesk_legacy")}));
}

void TestOldReassign::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_legacy.reset();
    m_connection.reset();
}

/// What an unmodified backend does; empty when it went well, else the SQLSTATE.
QString TestOldReassign::insert(PgConnection& connection, RequestId request, int therapist)
{
    const Result<PgResult> result = connection.exec(
        "insert into slotdesk.appointment (request_id, therapist_id, status) values ($1, $2, 'booked') returning id",
        SqlParams().add(request).add(m_world->therapist(therapist)));
    if (result.ok() && result->rows() != 1)
        return QStringLiteral("no row");
    return result.ok() ? QString() : QString::fromLatin1(result.error().sqlState);
}

void TestOldReassign::anOldReassignIsTwoWrites_data()
{
    QTest::addColumn<bool>("together");
    QTest::addColumn<int>("slotCount");
    for (int slotCount : {1, 2}) {
        QTest::addRow("%d slots, one transaction", slotCount) << true << slotCount;
        QTest::addRow("%d slots, two transactions", slotCount) << false << slotCount;
    }
}

/// Cancel the old row, insert the new one: between the two nobody is booked, but nobody has cancelled the request.
void TestOldReassign::anOldReassignIsTwoWrites()
{
    QFETCH(bool, together);
    QFETCH(int, slotCount);
    const RequestId request = m_world->request(slotCount);
    for (int therapist = 1; therapist <= slotCount; ++therapist)
        QVERIFY(m_world->accept(request, therapist).ok);
    if (together)
        PgFixture::run(*m_legacy, "begin");
    PgFixture::run(*m_legacy, "update slotdesk.appointment set status = 'cancelled' where therapist_id = " +
                                  num(m_world->therapist(1)));
    const QString between =
        PgFixture::run(*m_legacy, "select status from slotdesk.appointment_request where id = " + num(request))
            .text(0, 0);
    QCOMPARE(between, slotCount == 1 ? QStringLiteral("cancelled") : QStringLiteral("filled"));
    // What such a backend writes beside it changes nothing about that.
    PgFixture::run(*m_legacy, "update slotdesk.appointment_request set note = 'calls back' where id = " + num(request));
    QCOMPARE(insert(*m_legacy, request, 3), QString());
    if (together)
        PgFixture::run(*m_legacy, "commit");
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("filled"));
    QCOMPARE(m_world->text("select therapist_id::text from slotdesk.appointment where position = 1"),
             QString::number(m_world->therapist(3).value()));
    QCOMPARE(m_world->text("select status from slotdesk.appointment_offer where therapist_id = " +
                           num(m_world->therapist(1))),
             QStringLiteral("withdrawn"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.alert"), 0);
    QCOMPARE(insert(*m_legacy, request, 4), QStringLiteral("23P01"));
}

void TestOldReassign::bothSlotsCancelledCanBeTakenAgain()
{
    const RequestId request = m_world->request(2);
    for (int therapist : {1, 2})
        QVERIFY(m_world->accept(request, therapist).ok);
    PgFixture::run(*m_legacy, "update slotdesk.appointment set status = 'cancelled'");
    QCOMPARE(insert(*m_legacy, request, 3), QString());
    // The row that was cancelled may also be made live again.
    PgFixture::run(*m_legacy, "update slotdesk.appointment set status = 'booked' where position = 2");
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'booked'"), 2);
    QCOMPARE(insert(*m_legacy, request, 4), QStringLiteral("23P01"));
}

void TestOldReassign::aRequestThatWasCancelledStaysClosed_data()
{
    QTest::addColumn<QByteArray>("how");
    const QByteArray slotRows = "update slotdesk.appointment set status = 'cancelled'";
    const QByteArray whole = "update slotdesk.appointment_request set status = 'cancelled'";
    QTest::newRow("the request, then its slots") << whole + ";" + slotRows;
    QTest::newRow("its slots, then the request") << slotRows + ";" + whole;
    QTest::newRow("its slots, a note, then the request twice")
        << slotRows + "; update slotdesk.appointment_request set note = 'x';" + whole + ";" + whole;
    QTest::newRow("by the desk, the request")
        << QByteArray("select slotdesk.cancel_request(gen_random_uuid(), 1, null, 'weather')");
    QTest::newRow("by the desk, its last slot") << QByteArray(
        "select slotdesk.cancel_appointment(gen_random_uuid(), id, null, 'weather') from slotdesk.appointment");
}

void TestOldReassign::aRequestThatWasCancelledStaysClosed()
{
    QFETCH(QByteArray, how);
    const RequestId request = m_world->request(1);
    QCOMPARE(request, RequestId(1));
    QVERIFY(m_world->accept(request, 1).ok);
    for (const QByteArray& sql : how.split(';'))
        PgFixture::run(sql.contains("gen_random_uuid") ? *m_connection : *m_legacy, sql);
    QCOMPARE(insert(*m_legacy, request, 3), QStringLiteral("23P01"));
    observe();
    QCOMPARE(insert(*m_legacy, request, 3), QString());
    QCOMPARE(m_world->text("select kind from slotdesk.open_alert"), QStringLiteral("after_close"));
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("cancelled"));
}

/// Two processes give the same visit to somebody else at once: one of them has it, also by an old snapshot.
void TestOldReassign::twoOldReassignsOfOneSlot()
{
    auto second =
        PgFixture::connect(m_fixture.login(m_endpoint, QStringLiteral("oldapp2"), {QStringLiteral("slotdesk_legacy")}));
    int hours = 3;
    for (const char* level : {"read committed", "repeatable read", "serializable"}) {
        const RequestId request = m_world->request(1, 60 * (hours += 2));
        QVERIFY(m_world->accept(request, 1).ok);
        PgFixture::run(*m_legacy, "update slotdesk.appointment set status = 'cancelled' where status = 'booked' and "
                                  "request_id = " +
                                      num(request));
        PgFixture::run(*second, QByteArray("begin isolation level ") + level);
        PgFixture::run(*second, "select count(*) from slotdesk.appointment"); // the snapshot is taken here
        QCOMPARE(insert(*m_legacy, request, 2), QString());
        QCOMPARE(insert(*second, request, 3),
                 level[0] == 'r' && level[3] == 'd' ? QStringLiteral("23P01") : QStringLiteral("40001"));
        PgFixture::run(*second, "rollback");
    }
}

QTEST_GUILESS_MAIN(TestOldReassign)
#include "tst_oldreassign.moc"
