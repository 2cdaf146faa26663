// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/alertworld.h"
#include "tests/support/pgfixture.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// A database with every kind of double booking in it, past and upcoming, among bookings that only look like one: what
/// is planted is found and settled, and nothing else is.
class TestPlantedCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsPlantedIsFoundAndSettledAndNothingElse();
    void repairedByHandEachClosesAndComesBack_data();
    void repairedByHandEachClosesAndComesBack();

private:
    void plantAll();
    void bookTheInnocent();
    [[nodiscard]] QString found()
    {
        return m_world->text("select string_agg(kind || case when starts_at < now() then ' past' else ' upcoming' end, "
                             "', ' order by kind, starts_at) from slotdesk.open_alert");
    }
    [[nodiscard]] QString rowsBut(const QByteArray& requests)
    {
        return m_world->text("select md5(string_agg(a::text, '' order by id)) from slotdesk.appointment a "
                             "where request_id <> all (" +
                             requests + ")");
    }

    PgFixture m_fixture;
    Endpoint m_endpoint;
    std::unique_ptr<PgConnection> m_connection;
    std::unique_ptr<AlertWorld> m_world;
};

namespace {

const QStringList& kinds()
{
    static const QStringList list{QStringLiteral("after_close"), QStringLiteral("overlap"),
                                  QStringLiteral("same_therapist"), QStringLiteral("surplus")};
    return list;
}

} // namespace

void TestPlantedCases::init()
{
    if (m_endpoint.isNull())
        m_endpoint = m_fixture.freshDatabase(QStringLiteral("planted"));
    m_connection = PgFixture::connect(m_endpoint);
    BookingWorld::clear(*m_connection);
    m_world = std::make_unique<AlertWorld>(*m_connection);
}

void TestPlantedCases::cleanup()
{
    QCOMPARE(m_world->violations(), QStringList());
    m_world.reset();
    m_connection.reset();
}

/// Each at an hour of its own, so that no case makes another one.
void TestPlantedCases::plantAll()
{
    int hour = 0;
    for (const QString& kind : kinds()) {
        hour += 3;
        QVERIFY(m_world->plant(kind, hour * 60) > 0);
        QVERIFY(m_world->plant(kind, -hour * 60 - 120) > 0);
    }
}

void TestPlantedCases::bookTheInnocent()
{
    // A couples massage: two therapists at the same place at the same time.
    const RequestId couples = m_world->byHand(2, 1500);
    m_world->book(couples, 3);
    m_world->book(couples, 4);
    const RequestId wasCouples = m_world->byHand(2, -1500);
    m_world->book(wasCouples, 3);
    m_world->book(wasCouples, 4);
    // Back to back: one visit ends in the very moment in which the next one starts.
    const RequestId before = m_world->byHand(1, 1800);
    const RequestId after = m_world->byHand(1, 1900);
    m_world->run("update slotdesk.appointment_request set starts_at = x.ends_at, ends_at = x.ends_at + interval '1 h' "
                 "from (select ends_at from slotdesk.appointment_request where id = " +
                 num(before) + ") x where id = " + num(after));
    m_world->run("update slotdesk.appointment a set starts_at = r.starts_at, ends_at = r.ends_at from "
                 "slotdesk.appointment_request r where r.id = a.request_id and r.id = " +
                 num(after));
    m_world->book(before, 5);
    m_world->book(after, 5);
    QCOMPARE(m_world->number("select count(distinct t) from (select ends_at as t from slotdesk.appointment where "
                             "request_id = " +
                             num(before) + " union select starts_at from slotdesk.appointment where request_id = " +
                             num(after) + ") u"),
             1);
    // Cancelled, and booked again with somebody else; and one on a request that was cancelled as a whole.
    const RequestId again = m_world->byHand(1, 2100);
    m_world->book(again, 3);
    m_world->run("update slotdesk.appointment set status = 'open', therapist_id = null, booked_at = null where status "
                 "= 'booked' and "
                 "request_id = " +
                 num(again));
    m_world->book(again, 4);
    const RequestId gone = m_world->request(1, 2200);
    QVERIFY(m_world->accept(gone, 3).ok);
    QVERIFY(m_world->ask("cancel_request(" + num(gone) + ", null, 'client_cancelled')").ok);
    // Two records of one person, made one: all visits are the one's now, at different times.
    m_world->book(m_world->byHand(1, 2400), 5);
    m_world->book(m_world->byHand(1, 2600), 6);
    m_world->run("update slotdesk.appointment set therapist_id = " + num(m_world->therapist(5)) +
                 " where therapist_id = " + num(m_world->therapist(6)));
    m_world->run("update slotdesk.therapist set active = false where id = " + num(m_world->therapist(6)));
}

