// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/foreignguard.h"
#include "services/legacyaudit.h"
#include "support/legacydata.h"

#include <QtTest/QtTest>

using namespace slotdesk;
using namespace Qt::StringLiterals;

/// The guard on an old backend's own tables, one case at a time. Races: tst_foreignguardrace.
class TestForeignGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyKindIsFoundAndNamed();
    void everyKindIsRefusedInClearWords();
    void whatMakesARowLiveOrMovesItIsWatched();
    void whatDoesNotMakeItWorsePasses();
    void severalRowsOfOneStatementCountOnce();
    void anInsertThatConflictsIsNoBooking();
    void timesThatCannotBeReckonedWithDoNotStopABooking();
    void againChangesTheModeAndKeepsTheFindings();
    void aStaleSnapshotEndsAs40001_data();
    void aStaleSnapshotEndsAs40001();
    void removeLeavesNoTrace();
    void anotherBackendNeedsNoCode();
    void theShippedDumpTakesIt();
    void aDatabaseThatIsNoSuchBackendIsRefused();
    void aLoginWithoutRightsIsTold();
    void theDeskMayReadIt();

private:
    using Mode = ForeignGuard::Mode;
    void guard(Mode mode) { must(ForeignGuard(*m_connection).install(*LegacyMapping::builtIn(), mode)); }
    static ForeignGuard::Status must(Result<ForeignGuard::Status> status)
    {
        if (!status)
            qFatal("%s", qPrintable(status.error().text()));
        return status.take();
    }
    Result<PgResult> book(qint64 request, qint64 therapist, const char* startsAt = "2031-05-01 10:00",
                          const char* status = "scheduled")
    {
        return m_connection->exec(
            "insert into appointments (appointment_request_id, therapist_id, starts_at, ends_at, "
            "status, created_at, updated_at) values ($1, $2, $3, $3::timestamp + interval '1 hour', "
            "$4, clock_timestamp() at time zone 'UTC', now()) returning id",
            SqlParams().add(request).add(therapist).raw(startsAt).raw(status));
    }
    QByteArray kinds()
    {
        return PgFixture::run(*m_connection,
                              "select coalesce(string_agg(kind || ':' || request_id, ' ' order by id), '') "
                              "from slotdesk_guard.finding")
            .bytes(0, 0);
    }
    void run(const char* sql) { PgFixture::run(*m_connection, sql); }

    PgFixture m_server;
    std::unique_ptr<LegacyData> m_data;
    std::unique_ptr<PgConnection> m_connection;
};

void TestForeignGuard::init()
{
    m_data = std::make_unique<LegacyData>(m_server);
    QFile busy(LegacyData::file(u"rails-busy.sql"_s));
    QVERIFY(busy.open(QIODevice::ReadOnly));
    m_data->run(busy.readAll());
    m_connection = PgFixture::connect(m_data->endpoint());
    m_data->request(9001, 1, "2031-05-01 10:00", "pending");
    m_data->request(9002, 2, "2031-05-01 10:30", "pending");
    m_data->request(9003, 1, "2031-05-02 10:00", "canceled");
}

