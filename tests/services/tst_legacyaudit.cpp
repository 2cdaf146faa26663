// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacyaudit.h"
#include "support/legacydata.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QtTest>

using namespace slotdesk;
using namespace Qt::StringLiterals;

class TestLegacyAudit : public QObject
{
    Q_OBJECT

private:
    PgFixture m_server;

    AuditReport audit(const Endpoint& database, const LegacyMapping& mapping)
    {
        auto report = LegacyAudit::run(*PgFixture::connect(database), mapping);
        if (!report)
            qFatal("%s", qPrintable(report.error().text()));
        return report.take();
    }
    AuditReport audit(const Endpoint& database) { return audit(database, *LegacyMapping::builtIn()); }

    static QList<qint64> idsOf(const AuditReport& report, const QString& kind)
    {
        for (const Oddity& oddity : report.oddities) {
            if (oddity.kind == kind)
                return oddity.ids;
        }
        return {};
    }

private Q_SLOTS:
    void theShippedDumpAgreesWithTheExpectedFile();
    void everyKindIsFound();
    void repairedAndOrphanRowsAreNoDoubleBooking();
    void touchingVisitsAndOtherZonesAreNoOverlap();
    void oneLongVisitTouchesManyShortOnes();
    void aStatusSpelledOtherwiseIsTheSame();
    void wallTimesBeforeTheChangeAreUnderstood();
    void mergedTherapistsAreOne();
    void dirtIsNamed();
    void nothingIsWritten();
    void anotherBackendNeedsNoCode();
    void aDatabaseThatIsNoSuchBackendIsRefused_data();
    void aDatabaseThatIsNoSuchBackendIsRefused();
};

void TestLegacyAudit::theShippedDumpAgreesWithTheExpectedFile()
{
    const QJsonObject expected = LegacyData::expected();
    const AuditReport report = audit(LegacyData::shipped(m_server));
    QCOMPARE(report.requests, expected[u"requests"].toInteger());
    QCOMPARE(report.liveAppointments, expected[u"live_appointments"].toInteger());

    QJsonArray surplus;
    for (const QJsonValue& booking : report.toJson()[u"double_bookings"].toArray()) {
        const QJsonObject b = booking.toObject();
        QVERIFY(b.contains(u"gap_ms"_s) && b.contains(u"therapist_id"_s) && b.contains(u"request_ids"_s));
        if (b[u"kind"] == u"surplus"_s)
            surplus.append(QJsonObject{{u"request_id"_s, b[u"request_id"]},
                                       {u"slots"_s, b[u"slots"]},
                                       {u"live"_s, b[u"live"]},
                                       {u"excess"_s, b[u"excess"]},
                                       {u"appointment_ids"_s, b[u"appointment_ids"]}});
    }
    QCOMPARE(surplus, expected[u"double_booked"].toArray());
    QCOMPARE(report.count(AlertKind::Overlap), 4);

    QList<qint64> orphans;
    for (const QJsonValue& id : expected[u"orphan_live_appointments"].toArray())
        orphans.append(id.toInteger());
    QCOMPARE(idsOf(report, u"orphan_live_appointments"_s), orphans);
    QVERIFY(report.text().contains(u"request 48218: 3 live for 1 slot, 2 too many"_s));
}

