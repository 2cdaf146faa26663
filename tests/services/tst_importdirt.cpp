// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacyimport.h"
#include "support/legacydata.h"

#include <QtTest/QtTest>

using namespace slotdesk;
using namespace Qt::StringLiterals;

/// One kind of dirt at a time, in a small legacy database. Each import must agree with its audit and break no
/// invariant.
class TestImportDirt : public QObject
{
    Q_OBJECT

private:
    PgFixture m_server;
    Endpoint m_slotdesk;

    ImportReport import(const LegacyData& db)
    {
        m_slotdesk = m_server.freshDatabase(u"dirt"_s);
        return importAgain(db.endpoint(), *LegacyMapping::builtIn());
    }
    ImportReport importAgain(const Endpoint& from, const LegacyMapping& mapping)
    {
        auto report = LegacyImport::run(*PgFixture::connect(from), *PgFixture::connect(m_slotdesk), mapping, {});
        if (!report)
            qFatal("%s", qPrintable(report.error().text()));
        if (!report->trustworthy())
            QTest::qFail(qPrintable(report->text()), __FILE__, __LINE__);
        return report.take();
    }
    QString one(const QByteArray& sql) { return PgFixture::run(m_slotdesk, sql).text(0, 0); }
    QString request(qint64 legacyId, const char* column)
    {
        return one(QByteArray("select ") + column +
                   "::text from slotdesk.appointment_request where legacy_id = " + QByteArray::number(legacyId));
    }
    QString row(qint64 legacyId, const char* column)
    {
        return one(QByteArray("select ") + column +
                   "::text from slotdesk.appointment where legacy_id = " + QByteArray::number(legacyId));
    }
    QString slotsOf(qint64 legacyId)
    {
        return one(
            "select string_agg(a.status, ' ' order by a.position) from slotdesk.appointment a join "
            "slotdesk.appointment_request r on r.id = a.request_id where a.position is not null and r.legacy_id = " +
            QByteArray::number(legacyId));
    }

private Q_SLOTS:
    void anEmptyBackend();
    void everyKindRaisesItsAlert();
    void slotsOfZeroAndNinetyNine();
    void statusesAreDerived();
    void offersFollowTheirRequest();
    void orphansAreKeptWithoutAnAlert();
    void whoWasDeletedIsMadeUpAgain();
    void visitsWithoutATherapistAreNoOverlap();
    void nullAndInvertedTimes();
    void marketsAreCitiesInAZone();
    void anotherBackendNeedsNoCode();
    void whatHasNoColumnIsKeptInANote();
    void whatIsNotReadIsNamed();
    void theDeskMayHaveMovedOn();
};

void TestImportDirt::anEmptyBackend()
{
    LegacyData db(m_server);
    const ImportReport report = import(db);
    QCOMPARE(report.alertsRaised, 0);
    QCOMPARE(one("select count(*)::text from slotdesk.therapist t join slotdesk.market m on m.id = market_id where "
                 "time_zone = 'America/Denver'"),
             u"4"_s);
}

void TestImportDirt::everyKindRaisesItsAlert()
{
    LegacyData db(m_server);
    db.request(10, 1, "2050-05-01 10:00", "filled");
    db.appointment(100, 10, 501, "2050-05-01 10:00", "scheduled", "2026-04-20 09:00:00.000");
    db.appointment(101, 10, 502, "2050-05-01 10:00", "scheduled", "2026-04-20 09:00:00.0125");
    db.request(11, 1, "2050-05-01 10:30", "filled");
    db.appointment(102, 11, 501, "2050-05-01 10:30", "scheduled", "2026-04-21 09:00");
    db.request(12, 2, "2050-05-02 10:00", "filled");
    db.appointment(103, 12, 503, "2050-05-02 10:00", "scheduled", "2026-04-21 10:00");
    db.appointment(104, 12, 503, "2050-05-02 10:00", "scheduled", "2026-04-21 10:01");
    db.request(13, 1, "2026-05-03 10:00", "cancelled");
    db.appointment(105, 13, 503, "2026-05-03 10:00", "completed", "2026-04-21 10:00");
    const ImportReport report = import(db);
    QCOMPARE(report.alertsRaised, 4);
    QCOMPARE(row(101, "exempt_reason"), u"surplus"_s);
    QCOMPARE(row(101, "position"), QString());
    QCOMPARE(row(102, "exempt_reason"), u"overlap"_s);
    QCOMPARE(row(102, "position"), u"1"_s);
    QCOMPARE(row(104, "exempt_reason"), u"same_therapist"_s);
    QCOMPARE(row(105, "exempt_reason"), u"after_close"_s);
    QCOMPARE(one("select gap_ms::text from slotdesk.alert where kind = 'surplus'"), u"12.500"_s);
}