void TestForeignGuard::everyKindIsFoundAndNamed()
{
    guard(Mode::Observe);
    QVERIFY(book(9001, 501).ok());
    QVERIFY(book(9002, 502, "2031-05-01 10:30").ok());
    QVERIFY(book(9002, 503, "2031-05-01 10:30").ok());
    QCOMPARE(kinds(), ""); // a couples massage is none
    QVERIFY(book(9001, 504).ok());
    QVERIFY(book(9002, 502, "2031-05-01 10:30").ok());
    QVERIFY(book(1, 501, "2031-05-01 10:59").ok());
    QVERIFY(book(3, 501, "2031-05-01 12:00").ok()); // touching is no overlap
    QVERIFY(book(9003, 504, "2031-05-02 10:00").ok());
    QCOMPARE(kinds(), "surplus:9001 surplus:9002 same_therapist:9002 overlap:1 after_close:9003");
    const auto status = must(ForeignGuard(*m_connection).status());
    QVERIFY(status.active && !status.clean());
    QCOMPARE(status.found, 5);
    QCOMPARE(status.standing[u"surplus"].toInt(), 2);
    const QJsonObject first = status.newest.last().toObject();
    QVERIFY2(first[u"what"].toString().startsWith(
                 u"request 9001 is full: Therapist 501 (therapist 501) took its last slot at 2"_s),
             qPrintable(first[u"what"].toString()));
    QVERIFY(first[u"gap_ms"].toDouble() > 0);
    // The audit says the same of the rows.
    const auto report = LegacyAudit::run(*m_connection, *LegacyMapping::builtIn());
    QVERIFY(report.ok());
    QCOMPARE(report->count(AlertKind::Surplus), 2);
    QCOMPARE(report->count(AlertKind::SameTherapist), 1);
    QCOMPARE(report->count(AlertKind::AfterClose), 1);
    // A repaired one stands no more.
    run("update appointments set status = 'cancelled' where appointment_request_id = 9001 and therapist_id = 504");
    QCOMPARE(must(ForeignGuard(*m_connection).status()).standing[u"surplus"].toInt(), 1);
}

void TestForeignGuard::everyKindIsRefusedInClearWords()
{
    guard(Mode::Enforce);
    QVERIFY(book(9001, 501).ok());
    QVERIFY(book(9002, 502, "2031-05-01 10:30").ok());
    const auto refused = [&](const Result<PgResult>& result, const char* words) {
        const bool fits =
            !result && result.error().sqlState == "23P01" && result.error().message.contains(QLatin1String(words));
        if (!fits)
            qWarning("%s", result ? "went through" : qPrintable(result.error().text()));
        return fits;
    };
    QVERIFY(refused(book(9001, 504), "request 9001 is full: Therapist 501 (therapist 501) took its last slot at 20"));
    QVERIFY(refused(book(9002, 502, "2031-05-01 10:30"),
                    "Therapist 502 (therapist 502) has a slot of request 9002 already"));
    QVERIFY(refused(book(1, 501, "2031-05-01 10:59"), "Therapist 501 (therapist 501) is booked at that time already"));
    QVERIFY(refused(book(9003, 504, "2031-05-02 10:00"), "request 9003 is cancelled"));
    QVERIFY(book(9002, 503, "2031-05-01 10:30").ok());
    QCOMPARE(kinds(), "");
}

void TestForeignGuard::whatMakesARowLiveOrMovesItIsWatched()
{
    QVERIFY(book(9001, 501).ok());
    QVERIFY(book(9001, 502, "2031-05-01 10:00", "cancelled").ok());
    QVERIFY(book(5, 503, "2031-05-01 10:00").ok());
    QVERIFY(book(7, 504, "2031-05-09 10:00").ok());
    guard(Mode::Enforce);
    for (const char* sql : {"update appointments set status = 'scheduled' where therapist_id = 502",
                            "update appointments set appointment_request_id = 9001 where therapist_id = 503",
                            "update appointments set therapist_id = 501 where therapist_id = 503",
                            "update appointments set starts_at = '2031-05-01 10:30', ends_at = '2031-05-01 11:30', "
                            "therapist_id = 503 where therapist_id = 504"}) {
        const Result<PgResult> moved = m_connection->exec(sql);
        QVERIFY2(!moved && moved.error().sqlState == "23P01", sql);
    }
    run("update appointments set starts_at = '2031-05-01 12:00', ends_at = '2031-05-01 13:00' where therapist_id = "
        "504");
    run("update appointments set status = 'completed', updated_at = now() where status = 'scheduled'");
}