void TestLegacyAudit::everyKindIsFound()
{
    LegacyData db(m_server);
    db.request(10, 1, "2026-05-01 10:00", "filled");
    db.appointment(100, 10, 501, "2026-05-01 10:00", "scheduled", "2026-04-20 09:00:00.000");
    db.appointment(101, 10, 502, "2026-05-01 10:00", "scheduled", "2026-04-20 09:00:00.0125");
    db.request(11, 1, "2026-05-01 10:30", "filled");
    db.appointment(102, 11, 501, "2026-05-01 10:30", "scheduled", "2026-04-21 09:00");
    db.request(12, 2, "2026-05-02 10:00", "filled");
    db.appointment(103, 12, 503, "2026-05-02 10:00", "scheduled", "2026-04-21 10:00");
    db.appointment(104, 12, 503, "2026-05-02 10:00", "no_show", "2026-04-21 10:01");
    db.request(13, 1, "2026-05-03 10:00", "cancelled");
    db.appointment(105, 13, 503, "2026-05-03 10:00", "completed", "2026-04-21 10:00");

    const AuditReport report = audit(db.endpoint());
    QCOMPARE(report.doubleBookings.size(), 4);
    const auto& surplus = report.doubleBookings.at(0);
    QCOMPARE(surplus.kind, AlertKind::Surplus);
    QCOMPARE(surplus.appointmentIds, (QList<qint64>{100, 101}));
    QCOMPARE(*surplus.excess, 1);
    QCOMPARE(*surplus.gapMs, 12.5);
    QCOMPARE(surplus.costCents, 7000);
    QVERIFY(!surplus.therapistId);
    const auto& overlap = report.doubleBookings.at(1);
    QCOMPARE(overlap.kind, AlertKind::Overlap);
    QCOMPARE(overlap.requestIds, (QList<qint64>{10, 11}));
    QCOMPARE(overlap.therapistId.value(), 501);
    QVERIFY(!overlap.slots);
    const auto& same = report.doubleBookings.at(2);
    QCOMPARE(same.kind, AlertKind::SameTherapist);
    QCOMPARE(same.appointmentIds, (QList<qint64>{103, 104}));
    QCOMPARE(*same.gapMs, 60000.0);
    const auto& closed = report.doubleBookings.at(3);
    QCOMPARE(closed.kind, AlertKind::AfterClose);
    QCOMPARE(closed.requestId, 13);
}

void TestLegacyAudit::repairedAndOrphanRowsAreNoDoubleBooking()
{
    LegacyData db(m_server);
    db.request(10, 1, "2026-05-01 10:00", "filled");
    db.appointment(100, 10, 501, "2026-05-01 10:00", "scheduled", "2026-04-20 09:00");
    for (const char* word : {"cancelled", "canceled", "reassigned", "hold"})
        db.appointment(101 + db.count(), 10, 502, "2026-05-01 10:00", word, "2026-04-20 09:00");
    db.appointment(120, 10, 503, "2026-05-01 10:00", "scheduled", "2026-04-20 09:00");
    db.run("update appointments set cancelled_at = now() where id = 120");
    db.appointment(130, 999, 501, "2026-05-01 10:00", "scheduled", "2026-04-20 09:00");
    db.appointment(131, 999, 502, "2026-05-01 10:00", "scheduled", "2026-04-20 09:00");
    db.request(11, 2, "2026-05-01 15:00", "filled");
    db.appointment(140, 11, 501, "2026-05-01 15:00", "scheduled", "2026-04-20 09:00");
    db.appointment(141, 11, 502, "2026-05-01 15:00", "scheduled", "2026-04-20 09:00");
    db.run("update appointment_requests set slots = null, session_type = ' COUPLES' where id = 11");

    const AuditReport report = audit(db.endpoint());
    QVERIFY2(report.clean(), qPrintable(report.text()));
    QCOMPARE(report.liveAppointments, 5);
    QCOMPARE(idsOf(report, u"orphan_live_appointments"_s), (QList<qint64>{130, 131}));
    QCOMPARE(idsOf(report, u"unknown_appointment_status"_s).size(), 1);
    QCOMPARE(idsOf(report, u"cancelled_without_status"_s), QList<qint64>{120});
}

void TestLegacyAudit::touchingVisitsAndOtherZonesAreNoOverlap()
{
    LegacyData db(m_server);
    db.request(10, 1, "2026-05-01 10:00", "filled");
    db.appointment(100, 10, 501, "2026-05-01 10:00", "scheduled", "2026-04-20 09:00");
    db.request(11, 1, "2026-05-01 11:00", "filled");
    db.appointment(101, 11, 501, "2026-05-01 11:00", "scheduled", "2026-04-20 09:00");
    QVERIFY(audit(db.endpoint()).clean());
    db.run("update appointments set ends_at = ends_at + interval '1 minute' where id = 100");
    QCOMPARE(audit(db.endpoint()).count(AlertKind::Overlap), 1);
}

