// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/legacyimport.h"
#include "support/legacydata.h"

#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

using namespace slotdesk;
using namespace Qt::StringLiterals;

/// The whole dump: exact alerts, again, interrupted, resumed.
class TestLegacyImport : public QObject
{
    Q_OBJECT

private:
    PgFixture m_server;
    Endpoint m_dump;
    Endpoint m_imported;

    static Result<ImportReport> import(const Endpoint& from, const Endpoint& to, LegacyImport::Options options = {})
    {
        const auto mapping = LegacyMapping::builtIn();
        return LegacyImport::run(*PgFixture::connect(from), *PgFixture::connect(to), *mapping, options);
    }
    /// Everything that an import wrote, told without Slotdesk's own ids, so that two imports can be compared.
    static QByteArray contents(const Endpoint& database)
    {
        return PgFixture::
            run(database,
                "with rows as (select 'r ' || concat_ws('|', legacy_id, service, slots, starts_at, ends_at, status, "
                "note, "
                "price_cents) as t from slotdesk.appointment_request union all select 'a ' || concat_ws('|', "
                "r.legacy_id, "
                "a.legacy_id, a.position, coalesce(t.legacy_id::text, t.name), a.starts_at, a.ends_at, a.status, "
                "a.pay_cents, "
                "a.exempt_reason, a.booked_at) from slotdesk.appointment a join slotdesk.appointment_request r on r.id "
                "= "
                "a.request_id left join slotdesk.therapist t on t.id = a.therapist_id union all select 'o ' || "
                "concat_ws('|', "
                "o.legacy_id, o.status, o.cause, o.sent_at, o.expires_at) from slotdesk.appointment_offer o union all "
                "select "
                "'l ' || concat_ws('|', kind, status, gap_ms, stake_cents) from slotdesk.alert union all select 'c ' "
                "|| "
                "concat_ws('|', legacy_id, name, phone, note) from slotdesk.client union all select 't ' || "
                "concat_ws('|', "
                "t.legacy_id, t.name, m.name, active, t.note) from slotdesk.therapist t join slotdesk.market m on m.id "
                "= "
                "market_id) "
                "select md5(string_agg(t, E'\\n' order by t)) from rows")
                .bytes(0, 0);
    }
    static void sound(const Endpoint& database)
    {
        const PgResult broken = PgFixture::run(database, "select rule, what from slotdesk.violations() limit 1");
        QVERIFY2(broken.isEmpty(), qPrintable(broken.text(0, 0) + u": "_s + broken.text(0, 1)));
    }

private Q_SLOTS:
    void initTestCase();
    void theAlertsAreExactlyTheDoubleBookings();
    void nothingIsDroppedSilently();
    void everyRequestHasOneEvent();
    void theOldDatabaseIsOnlyRead();
    void aSecondRunChangesNothing();
    void stoppedHalfWayAndRunAgain();
    void killedHalfWayAndRunAgain();
    void whatIsNewIsAdded();
    void aLoginWithoutTheRightIsRefused();
    void aDatabaseWithoutSlotdeskIsRefused();
};

void TestLegacyImport::initTestCase()
{
    m_dump = LegacyData::shipped(m_server);
    m_imported = m_server.freshDatabase(u"imported"_s);
    QStringList steps;
    LegacyImport::Options options;
    options.progress = [&steps](const LegacyImport::Progress& progress) {
        steps << progress.step;
        return true;
    };
    const auto report = import(m_dump, m_imported, options);
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().text()));
    QVERIFY2(report->trustworthy(), qPrintable(report->text()));
    QCOMPARE(report->alertsRaised, report->doubleBookings);
    QVERIFY(steps.count(u"Writing requests"_s) >= 6);
    QVERIFY(report->text().contains(u"63 alerts raised; the audit names 63 double bookings"_s));
    QCOMPARE(report->toJson()[u"alerts_raised"].toInt(), 63);
}