void TestForeignGuard::whatDoesNotMakeItWorsePasses()
{
    // What was there before the guard came.
    for (int therapist : {501, 502, 501})
        QVERIFY(book(9001, therapist).ok());
    QVERIFY(book(5, 501, "2031-05-01 10:15").ok());
    QVERIFY(book(9003, 503, "2031-05-02 10:00").ok());
    guard(Mode::Enforce);
    run("update appointments set status = 'completed'");
    run("update appointments set therapist_id = 504 where therapist_id = 502");
    run("update appointments set starts_at = starts_at + interval '5 minutes', ends_at = ends_at + interval '5 "
        "minutes'");
    run("update appointments set status = 'cancelled' where therapist_id = 504");
    const Result<PgResult> again =
        m_connection->exec("update appointments set status = 'scheduled' where therapist_id = 504");
    QVERIFY(!again && again.error().sqlState == "23P01");
}

void TestForeignGuard::severalRowsOfOneStatementCountOnce()
{
    guard(Mode::Observe);
    run("insert into appointments (appointment_request_id, therapist_id, starts_at, ends_at, status, created_at, "
        "updated_at) select 9002, t, '2031-05-01 10:30', '2031-05-01 11:30', 'scheduled', now(), now() "
        "from generate_series(501, 504) t");
    QCOMPARE(kinds(), "surplus:9002 surplus:9002");
}

void TestForeignGuard::anInsertThatConflictsIsNoBooking()
{
    guard(Mode::Enforce);
    QVERIFY(book(9001, 501).ok());
    run("insert into appointments (id, appointment_request_id, therapist_id, status, created_at, updated_at) "
        "select id, 9001, 502, 'scheduled', now(), now() from appointments on conflict do nothing");
    QCOMPARE(PgFixture::run(*m_connection, "select count(*) from appointments").int64(0, 0), 1);
}

void TestForeignGuard::timesThatCannotBeReckonedWithDoNotStopABooking()
{
    guard(Mode::Enforce);
    run("insert into appointments (appointment_request_id, therapist_id, starts_at, ends_at, status, created_at, "
        "updated_at) "
        "values (9001, 501, '294276-12-31 23:59', null, 'scheduled', now(), now()), "
        "(11, 502, 'infinity', '-infinity', 'scheduled', now(), now()), (null, null, null, null, 'scheduled', now(), "
        "now())");
    QVERIFY(!book(9001, 503).ok());
}

void TestForeignGuard::againChangesTheModeAndKeepsTheFindings()
{
    guard(Mode::Observe);
    QVERIFY(book(9001, 501).ok());
    QVERIFY(book(9001, 502).ok());
    const QByteArray made =
        PgFixture::run(*m_connection, "select oid::text from pg_trigger where tgname = 'slotdesk_guard'").bytes(0, 0);
    guard(Mode::Enforce);
    guard(Mode::Enforce);
    QCOMPARE(
        PgFixture::run(*m_connection, "select oid::text from pg_trigger where tgname = 'slotdesk_guard'").bytes(0, 0),
        made);
    QVERIFY(!book(9001, 503).ok());
    QCOMPARE(kinds(), "surplus:9001");
    run("alter table appointments disable trigger slotdesk_guard");
    QVERIFY(!must(ForeignGuard(*m_connection).status()).active);
    guard(Mode::Enforce);
    QVERIFY(must(ForeignGuard(*m_connection).status()).active);
}

void TestForeignGuard::aStaleSnapshotEndsAs40001_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    for (const char* first : {"read committed", "repeatable read", "serializable"})
        for (const char* second : {"repeatable read", "serializable"})
            QTest::addRow("%s, then %s", first, second) << QByteArray(first) << QByteArray(second);
}

void TestForeignGuard::aStaleSnapshotEndsAs40001()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    guard(Mode::Enforce);
    auto other = PgFixture::connect(m_data->endpoint());
    PgFixture::run(*other, QByteArray("begin isolation level " + first));
    PgFixture::run(*m_connection, QByteArray("begin isolation level " + second));
    run("select count(*) from appointments"); // its snapshot is from here
    PgFixture::run(*other,
                   "insert into appointments (appointment_request_id, therapist_id, status, created_at, updated_at) "
                   "values (9001, 501, 'scheduled', now(), now())");
    PgFixture::run(*other, "commit");
    const Result<PgResult> late = book(9001, 502);
    QVERIFY(!late);
    QCOMPARE(late.error().sqlState, "40001");
    run("rollback");
    QCOMPARE(book(9001, 502).error().sqlState, "23P01");
}

