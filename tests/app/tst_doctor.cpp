// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/migrator.h"
#include "support/bookingworld.h"
#include "support/pgfixture.h"
#include "support/program.h"

#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

using namespace slotdesk;
using namespace Qt::StringLiterals;

/// slotctl doctor finds each planted fault, says one clear sentence about it, and nothing of a healthy database.
class TestDoctor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aHealthyDatabaseHasNothing();
    void eachPlantedFaultIsFound_data();
    void eachPlantedFaultIsFound();
    void anOpenTransactionHoldsTheFeedBack();
    void anOlderSchemaIsComparedWithWhatItShouldBe();
    void aLoginThatMayLittleIsTold();
    void peopleReadSentences();
    void noSchemaIsNoPatient();

private:
    [[nodiscard]] static Program doctor(const Endpoint& database, const QStringList& more = {})
    {
        return Program::run(QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl"),
                            QStringList{u"doctor"_s, u"--json"_s, u"--db"_s, QString::fromUtf8(database.conninfo())} +
                                more);
    }
    /// The sentences of one topic, or of all.
    [[nodiscard]] static QStringList sentences(const Program& ran, const QString& topic = {})
    {
        QStringList list;
        for (const QJsonValue& finding : ran.object()[u"findings"].toArray())
            if (topic.isEmpty() || finding[u"topic"].toString() == topic)
                list << finding[u"what"].toString();
        return list;
    }

    PgFixture m_server;
};

void TestDoctor::initTestCase()
{
    // The test server is quick and careless; here it shall be a good one.
    const Endpoint any = m_server.emptyDatabase();
    for (const char* name : {"fsync", "full_page_writes", "synchronous_commit"})
        PgFixture::run(any, QByteArray("alter system set ") + name + " = on");
    PgFixture::run(any, "select pg_reload_conf()");
    QVERIFY(QTest::qWaitFor([&] { return PgFixture::run(any, "show fsync").bytes(0, 0) == "on"; }, 10000));
}

void TestDoctor::aHealthyDatabaseHasNothing()
{
    const Endpoint database = m_server.freshDatabase(u"healthy"_s);
    auto connection = PgFixture::connect(database);
    BookingWorld world(*connection, 3);
    QVERIFY(world.request(2).isValid());
    const qint64 databases = PgFixture::run(database, "select count(*) from pg_database").int64(0, 0);
    const Program ran = doctor(database);
    QVERIFY2(ran.code == 0, (ran.err + ran.out).constData());
    QVERIFY(ran.object()[u"healthy"].toBool());
    QCOMPARE(PgFixture::run(database, "select count(*) from pg_database").int64(0, 0), databases);
}