void TestImportDirt::slotsOfZeroAndNinetyNine()
{
    LegacyData db(m_server);
    db.request(10, 0, "2050-05-01 10:00", "filled");
    db.appointment(100, 10, 501, "2050-05-01 10:00", "scheduled", "2026-04-20 09:00");
    db.request(11, 99, "2050-05-02 10:00", "pending");
    db.appointment(101, 11, 501, "2050-05-02 10:00", "scheduled", "2026-04-20 09:00");
    db.request(12, -3, "2050-05-03 10:00", "pending");
    db.run("update appointment_requests set session_type = 'Couples' where id = 12");
    QCOMPARE(import(db).alertsRaised, 0);
    QCOMPARE(request(10, "slots"), u"1"_s);
    QCOMPARE(request(11, "slots"), u"8"_s);
    QCOMPARE(slotsOf(11), u"booked open open open open open open open"_s);
    QCOMPARE(request(12, "slots"), u"2"_s);
}

void TestImportDirt::statusesAreDerived()
{
    struct Row
    {
        const char* old;
        bool ahead;
        const char* visit;
        QString status;
        QString slotWord;
    };
    const QList<Row> rows{
        {"pending", true, "", u"open"_s, u"open"_s},
        {"pending", true, "scheduled", u"filled"_s, u"booked"_s},
        {"filled", true, "", u"open"_s, u"open"_s},
        {"filled", true, "scheduled", u"filled"_s, u"booked"_s},
        {"filled", true, "completed", u"filled"_s, u"booked"_s},
        {"completed", true, "", u"cancelled"_s, u"cancelled"_s},
        {"expired", true, "", u"cancelled"_s, u"cancelled"_s},
        {"cancelled", true, "", u"cancelled"_s, u"cancelled"_s},
        {"on_ice", true, "", u"open"_s, u"open"_s},
        {"pending", false, "", u"expired"_s, u"cancelled"_s},
        {"pending", false, "completed", u"completed"_s, u"completed"_s},
        {"filled", false, "scheduled", u"completed"_s, u"booked"_s},
        {"filled", false, "cancelled", u"cancelled"_s, u"cancelled"_s},
        {"completed", false, "no_show", u"completed"_s, u"no_show"_s},
        {"completed", false, "", u"expired"_s, u"cancelled"_s},
        {"completed", false, "canceled", u"cancelled"_s, u"cancelled"_s},
        {"expired", false, "", u"expired"_s, u"cancelled"_s},
        {"canceled", false, "canceled", u"cancelled"_s, u"cancelled"_s},
        {"on_ice", false, "scheduled", u"completed"_s, u"booked"_s},
    };
    LegacyData db(m_server);
    for (int i = 0; i < rows.size(); ++i) {
        const QByteArray at = QDateTime(QDate(rows[i].ahead ? 2050 : 2026, 5, i + 1), QTime(10, 0))
                                  .toString(u"yyyy-MM-dd HH:mm"_s)
                                  .toLatin1();
        db.request(10 + i, 1, at.constData(), rows[i].old);
        if (*rows[i].visit)
            db.appointment(100 + i, 10 + i, 501, at.constData(), rows[i].visit, "2026-04-20 09:00");
    }
    QCOMPARE(import(db).alertsRaised, 0);
    for (int i = 0; i < rows.size(); ++i) {
        const QString what = QString::fromLatin1(rows[i].old) + (rows[i].ahead ? u" ahead "_s : u" past "_s) +
                             QString::fromLatin1(rows[i].visit) + u": "_s;
        QCOMPARE(what + request(10 + i, "status"), what + rows[i].status);
        QCOMPARE(what + slotsOf(10 + i), what + rows[i].slotWord);
    }
}