void TestPlantedCases::whatIsPlantedIsFoundAndSettledAndNothingElse()
{
    bookTheInnocent();
    QCOMPARE(m_world->number("select count(*) from slotdesk.any_alert"), 0);
    const QString innocent = rowsBut("'{}'::bigint[]");
    const QByteArray first = num(m_world->number("select max(id) from slotdesk.appointment_request"));
    plantAll();
    QCOMPARE(found(), QStringLiteral("after_close past, after_close upcoming, overlap past, overlap upcoming, "
                                     "same_therapist past, same_therapist upcoming, surplus past, surplus upcoming"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.double_booking"), 8);

    const PgResult alerts = m_world->run("select id, kind, (select min(u) from unnest(appointment_ids) u), "
                                         "starts_at < now() from slotdesk.open_alert order by id");
    QCOMPARE(alerts.rows(), 8);
    for (int row = 0; row < alerts.rows(); ++row) {
        const bool nobody = alerts.text(row, 1) == QLatin1String("after_close") || alerts.boolean(row, 3);
        const Outcome resolved =
            m_world->resolve(alerts.int64(row, 0), nobody ? QByteArray("{}") : "{" + alerts.bytes(row, 2) + "}");
        QVERIFY2(resolved.ok, qPrintable(resolved.message));
    }
    QCOMPARE(m_world->number("select count(*) from slotdesk.open_alert"), 0);
    QCOMPARE(m_world->number("select count(*) from slotdesk.double_booking"), 0);
    QCOMPARE(m_world->number("select count(*) from slotdesk.any_alert where status = 'resolved'"), 8);
    QCOMPARE(rowsBut("array(select id from slotdesk.appointment_request where id > " + first + ")"), innocent);
    // Of the past nothing was changed; of what is to come only as many stay as there may.
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'booked' and starts_at < now() "
                             "and request_id > " +
                             first),
             1 + 2 + 2 + 2);
    QCOMPARE(m_world->number("select count(*) from slotdesk.appointment where status = 'booked' and starts_at > now() "
                             "and request_id > " +
                             first),
             0 + 1 + 1 + 1);
}

void TestPlantedCases::repairedByHandEachClosesAndComesBack_data()
{
    QTest::addColumn<int>("inMinutes");
    for (const QString& kind : kinds()) {
        QTest::newRow(qPrintable(kind + QStringLiteral(" upcoming"))) << 180;
        QTest::newRow(qPrintable(kind + QStringLiteral(" past"))) << -300;
    }
}

void TestPlantedCases::repairedByHandEachClosesAndComesBack()
{
    QFETCH(int, inMinutes);
    const QString kind = QString::fromLatin1(QTest::currentDataTag()).section(QLatin1Char(' '), 0, 0);
    const qint64 alert = m_world->plant(kind, inMinutes);
    QVERIFY(alert > 0);
    const qint64 row = m_world->number("select max(id) from slotdesk.appointment where status = 'booked'");
    m_world->run("update slotdesk.appointment set status = 'cancelled' where id = " + num(row));
    QCOMPARE(m_world->text("select status from slotdesk.any_alert where id = " + num(alert)), QStringLiteral("closed"));
    QCOMPARE(m_world->number("select count(*) from slotdesk.open_alert"), 0);
    QCOMPARE(m_world->number("select count(*) from slotdesk.double_booking"), 0);

    m_world->run("update slotdesk.appointment set status = 'booked' where id = " + num(row));
    QCOMPARE(m_world->number("select count(*) from slotdesk.open_alert"), 1);
    QCOMPARE(m_world->text("select kind || ' ' || reopens from slotdesk.open_alert"),
             QString(kind + QLatin1Char(' ') + QString::number(alert)));
}

QTEST_GUILESS_MAIN(TestPlantedCases)
#include "tst_plantedcases.moc"