void TestLegacyAudit::oneLongVisitTouchesManyShortOnes()
{
    LegacyData db(m_server);
    const char* hours[]{"2026-05-01 10:00", "2026-05-01 11:00", "2026-05-01 12:30", "2026-05-01 15:00"};
    for (int i = 0; i < 4; ++i) {
        db.request(10 + i, 1, hours[i], "filled");
        db.appointment(100 + i, 10 + i, 501, hours[i], "scheduled", "2026-04-20 09:00");
    }
    db.run("update appointments set ends_at = timestamp '2026-05-01 14:00' where id = 100");
    const AuditReport report = audit(db.endpoint());
    QCOMPARE(report.doubleBookings.size(), 2);
    QCOMPARE(report.doubleBookings.at(0).appointmentIds, (QList<qint64>{100, 101}));
    QCOMPARE(report.doubleBookings.at(1).appointmentIds, (QList<qint64>{100, 102}));
}

void TestLegacyAudit::aStatusSpelledOtherwiseIsTheSame()
{
    LegacyData db(m_server);
    db.request(10, 1, "2026-05-01 10:00", "  Filled");
    db.appointment(100, 10, 501, "2026-05-01 10:00", " Scheduled ", "2026-04-20 09:00");
    db.appointment(101, 10, 502, "2026-05-01 10:00", "COMPLETED", "2026-04-20 09:01");
    db.appointment(102, 10, 503, "2026-05-01 10:00", "Canceled", "2026-04-20 09:02");
    const AuditReport report = audit(db.endpoint());
    QCOMPARE(report.doubleBookings.size(), 1);
    QCOMPARE(report.doubleBookings.at(0).appointmentIds, (QList<qint64>{100, 101}));
    QCOMPARE(idsOf(report, u"both_spellings"_s), QList<qint64>{102});
    QVERIFY(idsOf(report, u"unknown_appointment_status"_s).isEmpty());
    QVERIFY(idsOf(report, u"unknown_request_status"_s).isEmpty());
}

void TestLegacyAudit::wallTimesBeforeTheChangeAreUnderstood()
{
    LegacyData db(m_server);
    // 10:00 in New York and 12:00 in Denver as the old code wrote them: 14:00 and 18:00 UTC.
    db.request(10, 1, "2025-08-01 14:00", "filled", "Albany", "America/New_York");
    db.appointment(100, 10, 501, "2025-08-01 10:00", "completed", "2025-07-20 09:00");
    db.request(11, 1, "2025-08-01 18:00", "filled", "Golden", "America/Denver");
    db.appointment(101, 11, 501, "2025-08-01 12:00", "completed", "2025-07-20 09:00");
    QVERIFY(audit(db.endpoint()).clean());
    // 8:30 in Denver is 14:30 UTC: in the middle of the first visit, though the stored times are far apart.
    db.run("update appointments set starts_at = '2025-08-01 08:30', ends_at = '2025-08-01 09:30' where id = 101");
    QCOMPARE(audit(db.endpoint()).count(AlertKind::Overlap), 1);
    // A request without a zone was written in UTC.
    db.run("update appointment_requests set time_zone = null where id = 11");
    QVERIFY(audit(db.endpoint()).clean());
}

void TestLegacyAudit::mergedTherapistsAreOne()
{
    LegacyData db(m_server);
    db.request(10, 1, "2026-05-01 10:00", "filled");
    db.appointment(100, 10, 501, "2026-05-01 10:00", "scheduled", "2026-04-20 09:00");
    db.request(11, 1, "2026-05-01 10:30", "filled");
    db.appointment(101, 11, 502, "2026-05-01 10:30", "scheduled", "2026-04-20 09:00");
    db.run("update therapists set merged_into_id = 503 where id = 502");
    QVERIFY(audit(db.endpoint()).clean());
    db.run("update therapists set merged_into_id = 501 where id = 503");
    QCOMPARE(audit(db.endpoint()).doubleBookings.value(0).therapistId.value_or(0), 501);
    db.run("update therapists set merged_into_id = 502 where id = 501");
    const AuditReport circle = audit(db.endpoint());
    QCOMPARE(circle.doubleBookings.value(0).therapistId.value_or(0), 501);
    QVERIFY(!idsOf(circle, u"merge_broken"_s).isEmpty());
}