void TestLegacyImport::theAlertsAreExactlyTheDoubleBookings()
{
    const PgResult alerts = PgFixture::run(
        m_imported,
        "select r.legacy_id, r.slots, cardinality(l.appointment_ids), array(select a.legacy_id from "
        "slotdesk.appointment a "
        "where a.id = any (l.appointment_ids) order by 1) from slotdesk.alert l join slotdesk.appointment_request r on "
        "r.id = l.request_id where l.kind = 'surplus' and l.status = 'new' order by 1");
    QJsonArray found;
    for (int row = 0; row < alerts.rows(); ++row) {
        QJsonArray ids;
        for (qint64 id : alerts.int64Array(row, 3))
            ids.append(id);
        found.append(QJsonObject{{u"request_id"_s, alerts.int64(row, 0)},
                                 {u"slots"_s, alerts.int32(row, 1)},
                                 {u"live"_s, alerts.int32(row, 2)},
                                 {u"excess"_s, alerts.int32(row, 2) - alerts.int32(row, 1)},
                                 {u"appointment_ids"_s, ids}});
    }
    QCOMPARE(found, LegacyData::expected()[u"double_booked"].toArray());
    sound(m_imported);
}

void TestLegacyImport::nothingIsDroppedSilently()
{
    const PgResult counts = PgFixture::run(
        m_imported,
        "select (select count(legacy_id) from slotdesk.appointment), (select count(*) from slotdesk.appointment where "
        "legacy_id is not null and status in ('booked', 'completed', 'no_show')), (select count(*) from "
        "slotdesk.appointment_request where legacy_id in (select legacy_id from slotdesk.appointment_request where "
        "note "
        "like 'Deleted in the old backend%')), (select count(legacy_id) from slotdesk.appointment_offer)");
    QCOMPARE(counts.int64(0, 0), LegacyData::expected()[u"appointments"].toInteger());
    QCOMPARE(counts.int64(0, 1), LegacyData::expected()[u"live_appointments"].toInteger());
    QCOMPARE(counts.int64(0, 2), 9);
    QCOMPARE(counts.int64(0, 3), 19532 - 11); // the duplicates, each in the report
    const PgResult said = PgFixture::run(
        m_imported,
        "select (select count(*) from slotdesk.appointment_request, regexp_matches(note, 'took the place of "
        "appointment', 'g')), (select count(*) from slotdesk.therapist where note like '%E-mail: %')");
    const PgResult given =
        PgFixture::run(m_dump, "select (select count(reassigned_from_id) from appointments), (select count(*) from "
                               "therapists where email <> '')");
    QCOMPARE(said.int64(0, 0), given.int64(0, 0));
    QCOMPARE(said.int64(0, 1), given.int64(0, 1));
}

void TestLegacyImport::everyRequestHasOneEvent()
{
    const PgResult events = PgFixture::run(
        m_imported,
        "select count(*), count(distinct request_id), (select count(*) from slotdesk.appointment_request), "
        "(select count(*) from slotdesk.event where source <> 'import') from slotdesk.event where kind = 'imported'");
    QCOMPARE(events.int64(0, 0), events.int64(0, 2));
    QCOMPARE(events.int64(0, 1), events.int64(0, 2));
    QCOMPARE(events.int64(0, 3), 0);
}

void TestLegacyImport::theOldDatabaseIsOnlyRead()
{
    const PgResult written = PgFixture::run(
        m_dump, "select sum(n_tup_upd + n_tup_del) from pg_stat_user_tables where relname like 'appointment%'");
    QCOMPARE(written.int64(0, 0), 0);
    const PgResult names = PgFixture::run(m_dump, "select count(*) from pg_class where relname like '%slotdesk%'");
    QCOMPARE(names.int64(0, 0), 0);
}

void TestLegacyImport::aSecondRunChangesNothing()
{
    const QByteArray before = contents(m_imported);
    const qint64 events = PgFixture::run(m_imported, "select max(id) from slotdesk.event").int64(0, 0);
    const auto report = import(m_dump, m_imported);
    QVERIFY2(report.ok() && report->trustworthy(), qPrintable(report.ok() ? report->text() : report.error().text()));
    QCOMPARE(report->alertsRaised, 0);
    for (const ImportReport::Table& table : report->tables)
        QCOMPARE(table.written, 0);
    QCOMPARE(contents(m_imported), before);
    QCOMPARE(PgFixture::run(m_imported, "select max(id) from slotdesk.event").int64(0, 0), events);
}

void TestLegacyImport::stoppedHalfWayAndRunAgain()
{
    const Endpoint database = m_server.freshDatabase(u"stopped"_s);
    LegacyImport::Options options;
    options.batch = 700;
    int batches = 0;
    options.progress = [&batches](const LegacyImport::Progress& progress) {
        return progress.step != u"Writing requests" || ++batches < 2;
    };
    const auto stopped = import(m_dump, database, options);
    QVERIFY(!stopped.ok());
    QCOMPARE(stopped.error().kind, DbError::Kind::Cancelled);
    QCOMPARE(PgFixture::run(database, "select count(*) from slotdesk.appointment_request").int64(0, 0), 1400);
    sound(database);
    const auto finished = import(m_dump, database);
    QVERIFY2(finished.ok() && finished->trustworthy(),
             qPrintable(finished.ok() ? finished->text() : finished.error().text()));
    QCOMPARE(contents(database), contents(m_imported));
}