void TestForeignGuard::removeLeavesNoTrace()
{
    const auto catalogue = [&] {
        return PgFixture::run(
                   *m_connection,
                   "select md5(string_agg(x, ' ' order by x)) || count(*) from ("
                   "select concat('n', oid, nspname, nspacl) as x from pg_namespace where nspname !~ "
                   "'^pg_(toast_)?temp' union all "
                   "select concat('c', oid, relname, relkind, relacl) from pg_class union all select concat('p', oid, "
                   "proname) "
                   "from pg_proc union all select concat('t', oid, typname) from pg_type union all "
                   "select concat('g', oid, tgname, tgenabled) from pg_trigger union all "
                   "select concat('k', oid, conname) from pg_constraint union all "
                   "select concat('a', attrelid, attname) from pg_attribute where not attisdropped union all "
                   "select concat('d', classid, '.', objid, '.', refclassid, '.', refobjid) from pg_depend union all "
                   "select concat('s', classid, '.', objid, '.', refobjid) from pg_shdepend union all "
                   "select concat('f', oid) from pg_default_acl union all select concat('r', oid) from pg_rewrite "
                   "union all "
                   "select concat('e', objoid, description) from pg_description) q")
            .bytes(0, 0);
    };
    const QByteArray before = catalogue();
    guard(Mode::Enforce);
    QVERIFY(book(9001, 501).ok());
    QVERIFY(catalogue() != before);
    QVERIFY(*ForeignGuard(*m_connection).remove());
    QCOMPARE(catalogue(), before);
    QVERIFY(book(9001, 502).ok());
    QVERIFY(!*ForeignGuard(*m_connection).remove());
    QVERIFY(!must(ForeignGuard(*m_connection).status()).installed);
}

void TestForeignGuard::anotherBackendNeedsNoCode()
{
    const Endpoint shop = LegacyData::otherBackend(m_server);
    const auto mapping = LegacyMapping::load(LegacyData::file(u"other-backend.json"_s));
    QVERIFY(mapping.ok());
    auto connection = PgFixture::connect(shop);
    must(ForeignGuard(*connection).install(*mapping, Mode::Observe));
    PgFixture::run(*connection,
                   "insert into shop.visit values (10, 3, 8, 'planned', '2026-03-02 10:30+00', "
                   "'2026-03-02 11:30+00', 1, false, 1770000300000), (11, 2, 9, 'planned', '2026-03-01 10:30+00', "
                   "null, 1, true, 1770000300001), (12, 2, 9, 'planned', '2026-03-01 10:30+00', null, 1, false, "
                   "1770000300002), (13, 2, 8, 'planned', '2026-03-01 10:30+00', null, 1, false, 1770000300500)");
    const auto status = must(ForeignGuard(*connection).status());
    QCOMPARE(status.standing, (QJsonObject{{u"after_close"_s, 1}, {u"surplus"_s, 1}, {u"overlap"_s, 1}}));
    QCOMPARE(PgFixture::run(*connection, "select gap_ms from slotdesk_guard.finding where kind = 'surplus'").real(0, 0),
             498.0);
}

void TestForeignGuard::theShippedDumpTakesIt()
{
    auto connection = PgFixture::connect(LegacyData::shipped(m_server));
    must(ForeignGuard(*connection).install(*LegacyMapping::builtIn(), Mode::Enforce));
    PgFixture::run(*connection, "update appointments set updated_at = now()");
    const Result<PgResult> late = connection->exec("insert into appointments (id, appointment_request_id, "
                                                   "therapist_id, status, created_at, updated_at) select 99999999, "
                                                   "48218, min(id), 'scheduled', now(), now() from therapists");
    QVERIFY(!late && late.error().sqlState == "23P01");
    QVERIFY2(late.error().message.contains(u"request 48218 is full"_s), qPrintable(late.error().message));
}