void TestDoctor::eachPlantedFaultIsFound_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* fault, const QString& topic, const QString& words) {
        QTest::newRow(name) << QByteArray(fault) << topic << words;
    };
    row("no exclusion", "alter table slotdesk.appointment drop constraint appointment_overlap", u"constraint"_s,
        u"ALARM: the constraint appointment_overlap on slotdesk.appointment is missing"_s);
    row("no unique index", "drop index slotdesk.appointment_same_therapist", u"index"_s,
        u"ALARM: the index slotdesk.appointment_same_therapist is missing"_s);
    row("no positions", "alter table slotdesk.appointment drop constraint appointment_position", u"constraint"_s,
        u"no longer refuses more bookings than slots"_s);
    row("no closed backstop", "drop trigger after_close_booked on slotdesk.appointment", u"trigger"_s,
        u"no longer refuses somebody booked on a closed request"_s);
    row("closed backstop disabled", "alter table slotdesk.appointment_request disable trigger after_close_closed",
        u"trigger"_s, u"ALARM: the trigger after_close_closed on slotdesk.appointment_request is disabled"_s);
    row("closed backstop emptied",
        "create or replace function slotdesk.refuse_after_close() returns trigger language plpgsql security definer "
        "set "
        "search_path = slotdesk, pg_temp as $$ begin return null; end $$",
        u"function"_s, u"ALARM: the function slotdesk.refuse_after_close() is not as this program makes it"_s);
    row("constraint changed",
        "alter table slotdesk.appointment drop constraint appointment_overlap; alter table "
        "slotdesk.appointment add constraint appointment_overlap exclude using gist (therapist_id "
        "with =, tstzrange(starts_at, ends_at) with &&) where (status = 'booked')",
        u"constraint"_s, u"ALARM: the constraint appointment_overlap on slotdesk.appointment is not as"_s);
    row("not validated", "alter table slotdesk.client add constraint named check (name <> '') not valid",
        u"constraint"_s, u"named on slotdesk.client was never validated"_s);
    row("guard disabled", "alter table slotdesk.appointment disable trigger guard_insert", u"trigger"_s,
        u"ALARM: the trigger guard_insert on slotdesk.appointment is disabled"_s);
    row("foreign keys disabled", "alter table slotdesk.appointment disable trigger all", u"trigger"_s,
        u"of a foreign key on slotdesk.appointment is disabled"_s);
    row("guard dropped", "drop trigger guard_update on slotdesk.appointment", u"trigger"_s,
        u"The trigger guard_update on slotdesk.appointment is missing"_s);
    row("table right", "grant insert on slotdesk.appointment to slotdesk_agent", u"right"_s,
        u"INSERT on slotdesk.appointment to slotdesk_agent"_s);
    row("column right", "grant update (status) on slotdesk.appointment to slotdesk_backend", u"right"_s,
        u"UPDATE on slotdesk.appointment (status) to slotdesk_backend"_s);
    row("right revoked", "revoke execute on function slotdesk.accept_offer(uuid, bigint) from slotdesk_backend",
        u"right"_s, u"A right is missing: EXECUTE on function slotdesk.accept_offer"_s);
    row("everybody executes", "grant execute on function slotdesk.violations() to public", u"rights"_s,
        u"Everybody may execute slotdesk.violations()"_s);
    row("path not pinned", "alter function slotdesk.accept_offer(uuid, bigint) reset search_path", u"search_path"_s,
        u"slotdesk.accept_offer(uuid,bigint) runs with its owner's rights"_s);
    row("body edited",
        "create or replace function slotdesk.setting_of(p_name text) returns text language sql stable set "
        "search_path = slotdesk, pg_temp as $$ select 'observe'::text $$",
        u"function"_s, u"The function slotdesk.setting_of(text) is not as this program makes it"_s);
    row("function added", "create function slotdesk.extra() returns int language sql as 'select 1'", u"function"_s,
        u"slotdesk.extra() is none of this program's"_s);
    row("isolation",
        "do $$ begin execute format('alter database %I set default_transaction_isolation = ''repeatable read''', "
        "current_database()); end $$",
        u"setting"_s, u"The setting default_transaction_isolation of this database is repeatable read"_s);
    row("unsafe commits",
        "do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); "
        "end $$",
        u"setting"_s, u"The setting synchronous_commit of this database is off"_s);
    row("newer schema",
        "insert into slotdesk.schema_version (number, name, checksum) select max(number) + 1, 'next', 'x' from "
        "slotdesk.schema_version",
        u"schema"_s, u"which is newer than this program's"_s);
    row("another build's", "update slotdesk.schema_version set checksum = 'x' where number = 4", u"schema"_s,
        u"Migration 4 (accept) of the database is not the one"_s);
    row("violation",
        "alter table slotdesk.appointment_request disable trigger user; update slotdesk.appointment_request set "
        "status = 'cancelled'; alter table slotdesk.appointment_request enable trigger user",
        u"violation"_s, u"break the rule \"status\""_s);
    row("restored dump", "update slotdesk.feed_incarnation set system_identifier = 7", u"incarnation"_s,
        u"restored from a dump"_s);
    row("owner logs in", "alter role slotdesk_owner login", u"logins"_s, u"slotdesk_owner can log in"_s);
    row("relay that books", "create role doctor_relay login in role slotdesk_worker, slotdesk_backend", u"logins"_s,
        u"doctor_relay is in slotdesk_worker and in slotdesk_backend"_s);
}

