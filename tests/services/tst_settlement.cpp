// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/alertworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// The end of a double booking (resources/sql/0024), each test ending with violations() empty.
class TestSettlement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anUpcomingCaseIsRemoved_data();
    void anUpcomingCaseIsRemoved();
    void aPastCaseIsSettledAndReopensWithANewRow_data();
    void aPastCaseIsSettledAndReopensWithANewRow();
    void aCouplesRequestOfThreeKeepsTwo();
    void aFreedSlotGoesToTheWaitingListOrIsOffered();
    void keepingTooManyIsRefused();
    void whatIsKeptIsInOrderAgain();
    void aDismissalCoversTheRowsOfThen();

private:
    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<AlertWorld> m_world;
};

namespace {

const QByteArray liveRows = "select count(*) from slotdesk.appointment where status in ('booked', 'completed')";

} // namespace

void TestSettlement::init()
{
    if (m_endpoint.isNull())
        m_endpoint = m_fixture.freshDatabase(QStringLiteral("settlement"));
    m_connection = PgFixture::connect(m_endpoint);
    BookingWorld::clear(*m_connection);
    m_world = std::make_unique<AlertWorld>(*m_connection);
}

void TestSettlement::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

void TestSettlement::anUpcomingCaseIsRemoved_data()
{
    QTest::addColumn<int>("kept");
    QTest::newRow("surplus") << 1;
    QTest::newRow("same_therapist") << 1;
    QTest::newRow("overlap") << 1;
    QTest::newRow("after_close") << 0;
}