void TestForeignGuard::aDatabaseThatIsNoSuchBackendIsRefused()
{
    run("alter table appointments rename therapist_id to worker");
    const auto refused = ForeignGuard(*m_connection).install(*LegacyMapping::builtIn(), Mode::Observe);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, DbError::Kind::Usage);
    QVERIFY(
        refused.error().message.contains(u"no column \"therapist_id\" (mapping key appointments.columns.therapist)"_s));
    run("alter table appointments rename to visits; ");
    run("create view appointments as select *, worker as therapist_id from visits");
    const auto view = ForeignGuard(*m_connection).install(*LegacyMapping::builtIn(), Mode::Observe);
    QVERIFY(!view && view.error().message.contains(u"is not a table"_s));
    QVERIFY(!must(ForeignGuard(*m_connection).status()).installed);
    run("create schema slotdesk_guard");
    run("drop view appointments");
    run("alter table visits rename to appointments");
    run("alter table appointments rename worker to therapist_id");
    const auto taken = ForeignGuard(*m_connection).install(*LegacyMapping::builtIn(), Mode::Observe);
    QVERIFY(!taken && taken.error().message.contains(u"is not ours"_s));
}

void TestForeignGuard::aLoginWithoutRightsIsTold()
{
    const Endpoint reader = m_server.login(m_data->endpoint(), u"guard_reader"_s, {});
    run("grant select on all tables in schema public to guard_reader");
    auto connection = PgFixture::connect(reader);
    const auto told = [&](const char* words) {
        const auto refused = ForeignGuard(*connection).install(*LegacyMapping::builtIn(), Mode::Observe);
        return !refused && refused.error().sqlState == "42501" &&
               refused.error().message.contains(QLatin1String(words));
    };
    QVERIFY(told("may not make a trigger on the table \"appointments\""));
    run("grant trigger on appointments to guard_reader");
    QVERIFY(told("may not make the schema slotdesk_guard"));
    PgFixture::run(*m_connection,
                   QByteArray("grant create on database " + m_connection->quoted(QString::fromUtf8(m_data->name())) +
                              " to guard_reader"));
    QVERIFY(told("may not lock rows of the table \"appointment_requests\""));
    run("grant update on appointment_requests, therapists to guard_reader");
    QVERIFY(ForeignGuard(*connection).install(*LegacyMapping::builtIn(), Mode::Enforce).ok());
    QVERIFY(book(9001, 501).ok());
    QVERIFY(!book(9001, 502).ok());
    const auto removed =
        ForeignGuard(*PgFixture::connect(m_server.login(m_data->endpoint(), u"guard_other"_s, {}))).remove();
    QVERIFY(!removed && removed.error().sqlState == "42501");
}

void TestForeignGuard::theDeskMayReadIt()
{
    const Endpoint both = m_server.freshDatabase(u"both"_s);
    auto owner = PgFixture::connect(both);
    for (const QString& name : {u"rails-small.sql"_s, u"rails-busy.sql"_s}) {
        QFile file(LegacyData::file(name));
        QVERIFY(file.open(QIODevice::ReadOnly) && owner->script(file.readAll()).ok());
    }
    must(ForeignGuard(*owner).install(*LegacyMapping::builtIn(), Mode::Observe));
    PgFixture::run(*owner,
                   "insert into appointments (appointment_request_id, therapist_id, status, created_at, updated_at) "
                   "select 2, t, 'scheduled', now(), now() from generate_series(501, 502) t");
    auto agent = PgFixture::connect(m_server.login(both, u"guard_agent"_s, {u"slotdesk_agent"_s}));
    QCOMPARE(must(ForeignGuard(*agent).status()).standing[u"surplus"].toInt(), 1);
    QVERIFY(!agent->exec("delete from slotdesk_guard.finding").ok());
    QVERIFY(*ForeignGuard(*owner).remove());
}

QTEST_GUILESS_MAIN(TestForeignGuard)
#include "tst_foreignguard.moc"