void TestDoctor::eachPlantedFaultIsFound()
{
    QFETCH(QByteArray, fault);
    QFETCH(QString, topic);
    QFETCH(QString, words);
    const Endpoint database = m_server.freshDatabase(u"ill"_s);
    auto connection = PgFixture::connect(database);
    BookingWorld world(*connection, 2);
    QVERIFY(world.request(1).isValid());
    QVERIFY(connection->script(fault).ok());
    const Program ran = doctor(database);
    // Roles are the whole server's: the next patient shall not have them.
    PgFixture::run(*connection, "alter role slotdesk_owner nologin");
    PgFixture::run(*connection, "drop role if exists doctor_relay");
    QVERIFY2(ran.code == 1, (ran.err + ran.out).constData());
    const QStringList said = sentences(ran, topic);
    QVERIFY2(!said.filter(words).isEmpty(), ran.out.constData());
    for (const QJsonValue& finding : ran.object()[u"findings"].toArray())
        QVERIFY2(!finding[u"do"].toString().isEmpty(), qPrintable(finding[u"what"].toString()));
}

void TestDoctor::anOpenTransactionHoldsTheFeedBack()
{
    const Endpoint database = m_server.freshDatabase(u"held"_s);
    auto writer = PgFixture::connect(m_server.emptyDatabase(u"elsewhere"_s));
    PgFixture::run(*writer, "create table t (n int)");
    PgFixture::run(*writer, "begin");
    PgFixture::run(*writer, "insert into t values (1)");
    QCOMPARE(doctor(database).code, 0);
    const Program ran = doctor(database, {u"--open-for"_s, u"0"_s});
    QCOMPARE(ran.code, 1);
    QVERIFY2(sentences(ran).value(0).contains(u"(pid %1"_s.arg(writer->backendPid())), ran.out.constData());
    PgFixture::run(*writer, "rollback");
}

void TestDoctor::anOlderSchemaIsComparedWithWhatItShouldBe()
{
    const Endpoint database = m_server.emptyDatabase(u"older"_s);
    auto connection = PgFixture::connect(database);
    const auto all = Migrator::builtIn();
    QVERIFY(Migrator(*connection, all.first(12)).migrate().ok());
    const Program ran = doctor(database);
    QCOMPARE(ran.code, 1);
    QCOMPARE(sentences(ran).size(), 1);
    QVERIFY2(sentences(ran, u"schema"_s).value(0).contains(u"has schema 12"_s), ran.out.constData());
}

void TestDoctor::aLoginThatMayLittleIsTold()
{
    const Endpoint database = m_server.freshDatabase(u"little"_s);
    const Program ran = doctor(m_server.login(database, u"doctor_agent"_s, {u"slotdesk_agent"_s}));
    QVERIFY2(ran.code == 0 && ran.out.contains("may create a database"), (ran.err + ran.out).constData());
}

void TestDoctor::peopleReadSentences()
{
    const Endpoint database = m_server.freshDatabase(u"people"_s);
    PgFixture::run(database, "grant delete on slotdesk.event to slotdesk_agent");
    const Program ran = Program::run(QStringLiteral(SLOTDESK_BINARY_DIR "/slotctl"),
                                     {u"doctor"_s, u"--db"_s, QString::fromUtf8(database.conninfo())});
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.out.contains("right: A right too many: DELETE on slotdesk.event to slotdesk_agent. Revoke it"),
             ran.out.constData());
}

void TestDoctor::noSchemaIsNoPatient()
{
    const Program ran = doctor(m_server.emptyDatabase());
    QVERIFY2(ran.code == 3 && ran.err.contains("slotctl init"), ran.err.constData());
}

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"