void TestSettlement::anUpcomingCaseIsRemoved()
{
    QFETCH(int, kept);
    const QString kind = QString::fromLatin1(QTest::currentDataTag());
    const qint64 alert = m_world->plant(kind, 180);
    QVERIFY(alert > 0);
    // The one that came last stays: it has to take the place of the first.
    const QByteArray keep =
        kept == 0
            ? QByteArray("{}")
            : "{" + num(m_world->number("select max(id) from slotdesk.appointment where status = 'booked'")) + "}";
    const Outcome resolved = m_world->resolve(alert, keep);
    QVERIFY2(resolved.ok, qPrintable(resolved.message));
    QCOMPARE(m_world->number(liveRows), kept);
    QCOMPARE(m_world->number("select count(*) from slotdesk.double_booking"), 0);
    QCOMPARE(m_world->text("select status from slotdesk.alert where id = " + num(alert)), QStringLiteral("resolved"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where exempt_reason is not null"), 0);
    QCOMPARE(m_world->number("select count(*) from slotdesk.event where kind = 'alert_resolved'"), 1);
    QCOMPARE(m_world->resolve(alert, keep).code, Outcome::Code::Changed);
    // The kept row is one of the request's slots.
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'booked' and position is null"),
             0);
}

void TestSettlement::aPastCaseIsSettledAndReopensWithANewRow_data()
{
    anUpcomingCaseIsRemoved_data();
}

void TestSettlement::aPastCaseIsSettledAndReopensWithANewRow()
{
    const QString kind = QString::fromLatin1(QTest::currentDataTag());
    const qint64 alert = m_world->plant(kind, -300);
    const QString before = m_world->text("select md5(string_agg(a::text, '' order by id)) from slotdesk.appointment a");
    const Outcome resolved = m_world->resolve(alert, "{}");
    QVERIFY2(resolved.ok, qPrintable(resolved.message));
    QCOMPARE(m_world->text("select md5(string_agg(a::text, '' order by id)) from slotdesk.appointment a"), before);
    QCOMPARE(m_world->number("select count(*) from slotdesk.double_booking"), 0);
    QCOMPARE(m_world->openAlert(kind), 0);

    const QByteArray request =
        m_world->text("select request_id from slotdesk.alert where id = " + num(alert)).toLatin1();
    if (kind == QLatin1String("overlap")) // another pair is another case
        return;
    m_world->book(RequestId(request.toLongLong()), kind == QLatin1String("same_therapist") ? 1 : 3);
    const qint64 again = m_world->openAlert(kind);
    QVERIFY(again > alert);
    QCOMPARE(m_world->number("select reopens from slotdesk.open_alert where id = " + num(again)), alert);
}

void TestSettlement::aCouplesRequestOfThreeKeepsTwo()
{
    const RequestId couples = m_world->request(2);
    QVERIFY(m_world->accept(couples, 1).ok);
    QVERIFY(m_world->accept(couples, 2).ok);
    m_world->book(couples, 3);
    const QByteArray third = m_world->text("select id from slotdesk.appointment where position is null").toLatin1();
    const Outcome resolved = m_world->resolve(m_world->openAlert(QStringLiteral("surplus")),
                                              "{" + num(m_world->slot(couples, 2)) + "," + third + "}");
    QVERIFY2(resolved.ok, qPrintable(resolved.message));
    QCOMPARE(
        m_world->text("select string_agg(t.name, ',' order by t.name) from slotdesk.appointment a join "
                      "slotdesk.therapist t on t.id = a.therapist_id where a.status = 'booked' and position in (1, 2)"),
        QStringLiteral("T2,T3"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'cancelled'"), 1);
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request"), QStringLiteral("filled"));
    QCOMPARE(m_world->text("select string_agg(status, ',' order by therapist_id) from slotdesk.appointment_offer "
                           "where therapist_id in (1, 2, 3)"),
             QStringLiteral("withdrawn,accepted,accepted"));
    const QJsonArray released = resolved.detail.value(QStringLiteral("released")).toArray();
    QCOMPARE(released.size(), 1);
    QCOMPARE(released.first().toObject().value(QStringLiteral("therapist_id")).toInteger(),
             m_world->therapist(1).value());
}

void TestSettlement::aFreedSlotGoesToTheWaitingListOrIsOffered()
{
    for (const bool waiting : {true, false}) {
        const RequestId couples = m_world->request(2, waiting ? 180 : 400);
        QVERIFY(m_world->accept(couples, 1).ok);
        m_world->book(couples, 1);
        if (waiting)
            QVERIFY(m_world
                        ->ask("run_command('join_waitlist', jsonb_build_object('offer', " +
                              num(m_world->offer(couples, 4)) + "))")
                        .ok);
        const Outcome resolved = m_world->resolve(m_world->openAlert(QStringLiteral("same_therapist")),
                                                  "{" + num(m_world->slot(couples, 1)) + "}");
        QVERIFY2(resolved.ok, qPrintable(resolved.message));
        const QByteArray ofIt = " where request_id = " + num(couples);
        QCOMPARE(m_world->number("select coalesce(max(therapist_id), 0) from slotdesk.appointment" + ofIt +
                                 " and position = 2 and status = 'booked'"),
                 waiting ? m_world->therapist(4).value() : 0);
        QCOMPARE(m_world->number("select count(*) from slotdesk.appointment_offer" + ofIt + " and status = 'pending'"),
                 waiting ? 0 : 5);
    }
}

void TestSettlement::keepingTooManyIsRefused()
{
    const qint64 alert = m_world->plant(QStringLiteral("surplus"), 180);
    const QString rows = m_world->text("select appointment_ids from slotdesk.alert");
    QCOMPARE(m_world->resolve(alert, rows.toLatin1()).code, Outcome::Code::Invalid);
    QCOMPARE(m_world->resolve(alert, "{4711}").code, Outcome::Code::Invalid);
    m_world->run("update slotdesk.appointment set status = 'cancelled' where therapist_id = 2");
    m_world->book(RequestId(1), 3);
    // A row that somebody saw and that is not booked any more.
    const QByteArray gone = m_world->text("select id from slotdesk.appointment where therapist_id = 2").toLatin1();
    QCOMPARE(m_world->resolve(m_world->openAlert(QStringLiteral("surplus")), "{" + gone + "}").code,
             Outcome::Code::Changed);
    QCOMPARE(m_world->number(liveRows), 2);
}

/// An exemption ends with its cause: afterwards the constraints hold for the row that stayed.
void TestSettlement::whatIsKeptIsInOrderAgain()
{
    const qint64 alert = m_world->plant(QStringLiteral("overlap"), 180);
    const QByteArray second =
        m_world->text("select id from slotdesk.appointment where exempt_reason = 'overlap'").toLatin1();
    QVERIFY(m_world->resolve(alert, "{" + second + "}").ok);
    QCOMPARE(
        m_world->number("select count(*) from slotdesk.appointment where exempt_reason is null and id = " + second), 1);
    const RequestId opened(1);
    QCOMPARE(m_world->text("select status from slotdesk.appointment_request where id = 1"), QStringLiteral("open"));
    QCOMPARE(m_world->ask("assign(" + num(m_world->slot(opened, 1)) + ", 1, null, 'other')").code,
             Outcome::Code::TherapistBusy);
}

void TestSettlement::aDismissalCoversTheRowsOfThen()
{
    const qint64 alert = m_world->plant(QStringLiteral("surplus"), 180);
    QVERIFY(m_world->ask("dismiss_alert(" + num(alert) + ", 'accepted: both are welcome')").ok);
    QCOMPARE(m_world->number("select count(*) from slotdesk.double_booking"), 0);
    // The same row with another therapist is a new booking.
    const QByteArray row =
        m_world->text("select id from slotdesk.appointment where position is null and status = 'booked'").toLatin1();
    QVERIFY(m_world->ask("reassign(" + row + ", 4, null, 'other')").ok);
    const qint64 again = m_world->openAlert(QStringLiteral("surplus"));
    QVERIFY(again > alert);
    QVERIFY(m_world->ask("release(" + row + ", null, 'other')").ok);
    QCOMPARE(m_world->text("select status from slotdesk.alert where id = " + num(again)), QStringLiteral("closed"));
}

QTEST_GUILESS_MAIN(TestSettlement)
#include "tst_settlement.moc"