void TestImportDirt::offersFollowTheirRequest()
{
    LegacyData db(m_server);
    db.request(10, 2, "2050-05-01 10:00", "pending");
    db.appointment(100, 10, 501, "2050-05-01 10:00", "scheduled", "2026-04-20 09:00");
    db.offer(900, 10, 501, 0); // its therapist has the slot
    db.offer(901, 10, 502, 0);
    db.offer(902, 10, 503, 2);
    db.offer(903, 10, 503, 0); // twin of 902
    db.offer(904, 10, 504, 9);
    db.request(11, 1, "2050-05-02 10:00", "cancelled");
    db.offer(905, 11, 501, 0);
    db.request(12, 1, "2026-05-02 10:00", "pending");
    db.offer(906, 12, 501, 0);
    const ImportReport report = import(db);
    QCOMPARE(
        one("select string_agg(legacy_id || ' ' || status || coalesce(' ' || cause, ''), ', ' order by legacy_id) from "
            "slotdesk.appointment_offer"),
        u"900 accepted, 901 pending, 902 declined, 904 expired time, 905 withdrawn, 906 expired time"_s);
    QCOMPARE(one("select (o.expires_at = r.starts_at)::text from slotdesk.appointment_offer o join "
                 "slotdesk.appointment_request r on r.id = o.request_id where o.legacy_id = 901"),
             u"true"_s);
    QVERIFY(report.text().contains(u"another offer of the same therapist and request tells more (903)"_s));
}

void TestImportDirt::orphansAreKeptWithoutAnAlert()
{
    LegacyData db(m_server);
    db.request(10, 1, "2050-05-01 10:00", "filled");
    db.appointment(100, 10, 501, "2050-05-01 10:00", "scheduled", "2026-04-20 09:00");
    // Two of a deleted request; one of them at a time when its therapist is elsewhere. One without even a number.
    db.appointment(101, 999, 501, "2050-05-01 10:30", "scheduled", "2026-04-20 09:00");
    db.appointment(102, 999, 502, "2050-05-01 10:30", "scheduled", "2026-04-20 09:00");
    db.appointment(103, 998, 503, "2026-05-01 10:30", "cancelled", "2026-04-20 09:00");
    db.appointment(104, 997, 504, "2026-05-01 10:30", "completed", "2026-04-20 09:00");
    db.run("update appointments set appointment_request_id = null where id = 104");
    const ImportReport report = import(db);
    QCOMPARE(report.alertsRaised, 0);
    QCOMPARE(slotsOf(999), u"booked"_s);
    QCOMPARE(row(101, "status"), u"cancelled"_s);
    QVERIFY(report.text().contains(u"at a time when their therapist had another one"_s));
    QCOMPARE(request(998, "status"), u"cancelled"_s);
    QCOMPARE(request(-104, "status"), u"completed"_s);
    QCOMPARE(importAgain(db.endpoint(), *LegacyMapping::builtIn()).tables.at(2).written, 0);
}

void TestImportDirt::whoWasDeletedIsMadeUpAgain()
{
    LegacyData db(m_server);
    db.request(10, 2, "2050-05-01 10:00", "filled");
    db.appointment(100, 10, 777, "2050-05-01 10:00", "scheduled", "2026-04-20 09:00");
    db.appointment(101, 10, 502, "2050-05-01 10:00", "scheduled", "2026-04-20 09:00");
    db.run("update appointment_requests set user_id = 4711; update therapists set merged_into_id = 503 where id = 502");
    db.request(11, 1, "2050-05-02 10:00", "pending");
    db.run("update appointment_requests set user_id = null where id = 11; update users set deleted_at = now() where id "
           "= 2");
    import(db);
    const auto client = [this](const char* id) {
        return one(QByteArray("select c.name from slotdesk.appointment_request r join slotdesk.client c on c.id = "
                              "r.client_id where r.legacy_id = ") +
                   id);
    };
    QCOMPARE(client("10"), u"Unknown (deleted client 4711)"_s);
    QCOMPARE(client("11"), u"Unknown client"_s);
    QCOMPARE(one("select t.name || ' ' || t.active from slotdesk.appointment a join slotdesk.therapist t on t.id = "
                 "a.therapist_id where a.legacy_id = 100"),
             u"Deleted therapist 777 false"_s);
    QCOMPARE(one("select t.legacy_id::text from slotdesk.appointment a join slotdesk.therapist t on t.id = "
                 "a.therapist_id where a.legacy_id = 101"),
             u"503"_s);
    QCOMPARE(one("select count(*)::text from slotdesk.client where legacy_id = 2"), u"0"_s);
}

