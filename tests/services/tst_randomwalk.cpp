// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bookingworld.h"
#include "tests/support/pgfixture.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

#include <thread>

using namespace slotdesk;

/// Four sessions do whatever can be done, at random and at once; afterwards nothing is broken.
class TestRandomWalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noCommandIsLeftOut();
    void noWalkBreaksAnInvariant();
    void aBrokenInvariantWouldBeSeen();

private:
    PgFixture m_fixture;
};

// Whatever the schema offers as a command is walked, here and by the walk that compares each with its dry run.
void TestRandomWalk::noCommandIsLeftOut()
{
    const Endpoint endpoint = m_fixture.freshDatabase(QStringLiteral("list"));
    auto connection = PgFixture::connect(endpoint);
    QFile script(QStringLiteral(SLOTDESK_SOURCE_DIR "/tests/services/data/randomwalk.sql"));
    QVERIFY(script.open(QIODevice::ReadOnly));
    QVERIFY(connection->script(script.readAll()).ok());
    QCOMPARE(
        PgFixture::run(*connection,
                       "select coalesce(string_agg(c.proname, ', '), '') from pg_proc c, pg_proc w where "
                       "c.pronamespace = 'slotdesk'::regnamespace and c.prosecdef and c.proargnames[1] = 'command' "
                       "and c.prorettype = 'slotdesk.outcome'::regtype and w.pronamespace = 'walk'::regnamespace "
                       "and w.proname = 'some_function' and w.prosrc !~ ('\\m' || c.proname || '\\M')")
            .text(0, 0),
        QString());
}

void TestRandomWalk::noWalkBreaksAnInvariant()
{
    const Endpoint endpoint = m_fixture.freshDatabase(QStringLiteral("walk"));
    auto connection = PgFixture::connect(endpoint);
    QFile script(QStringLiteral(SLOTDESK_SOURCE_DIR "/tests/services/data/randomwalk.sql"));
    QVERIFY(script.open(QIODevice::ReadOnly));
    QVERIFY(connection->script(script.readAll()).ok());

    const double first = QRandomGenerator::global()->generateDouble() / 2;
    qInfo("seed %.9f", first);
    std::vector<std::thread> sessions;
    for (int session = 0; session < 4; ++session) {
        sessions.emplace_back([endpoint, seed = first + session / 10.0] {
            auto own = PgFixture::connect(endpoint);
            own->setStatementTimeout(240000);
            PgFixture::run(*own, "call walk.run(250, $1)", SqlParams().raw(QByteArray::number(seed, 'f', 9)));
        });
    }
    for (std::thread& session : sessions)
        session.join();

    const PgResult broken = PgFixture::run(
        *connection, "select rule || ' ' || request_id || ' ' || what from slotdesk.violations() limit 20");
    for (int row = 0; row < broken.rows(); ++row)
        qWarning("%s", qPrintable(broken.text(row, 0)));
    QCOMPARE(broken.rows(), 0);
    // Whoever writes by hand may meet a deadlock, the guard, or, with several rows of one request in one statement, a
    // row that the guard has just changed (27000: nothing is changed); a command answers with an outcome, always.
    QCOMPARE(PgFixture::run(*connection,
                            "select coalesce(string_agg(function || ' ' || code, ', '), '') from walk.tally "
                            "where code ~ '^[0-9A-Z]{5}$' and (function in (select function from slotdesk.command) "
                            "or code not in ('40P01', '23P01', '27000'))")
                 .text(0, 0),
             QString());
    QCOMPARE(PgFixture::run(*connection, "select sum(n) from walk.tally").int64(0, 0), 1000);
}

void TestRandomWalk::aBrokenInvariantWouldBeSeen()
{
    const Endpoint endpoint = m_fixture.freshDatabase(QStringLiteral("broken"));
    auto connection = PgFixture::connect(endpoint);
    BookingWorld world(*connection, 3);
    const RequestId couples = world.request(2);
    QVERIFY(world.accept(couples, 1).ok);
    QCOMPARE(world.violations(), QStringList());
    const auto breaks = [&](const QByteArray& sql, const char* rule) {
        PgFixture::run(*connection, "begin");
        PgFixture::run(*connection, "set local session_replication_role = replica"); // no trigger mends it
        PgFixture::run(*connection, sql);
        const QStringList found = world.violations();
        PgFixture::run(*connection, "rollback");
        return std::any_of(found.begin(), found.end(),
                           [rule](const QString& line) { return line.startsWith(QLatin1String(rule)); });
    };
    QVERIFY(breaks("update slotdesk.appointment_request set slots = 3", "slots"));
    QVERIFY(breaks("update slotdesk.appointment_request set status = 'filled'", "status"));
    QVERIFY(breaks("update slotdesk.appointment_request set status = 'expired'", "offer"));
    QVERIFY(breaks("update slotdesk.appointment set version = version + 1", "event"));
    QVERIFY(breaks("update slotdesk.event set rows = '{}'", "event"));
    QVERIFY(breaks("delete from slotdesk.command", "receipt"));
    QVERIFY(breaks("update slotdesk.command set detail = '{\"no_effect\": true}' where function = 'accept_offer'",
                   "receipt"));
    QVERIFY(breaks("update slotdesk.event set command = (select id from slotdesk.command where function = "
                   "'create_request') where kind = 'offer_accepted'",
                   "receipt"));
    QVERIFY(breaks("delete from slotdesk.event where kind = 'offer_accepted'", "receipt"));
    QVERIFY(breaks(
        "insert into slotdesk.appointment (request_id, market_id, therapist_id, starts_at, ends_at, status, booked_at, "
        "exempt_reason) select request_id, market_id, 2, starts_at, ends_at, 'booked', now(), 'surplus' "
        "from slotdesk.appointment cross join generate_series(1, 2) where position = 1",
        "alert"));
    QVERIFY(breaks("insert into slotdesk.alert (kind, case_key, market_id, request_id, request_ids, appointment_ids) "
                   "values ('surplus', 'surplus:1', 1, 1, '{1}', '{1}')",
                   "alert"));
}

QTEST_GUILESS_MAIN(TestRandomWalk)
#include "tst_randomwalk.moc"
