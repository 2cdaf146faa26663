// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logexport.h"
#include "tests/support/relayworld.h"

#include <QtTest/QtTest>

using namespace slotdesk;

/// Beside delivering, the relay looks after what is due and after the log, as slotdesk_worker and never as the owner.
class TestRelayChores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPastItsTimeLapses();
    void oldEventsGoWhenSealedAndExported();

private:
    static constexpr int patienceMs = 20000;
    PgFixture m_fixture;
};

void TestRelayChores::whatIsPastItsTimeLapses()
{
    RelayWorld world(m_fixture);
    const RequestId request = world.bookings().request(1, 300);
    world.bookings().run("update slotdesk.appointment_offer set expires_at = clock_timestamp() - interval '1 s' where "
                         "request_id = " +
                         QByteArray::number(request.value()));
    const QByteArray pending = "select count(*) from slotdesk.appointment_offer where status = 'pending'";
    QVERIFY(world.bookings().number(pending) > 0);
    const QuickRelay relay(world);
    QTRY_COMPARE_WITH_TIMEOUT(world.bookings().number(pending), 0, patienceMs);
    QCOMPARE(world.bookings().text("select distinct login from slotdesk.event where source = 'clock'"),
             world.worker().user());
    QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), patienceMs);
    QCOMPARE(world.bookings().violations(), QStringList());
}

void TestRelayChores::oldEventsGoWhenSealedAndExported()
{
    RelayWorld world(m_fixture);
    BookingWorld& bookings = world.bookings();
    world.traffic(4);
    // They grow old before they are sealed: what is sealed does not change.
    bookings.run("begin");
    bookings.run("set local session_replication_role = replica");
    bookings.run("update slotdesk.event set at = at - interval '500 days'");
    bookings.run("commit");
    {
        const QuickRelay relay(world);
        QTRY_VERIFY_WITH_TIMEOUT(world.allArrived(), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(bookings.number("select count(*) from slotdesk.event where id > coalesce((select "
                                                  "max(top_id) from slotdesk.event_batch), 0)"),
                                  0, patienceMs);
    }
    const auto worker = PgFixture::connect(world.worker());
    QTemporaryDir folder;
    const auto written = LogExport::run(*worker, folder.filePath(QStringLiteral("log.jsonl")));
    QVERIFY2(written && written->marked, written ? "not marked" : qPrintable(written.error().text()));
    const qint64 before = bookings.number("select count(*) from slotdesk.event");
    QVERIFY(before > 0);

    const QuickRelay relay(world);
    QTRY_VERIFY_WITH_TIMEOUT(bookings.number("select count(*) from slotdesk.event_retired") > 0, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(bookings.number("select count(*) from slotdesk.event") < before, patienceMs);
    QCOMPARE(bookings.text("select distinct login from slotdesk.event_retired"), world.worker().user());
    QCOMPARE(bookings.violations(), QStringList());
}

QTEST_GUILESS_MAIN(TestRelayChores)
#include "tst_relaychores.moc"