void TestImportDirt::visitsWithoutATherapistAreNoOverlap()
{
    LegacyData db(m_server);
    db.request(10, 2, "2050-05-01 10:00", "filled");
    db.appointment(100, 10, 501, "2050-05-01 10:00", "scheduled", "2026-04-20 09:00");
    db.appointment(101, 10, 502, "2050-05-01 10:00", "scheduled", "2026-04-20 09:00");
    db.request(11, 1, "2050-05-01 10:00", "filled");
    db.appointment(102, 11, 503, "2050-05-01 10:00", "scheduled", "2026-04-20 09:00");
    db.run("update appointments set therapist_id = null");
    QCOMPARE(import(db).alertsRaised, 0);
    QCOMPARE(one("select count(distinct therapist_id)::text from slotdesk.appointment"), u"3"_s);
    QCOMPARE(slotsOf(10), u"booked booked"_s);
}

void TestImportDirt::nullAndInvertedTimes()
{
    LegacyData db(m_server);
    db.request(10, 1, "2050-05-01 10:00", "filled");
    db.appointment(100, 10, 501, "2050-05-01 10:00", "scheduled", "2026-04-20 09:00");
    db.run("update appointments set starts_at = null, ends_at = null where id = 100");
    db.request(11, 1, "2050-05-02 10:00", "filled");
    db.appointment(101, 11, 502, "2050-05-02 10:00", "scheduled", "2026-04-20 09:00");
    db.run("update appointments set ends_at = starts_at - interval '1 hour' where id = 101; "
           "update appointment_requests set starts_at = null, duration_minutes = -5 where id = 11");
    db.request(12, 1, "2050-05-02 10:00", "pending");
    db.run("update appointment_requests set starts_at = 'infinity', time_zone = 'Mars/Olympus' where id = 12");
    import(db);
    QCOMPARE(row(100, "(starts_at at time zone 'UTC')"), u"2050-05-01 10:00:00"_s);
    QCOMPARE(row(101, "(ends_at - starts_at)"), u"01:00:00"_s);
    QCOMPARE(request(11, "(starts_at at time zone 'UTC')"), u"2050-05-02 10:00:00"_s);
    QCOMPARE(request(12, "(starts_at = created_at)"), u"true"_s);
}

void TestImportDirt::marketsAreCitiesInAZone()
{
    LegacyData db(m_server);
    db.request(10, 1, "2050-05-01 10:00", "pending", "Golden", "America/Denver");
    db.request(11, 1, "2050-05-01 10:00", "pending", "golden ", "America/Denver");
    db.request(12, 1, "2050-05-01 10:00", "pending", "Golden", "America/Chicago");
    db.request(13, 1, "2050-05-01 10:00", "pending", "Golden", "Mountain Time (US & Canada)");
    db.run(
        "insert into appointment_requests (id, status, created_at, updated_at) values (14, 'pending', now(), now())");
    import(db);
    QCOMPARE(one("select string_agg(name || '|' || time_zone, ', ' order by name) from slotdesk.market"),
             u"America/Denver|America/Denver, Golden|America/Denver, Golden (America/Chicago)|America/Chicago"_s);
    QCOMPARE(one("select distinct m.name from slotdesk.therapist t join slotdesk.market m on m.id = t.market_id"),
             u"America/Denver"_s);
}

void TestImportDirt::anotherBackendNeedsNoCode()
{
    m_slotdesk = m_server.freshDatabase(u"shop"_s);
    const Endpoint shop = LegacyData::otherBackend(m_server);
    const auto mapping = LegacyMapping::load(LegacyData::file(u"other-backend.json"_s));
    QVERIFY(mapping.ok());
    const ImportReport report = importAgain(shop, *mapping);
    QCOMPARE(report.alertsRaised, 2);
    QCOMPARE(
        one("select string_agg(name || ' ' || time_zone || ' ' || currency, ', ' order by name) from slotdesk.market"),
        u"Berlin Europe/Berlin EUR, Lisbon Europe/Lisbon EUR"_s);
    QCOMPARE(one("select price_cents::text from slotdesk.appointment_request where legacy_id = 1"), u"12050"_s);
    QCOMPARE(importAgain(shop, *mapping).alertsRaised, 0);
}