void TestLegacyImport::killedHalfWayAndRunAgain()
{
    const Endpoint database = m_server.freshDatabase(u"killed"_s);
    LegacyImport::Options options;
    options.batch = 1100;
    options.progress = [&database](const LegacyImport::Progress& progress) {
        if (progress.step == u"Writing requests" && progress.done == 1100)
            PgFixture::run(database, "select pg_terminate_backend(pid) from pg_stat_activity where datname = "
                                     "current_database() and pid <> pg_backend_pid()");
        return true;
    };
    const auto killed = import(m_dump, database, options);
    QVERIFY(!killed.ok());
    QCOMPARE(killed.error().kind, DbError::Kind::Lost);
    sound(database);
    const auto finished = import(m_dump, database);
    QVERIFY2(finished.ok() && finished->trustworthy(),
             qPrintable(finished.ok() ? finished->text() : finished.error().text()));
    QCOMPARE(contents(database), contents(m_imported));
}

void TestLegacyImport::whatIsNewIsAdded()
{
    // A new request, one more appointment on a full request, and a new offer on one that was imported before.
    PgFixture::run(m_dump,
                   "insert into appointment_requests (id, user_id, session_type, slots, starts_at, time_zone, "
                   "duration_minutes, city, status, created_at, updated_at) select 60001, user_id, 'single', 1, "
                   "starts_at + interval '1 year', time_zone, 60, city, 'pending', now(), now() from "
                   "appointment_requests where id = 51191");
    PgFixture::run(m_dump,
                   "insert into appointments (id, appointment_request_id, therapist_id, status, starts_at, ends_at, "
                   "therapist_pay_cents, created_at, updated_at) select 60002, 48221, 302, 'completed', starts_at, "
                   "starts_at + interval '1 hour', 5000, now(), now() from appointment_requests where id = 48221");
    PgFixture::run(m_dump, "insert into appointment_offers (id, appointment_request_id, therapist_id, status, sent_at, "
                           "created_at, updated_at) values (60003, 48221, 302, 1, now(), now(), now())");
    const auto report = import(m_dump, m_imported);
    QVERIFY2(report.ok() && report->trustworthy(), qPrintable(report.ok() ? report->text() : report.error().text()));
    QCOMPARE(report->alertsRaised, 1);
    const PgResult seen = PgFixture::run(
        m_imported,
        "select (select status from slotdesk.appointment_request where legacy_id = 60001), (select exempt_reason from "
        "slotdesk.appointment where legacy_id = 60002), (select status from slotdesk.appointment_offer where legacy_id "
        "= "
        "60003), (select count(*) from slotdesk.event e join slotdesk.appointment_request r on r.id = e.request_id "
        "where "
        "r.legacy_id = 48221 and e.kind = 'imported')");
    QCOMPARE(seen.text(0, 0), u"open"_s);
    QCOMPARE(seen.text(0, 1), u"surplus"_s);
    QCOMPARE(seen.text(0, 2), u"accepted"_s);
    QCOMPARE(seen.int64(0, 3), 2);
    sound(m_imported);
    const auto again = import(m_dump, m_imported);
    QVERIFY(again.ok() && again->trustworthy());
    QCOMPARE(again->alertsRaised, 0);
}

void TestLegacyImport::aLoginWithoutTheRightIsRefused()
{
    const Endpoint agent = m_server.login(m_imported, u"imp_agent"_s, {u"slotdesk_agent"_s});
    const auto report = import(m_dump, agent);
    QVERIFY(!report.ok());
    QCOMPARE(report.error().kind, DbError::Kind::Missing);
    QVERIFY2(report.error().message.contains(u"it is no member of slotdesk_owner"_s),
             qPrintable(report.error().message));
}

void TestLegacyImport::aDatabaseWithoutSlotdeskIsRefused()
{
    const auto report = import(m_dump, m_server.emptyDatabase());
    QVERIFY(!report.ok());
    QCOMPARE(report.error().kind, DbError::Kind::Schema);
}

QTEST_GUILESS_MAIN(TestLegacyImport)
#include "tst_legacyimport.moc"