void TestLegacyAudit::dirtIsNamed()
{
    LegacyData db(m_server);
    db.request(10, 0, "2026-05-01 10:00", "filled");
    db.appointment(100, 10, 501, "2026-05-01 10:00", "scheduled", "2026-04-20 09:00");
    db.request(11, 99, "2026-05-01 10:00", "half_open", "Golden", "Mars/Olympus");
    db.run("update appointment_requests set starts_at = null where id = 11");
    db.request(12, 1, "2026-05-02 10:00", "filled");
    db.run("update appointment_requests set user_id = 4711 where id = 12");
    db.appointment(101, 12, 777, "2026-05-02 10:00", "scheduled", "2026-04-20 09:00");
    db.run("update appointments set starts_at = null where id = 101");
    db.appointment(102, 12, 501, "2026-05-02 10:00", "cancelled", "2026-04-20 09:00");
    db.run("update appointments set ends_at = starts_at - interval '1 hour', starts_at = 'infinity' where id = 102");
    db.offer(900, 12, 501, 1);
    db.offer(901, 12, 501, 3);
    db.offer(902, 12, 502, 7);

    const AuditReport report = audit(db.endpoint());
    QVERIFY2(report.clean(), qPrintable(report.text()));
    const QMap<QString, QList<qint64>> expected{{u"slots_out_of_range"_s, {10, 11}},
                                                {u"unknown_zone"_s, {11}},
                                                {u"unknown_request_status"_s, {11}},
                                                {u"null_request_time"_s, {11}},
                                                {u"client_deleted"_s, {12}},
                                                {u"therapist_deleted"_s, {101}},
                                                {u"null_appointment_time"_s, {101, 102}},
                                                {u"duplicate_offers"_s, {900, 901}},
                                                {u"unknown_offer_status"_s, {902}}};
    for (auto it = expected.cbegin(); it != expected.cend(); ++it)
        QVERIFY2(idsOf(report, it.key()) == it.value(), qPrintable(it.key() + report.text()));
}

void TestLegacyAudit::nothingIsWritten()
{
    LegacyData db(m_server);
    db.request(10, 1, "2026-05-01 10:00", "filled");
    db.run("alter database " + db.name() + " set default_transaction_read_only = on");
    QVERIFY(LegacyAudit::run(*PgFixture::connect(db.endpoint()), *LegacyMapping::builtIn()).ok());
}

void TestLegacyAudit::anotherBackendNeedsNoCode()
{
    const Endpoint other = LegacyData::otherBackend(m_server);
    const auto mapping = LegacyMapping::load(LegacyData::file(u"other-backend.json"_s));
    QVERIFY2(mapping.ok(), qPrintable(mapping.ok() ? QString() : mapping.error().text()));
    const AuditReport report = audit(other, *mapping);
    QCOMPARE(report.requests, 3);
    QCOMPARE(report.count(AlertKind::Surplus), 1);
    QCOMPARE(report.count(AlertKind::Overlap), 1);
    QCOMPARE(report.doubleBookings.value(0).appointmentIds, (QList<qint64>{1, 2}));
    QCOMPARE(report.doubleBookings.value(0).costCents, 8050);
}

void TestLegacyAudit::aDatabaseThatIsNoSuchBackendIsRefused_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no table") << QByteArray("drop table appointment_offers")
                              << u"it has no table \"appointment_offers\" (mapping key offers.table)"_s;
    QTest::newRow("no column") << QByteArray("alter table appointments rename therapist_id to provider_id")
                               << u"has no column \"therapist_id\" (mapping key appointments.columns.therapist)"_s;
    QTest::newRow("wrong type") << QByteArray("alter table appointments alter starts_at type text")
                                << u"column \"starts_at\" of table \"appointments\" is of type text"_s;
    QTest::newRow("ids twice") << QByteArray("alter table users drop constraint users_pkey; insert into users (id, "
                                             "created_at, updated_at) values (1, now(), now())")
                               << u"1 rows of table \"users\" have no id or one that another row has too"_s;
}

void TestLegacyAudit::aDatabaseThatIsNoSuchBackendIsRefused()
{
    QFETCH(QByteArray, damage);
    QFETCH(QString, sentence);
    LegacyData db(m_server);
    db.run(damage);
    const auto report = LegacyAudit::run(*PgFixture::connect(db.endpoint()), *LegacyMapping::builtIn());
    QVERIFY(!report.ok());
    QCOMPARE(report.error().kind, DbError::Kind::Usage);
    QVERIFY2(report.error().message.contains(sentence), qPrintable(report.error().message));
}

QTEST_GUILESS_MAIN(TestLegacyAudit)
#include "tst_legacyaudit.moc"