void TestImportDirt::whatHasNoColumnIsKeptInANote()
{
    LegacyData db(m_server);
    db.run("update therapists set gender = 'female', zip = '80401', email = 'pia@example.com' where id = 501; "
           "update therapists set merged_into_id = 503 where id = 502; "
           "update users set time_zone = 'America/Denver' where id = 1");
    db.request(10, 1, "2050-05-01 10:00", "filled");
    db.appointment(100, 10, 501, "2050-05-01 10:00", "reassigned", "2026-04-20 09:00");
    db.appointment(101, 10, 503, "2050-05-01 10:00", "scheduled", "2026-04-20 10:00");
    db.run("update appointments set price_cents = 10000; update appointments set price_cents = 12050, "
           "reassigned_from_id = 100 where id = 101; "
           "update appointments set cancelled_at = '2026-04-20 10:00' where id = 100");
    db.request(11, 1, "2050-05-02 10:00", "cancelled");
    db.run("update appointment_requests set cancelled_at = '2026-04-21 08:00' where id = 11");
    // Of a request that was deleted not even the price is left.
    db.appointment(102, 999, 504, "2050-05-03 10:00", "scheduled", "2026-04-20 09:00");
    db.run("update appointments set price_cents = 9900 where id = 102");
    import(db);
    QCOMPARE(one("select note from slotdesk.therapist where legacy_id = 501"),
             u"E-mail: pia@example.com\nGender: female\nZip: 80401"_s);
    QCOMPARE(one("select note from slotdesk.therapist where legacy_id = 502"), u"Merged into therapist 503"_s);
    QCOMPARE(one("select count(*)::text from slotdesk.therapist where note is null"), u"2"_s);
    QCOMPARE(one("select note from slotdesk.client where legacy_id = 1"), u"Time zone: America/Denver"_s);
    QCOMPARE(request(10, "note"), u"Address: Golden\nAppointment 100 was cancelled at 2026-04-20 10:00:00\nAppointment "
                                  "101 took the place of appointment 100\nAppointment 101 has a price of its own: "
                                  "120.50"_s);
    QCOMPARE(request(11, "note"), u"Address: Golden\nCancelled: 2026-04-21 08:00:00"_s);
    QVERIFY(request(999, "note").endsWith(u"\nAppointment 102 has a price of its own: 99.00"_s));

    // A row that comes later brings what it has to say along, and its request's one note stays in one piece.
    db.appointment(103, 10, 504, "2050-05-01 10:00", "cancelled", "2026-04-22 09:00");
    db.run("update appointments set cancellation_reason = 'ill' where id = 103");
    importAgain(db.endpoint(), *LegacyMapping::builtIn());
    QVERIFY(request(10, "note").endsWith(u"a price of its own: 120.50\nAppointment 103 was cancelled: ill"_s));
    const QString before = request(10, "version");
    importAgain(db.endpoint(), *LegacyMapping::builtIn());
    QCOMPARE(request(10, "version"), before);
}

void TestImportDirt::whatIsNotReadIsNamed()
{
    LegacyData db(m_server);
    db.request(10, 1, "2050-05-01 10:00", "pending");
    db.run("alter table therapists add \"odd \"\"name\" int, add never_used int; "
           "update therapists set \"odd \"\"name\" = 7 where id > 502");
    const ImportReport report = import(db);
    const QString text = report.text();
    QVERIFY2(
        text.contains(u"2 values in column therapists.odd \"name, which the mapping does not name: not imported\n"_s),
        qPrintable(text));
    QVERIFY(text.contains(u"1 values in column appointment_requests.updated_at"_s));
    QVERIFY(!text.contains(u"never_used"_s));
    QVERIFY(!text.contains(u"column therapists.gender"_s));
}

void TestImportDirt::theDeskMayHaveMovedOn()
{
    LegacyData db(m_server);
    db.request(10, 2, "2050-05-01 10:00", "pending");
    db.offer(900, 10, 501, 0);
    db.request(11, 1, "2050-05-02 10:00", "pending");
    db.offer(901, 11, 502, 0);
    import(db);
    // Slotdesk's own command takes a slot; the old backend writes two more visits of the same request.
    QCOMPARE(one("select (slotdesk.accept_offer(gen_random_uuid(), (select id from slotdesk.appointment_offer where "
                 "legacy_id = 900))).code"),
             u"ok"_s);
    db.appointment(100, 10, 503, "2050-05-01 10:00", "scheduled", "2026-04-20 09:00");
    db.appointment(101, 10, 504, "2050-05-01 10:00", "scheduled", "2026-04-20 09:01");
    db.run("update appointment_requests set status = 'cancelled' where id = 11");
    QCOMPARE(importAgain(db.endpoint(), *LegacyMapping::builtIn()).alertsRaised, 1);
    QCOMPARE(slotsOf(10), u"booked booked"_s);
    QCOMPARE(row(101, "exempt_reason"), u"surplus"_s);
    QCOMPARE(request(10, "status"), u"filled"_s);
    QCOMPARE(request(11, "status"), u"open"_s);
}

QTEST_GUILESS_MAIN(TestImportDirt)
#include "tst_importdirt.moc"
